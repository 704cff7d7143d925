import CSystem
import ClinicRecords
import GuideProgram
import GuideScreens
import ProtocolLibrary
import SessionEngine
import Terminal
import TerminalFrame

/// The commands that guide: home, `run` and `resume`.
struct GuideCommand {
  let places: Places
  let common: CommonOptions
  private let set: SettingsFile
  private let choice: TherapistChoice

  init(places: Places, common: CommonOptions) throws(Failure) {
    self.places = places
    self.common = common
    set = try SettingsFile(places)
    choice = try TherapistChoice(places, set)
    for finding in set.findings { StandardStreams.complain(finding.text + "\n") }
    if let locale = Repertoire.missingLocale {
      StandardStreams.complain(
        "tableside: the locale \(named(locale)) is not installed: everything is drawn in ASCII."
          + " LC_ALL=C.UTF-8 may be there\n"
      )
    }
  }

  /// Plays all cues, with or without a full screen.
  func cues() throws(Failure) {
    let live = try liveHost()
    guard reasonForPlain(asked: false) == nil, let (terminal, settings) = try? openScreen() else {
      var guide = CueGuide(set.cues, settings: screenSettings(Look()))
      return try end(GuideProgram.run(&guide, on: PlainHost(live, repertoire)), live)
    }
    let host = ScreenHost(live, terminal)
    var guide = CueGuide(set.cues, settings: settings, size: terminal.size)
    let leaving = GuideProgram.run(&guide, on: host)
    host.close()
    try end(leaving, live)
  }

  func home() throws(Failure) {
    guard let why = reasonForPlain(asked: false) else {
      let live = try liveHost()
      return try runScreen(.home, live)
    }
    throw Self.needsScreen(why)
  }

  func run(_ options: RunOptions) throws(Failure) {
    let shelf = ProtocolShelf(places)
    let live = try liveHost(shelf)
    let wish = SessionWish(
      protocolName: options.protocolName,
      patient: options.patient,
      place: options.place,
      available: try options.time.available(at: live.lastMoment.wall),
      speed: options.speed,
      saysYes: options.saysYes
    )
    try guide(wish, isPlain: options.isPlain, shelf, live)
  }

  /// The pages alone, answered before the session of a known patient.
  func intake(_ options: IntakeOptions) throws(Failure) {
    guard let code = options.patient else { return }
    var name = options.protocolName
    if name == nil { name = try ReadRecords(places).lastProtocol(of: code) }
    guard let name else {
      throw .usage(
        "\(named(code)) had no session yet: say before which one, as in '--for neck-on-chair'"
      )
    }
    let shelf = ProtocolShelf(places)
    let wish = SessionWish(protocolName: name, patient: code, isBeforehand: true)
    try guide(wish, isPlain: options.isPlain, shelf, try liveHost(shelf))
  }

  /// Guides a session that is asked for, or one whose pages the patient has answered today.
  private func guide(
    _ wish: SessionWish,
    isPlain: Bool,
    _ shelf: ProtocolShelf,
    _ live: LiveHost
  ) throws(Failure) {
    let isPlain = reasonForPlain(asked: isPlain) != nil
    let asked = try NewSessionMaking(shelf: shelf).offer(wish, from: live.records)
    let answered = try answer(to: asked, live) { message -> Message? in
      switch message {
      case .offered, .standing: message
      default: nil
      }
    }
    switch answered {
    case .offered(let offer) where isPlain: try runPlain(.session(offer), live)
    case .offered(let offer): try runScreen(.session(offer), live)
    case .standing(let facts, _): try takeUp(facts.session, isPlain: isPlain, live)
    default: break
    }
  }

  private func takeUp(
    _ session: String?,
    isPlain: Bool,
    speed: Speed? = nil,
    _ live: LiveHost
  ) throws(Failure) {
    let asked = live.perform(.takeUp(session: session))
    var interrupted = try answer(to: asked, live) { message -> InterruptedSession? in
      if case .takenUp(let interrupted) = message { interrupted } else { nil }
    }
    if let speed {
      guard Session(replaying: interrupted.entries).state.opening?.isRehearsal ?? true else {
        throw .usage("--speed is for rehearsals, and the session to resume is none")
      }
      interrupted.speed = speed
    }
    if isPlain { return try runPlain(.interrupted(interrupted), live) }
    try runScreen(.interrupted(interrupted), live)
  }

  func resume(_ options: ResumeOptions) throws(Failure) {
    let live = try liveHost()
    restoreRunningSessions(in: live.records.folder, looking: options.session)
    let isPlain = reasonForPlain(asked: options.isPlain) != nil
    try takeUp(options.session, isPlain: isPlain, speed: options.speed, live)
  }

  /// A session whose small file is lost is found by its journal.
  private func restoreRunningSessions(in folder: String, looking session: String?) {
    let isThere =
      session.map { RunningSessions.find($0, in: folder) != nil }
      ?? (RunningSessions.all(in: folder).contains { !$0.isHeld })
    guard !isThere, let records = try? Records.existing(in: folder) else { return }
    _ = try? records.restoreRunningSessions(in: folder)
    records.close()
  }

  /// Waits for what the store's thread answers before there is a guide to tell.
  private func answer<Answer>(
    to asked: [Message],
    _ live: LiveHost,
    _ pick: (Message) -> Answer?
  ) throws(Failure) -> Answer {
    var messages = asked
    while true {
      var answer: Answer?
      for message in messages {
        switch message {
        case .held(let sentence): throw .held(sentence)
        case .failed(let sentence): throw .failed(sentence)
        case .standing(let facts, _) where !facts.isAnsweredToday:
          throw .failed(
            "\(named(facts.patient ?? "")) has a session that is not over (\(facts.protocolTitle),"
              + " \(facts.time)): 'tableside resume --session \(facts.session)' takes it up, and"
              + " 'stop REASON' ends it there"
          )
        case .notice(let sentence): StandardStreams.complain("tableside: \(sentence)\n")
        default: answer = answer ?? pick(message)
        }
      }
      if let answer { return answer }
      messages = live.wait.wait(until: nil).flatMap { happening -> [Message] in
        switch happening {
        case .descriptor(let descriptor): live.messages(of: descriptor)
        case .signal(let signal) where signal.endsTheGuide: [.failed("ended by a signal")]
        default: []
        }
      }
    }
  }

  // MARK: Live parts

  private func liveHost(_ shelf: ProtocolShelf? = nil) throws(Failure) -> LiveHost {
    let folder = try places.records()
    places.warnOfSecondRecords(in: folder)
    try RecordsPlace.make(folder)
    let wait: EventWait
    do throws(WaitError) {
      wait = try EventWait()
    } catch {
      throw .failed(error.message)
    }
    return LiveHost(
      records: try LiveRecords(folder: folder, base: set.settings.clinic.fhirBase),
      shelf: shelf ?? ProtocolShelf(places),
      wait: wait,
      signals: LiveSignals(
        set.cues,
        speechCommand: set.speechCommand,
        staysAwake: set.settings.stayAwake,
        places
      )
    )
  }

  /// Why a full screen cannot be had; nothing where it can.
  private func reasonForPlain(asked: Bool) -> String? {
    if asked { return "--plain" }
    if !StandardStreams.areTerminals { return "input or output is not a terminal" }
    return places.environment.hasDumbTerminal ? "this terminal cannot show a full screen" : nil
  }

  private func runPlain(_ start: PlainGuide.Start, _ live: LiveHost) throws(Failure) {
    var guide = PlainGuide(
      start,
      therapist: try choice.said(),
      cues: set.cueTrack,
      emergencyNumber: set.settings.emergencyNumber,
      asksEachLine: set.settings.screening == .each,
      keys: set.keys,
      timeOfDay: { LocalTime.clock($0) }
    )
    let host = PlainHost(live, repertoire)
    let leaving = GuideProgram.run(&guide, on: host)
    defer { if !leaving.isBySignal { host.close() } }
    try end(leaving, live)
  }

  private func runScreen(_ start: ScreenGuide.Start, _ live: LiveHost) throws(Failure) {
    let terminal: CursesTerminal
    let settings: ScreenSettings
    do throws(TerminalError) {
      (terminal, settings) = try openScreen()
    } catch {
      return try fallBack(start, live, because: error.message)
    }
    let host = ScreenHost(live, terminal)
    var guide = ScreenGuide(start, settings: settings, size: terminal.size)
    let leaving = GuideProgram.run(&guide, on: host)
    host.close()
    try end(leaving, live)
  }

  /// The characters that may be written, by the options, the settings and the locale.
  private var repertoire: Repertoire {
    let locale = Repertoire.adoptedFromEnvironment()
    return common.isASCII || set.settings.ascii ? .ascii : locale
  }

  /// The full screen, set up by the options, the environment and the settings file.
  private func openScreen() throws(TerminalError) -> (CursesTerminal, ScreenSettings) {
    let repertoire = repertoire
    let isColorless =
      common.isColorless || !set.settings.colour || places.environment.text("NO_COLOR") != nil
    let options = CursesTerminal.Options(
      repertoire: repertoire,
      usesColors: !isColorless,
      usesMouse: set.settings.mouse
    )
    let terminal = try CursesTerminal.opened(options)
    let look = Look(theme: isColorless ? .monochrome : set.theme, repertoire: repertoire)
    return (terminal, screenSettings(look))
  }

  private func screenSettings(_ look: Look) -> ScreenSettings {
    ScreenSettings(
      look: look,
      keys: set.keys,
      emergencyNumber: set.settings.emergencyNumber,
      cues: set.cueTrack,
      asksEachLine: set.settings.screening == .each,
      isDimmed: set.isSleeping,
      folderAside: places.environment.folder("HOME") ?? "/tmp",
      therapist: choice.therapist,
      therapists: choice.known,
      timeOfDay: { LocalTime.clock($0) }
    )
  }

  /// The plain guide where the terminal is too simple, with a sentence why.
  private func fallBack(
    _ start: ScreenGuide.Start,
    _ live: LiveHost,
    because reason: String
  ) throws(Failure) {
    let plain: PlainGuide.Start
    switch start {
    case .home: throw Self.needsScreen(reason)
    case .session(let offer): plain = .session(offer)
    case .interrupted(let interrupted): plain = .interrupted(interrupted)
    }
    StandardStreams.complain("tableside: \(reason): going on without a full screen\n")
    try runPlain(plain, live)
  }

  private static func needsScreen(_ reason: String) -> Failure {
    .failed("\(reason): say what to do, as in 'tableside run PROTOCOL --plain'")
  }

  private func end(_ leaving: Leaving, _ live: LiveHost) throws(Failure) {
    live.finish()
    // What is not saved was said by the guide.
    let unsaved = live.records.finish(withinMilliseconds: leaving.isBySignal ? 300 : 2_000)
    switch leaving {
    case .done:
      if unsaved > 0 { throw .found }
    case .failed(let sentence): throw .failed(sentence)
    case .refused(let sentence): throw .refused(sentence)
    case .held(let sentence): throw .held(sentence)
    case .signalled(let number): throw .signalled(number)
    }
  }
}

extension Leaving {
  fileprivate var isBySignal: Bool {
    if case .signalled = self { true } else { false }
  }
}

extension TimeAtHand {
  /// A time further off than this is over, not tomorrow's.
  private static let farthest: Duration = .seconds(12 * 3_600)

  /// Hands-on time from now on.
  func available(at now: WallTime) throws(Failure) -> Duration? {
    switch self {
    case .asPlanned: return nil
    case .minutes(let minutes): return .seconds(minutes * 60)
    case .until(let hour, let minute):
      let time = Duration.seconds(hour * 3_600 + minute * 60)
      guard let end = LocalTime.here.next(time, after: now, within: Self.farthest) else {
        throw .usage(
          "--until names a time of the next 12 hours: it is \(LocalTime.clock(now)) now"
        )
      }
      return .milliseconds(end.milliseconds - now.milliseconds)
    }
  }
}
