import GuideProgram
import GuideScreens
import RecordExport
import SessionEngine
import TerminalFrame

/// Where a simulated guide runs; a crash makes it deaf and dumb at any point of a turn.
final class SimulatedHost: GuideHost {
  private let world: World
  private let watch: GuideWatch
  private var therapist: Therapist
  private let isPlain: Bool
  private var mailbox: [(at: Duration, message: Message)] = []
  private var nextFault: Duration
  private let hasFaults: Bool
  /// The machine is busy: the loop wakes late, never by more than is let pass.
  private let isLate: Bool
  private var turnsWithoutSession = 0
  /// Steps between "decided", "stored" and "shown" until the process dies.
  private var stepsToCrash: Int?
  private(set) var isDead = false
  private(set) var turns = 0
  private var wakesWithoutTime = 0
  private var hasEnded = false
  private var lastDeadline: Duration?
  private(set) var sentSignals: Set<Int32> = []
  private var isOver = false
  /// How often the guide was asked to leave because it took too long.
  private var hurries = 0

  /// More turns than any session needs.
  private static let patience = 6_000
  /// More than the way to a session needs.
  private static let patienceOnTheWay = 400

  init(_ world: World, _ watch: GuideWatch, isPlain: Bool) {
    self.world = world
    self.watch = watch
    self.isPlain = isPlain
    therapist = Therapist(seed: world.dice.number(), isPlain: isPlain, at: world.boot)
    hasFaults = world.dice.isTrue(50)
    isLate = world.dice.isTrue(70)
    nextFault = world.boot + world.dice.time(500...400_000)
    stepsToCrash =
      world.dice.isTrue(35)
      ? world.dice.number(in: 1...world.dice.pick([20, 100, 600, 4_000])) : nil
  }

  func now() -> Moment { world.moment }

  // MARK: Dying

  /// A point at which the process may die; whether it lives on.
  private func lives() -> Bool {
    if isDead { return false }
    guard let left = stepsToCrash else { return true }
    stepsToCrash = left - 1
    if left <= 1 {
      isDead = true
      world.findings.tell("the process dies")
    }
    return !isDead
  }

  // MARK: Waiting

  func wait(until deadline: Duration?) -> [Message] {
    guard lives() else { return [] }
    turns += 1
    watch.willWait(until: deadline, at: world.moment)
    lastDeadline = deadline
    turnsWithoutSession = watch.guided == nil ? turnsWithoutSession + 1 : 0
    therapist.knows(isOnTheWay: turnsWithoutSession > 0)
    if turns > Self.patience || turnsWithoutSession > Self.patienceOnTheWay { return hurry() }
    let before = world.boot
    let wakes = [
      deadline.map(wake), world.store.nextReport, mailbox.first?.at, therapist.nextAct,
      hasFaults ? nextFault : nil,
    ]
    let wake = wakes.compactMap(\.self).min() ?? before
    world.advance(to: wake)
    checkSpinning(before)
    var messages = fault()
    messages += world.store.reports(at: world.boot)
    world.removeClosed()
    while let first = mailbox.first, first.at <= world.boot {
      messages.append(first.message)
      mailbox.removeFirst()
    }
    messages += therapist.acts(until: world.boot)
    if isPlain, hasEnded { messages.removeAll { if case .line = $0 { true } else { false } } }
    return lives() ? messages : []
  }

  /// When the loop really wakes.
  private func wake(_ deadline: Duration) -> Duration {
    guard isLate else { return deadline }
    return max(deadline, world.boot + world.dice.time(100...4_900))
  }

  /// Whoever still sits here after that long is asked to leave by a signal.
  private func hurry() -> [Message] {
    world.pass(.seconds(6), asleep: false)
    let reports = world.store.reports(at: world.boot)
    sentSignals.insert(15)
    hurries += 1
    if hurries > 20, !isOver {
      isOver = true
      world.findings.add("the guide does not leave on a signal")
    }
    return reports + [.signal(15)]
  }

  private func checkSpinning(_ before: Duration) {
    wakesWithoutTime = world.boot > before ? 0 : wakesWithoutTime + 1
    guard wakesWithoutTime == 200 else { return }
    let state = watch.guided?.state
    world.findings.add(
      "the guide wakes at \(before), again and again, in \(state?.phase as Any),"
        + " due at \(state?.nextDue as Any), last \(state?.lastElapsed as Any)"
        + " deadline \(lastDeadline as Any) clock \(watch.guided?.clock as Any)"
    )
  }

  var isStuck: Bool { hurries > 40 || wakesWithoutTime > 400 }

  // MARK: Faults

  private func fault() -> [Message] {
    guard hasFaults, world.boot >= nextFault else { return [] }
    nextFault = world.boot + world.dice.time(200...600_000)
    let gap = world.dice.pick([400, 4_900, 5_100, 9_000, 90_000, 600_000, 20_000_000])
    let length = Duration.milliseconds(gap + world.dice.number(in: 0...99))
    switch world.dice.number(in: 1...100) {
    case 1...20: return lose(length, "the machine sleeps", asleep: true, [])
    case 21...35: return lose(length, "stopped", asleep: false, [.continued])
    case 36...45: return lose(length, "stalled", asleep: false, [])
    case 46...60:
      world.stepWallClock()
      return []
    case 61...85: return resized()
    case 86...89: return isPlain ? [] : [.suspend]
    case 90...91: return isPlain ? [] : [.key(.control("l"))]
    case 92...93:
      hasEnded = isPlain
      return isPlain ? [.endOfInput] : []
    case 94...95: return [.notice("the records were made private")]
    case 96...97: return signalled(world.dice.pick([1, 2, 3, 15]))
    case 98:
      sentSignals.insert(1)
      return [.hangup]
    default: return [.store(.failed(session: "other", reason: "disk full"))]
    }
  }

  private func signalled(_ number: Int32) -> [Message] {
    sentSignals.insert(number)
    return [.signal(number)]
  }

  private func lose(_ time: Duration, _ word: String, asleep: Bool, _ messages: [Message])
    -> [Message]
  {
    world.findings.tell("\(word) for \(time)")
    world.pass(time, asleep: asleep)
    return messages
  }

  private func resized() -> [Message] {
    let size = Self.size(&world.dice)
    therapist.resized(size)
    return isPlain ? [] : [.resized(size)]
  }

  static func size(_ dice: inout Dice) -> Size {
    switch dice.number(in: 1...10) {
    case 1...4: Size(columns: 80, rows: 24)
    case 5: Size(columns: 40, rows: 12)
    case 6: Size(columns: dice.number(in: 0...12), rows: dice.number(in: 0...6))
    case 7...8: Size(columns: dice.number(in: 1...140), rows: dice.number(in: 1...50))
    case 9: Size(columns: dice.number(in: 60...120), rows: dice.number(in: 15...40))
    default: Size(columns: dice.number(in: 100...300), rows: dice.number(in: 30...90))
    }
  }

  // MARK: Effects

  func perform(_ effect: Effect) -> [Message] {
    guard lives() else { return [] }
    let answers = carryOut(effect)
    return lives() ? answers : []
  }

  private func carryOut(_ effect: Effect) -> [Message] {
    watch.performs(effect)
    switch effect {
    case .say(let line): therapist.hears(line, at: world.boot)
    case .readHome: return [.home(HomeFacts(interrupted: world.interrupted))]
    case .readProtocols: return [.protocols(rows())]
    case .offer(let name, let patient, let beforehand): return [offer(name, patient, beforehand)]
    case .takeUp(let session): return takeUp(session)
    case .closeInterrupted(let session, let reason):
      world.closeInterrupted(session, because: reason)
    case .readHistory(let patient, let offset):
      deliver(.history(history(of: patient, from: offset)))
    case .readTrends(let patient): deliver(.trends(trends(of: patient), patient: patient))
    case .remark(_, let text, _):
      deliver(
        world.dice.isTrue(80) ? .remarked(Addition(text)) : .failed("disk full")
      )
    case .readRecord(let session): deliver(record(session))
    case .claim(let session, let facts): return claim(session, facts)
    case .store(let session, let entries):
      world.handedOver[session] = entries.last?.sequence
      world.store.append(entries, to: session, at: world.boot)
    case .keepWord(let word, let sessions, _):
      for session in sessions { world.words[session] = word }
    case .heartbeat(let heartbeat): world.beat(heartbeat)
    case .release(let session, let isClosed): world.release(session, isClosed: isClosed)
    case .suspend:
      world.pass(world.dice.time(1...200_000), asleep: false)
      return [.continued, .resized(Self.size(&world.dice))]
    default: break
    }
    return []
  }

  private func deliver(_ message: Message) {
    mailbox.append((world.boot + world.dice.time(0...300), message))
    mailbox.sort { $0.at < $1.at }
  }

  private func takeUp(_ session: String?) -> [Message] {
    let answer = world.takeUp(session)
    guard case .takenUp = answer else { return [answer] }
    deliver(answer)
    return []
  }

  private func claim(_ session: String, _ facts: OwnedFacts) -> [Message] {
    if world.dice.isTrue(1) {
      return [.store(.failed(session: session, reason: "the folder is read-only"))]
    }
    world.claim(session, facts)
    return []
  }

  private func rows() -> [ProtocolFacts] {
    var rows = world.clinic.protocols.map(ProtocolFacts.init)
    if world.dice.isTrue(20) {
      rows.append(
        ProtocolFacts(
          id: "broken",
          title: HostileText.make(&world.dice),
          session: .zero...(.zero),
          zones: [],
          fault: "line 3: no such technique"
        )
      )
    }
    return rows
  }

  private func offer(_ name: String, _ patient: String?, _ beforehand: Bool) -> Message {
    let code = patient ?? world.dice.pick(world.clinic.patients).code
    if world.plant != .secondTable, let code, var facts = world.standing(of: code) {
      facts.isAnsweredToday = world.isKept(facts, for: name)
      if facts.isAnsweredToday || world.kept(facts) == nil {
        return .standing(facts, protocol: name)
      }
    }
    guard !world.dice.isTrue(5),
      let offer = world.offer(name, patient: code, beforehand: beforehand)
    else {
      return .failed("this protocol cannot be used")
    }
    return .offered(offer)
  }

  private func history(of patient: String?, from offset: Int) -> HistoryPart {
    let rows = historyRows().filter { patient == nil || $0.patient == patient }
    let size = world.dice.number(in: 1...20)
    return HistoryPart(
      rows: Array(rows.dropFirst(offset).prefix(size)),
      patient: patient,
      offset: offset,
      isLast: rows.count <= offset + size
    )
  }

  private func trends(of patient: String) -> CourseTrends {
    CourseTrends(
      world.store.synced.sorted { $0.key < $1.key }.compactMap { id, entries in
        SessionRecord(id: id, entries: entries).map { ExportedSession($0) }
      }.filter { $0.patientCode == patient }
    )
  }

  private func historyRows() -> [HistoryRow] {
    world.store.synced.sorted { $0.key < $1.key }.compactMap { id, entries in
      SessionRecord(id: id, entries: entries).map { record in
        HistoryRow(
          session: id,
          date: "2026-11-20 14:02",
          patient: record.opening.patient,
          protocolTitle: record.opening.protocolTitle,
          sessionNumber: record.opening.sessionNumber,
          outcome: record.outcome,
          planned: record.planned,
          handsOn: record.handsOn,
          painBefore: record.painBefore,
          painAfter: record.painAfter,
          reactions: record.reactions.count,
          isRehearsal: record.opening.isRehearsal
        )
      }
    }
  }

  private func record(_ session: String) -> Message {
    SessionRecord(id: session, entries: world.store.synced[session] ?? []).map {
      .record(PastSession($0))
    }
      ?? .failed("the journal of session \(session) has no beginning")
  }

  // MARK: Showing

  func draw(_ frame: Frame) {
    if !isDead { watch.sees(frame) }
  }
}
