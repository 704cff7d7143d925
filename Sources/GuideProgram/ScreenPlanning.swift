import GuideScreens
import SessionEngine
import TerminalFrame
import Words

// What the plan still needs: the position, the minutes, the day since the injury.

extension ScreenGuide {
  mutating func askPosition(at moment: Moment) -> [Effect] {
    guard let positions = guided?.flow?.positions, !positions.isEmpty else {
      return askMinutes(at: moment)
    }
    let chosen = guided?.wishes.position.flatMap(positions.firstIndex)
    place = .position(selected: chosen ?? 0)
    return []
  }

  private mutating func askMinutes(at moment: Moment) -> [Effect] {
    guard guided?.flow?.asksMinutes ?? false else { return plan(at: moment) }
    place = .minutes(TypedLine(guided?.wishes.available.map(\.wholeMinutes) ?? ""), after: nil)
    return []
  }

  mutating func planning(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    switch place {
    case .position(let selected): return position(act, selected, at: moment)
    case .minutes(let line, let refusal): return minutes(act, key, line, refusal, at: moment)
    case .noPlan(let refusal, let selected): return noPlan(act, refusal, selected, at: moment)
    case .day(let offer, let line): return day(act, key, offer, line, at: moment)
    default: return []
    }
  }

  private mutating func position(_ act: Act?, _ selected: Int, at moment: Moment) -> [Effect] {
    let positions = guided?.flow?.positions ?? []
    if let next = Self.moved(selected, act, count: positions.count) {
      place = .position(selected: next)
      return []
    }
    switch act {
    case .confirm where positions.indices.contains(selected):
      guided?.wishes.position = positions[selected]
      return askMinutes(at: moment)
    case .cancel: return backToPain()
    default: return refuseUnknown(at: moment)
    }
  }

  /// An empty line means the whole plan, or the shortest one where the whole did not fit.
  private mutating func minutes(
    _ act: Act?,
    _ key: Key,
    _ line: TypedLine,
    _ refusal: PlanRefusal?,
    at moment: Moment
  ) -> [Effect] {
    var line = line
    switch typed(act, key, &line, at: moment) {
    case .going:
      place = .minutes(line, after: refusal)
      return []
    case .dropped:
      if refusal == nil, guided?.state.plan != nil {
        place = .review(scroll: 0)
        return []
      }
      return backToPain()
    case .kept: break
    }
    if line.isBlank {
      guided?.wishes.available = refusal?.shortest
      return plan(at: moment)
    }
    guard let minutes = Int(line.trimmed), PlanWishes.minutes.contains(minutes) else {
      let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
      refuse("The minutes are a whole number from \(least) to \(most).", at: moment)
      return []
    }
    guided?.wishes.available = .seconds(minutes * 60)
    return plan(at: moment)
  }

  private mutating func noPlan(
    _ act: Act?,
    _ refusal: PlanRefusal,
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    if let next = Self.moved(selected, act, count: 2) {
      place = .noPlan(refusal, selected: next)
      return []
    }
    switch act {
    case .confirm where selected == 0:
      let effects = carryOut(.stop(reason: refusal.sentence), at: moment)
      return effects + giveUp(.failed(refusal.sentence), at: moment)
    case .confirm: return ask(page: 0, at: moment)
    case .cancel: return backToPain()
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func backToPain() -> [Effect] {
    place = .pain(score: guided?.state.painBefore)
    return []
  }

  /// Before the session is opened: its first entry names the day.
  private mutating func day(
    _ act: Act?,
    _ key: Key,
    _ offer: SessionOffer,
    _ line: TypedLine,
    at moment: Moment
  ) -> [Effect] {
    var line = line
    switch typed(act, key, &line, at: moment) {
    case .going: place = .day(offer, line)
    case .dropped: return giveUp(.failed(PlanRefusal.dayMissing.sentence), at: moment)
    case .kept:
      guard let day = Int(line.trimmed), (0...9_999).contains(day) else {
        refuse("The days since the injury are a whole number; 0 is the day itself.", at: moment)
        return []
      }
      var offer = offer
      offer.request.day = day
      return open(offer, at: moment) + keepInjury(offer, day)
    }
    return []
  }

  /// The next session of the course knows its day by itself.
  private func keepInjury(_ offer: SessionOffer, _ day: Int) -> [Effect] {
    guard let patient = offer.patient, offer.speed == nil else { return [] }
    let injured = CalendarDate(daysSince1970: offer.memory.today - day).text
    return [.changePatient(patient, line: "course: \(offer.massage.id), injured \(injured)")]
  }

  // MARK: Screens

  func planningScreen(_ standing: Standing) -> (any Screen)? {
    let patient = guided?.state.opening?.patient
    switch place {
    case .position(let selected):
      return ChoiceScreen(
        title: "In which position?",
        patient: patient,
        text: ["This can be done in several positions. Choose the one for today."],
        choices: (guided?.flow?.positions ?? []).map(\.rawValue),
        selected: selected,
        standing: standing
      )
    case .minutes(let line, let refusal):
      return LineScreen(
        title: "How many minutes are at hand?",
        patient: patient,
        text: [refusal?.sentence ?? minutesText, "Esc goes back."],
        line: line,
        enter: minutesEnter(line, refusal),
        standing: standing
      )
    case .noPlan(let refusal, let selected):
      return ChoiceScreen(
        title: "No plan for today",
        patient: patient,
        text: [refusal.sentence],
        choices: ["Close without a session; the record says why", "Back to the questions"],
        selected: selected,
        standing: standing
      )
    case .day(let offer, let line):
      return LineScreen(
        title: "Days since the injury?",
        patient: offer.patient,
        text: ["This course counts by days: 0 is the day of the injury, 1 the day after."],
        line: line,
        enter: line.isBlank ? "a number of days" : "day \(line.trimmed)",
        standing: standing
      )
    default: return nil
    }
  }

  private var minutesText: String {
    let length = guided?.flow?.planLength.map {
      "The plan takes \($0.upperBound.asMinutes) hands-on, \($0.lowerBound.asMinutes) at the"
        + " shortest."
    }
    let given =
      guided?.flow?.asksMinutes ?? false ? "The sources of this protocol give no time. " : ""
    return given + (length ?? "")
  }

  private func minutesEnter(_ line: TypedLine, _ refusal: PlanRefusal?) -> String {
    guard line.isBlank else { return "\(line.trimmed) minutes" }
    return refusal?.shortest.map { "the shortest plan, \($0.asMinutes)" } ?? "the whole plan"
  }
}

extension PlanRefusal {
  fileprivate var shortest: Duration? {
    if case .tooShort(_, let shortest) = self { shortest } else { nil }
  }
}

extension Duration {
  fileprivate var wholeMinutes: String { "\(wholeMilliseconds / 60_000)" }
}

extension TypedLine {
  fileprivate var trimmed: String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
