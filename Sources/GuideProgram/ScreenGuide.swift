import GuideScreens
import SessionEngine
package import TerminalFrame
import Words

/// The guide on a full screen.
package struct ScreenGuide: Guide, Sendable {
  /// What it begins with.
  package enum Start: Sendable {
    case home
    case session(SessionOffer)
    case interrupted(InterruptedSession)
  }

  private var start: Start?
  /// The home screen is where it came from, and where it goes back to.
  let isFromHome: Bool
  let settings: ScreenSettings
  var size: Size
  var place = ScreenPlace.home(facts: HomeFacts(), selected: 0)
  package internal(set) var guided: GuidedSession?
  var dialogue: SessionScreen.Dialogue?
  var help: (context: KeyContext, scroll: Int)?
  var isBlank = false
  /// The patient that was chosen for the next session.
  var chosenPatient: String?
  /// The patient of the last session, for one that goes on as last time.
  var latest: PatientFacts?
  var answer: ScreenAnswer?
  /// The near view stays until this boot time.
  var nearUntil: Duration?
  /// Of the last frame, what the next may still be drawn on.
  var stillLayer: StillLayer?
  private var elbow = ElbowRule()
  /// A press that counts at its boot time, unless the key turns out to be held down.
  private var waitingPress: (key: Key, until: Duration)?
  /// Until then the records are waited for.
  var leavesAt: Duration?

  static let nearTime: Duration = .seconds(8)
  /// Faster rehearsals are not drawn more often than this.
  private static let shortestTick: Duration = .milliseconds(50)

  package init(_ start: Start, settings: ScreenSettings, size: Size) {
    self.start = start
    isFromHome = if case .home = start { true } else { false }
    self.settings = settings
    self.size = size
  }

  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    var effects: [Effect] = []
    switch message {
    case .turn: effects = turn(at: moment)
    case .key(let key): effects = press(key, at: moment)
    case .resized(let size): self.size = size
    case .store(let report): guided?.note(report)
    case .signal(let number): effects = leave(.signalled(number), at: moment)
    case .hangup: effects = leave(.signalled(1), at: moment)
    case .suspend: effects = [.suspend]
    case .continued: guided?.markStopped()
    case .home(let facts): effects = showHome(facts)
    case .protocols, .patients, .patient, .patientRecord, .latest, .history, .record, .trends:
      show(message, at: moment)
    case .remarked(let addition): show(addition, at: moment)
    case .offered(let offer): effects = take(offer, at: moment)
    case .takenUp(let interrupted): effects = takeUp(interrupted, at: moment)
    case .failed(let sentence), .held(let sentence):
      refuse(sentence, at: moment)
      keepTypedWords()
      if case .waiting = place { effects = [.readHome] }
    case .notice(let sentence):
      answer = ScreenAnswer(text: sentence, until: moment.boot + ScreenAnswer.time)
    case .writtenAside(let path): noteWritten(path)
    case .line, .endOfInput: break
    }
    return effects + leaveWhenSaved(at: moment)
  }

  // MARK: Time

  private mutating func turn(at moment: Moment) -> [Effect] {
    if let answer, answer.until <= moment.boot { self.answer = nil }
    if let nearUntil, nearUntil <= moment.boot { self.nearUntil = nil }
    if let start {
      self.start = nil
      return begin(start, at: moment)
    }
    let effects = guided?.pass(at: moment) ?? []
    if effects.contains(.cue(.gap)) || effects.contains(.cue(.alarm)) { isBlank = false }
    followState()
    return effects + takeWaitingPress(after: effects, at: moment)
  }

  /// A press that was held back counts now; one from before a gap is no answer to it.
  private mutating func takeWaitingPress(after effects: [Effect], at moment: Moment) -> [Effect] {
    guard let waitingPress, waitingPress.until <= moment.boot else { return [] }
    self.waitingPress = nil
    return effects.contains(.cue(.gap)) ? [] : take(waitingPress.key, at: moment)
  }

  private mutating func begin(_ start: Start, at moment: Moment) -> [Effect] {
    switch start {
    case .home: return [.readHome]
    case .session(let offer): return take(offer, at: moment)
    case .interrupted(let interrupted): return takeUp(interrupted, at: moment)
    }
  }

  /// The next instant at which the picture or the session changes by itself.
  package func nextDeadline(at moment: Moment) -> Duration? {
    let dues = [
      answer?.until, nearUntil, waitingPress?.until, undoDue(at: moment),
      isLeaving ? leavesAt : nil,
    ]
    let session = sessionDue(at: moment).map {
      $0 > moment.boot ? $0 : moment.boot + Self.shortestTick
    }
    return (dues.filter { $0 ?? .zero > moment.boot } + [session]).compactMap(\.self).min()
  }

  private func sessionDue(at moment: Moment) -> Duration? {
    guard let guided else { return nil }
    let state = guided.state
    let now = guided.elapsed(at: moment)
    let dues = [state.nextDue, settings.cues.nextDue(in: state, after: now)].compactMap(\.self)
    let due = dues.min().map(guided.clock.boot(at:))
    guard state.isMoving || state.isResting else { return due }
    let tick = max(
      guided.clock.boot(at: now + untilNextSecond(guided, now)),
      moment.boot + Self.shortestTick
    )
    return min(due ?? tick, tick, moment.boot + GuidedSession.heartbeat)
  }

  /// Until the time that is shown next: whole seconds of what is left.
  private func untilNextSecond(_ guided: GuidedSession, _ now: Duration) -> Duration {
    let state = guided.state
    let left = state.restDue.map { $0.upperBound - now } ?? state.phaseDue.map { $0 - now } ?? .zero
    let part = left.wholeMilliseconds % 1_000
    return .milliseconds(part > 0 ? part : 1_000)
  }

  private func undoDue(at moment: Moment) -> Duration? {
    guard let guided, let point = guided.state.undoPoint,
      guided.state.canUndo(at: guided.elapsed(at: moment))
    else { return nil }
    return guided.clock.boot(at: point.at + UndoPoint.window + .milliseconds(1))
  }

  // MARK: Keys

  private mutating func press(_ key: Key, at moment: Moment) -> [Effect] {
    if isLeaving { return [] }
    let key = clicked(key, at: moment) ?? key
    let waiting = waitingPress
    waitingPress = nil
    var effects: [Effect] = []
    if let waiting, waiting.key != key { effects = take(waiting.key, at: moment) }
    let isTyped = isTyping && key != .enter
    if isTyped { return effects + take(key, at: moment) }
    switch elbow.judge(key, meaning: act(of: key, at: moment), at: moment.boot) {
    case .ignored: return effects
    case .waits(let until):
      waitingPress = (key, until)
      return effects
    case .counts: return effects + take(key, at: moment)
    }
  }

  /// The key that a click stands for: the one whose name was clicked, else the suggested way on.
  ///
  /// Nothing for a click that means an act of its own, or only a look, while a technique runs.
  private func clicked(_ key: Key, at moment: Moment) -> Key? {
    guard case .mouse(let point) = key else { return nil }
    let screen = screen(at: moment)
    switch screen.act(at: point, size: size, look: settings.look) {
    case .press(let key): return key
    case .confirm: return settings.keys.keys(for: .confirm, in: screen.context).first
    case nil where screen.context == .running || screen.context == .stillThere: return nil
    case nil: return settings.keys.keys(for: .confirm, in: screen.context).first
    default: return nil
    }
  }

  private mutating func take(_ key: Key, at moment: Moment) -> [Effect] {
    if isLeaving { return [] }
    let act = act(of: key, at: moment)
    if let act, case .repaint = act { return [.repaint] }
    answer = nil
    let effects = perform(act, key, at: moment)
    followState()
    holdScroll(at: moment)
    return effects
  }

  /// Scrolling ends where the text does: the way back begins with the first key.
  private mutating func holdScroll(at moment: Moment) {
    guard scroll > 0 else { return }
    let end = screen(at: moment).scrollMax(size: size, look: settings.look)
    if scroll > end { scroll = end }
  }

  /// The first line shown of a text that is longer than the screen; 0 where nothing is scrolled.
  private var scroll: Int {
    get {
      if let help { return help.scroll }
      return switch place {
      case .record(_, let page, _), .summary(let page): page.scroll
      case .trends(_, _, let scroll, _), .patientRecord(_, _, let scroll), .review(let scroll):
        scroll
      default: 0
      }
    }
    set {
      if let shown = help {
        help = (shown.context, newValue)
        return
      }
      switch place {
      case .record(let record, var page, let list):
        page.scroll = newValue
        place = .record(record, page, list)
      case .trends(let shown, let patient, _, let list):
        place = .trends(shown, patient: patient, scroll: newValue, list)
      case .patientRecord(let facts, let line, _):
        place = .patientRecord(facts, line, scroll: newValue)
      case .review: place = .review(scroll: newValue)
      case .summary(var page):
        page.scroll = newValue
        place = .summary(page)
      default: break
      }
    }
  }

  private func act(of key: Key, at moment: Moment) -> Act? {
    let screen = screen(at: moment)
    if case .mouse(let point) = key {
      let act = screen.act(at: point, size: size, look: settings.look)
      let isRunning = screen.context == .running || screen.context == .stillThere
      return act ?? (isRunning ? .details : .confirm)
    }
    return settings.keys.act(for: key, in: screen.context)
  }

  private mutating func perform(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    if isBlank {
      isBlank = false
      return []
    }
    if help != nil { return helped(act) }
    if case .help? = act {
      help = (screen(at: moment).context, 0)
      return []
    }
    if dialogue != nil { return dialogued(act, key, at: moment) }
    switch place {
    case .home, .list, .patients, .patient, .patientRecord, .removal, .history, .record, .trends:
      return atHome(act, key, at: moment)
    case .sinceLastTime, .screening, .refused, .preparation, .pain, .side, .review:
      return opening(act, key, at: moment)
    case .position, .minutes, .noPlan, .day: return planning(act, key, at: moment)
    case .session: return session(act, key, at: moment)
    case .rest, .painAfter, .summary: return afterwards(act, key, at: moment)
    case .unsaved(let page): return unsaved(act, key, page, at: moment)
    case .waiting, .leaving: return []
    }
  }

  private mutating func helped(_ act: Act?) -> [Effect] {
    guard let shown = help else { return [] }
    switch act {
    case .down: help = (shown.context, shown.scroll + 1)
    case .up: help = (shown.context, max(0, shown.scroll - 1))
    case .forward: help = (shown.context, shown.scroll + max(1, size.rows - 4))
    case .backward: help = (shown.context, max(0, shown.scroll - max(1, size.rows - 4)))
    case .firstRow: help = (shown.context, 0)
    case .lastRow: help = (shown.context, Int.max / 2)
    default: help = nil
    }
    return []
  }

  private var isTyping: Bool {
    switch dialogue {
    case .note, .end, .decline, .lengthen: return true
    default: break
    }
    switch place {
    case .list, .patients, .patientRecord, .removal, .minutes, .day: return true
    case .screening(let page): return page.need != nil
    case .unsaved(let page): return page.path != nil
    case .summary(let page), .record(_, let page, _): return page.typed != nil
    default: return false
    }
  }

  // MARK: What every place uses

  /// Carries out a command and says what it did, or why not.
  mutating func carryOut(_ command: Command, at moment: Moment) -> [Effect] {
    do throws(Refusal) {
      let before = guided?.entries.count ?? 0
      let effects = try guided?.perform(command, at: moment) ?? []
      if let guided, let said = ScreenAnswers.answer(to: guided.entries[before...], guided.state) {
        answer = ScreenAnswer(
          text: said.text,
          sequence: said.sequence,
          until: moment.boot
            + (undoSeconds(at: moment) == nil ? ScreenAnswer.time : UndoPoint.window)
        )
      }
      return effects
    } catch {
      refuse(error.sentence, at: moment)
      return []
    }
  }

  mutating func refuse(_ sentence: String, at moment: Moment) {
    answer = ScreenAnswer(
      text: sentence,
      isRefusal: true,
      until: moment.boot + ScreenAnswer.time
    )
  }

  /// A key that does nothing says so.
  mutating func refuseUnknown(at moment: Moment) -> [Effect] {
    let help = settings.keys.keys(for: .help, in: .running).first?.name ?? "?"
    refuse("This key does nothing here; \(help) shows the keys.", at: moment)
    return []
  }

  /// Goes where the session went by itself.
  mutating func followState() {
    guard let state = guided?.state else { return }
    if case .session = place, state.isResting { place = .rest(selected: 0) }
    if case .rest = place, state.isMoving || state.isPaused { place = .session }
  }
}
