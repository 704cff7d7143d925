package import SessionEngine

/// A session in hand: its state, its clock, and what of it is safe.
package struct GuidedSession: Sendable {
  package let id: String
  package private(set) var session: Session
  package private(set) var clock: SessionClock
  /// The whole journal.
  package private(set) var entries: [JournalEntry]
  /// What it was opened with; nothing for one that was taken up again after its start.
  package private(set) var offer: NewSession?
  /// What is on record of the patient and the course.
  package let memory: SessionMemory
  /// What was said of today's plan before the start.
  package var wishes = PlanWishes()
  let cues: CueTrack
  package private(set) var saving: SavingTrack
  /// When the guide last ran.
  private(set) var lastTurn: Moment
  /// Elapsed session time up to which cues were given.
  private var cuedUntil: Duration
  /// The last change of technique that nobody asked for: boot time, and what stood before it.
  private var lastChange: (at: Duration, before: SessionPoint)?
  /// The process was stopped since the last turn.
  private var wasStopped = false

  /// How often a running session gives a sign of life, in real time.
  static let heartbeat: Duration = .seconds(1)

  package var state: SessionState { session.state }
  package var isRehearsal: Bool { state.opening?.isRehearsal ?? false }

  /// Opens a new session; the effects store its first entry.
  static func open(_ offer: NewSession, cues: CueTrack = CueTrack(), at moment: Moment) -> (
    Self, [Effect]
  ) {
    var guided = Self(
      id: offer.id,
      session: Session(),
      clock: SessionClock(showing: .zero, at: moment, speed: offer.speed ?? .life),
      offer: offer,
      cues: cues,
      entries: [],
      memory: offer.memory,
      moment: moment
    )
    let opening = TimedEvent(.sessionStarted(offer.opening), at: .zero)
    let effects = guided.record([opening], at: moment) + admission(offer)
    let asked = Set(offer.opening.needs.map(\.id))
    let known: [Command] =
      (offer.memory.recorded.isEmpty ? [] : [.answer(offer.memory.recorded)])
      + offer.memory.needs.filter { asked.contains($0.id) }.map(Command.meetNeed)
    let carried = offer.carried?.commands(in: offer.opening) ?? []
    let told = (known + carried).flatMap { guided.perform(unrefused: $0, at: moment) }
    let settled = guided.state.settled
    if !carried.isEmpty { guided.offer?.memory.settled = settled }
    return (guided, effects + told + guided.closingCarried)
  }

  /// Ends the kept session whose answers went over to this one: they serve one session.
  private var closingCarried: [Effect] {
    guard let kept = offer?.carried?.session else { return [] }
    let reason = "its answers went over to \(state.opening?.protocolTitle ?? "another protocol")"
    return [.closeInterrupted(session: kept, reason: reason)]
  }

  /// Whoever has a session is on record, however it ends.
  private static func admission(_ offer: NewSession) -> [Effect] {
    guard let patient = offer.patient, offer.speed == nil else { return [] }
    return [.admit(patient: patient)]
  }

  /// Takes up a session that was interrupted, standing where it was last known to run; who goes on
  /// is told after the gap, which is nobody's.
  static func takeUp(
    _ interrupted: InterruptedSession,
    by therapist: Therapist? = nil,
    cues: CueTrack = CueTrack(),
    at moment: Moment
  ) -> (Self, [Effect]) {
    let session = Session(replaying: interrupted.entries)
    let since = max(interrupted.elapsed, session.state.lastElapsed)
    let speed = interrupted.speed ?? .life
    let isMoving = session.state.isMoving
    // The patient rests on, guide or no guide.
    let runs = isMoving || session.state.isResting
    let gap = runs ? min(speed.sessionTime(for: interrupted.gap), Gap.longest) : .zero
    var guided = Self(
      id: interrupted.id,
      session: session,
      clock: SessionClock(showing: since + gap, at: moment, speed: speed),
      offer: interrupted.offer,
      cues: cues,
      entries: interrupted.entries,
      memory: interrupted.memory,
      moment: moment
    )
    let hook = Effect.hook(guided.hook(.start(isResumed: true), at: since, moment.wall))
    // Where the guide ended before it was kept, the course begins now.
    let known = [hook] + guided.courseStart
    let gapTold =
      isMoving
      ? guided.perform(unrefused: .interrupt(since: since, interrupted.cause), at: moment) : []
    let handover = therapist.map { guided.perform(unrefused: .takeUp($0), at: moment) } ?? []
    return (guided, known + gapTold + handover)
  }

  private init(
    id: String,
    session: Session,
    clock: SessionClock,
    offer: NewSession?,
    cues: CueTrack,
    entries: [JournalEntry],
    memory: SessionMemory,
    moment: Moment
  ) {
    self.id = id
    self.session = session
    self.clock = clock
    self.offer = offer
    self.memory = memory
    self.cues = cues
    self.entries = entries
    saving = SavingTrack(committed: session.state.entryCount)
    lastTurn = moment
    cuedUntil = clock.elapsed(at: moment)
  }

  package func elapsed(at moment: Moment) -> Duration {
    max(clock.elapsed(at: moment), state.lastElapsed)
  }

  /// Carries out a command: its entries are recorded and handed over to be stored.
  mutating func perform(_ command: Command, at moment: Moment) throws(Refusal) -> [Effect] {
    record(try session.events(for: command, at: elapsed(at: moment)), at: moment)
  }

  /// The age was told: what is asked are the questions of that age, and lines to which none was
  /// said already are not read again.
  mutating func tell(age: AgeRange, at moment: Moment) -> [Effect] {
    guard var offer else { return [] }
    let settled = state.settled
    offer.take(age: age)
    var effects = perform(unrefused: .tellAge(offer.opening), at: moment)
    let known = offer.memory.recorded.filter { state.answers[$0.id] == nil }
    if !known.isEmpty { effects += perform(unrefused: .answer(known), at: moment) }
    offer.memory.settled = settled
    self.offer = offer
    return effects
  }

  /// Lets time pass up to this turn: what fell due, the cues on the way, the sign of life.
  ///
  /// After a gap the session stands where the guide was last known to run.
  mutating func pass(at moment: Moment) -> [Effect] {
    var effects: [Effect] = []
    if let cause = gapCause(at: moment) {
      effects += perform(unrefused: .interrupt(since: elapsed(at: lastTurn), cause), at: moment)
    }
    effects += innerCues(at: moment)
    let before = state
    let passed = perform(unrefused: .pass, at: moment)
    noteChange(from: before)
    if !passed.isEmpty { effects += passed + innerCues(at: moment) }
    if state.isMoving { effects.append(heartbeat(at: moment)) }
    lastTurn = moment
    wasStopped = false
    return effects
  }

  /// Where a step ended by itself, what follows for an instant may have been meant for that step.
  private mutating func noteChange(from before: SessionState) {
    guard let old = before.currentStep?.step, old.index != state.currentStep?.step.index,
      let due = before.phaseDue
    else { return }
    let last = max(before.lastElapsed, due - .milliseconds(1))
    lastChange = (clock.boot(at: due), before.point(at: last))
  }

  /// Whether a press now was begun before the technique changed by itself.
  func isMeantForLast(at moment: Moment) -> Bool {
    lastChange.map { moment.boot - $0.at < ElbowRule.shortHold } ?? false
  }

  /// The answer to what would have changed the step that has just begun.
  static let justChanged =
    "The technique had just changed by itself; once more is for the new one."

  /// What is told now belongs to this point.
  func point(at moment: Moment) -> SessionPoint {
    if let lastChange, isMeantForLast(at: moment) { return lastChange.before }
    return state.point(at: elapsed(at: moment))
  }

  mutating func markStopped() { wasStopped = true }

  mutating func note(_ report: StoreReport) {
    switch report {
    case .committed(id, let sequence): saving.commit(through: sequence)
    case .failed(id, let reason): saving.fail(reason)
    case .committed, .failed: return
    }
  }

  func heartbeat(at moment: Moment) -> Effect {
    let now = elapsed(at: moment)
    let left = clock.speed.realTime(for: state.remainingInSession(at: now))
    return .heartbeat(
      Heartbeat(
        session: id,
        elapsed: now,
        moment: moment,
        step: state.currentStep?.step,
        therapist: state.therapist?.code,
        isPaused: state.isPaused,
        isBeforeStart: state.isBeforeStart,
        isAlarm: state.isAlarmed,
        endsAt: moment.wall.adding(left)
      )
    )
  }

  private mutating func perform(unrefused command: Command, at moment: Moment) -> [Effect] {
    do throws(Refusal) {
      return try perform(command, at: moment)
    } catch {
      return []
    }
  }

  private mutating func record(_ events: [TimedEvent], at moment: Moment) -> [Effect] {
    guard !events.isEmpty else { return [] }
    let before = state
    let entries = session.record(events, at: moment.wall, now: elapsed(at: moment))
    self.entries += entries
    saving.handOver(entries)
    cuedUntil = max(cuedUntil, entries.last?.elapsed ?? cuedUntil)
    return [.store(session: id, entries), heartbeat(at: moment)]
      + (before.mainStageBegan ? [] : courseStart)
      + keepingWords(entries) + keeping(entries)
      + cues.cues(of: entries, from: before, to: state).map(Effect.cue)
      + entries.compactMap(hook).map(Effect.hook) + tidying(since: before)
  }

  /// Nothing falls due right after a change of steps or the end: what was stored may be tidied.
  private func tidying(since before: SessionState) -> [Effect] {
    let isQuiet =
      before.currentStep?.step.index != state.currentStep?.step.index
      || (before.outcome == nil) != (state.outcome == nil)
    return isQuiet ? [.checkpoint] : []
  }

  /// Nobody is at the table while the pages are filled in.
  private func hook(_ entry: JournalEntry) -> HookEvent? {
    if offer?.isBeforehand ?? false { return nil }
    return EventShown(entry.event, in: state).hook.map { hook($0, at: entry.elapsed, entry.at) }
  }

  private func hook(_ happening: HookEvent.Happening, at elapsed: Duration, _ wall: WallTime)
    -> HookEvent
  {
    HookEvent(
      happening: happening,
      session: id,
      protocolID: state.opening?.protocolID ?? "",
      patient: state.opening?.patient,
      sessionNumber: state.opening?.sessionNumber ?? 1,
      isRehearsal: isRehearsal,
      at: wall,
      elapsed: elapsed
    )
  }

  private mutating func innerCues(at moment: Moment) -> [Effect] {
    let now = min(elapsed(at: moment), state.nextDue ?? .seconds(Int64.max / 1_000_000_000))
    defer { cuedUntil = max(cuedUntil, now) }
    return cues.cues(in: state, after: cuedUntil, until: now).map(Effect.cue)
  }

  /// Why the guide did not run since its last turn, where that was too long for a running clock.
  private func gapCause(at moment: Moment) -> InterruptionCause? {
    guard state.isMoving else { return nil }
    return Gap.cause(
      unseen: moment.boot - lastTurn.boot,
      slept: moment.slept(since: lastTurn),
      wasStopped: wasStopped
    )
  }
}

extension SessionState {
  /// Whether time moves the session on: a technique or a changeover runs.
  package var isMoving: Bool {
    switch phase {
    case .running, .changingOver: true
    case .screening, .preparing, .paused, .resting, .closed: false
    }
  }
}
