import ClinicRecords
import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame

/// A day in a clinic: sessions one after the other, with everything that can go wrong.
package struct ClinicDay {
  /// What a day came to.
  package struct Result: Sendable {
    package var sessions = 0
    package var guides = 0
    package var crashes = 0
    package var turns = 0
    package var entries = 0
    package var frames = 0
    package var violations: [Violation] = []

    package init() {}
  }

  private let seed: UInt64
  private let isReplayed: Bool
  private let world: World
  private let records: Records?
  /// Which power cuts take the small files along.
  private var losses: Dice
  private var result = Result()

  /// A replayed day draws every frame and tells what happens if asked to.
  package init(seed: UInt64, isReplayed: Bool = false, isTold: Bool = false, plant: Plant? = nil) {
    self.seed = seed
    self.isReplayed = isReplayed
    losses = Dice(seed: seed ^ 0x10_55)
    world = World(seed: seed, Findings(isTold: isTold), plant)
    // The real records on a sample: they take what the double takes.
    records = plant == nil && (isReplayed || seed % 64 == 0) ? try? Records() : nil
  }

  /// Lives through the day.
  package mutating func run() -> Result {
    keepRecords()
    let planned = world.dice.number(in: 1...3)
    var guides = 0
    while world.offers < planned, guides < planned * 6, world.findings.isEmpty {
      guides += 1
      runGuide()
    }
    if world.findings.isEmpty { compareRecords() }
    result.sessions = world.opened.count
    result.guides = guides
    result.entries = world.store.synced.values.reduce(0) { $0 + $1.count }
    result.violations = world.findings.sentences.map { Violation(seed: seed, sentence: $0) }
    return result
  }

  // MARK: One guide

  private mutating func runGuide() {
    let watch = GuideWatch(world, seed: world.dice.number(), drawsAll: isReplayed)
    let isPlain = world.dice.isTrue(35)
    let host = SimulatedHost(world, watch, isPlain: isPlain)
    if isPlain {
      guard let start = plainStart(watch) else { return }
      drive(PlainGuide(start), host, watch)
    } else {
      guard let start = screenStart(watch) else { return }
      drive(
        ScreenGuide(start, settings: settings(), size: SimulatedHost.size(&world.dice)),
        host,
        watch
      )
    }
    result.turns += host.turns
    result.frames += watch.framesSeen
  }

  private mutating func drive(_ guide: some Guide, _ host: SimulatedHost, _ watch: GuideWatch) {
    var guide = WatchedGuide(guide, watch, world.plant)
    var messages: [Message] = []
    var probes = Dice(seed: seed)
    while world.findings.isEmpty {
      let leaving = turn(&guide, with: &messages, on: host)
      if host.isDead { return crash(guide.guided, watch) }
      if host.turns % 3 == 0 { watch.probe(&probes, at: host.now()) }
      if let leaving {
        watch.leaves(leaving, sentSignals: host.sentSignals)
        _ = world.store.finish(at: world.boot)
        world.removeClosed()
        world.loseOwners(powerCut: false)
        checkAcknowledged("after leaving")
        return
      }
      if host.isStuck { return world.findings.add("the guide is stuck") }
    }
  }

  private mutating func crash(_ guided: GuidedSession?, _ watch: GuideWatch) {
    result.crashes += 1
    let kind = world.dice.pick(SimulatedStore.Crash.allCases)
    world.findings.tell("crash: \(kind)")
    world.store.crash(kind, at: world.boot)
    world.loseOwners(powerCut: kind == .powerCut)
    if kind == .powerCut {
      world.reboot()
      if losses.isTrue(30) { world.loseFiles() }
    }
    world.pass(world.dice.time(50...400_000), asleep: false)
    checkAcknowledged("after a crash (\(kind))")
    if kind == .kill { checkHeartbeat(guided, watch) }
  }

  /// What was called saved is there, whatever happened since.
  private func checkAcknowledged(_ occasion: String) {
    for (id, entries) in world.acknowledged {
      let journal = world.store.synced[id] ?? []
      for (sequence, entry) in entries {
        let isThere = journal.indices.contains(sequence - 1) && journal[sequence - 1] == entry
        world.findings.require(
          isThere,
          "entry \(sequence) of \(id) was saved and is lost \(occasion)"
        )
      }
    }
  }

  /// A killed session stands where its guide last ran, and that is at most a second ago.
  private func checkHeartbeat(_ guided: GuidedSession?, _ watch: GuideWatch) {
    guard let guided, let stoodAt = watch.stoodAt, let file = world.running[guided.id] else {
      return
    }
    let journal = world.store.synced[guided.id]?.last?.elapsed ?? .zero
    let known = max(file.elapsed, journal)
    world.findings.require(
      known >= stoodAt,
      "a killed session goes back by \(stoodAt - known)"
    )
  }

  // MARK: Starting

  private func plainStart(_ watch: GuideWatch) -> PlainGuide.Start? {
    if let interrupted = takeUp(watch) { return .interrupted(interrupted) }
    return offer().map(PlainGuide.Start.session)
  }

  private func screenStart(_ watch: GuideWatch) -> ScreenGuide.Start? {
    if world.dice.isTrue(50) { return .home }
    if let interrupted = takeUp(watch) { return .interrupted(interrupted) }
    return offer().map(ScreenGuide.Start.session)
  }

  private func offer() -> NewSession? {
    let patient = world.dice.pick(world.clinic.patients).code
    let name = world.dice.pick(world.clinic.protocols).id
    return world.offer(name, patient: patient, beforehand: world.dice.isTrue(25))
  }

  private func takeUp(_ watch: GuideWatch) -> InterruptedSession? {
    guard !world.running.isEmpty, world.dice.isTrue(80),
      case .takenUp(let interrupted) = world.takeUp(nil)
    else { return nil }
    watch.begin(interrupted)
    return interrupted
  }

  private func settings() -> ScreenSettings {
    ScreenSettings(
      look: Look(
        theme: world.dice.pick([.standard, .highContrast, .night, .monochrome]),
        repertoire: world.dice.isTrue(80) ? .unicode : .ascii
      ),
      keys: world.dice.isTrue(85) ? .standard : .remote,
      timeOfDay: { _ in "14:02" }
    )
  }

  // MARK: The real records

  private func keepRecords() {
    guard let records else { return }
    let findings = world.findings
    world.store.onCommit = { entries, session in
      do throws(RecordsError) {
        try records.append(entries, to: session)
      } catch {
        findings.add("the records refuse entries of \(session): \(error.sentence)")
      }
    }
  }

  private func compareRecords() {
    guard let records else { return }
    for (id, entries) in world.store.synced {
      do throws(RecordsError) {
        let journal = try records.journal(of: id)
        world.findings.require(journal == entries, "the records hold another journal of \(id)")
      } catch {
        world.findings.add("the records do not give the journal of \(id): \(error.sentence)")
      }
    }
  }
}
