import GuideProgram
import SessionEngine
import TerminalFrame

/// Looks at everything a guide decides, asks for and shows, and says what must not be.
final class GuideWatch {
  private let world: World
  private let findings: Findings
  private let drawsAll: Bool
  private var sample: Dice
  private var watches: [String: SessionWatch] = [:]
  private var current: String?
  private(set) var guided: GuidedSession?
  private var lastMoment: Moment?
  /// The first and the last entry of what the last key did.
  private var lastAnswer: Int?
  /// The last entry that a line called saved.
  private var lastSaid = 0
  private var hasComplained = false
  private var wantsFrame = false
  private var wantsNext = false
  private(set) var framesSeen = 0
  /// Where a running session stood when all that its guide asked for was done.
  private(set) var stoodAt: Duration?

  init(_ world: World, seed: UInt64, drawsAll: Bool) {
    self.world = world
    findings = world.findings
    self.drawsAll = drawsAll
    sample = Dice(seed: seed ^ 0xF4A3)
  }

  var currentState: SessionState? { guided?.state }

  // MARK: Before and after each message

  func willUpdate(_ message: Message, isLeaving: Bool, at moment: Moment) {
    wasLeaving = isLeaving
    if case .turn = message {} else { findings.tell("\(moment.boot) \(message)") }
    if case .key = message { lastAnswer = nil }
    if case .takenUp(let interrupted) = message { begin(interrupted) }
  }

  func didUpdate(
    _ message: Message,
    _ effects: [Effect],
    from before: GuidedSession?,
    to after: GuidedSession?,
    at moment: Moment
  ) {
    guided = after
    for case .store(let session, let entries) in effects { take(entries, of: session) }
    noteAnswer(message, effects)
    if case .turn = message { requireTime(effects, before, after, at: moment) }
    if case .line(let line) = message { requireVoice(line, effects) }
    requireFold(after, hasChanged: effects.contains(where: \.isStore))
    if case .store(.committed) = message { wantsFrame = lastAnswer != nil }
    if message != .continued { lastMoment = moment }
  }

  /// A session that is taken up goes on from what its journal says.
  func begin(_ interrupted: InterruptedSession) {
    var watch = SessionWatch()
    for entry in interrupted.entries { watch.take(entry) }
    watches[interrupted.id] = watch
  }

  private func take(_ entries: [JournalEntry], of session: String) {
    var watch = watches[session] ?? SessionWatch(standing: standing(of: guided))
    for entry in entries {
      watch.take(entry)
      findings.tell("  \(entry.sequence) \(entry.elapsed) \(entry.event)")
      let fields = entry.event.fields
      findings.require(
        SessionEvent(kind: entry.event.kind.rawValue, fields: fields) == entry.event,
        "\(entry.event.kind) is not the same after coding"
      )
    }
    watch.requireSafety()
    if entries.contains(where: \.isBegin) {
      requireReferrals(of: session, watch.entries)
      requireAlarms(of: session, watch.entries)
      findings.require(
        !world.handedOn.contains(session),
        "\(session) begins though its answers went over to another session"
      )
    }
    if case .sessionStarted(let opening)? = entries.first?.event { requireOne(session, opening) }
    for sentence in watch.broken { findings.add("\(session): \(sentence)") }
    watches[session] = watch
    current = session
  }

  /// One patient lies on one table, and a number that counts is given once.
  private func requireOne(_ session: String, _ opening: SessionOpening) {
    guard let patient = opening.patient, !opening.isRehearsal else { return }
    let other = world.running.first { id, file in
      id != session && file.facts.patient == patient && !file.facts.isRehearsal && !file.isClosing
        && world.giver(of: session) != id && !world.isEnding(id)
    }
    findings.require(
      !(world.giver(of: session).map(world.handedOn.contains) ?? false),
      "\(session) takes the answers that served another session"
    )
    findings.require(
      other == nil,
      "\(session) begins though \(patient) has a session that is not over"
    )
    let counted = (world.histories[session] ?? [:]).compactMap { id, entries in
      SessionRecord(id: id, entries: entries)
    }.filter {
      $0.outcome != nil && $0.counts && $0.opening.protocolID == opening.protocolID
    }
    // A course that is done is followed by another, which counts from 1.
    let last = guided?.offer?.massage.course.flatMap { $0.isOpen ? nil : $0.sessions.upperBound }
    let isAnother = last.map { last in counted.contains { $0.opening.sessionNumber >= last } }
    if opening.sessionNumber == 1, isAnother ?? false { return }
    for record in counted {
      findings.require(
        record.opening.sessionNumber != opening.sessionNumber,
        "number \(opening.sessionNumber) of \(record.id) is given twice"
      )
    }
  }

  /// No session is due before today.
  private func requireFuture(_ line: String) {
    let words = line.split(separator: " ").map { $0.prefix { $0 != "," && $0 != ";" && $0 != "." } }
    for (place, word) in words.enumerated().dropFirst(2) {
      let isDue = words[place - 1] == "by" && words[place - 2] == "due"
      guard isDue || words[place - 1] == "from", let day = CalendarDate(text: String(word)) else {
        continue
      }
      findings.require(day >= World.today, "\(line): before today")
    }
  }

  /// No session follows one that an alarm ended as if nothing had happened.
  private func requireReferrals(of session: String, _ entries: [JournalEntry]) {
    let isAnswered = entries.contains {
      if case .referralAnswered = $0.event { true } else { false }
    }
    for (id, earlier) in world.histories[session] ?? [:] where Alarms.stand(in: earlier) {
      let isOver = Session(replaying: earlier).state.outcome != nil
      findings.require(
        isAnswered || world.words[id] != nil,
        "\(session) follows \(id)\(isOver ? "" : ", which is not over,") as if there had been no alarm"
      )
    }
  }

  /// The alarming signs are read at the table before every session, whoever answered before.
  private func requireAlarms(of session: String, _ entries: [JournalEntry]) {
    let before =
      entries.lastIndex { entry in
        switch entry.event {
        case .pageRead(let page): page.beforehand != nil
        case .noted(let text, _, _): text.hasSuffix("were taken over")
        default: false
        }
      } ?? -1
    let atTable = entries[(before + 1)...]
    let answered = Set(
      atTable.compactMap { entry -> String? in
        if case .answered(let answer) = entry.event { answer.id } else { nil }
      }
    )
    // A yes from before stands marked on the page as it is read.
    let isRead = atTable.contains { entry in
      if case .pageRead(let read) = entry.event { read.page == .today } else { false }
    }
    let standing = Session(replaying: entries).state.answers
    let unread = world.alarms(of: session).filter {
      !answered.contains($0) && !(isRead && standing[$0]?.answer == .yes)
    }
    findings.require(
      before < 0 || unread.isEmpty,
      "\(session) begins though the alarming signs were not read at the table"
    )
  }

  /// The places that the patient of a session always leaves out.
  func standing(of guided: GuidedSession?) -> [Zone] {
    (guided?.offer?.request.findings ?? []).flatMap(\.zones)
  }

  // MARK: The session itself

  private func requireFold(_ guided: GuidedSession?, hasChanged: Bool) {
    guard hasChanged, let guided, drawsAll || sample.isTrue(10) else { return }
    findings.require(
      watches[guided.id]?.state == guided.state
        && Session(replaying: guided.entries).state == guided.state,
      "the state is not the fold of the journal"
    )
    findings.require(
      watches[guided.id]?.entries == guided.entries,
      "the guide's journal is not what it handed over"
    )
  }

  /// The clock, the sign of life and the gap rule, once a turn.
  private func requireTime(
    _ effects: [Effect],
    _ before: GuidedSession?,
    _ after: GuidedSession?,
    at moment: Moment
  ) {
    guard let before, let after, before.id == after.id, let last = lastMoment else { return }
    if after.state.moves {
      let isAlive = effects.contains { if case .heartbeat = $0 { true } else { false } }
      findings.require(isAlive, "a running session gives no sign of life")
    }
    let gap = moment.boot - last.boot
    guard before.state.moves else { return }
    let entries = effects.flatMap { effect -> [JournalEntry] in
      if case .store(_, let entries) = effect { entries } else { [] }
    }
    let interruption = entries.firstIndex {
      if case .interrupted = $0.event { true } else { false }
    }
    guard gap > .seconds(5) else {
      findings.require(interruption == nil, "a gap of \(gap) is asked about")
      if before.clock.speed == .life {
        let passed = after.elapsed(at: moment) - before.elapsed(at: last)
        let drift = passed - gap
        findings.require(
          drift < .milliseconds(2) && drift > .milliseconds(-2),
          "\(gap) of time are \(passed) on the session's clock"
        )
      }
      return
    }
    let known = before.elapsed(at: last)
    let early = entries.prefix(interruption ?? entries.count)
    findings.require(interruption != nil, "a gap of \(gap) is not asked about")
    findings.require(early.allSatisfy { $0.elapsed <= known }, "a gap of \(gap) passed steps")
    findings.require(!after.state.moves, "the session goes on after a gap of \(gap)")
  }

  // MARK: Words

  /// A line is never met with silence.
  private func requireVoice(_ line: String, _ effects: [Effect]) {
    let isHeard = effects.contains { effect in
      switch effect {
      case .say(let line): !line.allSatisfy(\.isWhitespace)
      case .store, .leave, .release: true
      default: false
      }
    }
    findings.require(isHeard || wasLeaving, "the line \(line.debugDescription) is met with silence")
  }

  /// Whether the guide only waits for the records.
  var isLeaving = false
  private var wasLeaving = false

  /// Asks the session for anything at all: it does it or says why not.
  func probe(_ dice: inout Dice, at moment: Moment) {
    guard let guided else { return }
    let command = RandomCommands.next(&dice, in: guided.state)
    do throws(Refusal) {
      _ = try guided.session.events(for: command, at: guided.elapsed(at: moment))
    } catch {
      let sentence = world.plant == .silentRefusal ? "" : error.sentence
      let isSaid =
        sentence.count > 5 && (sentence.hasSuffix(".") || sentence.utf8.contains(": ".utf8))
      findings.require(isSaid, "\(command) is refused with \(sentence.debugDescription)")
    }
  }

  // MARK: What is asked for and shown

  private func noteAnswer(_ message: Message, _ effects: [Effect]) {
    guard case .key = message else { return }
    for case .store(_, let entries) in effects where lastAnswer == nil {
      lastAnswer = entries.last?.sequence
    }
  }

  func performs(_ effect: Effect) {
    switch effect {
    case .heartbeat, .cue: break
    case .store(_, let entries):
      findings.tell("  to be stored: \(entries.map(\.sequence))")
    default: findings.tell("  effect: \(effect)")
    }
    switch effect {
    case .say(let line): hears(line)
    case .complain(let sentence): hasComplained = hasComplained || sentence.hasPrefix("NOT SAVED")
    default: break
    }
  }

  private func hears(_ line: String) {
    if line.hasPrefix("Next session: ") { requireFuture(line) }
    if line.hasSuffix(": saved") {
      let time = line.prefix { $0 != " " }
      acknowledge { $0.elapsed.asMinutes == time && $0.event.isLogged && $0.sequence > lastSaid }
    }
    if line == "Everything is saved again.", let guided {
      acknowledgeAll(through: world.handedOver[guided.id] ?? 0)
    }
  }

  /// Frames are dear: those that may call something saved and a sample of the others, or all.
  ///
  /// After each of the sample comes the next one too, which is drawn on what was kept of it.
  func wantsToSee() -> Bool {
    let isSampled = sample.number(in: 1...180) == 1
    defer { (wantsFrame, wantsNext) = (false, isSampled) }
    return drawsAll || wantsFrame || wantsNext || isSampled
  }

  /// A frame that is drawn on what was kept is that which is drawn from nothing.
  func compares(_ frame: Frame, _ new: Frame) {
    let isSame =
      frame == new && frame.overdrawnCells == new.overdrawnCells
      && frame.silentCuts == new.silentCuts
    findings.require(
      isSame,
      "what was kept of a frame does not hold:\n\(frame.snapshot)\n\(new.snapshot)"
    )
  }

  func sees(_ frame: Frame) {
    framesSeen += 1
    let size = "\(frame.size.columns)x\(frame.size.rows)"
    let planted = world.plant.map { FrameWatch.broken($0.doctored(frame.cells), frame.size) } ?? []
    for fault in FrameWatch.broken(frame) + planted {
      findings.add("\(size): \(fault)\n\(frame.lines.joined(separator: "\n"))")
    }
    let saving = guided?.saving
    guard lastAnswer != nil || saving?.failure != nil else { return }
    if frame.shows(", saved"), let lastAnswer { acknowledgeAll(through: lastAnswer) }
    guard let saving, saving.unsaved > 0, saving.failure != nil,
      frame.size.columns >= 40, frame.size.rows >= 12, current != nil
    else { return }
    if frame.shows("NOT SAVED") { return }
    findings.add("\(size): NOT SAVED is not shown\n\(frame.lines.joined(separator: "\n"))")
  }

  private func acknowledge(_ isMeant: (JournalEntry) -> Bool) {
    guard let guided, let entry = guided.entries.first(where: isMeant) else {
      findings.add("something was called saved that never happened")
      return
    }
    lastSaid = entry.sequence
    acknowledgeAll(through: entry.sequence)
  }

  /// What was called saved has to be safe at that instant, whatever comes.
  private func acknowledgeAll(through sequence: Int) {
    guard let guided else { return }
    let safe = world.store.synced[guided.id]?.count ?? 0
    findings.require(safe >= sequence, "entry \(sequence) is called saved, \(safe) are")
    for entry in guided.entries.prefix(sequence) {
      world.acknowledged[guided.id, default: [:]][entry.sequence] = entry
    }
  }

  // MARK: Waking and leaving

  func willWait(until deadline: Duration?, at moment: Moment) {
    stoodAt = nil
    guard let guided, !isLeaving else { return }
    findings.require(
      guided.saving.committed <= world.store.synced[guided.id]?.count ?? 0,
      "the guide takes entries for saved that are not"
    )
    let state = guided.state
    if state.moves {
      if guided.saving.unsaved == 0 { stoodAt = guided.elapsed(at: moment) }
      findings.require(deadline != nil, "a running session does not wake")
      let sign = moment.boot + .seconds(1)
      findings.require(
        deadline ?? sign <= sign,
        "the next sign of life comes at \(deadline as Any), not within a second of \(moment.boot)"
      )
    }
    guard let due = state.nextDue, let deadline else { return }
    let wake = max(guided.clock.boot(at: due), moment.boot) + .milliseconds(51)
    findings.require(deadline <= wake, "the guide wakes at \(deadline), not at \(wake)")
  }

  func leaves(_ leaving: Leaving, sentSignals: Set<Int32>) {
    findings.tell("leaves: \(leaving)")
    let state = guided?.state
    switch leaving {
    case .done: break
    case .failed(let sentence), .held(let sentence):
      findings.require(sentence.count > 5, "it leaves without a sentence: \(leaving)")
    case .refused(let sentence):
      findings.require(sentence.count > 5, "it leaves without a sentence: \(leaving)")
      let isRefused =
        switch state?.outcome {
        case .refused, .postponed: true
        default: false
        }
      findings.require(
        isRefused,
        "refused is said of a session that is not: \(state?.phase as Any)"
      )
    case .signalled(let number):
      findings.require(sentSignals.contains(number), "nobody sent the signal \(number)")
    }
    if let state { findings.require(!state.moves, "the guide leaves a session that runs") }
    guard let guided, guided.saving.unsaved > 0 else { return }
    var isSaid = hasComplained
    if case .failed(let sentence) = leaving { isSaid = isSaid || sentence.contains("NOT SAVED") }
    findings.require(
      isSaid,
      "the guide leaves with unsaved entries and does not say so: \(leaving)"
    )
  }
}

extension Effect {
  fileprivate var isStore: Bool {
    if case .store = self { true } else { false }
  }
}

extension SessionEvent {
  /// Something that a person logged and is told about once it is safe.
  var isLogged: Bool {
    switch self {
    case .reactionLogged, .reactionRetracted, .reactionDescribed, .noted, .painReported,
      .bloodPressureMeasured:
      true
    default: false
    }
  }
}

/// Whether an alarm of a session was neither declined nor taken back.
private enum Alarms {
  static func stand(in entries: [JournalEntry]) -> Bool {
    var alarms: Set<Int> = []
    for entry in entries {
      switch entry.event {
      case .reactionLogged(let reaction) where reaction.kind.group == .alarm:
        alarms.insert(reaction.id)
      case .reactionRetracted(let id): alarms.remove(id)
      // One answer is for everything that waits.
      case .directiveDeclined: alarms = []
      default: break
      }
    }
    return !alarms.isEmpty
  }
}

extension JournalEntry {
  fileprivate var isBegin: Bool {
    switch event {
    case .stepStarted, .changeoverStarted: true
    default: false
    }
  }
}
