import SessionEngine

/// Follows a journal entry by entry and says which rules of a session it breaks.
///
/// The rules are said without the engine's own means of deciding.
struct SessionWatch {
  private(set) var session = Session()
  private(set) var entries: [JournalEntry] = []
  private(set) var broken: [String] = []
  /// Hands-on time by the clock, not by the steps.
  private var worked: Duration = .zero
  /// Somebody types an answer: nothing that is asked runs out.
  private var isTyping = false
  /// Places that this patient always leaves out.
  private let standing: Set<Zone>
  /// What was left out today, by the reaction that asked for it.
  private var leftOut: [Int: Set<Zone>] = [:]
  /// Alarms that nobody has answered.
  private var openAlarms: Set<Int> = []
  /// Reactions for which a rule holds the session until somebody answers.
  private var holding: Set<Int> = []
  /// What an answer settled, by the reaction it was given to: it waits again if that is taken back.
  private var answered: [Int: (alarms: Set<Int>, holding: Set<Int>)] = [:]

  /// `standing` are the places that this patient always leaves out.
  init(standing: [Zone] = []) {
    self.standing = Self.withInside(standing)
  }

  var state: SessionState { session.state }

  mutating func take(_ entry: JournalEntry) {
    let before = state
    requireOrder(entry, before)
    entries.append(entry)
    noteAlarm(entry, before)
    requirePatience(entry, before)
    session.apply(entry)
    let after = state
    requireWork(entry, before, after)
    requireLimits(entry, before, after)
    exclude(entry, before, after)
    requireOpening(entry, after)
    if case .planned(let plan) = entry.event { requireHands(plan) }
    if case .stepStarted = entry.event { requireZones() }
    if case .closed = entry.event { requireEnd(after) }
  }

  private mutating func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { broken.append(sentence()) }
  }

  /// Typing and pauses hold what would end by itself.
  private mutating func requirePatience(_ entry: JournalEntry, _ before: SessionState) {
    switch entry.event {
    case .patienceHeld: isTyping = true
    case .patienceGoesOn: isTyping = false
    case .directiveTaken(let proposal, answered: false):
      require(!isTyping, "\(proposal.directive) ran out while words were typed")
    case .stepFinished(let index):
      require(!before.isPaused, "step \(index) ended while the session stood")
    default: break
    }
  }

  // MARK: Order

  private mutating func requireOrder(_ entry: JournalEntry, _ before: SessionState) {
    let name = "entry \(entry.sequence) (\(entry.event.kind))"
    let count = entries.count
    require(entry.sequence == count + 1, "\(name) comes after \(count)")
    require(entry.elapsed >= before.lastElapsed, "\(name) lies before the one before it")
    require(
      entry.elapsed == .milliseconds(entry.elapsed.wholeMilliseconds),
      "\(name) is not at a whole millisecond"
    )
    require(before.outcome == nil, "\(name) follows the close")
    if case .sessionStarted = entry.event {
      require(entries.isEmpty, "the session is opened twice")
    } else {
      require(!entries.isEmpty, "the journal begins with \(entry.event.kind)")
    }
  }

  // MARK: Time

  /// The steps get exactly the time during which the hands worked.
  private mutating func requireWork(
    _ entry: JournalEntry,
    _ before: SessionState,
    _ after: SessionState
  ) {
    if case .planned = entry.event {
      worked = .zero
      return
    }
    let passed = entry.elapsed - before.lastElapsed
    let booked = after.totalSpent - before.totalSpent
    worked += after.handsOn - before.handsOn
    switch entry.event {
    case .undone:
      let window = UndoPoint.window
      require(booked >= .zero - window && booked <= window, "undo moves \(booked) of work")
    case .gapAnswered(let counted):
      require(booked == counted + (before.isRunning ? passed : .zero), "a gap counts \(booked)")
    case .interrupted(let since, _):
      let known = max(.zero, since - before.lastElapsed)
      require(booked == (before.isRunning ? known : .zero), "a gap was taken for work: \(booked)")
    default:
      let expected = before.isRunning ? passed : .zero
      require(booked == expected, "\(entry.event.kind): \(passed) passed, \(booked) was booked")
    }
  }

  /// What a step may take changes only by what the journal says.
  private mutating func requireLimits(
    _ entry: JournalEntry,
    _ before: SessionState,
    _ after: SessionState
  ) {
    for step in after.progress.steps {
      require(step.spent >= .zero && step.spent <= step.limit, "\(step.step.id): \(step)")
      if step.ending == .finished {
        require(step.spent == step.limit, "\(step.step.id) ended before its time")
      }
      let index = step.step.index
      guard let old = before.progress.steps.first(where: { $0.step.index == index }) else {
        continue
      }
      let allowed = Self.limit(of: old, now: step, after: entry, before)
      require(
        allowed.contains(step.limit),
        "\(entry.event.kind): \(step.step.id) may last \(step.limit), not \(allowed)"
      )
    }
  }

  private static func limit(
    of old: StepProgress,
    now step: StepProgress,
    after entry: JournalEntry,
    _ before: SessionState
  ) -> [Duration] {
    let index = step.step.index
    switch entry.event {
    case .stepAdjusted(index, let change): return [old.limit + change]
    case .stepRestarted(index): return [step.spent + old.length]
    case .stepReopened(index): return [old.limit, step.spent + old.length]
    case .signSeen(index): return [step.spent]
    case .refitted(let lengths):
      return [old.limit + (lengths[index].map { $0 - old.length } ?? .zero)]
    case .undone:
      let earlier = before.undoPoint?.progress(before: before.progress).steps
        .first { $0.step.index == index }
      return [old.limit] + (earlier.map { [$0.limit] } ?? [])
    case .planned: return [step.step.duration]
    default: return [old.limit]
    }
  }

  /// Done, skipped and not reached make up what was planned and changed.
  private mutating func requireEnd(_ state: SessionState) {
    guard let record = SessionRecord(id: "s", entries: entries) else {
      return require(false, "the journal has no record")
    }
    let worked = worked
    require(record.handsOn == worked, "the record has \(record.handsOn) of \(worked) worked")
    require(record.planned == state.plan?.total ?? .zero, "the record plans \(record.planned)")
    for step in record.steps {
      switch step.result {
      case .done:
        let isToTheEnd =
          step.step.until != nil || step.step.isTurn || step.actual == step.planned
        require(isToTheEnd, "\(step.step.id) is done after \(step.actual) of \(step.planned)")
      case .shortened:
        require(step.actual < step.planned || !step.isEnded, "\(step.step.id) is not shortened")
      case .lengthened: require(step.actual > step.planned, "\(step.step.id) is not lengthened")
      case .notReached: require(step.actual == .zero, "\(step.step.id) was reached")
      case .skipped, .stopped: break
      }
      if step.startedAt == nil { require(step.actual == .zero, "\(step.step.id) never began") }
    }
    let isReached = record.steps.contains { step in
      step.step.stage == .main && !step.step.isTurn && step.startedAt != nil
    }
    let isAllSkipped = record.steps.filter { !$0.step.isTurn }.allSatisfy { step in
      step.result == .skipped && step.actual < step.step.atLeast
    }
    if record.outcome == .completed || record.counts {
      require(
        isReached && !isAllSkipped,
        "it ends as \(record.outcome as Any), counts: \(record.counts), though nothing of its main"
          + " stage was done"
      )
    }
    require(record.outcome == state.outcome, "the record ends as \(record.outcome as Any)")
  }

  // MARK: Hands

  /// No plan holds a step that hands cannot do, or a turn that nobody can.
  private mutating func requireHands(_ plan: SessionPlan) {
    for step in plan.steps {
      let sides = step.side.changesAtHalf ? 2 : 1
      let least = Self.shortestTime(of: step.technique) * sides
      require(
        step.duration >= least,
        "\(step.id) lasts \(step.duration), but the hands need \(least)"
      )
      guard let count = step.repetitions, let tempo = step.tempo else { continue }
      let stroke = Duration.milliseconds(60_000 / Int64(tempo))
      require(
        stroke * (count - 1) * sides <= step.duration,
        "\(step.id) counts to \(count) on each of \(sides) sides in \(step.duration)"
      )
    }
  }

  private static func shortestTime(of technique: Technique) -> Duration {
    switch technique {
    case .turningOver: .seconds(60)
    case .massage, .holding, .passiveMovement, .resistedMovement, .gymnastics, .acupressure,
      .cupping:
      .seconds(20)
    case .effleurage, .friction, .petrissage, .squeezing, .compression, .vibration, .shaking,
      .tapotement, .stretching, .felting, .pincement, .rocking, .skinRolling:
      .seconds(10)
    }
  }

  // MARK: Safety

  private mutating func noteAlarm(_ entry: JournalEntry, _ before: SessionState) {
    switch entry.event {
    case .reactionLogged(let reaction) where reaction.kind.group == .alarm:
      openAlarms.insert(reaction.id)
    case .reactionRetracted(let id):
      openAlarms.remove(id)
      holding.remove(id)
    case .proposed(let proposal) where proposal.directive.holdsAtOnce:
      holding.insert(proposal.reaction)
    case .directiveDeclined:
      openAlarms = []
      holding = []
    case .directiveTaken(let proposal, _):
      // One answer is for everything that holds the session.
      answered[proposal.reaction] = (openAlarms, holding)
      openAlarms = []
      holding = []
    case .undone:
      guard case .directive(let reaction) = before.undoPoint?.act,
        let again = answered.removeValue(forKey: reaction)
      else { return }
      openAlarms.formUnion(again.alarms)
      holding.formUnion(again.holding)
    default: break
    }
  }

  private static func withInside(_ zones: [Zone]) -> Set<Zone> {
    zones.reduce(into: []) { $0.formUnion($1.withZonesInside) }
  }

  private mutating func exclude(
    _ entry: JournalEntry,
    _ before: SessionState,
    _ after: SessionState
  ) {
    switch entry.event {
    case .directiveTaken(let proposal, _) where proposal.directive == .leaveOutZone:
      let logged = after.reactions.first { $0.reaction.id == proposal.reaction }
      leftOut[proposal.reaction] = Self.withInside(logged?.reaction.zones ?? [])
    case .undone:
      guard case .directive(let reaction) = before.undoPoint?.act else { return }
      leftOut[reaction] = nil
    default: break
    }
  }

  /// What the answers close, whatever a doctor or a written reason says: zones, and places that are
  /// there on both sides.
  private func findings(in state: SessionState) -> Set<Zone> {
    let found = Self.found(in: state)
    let places = found.flatMap(\.places).filter { $0.side == nil }.compactMap(\.zone)
    return Self.withInside(found.flatMap(\.zones) + places)
  }

  private static func found(in state: SessionState) -> [(zones: [Zone], places: [BodyPlace])] {
    (state.opening?.questions ?? []).compactMap { question in
      guard let answer = state.answers[question.id], answer.answer == .yes else { return nil }
      return (question.zones, question.limits.closesPlace ? answer.places : [])
    }
  }

  private mutating func requireOpening(_ entry: JournalEntry, _ state: SessionState) {
    guard case .stepStarted = entry.event else { return }
    for question in state.opening?.questions ?? [] {
      guard let answer = state.answers[question.id], answer.answer != .unanswered else {
        require(false, "work began before \(question.id) was answered")
        continue
      }
      guard answer.answer == .yes else { continue }
      let isAllowed =
        switch question.class {
        case .absolute: false
        case .postpone: answer.override != nil
        case .consult: answer.override != nil || answer.clearance != nil
        case .local: true
        }
      require(isAllowed, "work began in spite of \(question.id)")
    }
    let isMajor = state.sinceLastTime.contains { $0.adverseClass == .major }
    require(
      !isMajor || state.referralAnswer != nil,
      "work began after a major after-effect as if there had been none"
    )
    require(
      state.prepared.count == state.preparationLines.count,
      "work began before the preparation was done"
    )
  }

  /// Once a command is carried out, what holds the session has stopped the clock.
  mutating func requireSafety() {
    guard state.moves else { return }
    requireZones()
    require(openAlarms.isEmpty, "the session goes on in spite of an alarm")
    require(holding.isEmpty, "the session goes on though a rule holds it")
  }

  private mutating func requireZones() {
    guard state.isRunning, let step = state.currentStep?.step else { return }
    let closed = leftOut.values.reduce(standing.union(findings(in: state))) { $0.union($1) }
      .intersection(step.zones)
    require(closed.isEmpty, "\(step.id) works \(closed.map(\.rawValue)), which is left out")
  }
}

extension SessionState {
  var totalSpent: Duration { progress.steps.reduce(.zero) { $0 + $1.spent } }

  /// The same without the patient's turns.
  fileprivate var handsOn: Duration {
    progress.steps.reduce(.zero) { $0 + ($1.step.isTurn ? .zero : $1.spent) }
  }

  fileprivate var isChangingOver: Bool {
    if case .changingOver = phase { true } else { false }
  }

  /// Whether time moves the session on.
  var moves: Bool { isRunning || isChangingOver }
}
