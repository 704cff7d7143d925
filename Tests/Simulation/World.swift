import GuideProgram
import GuideScreens
import SessionEngine

/// What outlives a guide: the clocks, the records, the running sessions' files, the patients.
final class World {
  /// A running session's small file.
  struct RunningFile {
    var facts: OwnedFacts
    var elapsed: Duration = .zero
    var seen: Moment
    /// What a power cut may leave of it.
    var synced: (elapsed: Duration, seen: Moment)
    /// The guide that owns it lives.
    var isHeld = true
    /// Its boot was another one than the present.
    var isOfEarlierBoot = false
    /// The session is over: the file goes as soon as everything of it is safe.
    var isClosing = false
  }

  var dice: Dice
  let findings: Findings
  let clinic: RandomClinic
  let store: SimulatedStore
  let plant: Plant?
  var running: [String: RunningFile] = [:]
  /// Every entry that a guide handed over, by session.
  var handedOver: [String: Int] = [:]
  /// What the therapist was told is saved, by session.
  var acknowledged: [String: [Int: JournalEntry]] = [:]
  private(set) var offers = 0
  /// What each offered session was told of: the patient's journals, also of what is not over.
  private(set) var histories: [String: [String: [JournalEntry]]] = [:]
  /// What doctors said, by the session that asked for it.
  var words: [String: DoctorsWord] = [:]
  /// The sessions that a guide opened.
  private(set) var opened: Set<String> = []
  /// What sessions were opened with.
  private var offered: [String: NewSession] = [:]
  /// Kept sessions whose answers went over to another one.
  private(set) var handedOn: Set<String> = []
  /// Kept sessions that end as soon as the records are idle, and why.
  private var closings: [(session: String, reason: String)] = []

  private(set) var boot: Duration
  private var slept: Duration = .zero
  private var wallAhead: Int64 = 1_790_000_000_000

  init(seed: UInt64, _ findings: Findings, _ plant: Plant? = nil) {
    dice = Dice(seed: seed)
    self.findings = findings
    self.plant = plant
    clinic = RandomClinic(&dice)
    store = SimulatedStore(seed: dice.number(), findings, plant)
    boot = dice.time(1_000...100_000_000)
  }

  var moment: Moment {
    Moment(
      boot: boot,
      awake: boot - slept,
      wall: WallTime(milliseconds: wallAhead + boot.wholeMilliseconds)
    )
  }

  func advance(to instant: Duration) { boot = max(boot, instant) }

  func pass(_ time: Duration, asleep: Bool) {
    boot += time
    if asleep { slept += time }
  }

  func stepWallClock() {
    wallAhead =
      switch dice.number(in: 0...3) {
      case 0: -boot.wholeMilliseconds
      case 1: 4_100_000_000_000
      case 2: wallAhead - 3_600_000
      default: wallAhead + Int64(dice.number(in: -90_000...90_000))
      }
  }

  /// The machine starts again: its clock begins anew.
  func reboot() {
    wallAhead += boot.wholeMilliseconds
    boot = dice.time(1_000...60_000)
    wallAhead -= boot.wholeMilliseconds - 45_000
    slept = .zero
    for id in running.keys { running[id]?.isOfEarlierBoot = true }
  }

  // MARK: Sessions

  func offer(_ name: String, patient: String?, beforehand: Bool = false) -> NewSession? {
    offers += 1
    let number = 1 + (dice.isTrue(50) ? 0 : dice.number(in: 0...11))
    let id = "s-\(offers)"
    let offer = clinic.offer(id, name, patient: patient, number: number, &dice)
    guard offer?.speed == nil, let patient else { return offer }
    let known = store.synced.filter { _, entries in
      let opening = Session(replaying: entries).state.opening
      return opening?.patient == patient && opening?.isRehearsal == false
    }
    histories[id] = known
    guard var offer else { return nil }
    if let standing = standing(of: patient) {
      offer.carried = kept(standing).flatMap {
        CarriedAnswers($0, keptIn: standing.session, time: standing.time)
      }
      if plant != .secondTable, offer.carried == nil { return nil }
    }
    offer.isBeforehand = beforehand
    let earlier = earlier(known)
    let next = NextSession(
      by: offer.massage,
      of: patient,
      knowing: PatientHistory(isKnown: true, sessions: earlier),
      at: dice.isTrue(60) ? .next : .session(number),
      on: Self.today
    )
    if plant != .numberTwice {
      guard next.numberTaken == nil else { return nil }
      offer.request.sessionNumber = next.request.sessionNumber
    } else {
      offer.request.sessionNumber = 1
    }
    offer.questions = next.questionnaire.questions
    offer.previousSession = next.previous?.id
    offer.memory.lastTime = next.previous?.day.text
    offer.memory.course = next.course
    offer.memory.today = Self.today.daysSince1970
    switch plant {
    case .forgottenReferral: break
    case .forgottenAlarm: offer.referrals = earlier.filter(\.isOver).referralsInTheWay
    default: offer.referrals = next.referrals
    }
    offered[id] = offer
    return offer
  }

  /// Whether it ends as soon as the records are idle: whoever asks for it is told after that.
  func isEnding(_ session: String) -> Bool { closings.contains { $0.session == session } }

  /// The kept session whose answers this one was opened with.
  func giver(of session: String) -> String? { offered[session]?.carried?.session }

  /// The state of a session of which only the questions were answered; nothing of another one.
  func kept(_ facts: InterruptedFacts) -> SessionState? {
    let state = Session(replaying: store.synced[facts.session] ?? []).state
    guard !facts.isHeld, state.opening?.patient != nil else { return nil }
    switch state.phase {
    case .screening, .preparing: return state.opening?.isRehearsal ?? true ? nil : state
    case .running, .changingOver, .paused, .resting, .closed: return nil
    }
  }

  /// Whether a session is kept for its own protocol, to be gone on with.
  func isKept(_ facts: InterruptedFacts, for name: String) -> Bool {
    kept(facts)?.opening?.protocolID == name
  }

  /// The day of all sessions.
  static let today = CalendarDate(daysSince1970: 20_000)

  /// The patient's session that is not over.
  func standing(of patient: String) -> InterruptedFacts? {
    interrupted.first { facts in
      facts.patient == patient && running[facts.session]?.isClosing == false
        && running[facts.session]?.facts.isRehearsal == false
    }
  }

  private func earlier(_ known: [String: [JournalEntry]]) -> [EarlierSession] {
    known.sorted { $0.key < $1.key }.compactMap { id, entries in
      guard let record = SessionRecord(id: id, entries: entries) else { return nil }
      var session = EarlierSession(record, on: Self.today.daysSince1970)
      session.doctorsWord = words[id]
      return session
    }
  }

  func claim(_ session: String, _ facts: OwnedFacts) {
    let now = moment
    opened.insert(session)
    running[session] = RunningFile(facts: facts, seen: now, synced: (.zero, now))
  }

  func beat(_ heartbeat: Heartbeat) {
    guard var file = running[heartbeat.session], file.isHeld, plant != .oldHeartbeat else { return }
    if dice.isTrue(3) { file.synced = (file.elapsed, file.seen) }
    file.elapsed = heartbeat.elapsed
    file.seen = heartbeat.moment
    running[heartbeat.session] = file
  }

  func release(_ session: String, isClosed: Bool) {
    // What is over stays with its guide until all of it is safe.
    running[session]?.isHeld = isClosed
    running[session]?.isClosing = isClosed
    removeClosed()
  }

  func removeClosed() {
    if store.isIdle {
      for closing in closings { close(closing.session, because: closing.reason) }
      closings = []
    }
    for (id, file) in running where file.isClosing {
      if store.reported[id] ?? 0 >= handedOver[id] ?? 0 { running[id] = nil }
    }
  }

  /// The small files are gone: only the journals tell of what is not over.
  func loseFiles() { running = [:] }

  /// Nobody holds anything any more.
  func loseOwners(powerCut: Bool) {
    // What was to end and did not is taken up, or gives its answers, once more.
    handedOn.subtract(closings.map(\.session))
    closings = []
    for id in running.keys {
      running[id]?.isHeld = false
      running[id]?.isClosing = false
      if powerCut, let synced = running[id]?.synced {
        running[id]?.elapsed = synced.elapsed
        running[id]?.seen = synced.seen
      }
    }
  }

  var interrupted: [InterruptedFacts] {
    running.filter { !isEnding($0.key) }.sorted { $0.value.seen.wall > $1.value.seen.wall }.map {
      id,
      file in
      InterruptedFacts(
        session: id,
        patient: file.facts.patient,
        protocolTitle: file.facts.protocolTitle,
        time: "14:02",
        isOld: moment.wall.milliseconds - file.seen.wall.milliseconds > 4 * 3_600_000,
        isHeld: file.isHeld
      )
    }
  }

  /// Takes up an interrupted session as its file and its journal have it.
  func takeUp(_ session: String?) -> Message {
    let latest = interrupted.first { !$0.isHeld }?.session
    guard let id = session ?? latest, var file = running[id] else {
      return .failed("no session is interrupted")
    }
    if file.isHeld { return .held("another guide has this session") }
    let now = moment
    let byWall = Duration.milliseconds(now.wall.milliseconds - file.seen.wall.milliseconds)
    let isSameBoot = !file.isOfEarlierBoot && now.boot >= file.seen.boot
    file.isHeld = true
    file.isOfEarlierBoot = false
    running[id] = file
    let entries = store.synced[id] ?? []
    handedOver[id] = entries.count
    let state = Session(replaying: entries).state
    let offer = kept(state, of: id)
    return .takenUp(
      InterruptedSession(
        id: id,
        entries: entries,
        elapsed: file.elapsed,
        gap: max(.zero, isSameBoot ? now.boot - file.seen.boot : byWall),
        cause: isSameBoot ? .killed : .powerCut,
        memory: offer?.memory ?? SessionMemory(),
        offer: offer
      )
    )
  }

  /// What a session that has not begun goes on with.
  private func kept(_ state: SessionState, of id: String) -> NewSession? {
    guard var offer = offered[id], offer.speed == nil else { return nil }
    switch state.phase {
    case .screening, .preparing: break
    case .running, .changingOver, .paused, .resting, .closed: return nil
    }
    offer.isBeforehand = false
    if state.isAnsweredBeforehand || state.pagesAnswered.isEmpty {
      offer.memory.settled = state.settled
      if plant == .settledAlarm { offer.memory.settled.formUnion(offer.questions.map(\.id)) }
    }
    return offer
  }

  /// The questions that are read aloud at the table before every session, of one opened by a person.
  func alarms(of session: String) -> [String] {
    guard let offer = offered[session], !offer.saysYes else { return [] }
    return offer.questions.filter { $0.heading == Heading.alarmID }.map(\.id)
  }

  /// Closes an interruption that nobody will take up, outside of any guide.
  func closeInterrupted(_ id: String, because reason: String) {
    if offered.values.contains(where: { $0.carried?.session == id && opened.contains($0.id) }) {
      handedOn.insert(id)
      if plant != .keptTwice { closings.append((id, reason)) }
    } else if store.isIdle {
      close(id, because: reason)
    }
  }

  private func close(_ id: String, because reason: String) {
    guard running[id]?.isHeld == false else { return }
    var session = Session(replaying: store.synced[id] ?? [])
    var entries: [JournalEntry] = []
    let commands: [Command] = [.stop(reason: reason), .close]
    for command in commands where session.state.outcome == nil && session.state.opening != nil {
      let now = session.state.lastElapsed
      guard let events = try? session.events(for: command, at: now) else { continue }
      entries += session.record(events, at: moment.wall, now: now)
    }
    running[id] = nil
    guard !entries.isEmpty else { return }
    store.append(entries, to: id, at: moment.boot)
    handedOver[id] = session.state.entryCount
  }
}
