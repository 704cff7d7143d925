import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// What the pages share: the session in hand, the answer to the last key, and where they lead.
struct Desk: Sendable {
  let settings: ScreenSettings
  /// The home screen is where it came from, and where it goes back to.
  let isFromHome: Bool
  var size: Size
  /// The present turn's.
  var moment = Moment(boot: .zero, awake: .zero, wall: WallTime(milliseconds: 0))
  var guided: GuidedSession?
  /// What is asked or typed over the session.
  var dialogue: (any Dialogue)?
  var help: HelpPage?
  var isBlank = false
  /// The patient that was chosen for the next session.
  var chosenPatient: String?
  /// The age of that patient, where it is known.
  var chosenAge: AgeRange?
  /// The next offer is one to be answered before the session.
  var isBeforehand = false
  /// The patient of the last session, for one that goes on as last time.
  var latest: PatientFacts?
  /// Where a session was asked for; nothing where that was the home screen.
  var origin: (any Page)?
  /// What was answered for a protocol that was given up for another; gone with whoever answered.
  var carried: CarriedAnswers?
  /// The session is left by going back: to where it was asked for.
  var goesBack = false
  /// Who is to see a doctor before the next session.
  var referrals: [ReferredPatient] = []
  /// Ids of the protocols that were used last, as far as the records have told.
  var recentProtocols: [String] = []
  /// Who works.
  var therapist: Therapist?
  var answer: ScreenAnswer?
  /// The near view stays until this boot time.
  private(set) var nearUntil: Duration?
  /// The page that was asked for last.
  private(set) var next: (any Page)?
  private(set) var effects: [Effect] = []

  private static let nearTime: Duration = .seconds(8)

  init(_ settings: ScreenSettings, size: Size, isFromHome: Bool) {
    self.settings = settings
    therapist = settings.therapist
    self.size = size
    self.isFromHome = isFromHome
  }

  // MARK: Where it leads

  mutating func show(_ page: any Page) { next = page }

  mutating func want(_ effects: Effect...) { want(effects) }

  mutating func want(_ effects: [Effect]) { self.effects += effects }

  mutating func takeNext() -> (any Page)? {
    defer { next = nil }
    return next
  }

  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// Asks the records for what a session of this protocol is opened with.
  mutating func offer(_ id: String, patient: String?) {
    show(WaitingPage(guided))
    want(.offer(protocol: id, patient: patient, beforehand: isBeforehand))
  }

  // MARK: What keys do

  /// Carries out a command and says what it did, or why not.
  mutating func carryOut(_ command: Command, quietly: Bool = false) {
    do throws(Refusal) {
      let before = guided?.entries.count ?? 0
      effects += try guided?.perform(command, at: moment) ?? []
      guard !quietly, let guided else { return }
      for entry in guided.entries[before...] {
        guard var text = EventShown(entry.event, in: guided.state).answer else { continue }
        // Two events, one press.
        if case .swap(let step) = command { text = "Replaced by " + step.technique.onScreen }
        let time = undoSeconds == nil ? ScreenAnswer.time : UndoPoint.window
        answer = ScreenAnswer(text: text, sequence: entry.sequence, until: moment.boot + time)
        return
      }
    } catch {
      refuse(error.sentence)
    }
  }

  mutating func tell(age: AgeRange) { want(guided?.tell(age: age, at: moment) ?? []) }

  mutating func say(_ sentence: String) {
    answer = ScreenAnswer(text: sentence, until: moment.boot + ScreenAnswer.time)
  }

  mutating func refuse(_ sentence: String) {
    say(sentence)
    answer?.isRefusal = true
  }

  /// A key that does nothing says so.
  mutating func refuseUnknown() {
    let help = settings.keys.name(of: .help, in: .running)
    refuse("This key does nothing here; \(help) shows the keys.")
  }

  mutating func showDetails() { nearUntil = moment.boot + Self.nearTime }

  /// Lets go what has had its time.
  mutating func pass() {
    if let answer, answer.until <= moment.boot { self.answer = nil }
    if let nearUntil, nearUntil <= moment.boot { self.nearUntil = nil }
    guard let passed = guided?.pass(at: moment) else { return }
    effects += passed
    // What fell due is on record first.
    holdPatience()
    if passed.contains(.cue(.gap)) || passed.contains(.cue(.alarm)) { isBlank = false }
  }

  // MARK: What every screen shows

  var standing: Standing {
    Standing(
      answer: shownAnswer,
      saved: saved,
      isRehearsal: guided?.isRehearsal ?? false,
      keys: settings.keys
    )
  }

  private var saved: SavedState {
    guard let saving = guided?.saving, saving.unsaved > 0 else { return .saved }
    if let failure = saving.failure { return .notSaved(saving.unsaved, reason: failure) }
    return .saving(saving.unsaved)
  }

  /// The answer to the last key; it is called saved once its entry is.
  private var shownAnswer: Answer? {
    let undo = undoSeconds
    guard let answer, answer.until > moment.boot else {
      return undo.map { Answer("", undoSeconds: $0) }
    }
    var text = answer.text
    if let sequence = answer.sequence, sequence <= guided?.saving.committed ?? 0 {
      text += ", saved"
    }
    return Answer(text, isRefusal: answer.isRefusal, undoSeconds: undo)
  }

  private var undoSeconds: Int? { undoLeft.map { Int(($0.wholeMilliseconds + 999) / 1_000) } }

  private var undoLeft: Duration? {
    guard let guided else { return nil }
    return guided.state.undoLeft(at: guided.elapsed(at: moment))
  }

  /// The clock time at which this much session time is over.
  func endsAt(_ left: Duration) -> String? {
    guard let guided else { return nil }
    let real = guided.clock.speed.realTime(for: left).wholeMilliseconds
    return settings.timeOfDay(WallTime(milliseconds: moment.wall.milliseconds + real))
  }

  // MARK: Time

  /// The next instant at which what is shown, or the session, changes by itself.
  var nextDeadline: Duration? {
    let dues = [answer?.until, nearUntil, undoDue].filter { $0 ?? .zero > moment.boot }
    let session = sessionDue.map { $0 > moment.boot ? $0 : moment.boot + Self.shortestTick }
    return (dues + [session]).compactMap(\.self).min()
  }

  /// Faster rehearsals are not drawn more often than this.
  private static let shortestTick: Duration = .milliseconds(50)

  private var sessionDue: Duration? {
    guard let guided else { return nil }
    let state = guided.state
    let now = guided.elapsed(at: moment)
    let dues = [state.nextDue, settings.cues.nextDue(in: state, after: now)].compactMap(\.self)
    let due = dues.min().map(guided.clock.boot(at:))
    guard state.isMoving || state.isResting else {
      return [due, standingTick(guided, now)].compactMap(\.self).min()
    }
    let tick = max(
      guided.clock.boot(at: now + untilNextSecond(guided, now)),
      moment.boot + Self.shortestTick
    )
    return min(due ?? tick, tick, moment.boot + GuidedSession.heartbeat)
  }

  /// While it stands, its length and the clock time of the end go on: by the second for a minute,
  /// or as long as something can be taken back, then by the minute.
  private func standingTick(_ guided: GuidedSession, _ now: Duration) -> Duration? {
    guard case .paused(_, let since, _) = guided.state.phase else { return nil }
    let stood = (now - since).wholeMilliseconds
    let unit: Int64 = stood < 60_000 || undoSeconds != nil ? 1_000 : 60_000
    let next = guided.clock.boot(at: now + .milliseconds(unit - stood % unit))
    return max(next, moment.boot + Self.shortestTick)
  }

  /// Until the time that is shown next: whole seconds of what is left.
  private func untilNextSecond(_ guided: GuidedSession, _ now: Duration) -> Duration {
    let state = guided.state
    let left = state.restDue.map { $0.upperBound - now } ?? state.phaseDue.map { $0 - now } ?? .zero
    let part = left.wholeMilliseconds % 1_000
    return .milliseconds(part > 0 ? part : 1_000)
  }

  private var undoDue: Duration? {
    guard let guided, let undoLeft else { return nil }
    return guided.clock.boot(at: guided.elapsed(at: moment) + undoLeft + .milliseconds(1))
  }
}
