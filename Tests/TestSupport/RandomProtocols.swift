package import SessionEngine

/// Protocols and requests of every shape the format allows, the same for the same seed.
package struct RandomProtocols {
  private var numbers: SeededNumbers

  package init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  /// Three stages with groups, linking strokes, cautions and mostly a course.
  package mutating func nextProtocol() -> MassageProtocol {
    var source = SmallProtocol.value
    source.introductory = stage(.introductory, upTo: 3)
    source.main = stage(.main, upTo: 7)
    source.final = stage(.final, upTo: 2)
    source.positions = number(in: 0...2) == 0 ? [.prone, .seated] : [.prone]
    source.cautions = (0..<number(in: 0...2)).map { _ in
      Caution(zones: zones(upTo: 2), forbid: isTrue(1) ? [pick(Technique.strokes)] : [], text: "!")
    }
    source.ageLimits =
      isTrue(2) ? [AgeLimit(below: .adult, session: time(in: 60...900), text: "Shorter.")] : []
    source.course = isTrue(8) ? course(of: source.stages.flatMap(\.steps).map(\.id)) : nil
    return source
  }

  package mutating func nextRequest() -> PlanRequest {
    PlanRequest(
      sessionNumber: number(in: 1...16),
      day: isTrue(7) ? number(in: 1...30) : nil,
      available: isTrue(5) ? time(in: 30...2_400) : nil,
      painfulSide: isTrue(5) ? pick(BodySide.allCases) : nil,
      position: isTrue(3) ? pick(Position.allCases) : nil,
      age: isTrue(5) ? .years(number(in: 0...80)) : nil,
      findings: (0..<number(in: 0...2)).map { _ in
        Finding(reason: "skin", zones: zones(upTo: 2, from: 0), place: isTrue(3) ? "scar" : nil)
      },
      dropped: (0..<number(in: 0...1)).map { _ in
        DroppedTechnique(
          technique: isTrue(8) ? pick(Technique.strokes) : nil,
          zones: zones(upTo: 2, from: 0),
          reason: "pain"
        )
      },
      skippedLastTime: isTrue(3) ? ["main-1", "main-3-2"] : []
    )
  }

  private mutating func stage(_ name: StageName, upTo most: Int) -> Stage {
    var count = 0
    let entries = (0..<number(in: 1...most)).map { _ -> StageEntry in
      let isGroup = isTrue(2)
      let steps = (0..<(isGroup ? number(in: 1...3) : 1)).map { _ -> Step in
        count += 1
        return step("\(name.rawValue)-\(count)")
      }
      let fewest = number(in: 1...3)
      return isGroup
        ? .group(rounds: fewest...(fewest + number(in: 0...2)), steps: steps) : .step(steps[0])
    }
    let link =
      isTrue(3)
      ? LinkingStroke(
        technique: .effleurage,
        duration: time(in: 5...30),
        pressure: level(),
        text: "Smooth."
      )
      : nil
    return Stage(name: name, entries: entries, link: link)
  }

  private mutating func step(_ id: String) -> Step {
    let isCounted = isTrue(3)
    let repetitions = number(in: 1...40)
    let dose =
      isCounted
      ? Dose(
        duration: isTrue(2) ? time(in: 5...200) : nil,
        repetitions: repetitions...(repetitions + number(in: 0...9)),
        tempo: number(in: 5...120)
      )
      : Dose(duration: time(in: 5...240))
    return Step(
      id: id,
      technique: pick(Technique.strokes),
      zones: zones(upTo: 3),
      position: isTrue(1) ? pick(Position.allCases) : nil,
      side: pick(SideRule.allCases),
      dose: dose,
      atLeast: isTrue(3)
        ? .milliseconds(dose.countdown.wholeMilliseconds * Int64(number(in: 1...10)) / 10) : nil,
      atMost: isTrue(1) ? time(in: 5...200) : nil,
      pressure: isTrue(7) ? level() : nil,
      isOptional: isTrue(3),
      text: "Work on."
    )
  }

  private mutating func course(of ids: [String]) -> Course {
    let isByDays = isTrue(2)
    let end = number(in: 1...5)
    let periods = [1, end + 1].map { from -> Period in
      let to = from == 1 ? end : isTrue(5) ? nil : number(in: from...14)
      let lower = number(in: 60...600)
      let hasTime = isTrue(6)
      return Period(
        id: "from-\(from)",
        title: "From \(from)",
        span: isByDays ? .days(from: from, to: to) : .sessions(from: from, to: to),
        session: hasTime ? .seconds(lower)...(.seconds(lower + number(in: 0...600))) : nil,
        grows: hasTime && isTrue(5),
        maxPressure: isTrue(5) ? Pressure(number(in: 1...5)) : nil,
        leaveOut: isTrue(4) ? [pick(ids)] : [],
        changes: (0..<number(in: 0...2)).map { _ in change(of: pick(ids)) }
      )
    }
    return Course(sessions: 5...10, interval: .days(1...2), periods: periods)
  }

  private mutating func change(of id: String) -> StepChange {
    let repetitions = number(in: 1...30)
    return StepChange(
      step: id,
      duration: isTrue(5) ? time(in: 5...120) : nil,
      repetitions: isTrue(2) ? repetitions...(repetitions + 3) : nil,
      tempo: isTrue(2) ? number(in: 5...120) : nil,
      pressure: isTrue(3) ? level() : nil,
      zones: isTrue(2) ? zones(upTo: 2) : nil
    )
  }

  private mutating func zones(upTo most: Int, from fewest: Int = 1) -> [Zone] {
    var zones: [Zone] = []
    for _ in 0..<number(in: fewest...most) {
      let zone = pick(Zone.allCases)
      if !zones.contains(zone) { zones.append(zone) }
    }
    return zones
  }

  private mutating func level() -> PressureCourse? {
    let (start, end) = (Pressure(number(in: 1...5)), Pressure(number(in: 1...5)))
    return start.flatMap { start in end.map { PressureCourse(start: start, end: $0) } }
  }

  private mutating func time(in seconds: ClosedRange<Int>) -> Duration {
    .seconds(number(in: seconds))
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  /// True in so many of ten cases.
  private mutating func isTrue(_ tenths: Int) -> Bool { number(in: 1...10) <= tenths }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }
}
