import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing
import Words

/// What the guide asks of the plan before it is made: position, minutes, day.
@Suite struct PlanQuestionTests {
  private static func offer(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest()
    )
    change(&offer)
    return offer
  }

  private static func open(_ offer: inout NewSession) {
    offer.massage.positions = [.prone, .seated]
    offer.massage.asksMinutes = true
  }

  private static func countsDays(_ offer: inout NewSession) {
    offer.massage.course = Course(
      sessions: 5...10,
      interval: .days(1...1),
      periods: [Period(id: "first", title: "First", span: .days(from: 2, to: nil))]
    )
  }

  private func plain(_ offer: NewSession, _ lines: [String]) -> (Leaving, VirtualHost) {
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost(
      lines.enumerated().map { (at: .seconds($0.offset + 1), message: .line($0.element)) }
        + [(at: .seconds(lines.count + 1), message: .endOfInput)]
    )
    return (GuideProgram.run(&guide, on: host), host)
  }

  private func screen(_ start: ScreenGuide.Start, _ keys: [Key]) -> (Leaving, VirtualHost) {
    var guide = ScreenGuide(
      start,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let host = VirtualHost(
      keys.enumerated().map { (at: .seconds(2 * ($0.offset + 1)), message: .key($0.element)) }
        + [(at: .seconds(2 * keys.count + 3), message: .signal(15))]
    )
    host.answers = { effect in
      switch effect {
      case .readHome: [.home(HomeFacts())]
      case .readProtocols: [.protocols([ProtocolFacts(SmallProtocol.value)])]
      case .offer: [.offered(Self.offer())]
      default: []
      }
    }
    return (GuideProgram.run(&guide, on: host), host)
  }

  private func state(_ host: VirtualHost) -> SessionState {
    Session(replaying: host.entries["s-1"] ?? []).state
  }

  private func hasBegun(_ host: VirtualHost) -> Bool {
    state(host).progress.steps.contains { $0.startedAt != nil }
  }

  private func typed(_ text: String) -> [Key] { text.map { Key.character($0) } }

  /// Today, health and preparation; then the complaint.
  private static let asked = ["none", "none", "done"]
  private static let pages = [Key](repeating: .enter, count: 3)

  // MARK: Plain

  @Test func `the position and the minutes are asked where the protocol leaves them open`() {
    let (leaving, host) = plain(Self.offer(Self.open), Self.asked + ["position 2", "", "start"])
    #expect(leaving == .done)
    #expect(host.lines.contains { $0.contains("'position N' (1 prone, 2 seated)") })
    #expect(host.lines.contains { $0.contains("The plan takes 2:00, 0:55 at the shortest.") })
    #expect(state(host).plan?.position == .seated)
    #expect(state(host).plan?.total == .seconds(120))
  }

  @Test func `the minutes that are said hold for the plan`() {
    let (_, host) = plain(
      Self.offer(Self.open),
      Self.asked + ["minutes 99999", "minutes 1", "", "start"]
    )
    #expect(state(host).plan?.total == .seconds(60))
    #expect(state(host).plan?.position == .prone)
  }

  @Test func `start takes what is suggested and begins`() {
    let (_, host) = plain(Self.offer(Self.open), Self.asked + ["start"])
    #expect(state(host).plan?.position == .prone)
    #expect(state(host).outcome == .completed)
  }

  @Test func `nothing is asked where the protocol or the command line says it`() {
    let offer = Self.offer {
      Self.open(&$0)
      $0.request.position = .seated
      $0.request.available = .seconds(90)
    }
    let (_, host) = plain(offer, Self.asked + ["start"])
    #expect(state(host).plan?.total == .seconds(90))
    #expect(!host.lines.contains { $0.contains("'position N'") })
  }

  @Test func `a plan that does not fit asks for other minutes`() {
    let short = Self.offer { $0.request.available = .seconds(30) }
    let (_, host) = plain(short, Self.asked + ["", "nonsense", "1", "start"])
    #expect(host.lines.contains { $0.contains("0:30 are at hand, 0:25 are missing.") })
    #expect(state(host).outcome == .completed)
    #expect(state(host).plan?.total == .seconds(60))
  }

  @Test(arguments: [[], ["no"]])
  func `minutes that nobody gives start nothing`(more: [String]) {
    let short = Self.offer { $0.request.available = .seconds(30) }
    let (leaving, host) = plain(short, Self.asked + [""] + more)
    guard case .failed(let sentence) = leaving else {
      Issue.record("left as \(leaving)")
      return
    }
    #expect(sentence.contains("0:25 are missing"))
    #expect(state(host).outcome == .endedEarly(reason: sentence))
  }

  @Test func `a course by days without a day says so before the first question`() {
    let (leaving, host) = plain(Self.offer(Self.countsDays), [])
    #expect(leaving == .failed(PlanRefusal.dayMissing.sentence))
    #expect(host.entries.isEmpty)
  }

  // MARK: Full screen

  @Test func `position and minutes stand on the page of the complaint`() {
    let offer = Self.offer(Self.open)
    let told: [Key] = [.character("p"), .character("m"), .character("1"), .enter, .enter]
    let (_, host) = screen(.session(offer), Self.pages + told)
    #expect(state(host).plan?.position == .seated)
    #expect(state(host).plan?.total == .seconds(60))
    let (_, entered) = screen(.session(offer), Self.pages + [.enter, .enter])
    #expect(state(entered).plan?.total == .seconds(120))
    #expect(hasBegun(entered))
  }

  @Test func `minutes that are missing are asked for, and Enter takes the shortest plan`() {
    let short = Self.offer { $0.request.available = .seconds(30) }
    let (_, shown) = screen(.session(short), Self.pages + [.enter])
    let text = shown.frame?.text ?? ""
    #expect(text.contains("0:25 are missing."))
    #expect(text.contains("Enter: the shortest plan, 0:55"))
    #expect(state(shown).plan == nil)
    let (_, taken) = screen(.session(short), Self.pages + [.enter, .enter, .enter])
    #expect(state(taken).plan?.total == .seconds(55))
    #expect(hasBegun(taken))
    let (_, other) = screen(.session(short), Self.pages + [.enter] + typed("2") + [.enter, .enter])
    #expect(state(other).plan?.total == .seconds(120))
  }

  @Test func `the plan that is shown can be fitted to the minutes before it starts`() {
    let offer = Self.offer()
    let fitted = screen(
      .session(offer),
      Self.pages + [.enter, .character("f"), .character("1"), .enter, .enter]
    ).1
    #expect(state(fitted).plan?.total == .seconds(60))
    #expect(hasBegun(fitted))
    let left = screen(.session(offer), Self.pages + [.enter, .character("f"), .escape]).1
    #expect(left.frame?.text.contains("Before the start") ?? false)
    let said = plain(offer, Self.asked + ["", "1", "start"]).1
    #expect(state(said).plan?.total == .seconds(60))
  }

  @Test func `Esc on the minutes goes back to the questions`() {
    let short = Self.offer { $0.request.available = .seconds(30) }
    let (_, host) = screen(.session(short), Self.pages + [.enter, .escape])
    #expect(host.frame?.text.contains("Today's complaint") ?? false)
    #expect(state(host).outcome == nil)
  }

  @Test func `where nothing is left to do the guide says so, closes and goes home`() {
    let all = Self.offer { $0.request.findings = [Finding(reason: "skin", zones: [.back])] }
    let (leaving, host) = screen(.session(all), Self.pages + [.enter, .enter])
    guard case .failed = leaving else {
      Issue.record("left as \(leaving)")
      return
    }
    #expect(state(host).outcome?.word == "endedEarly")
    let (_, shown) = screen(.session(all), Self.pages + [.enter])
    #expect(shown.frame?.text.contains("Nothing is left of the introductory stage") ?? false)
  }

  @Test func `a course by days asks for the day before anything else`() {
    let offer = Self.offer {
      Self.countsDays(&$0)
      $0.patient = "A-1"
      $0.memory.today = 20_000
      $0.memory.enrolment = NextSession.Enrolment(endsLast: false, begins: true)
    }
    let (_, host) = screen(
      .session(offer),
      [.enter, .character("6"), .enter] + Self.pages + [.enter, .enter, .character("g")]
    )
    #expect(state(host).opening?.day == 6)
    #expect(state(host).plan?.day == 6)
    // The course begins with the main stage, and knows the day of the injury.
    let starts = host.effects.compactMap { effect in
      if case .beginCourse(let start) = effect { start } else { nil }
    }
    #expect(starts.map(\.patient) == ["A-1"])
    #expect(starts.map(\.enrolment.injuredOn?.text) == ["2024-09-28"])
    #expect(host.effects.contains(.admit(patient: "A-1")))
    #expect(hasBegun(host))
    let (_, shown) = screen(.session(offer), [])
    #expect(shown.frame?.text.contains("Days since the injury?") ?? false)
  }

  @Test func `a session that is refused leads home where it came from there`() {
    // Home, list, today, the first question of health, into the record.
    let (leaving, host) = screen(.home, [.enter, .enter, .enter, .character("1"), .enter, .enter])
    #expect(leaving == .signalled(15))
    #expect(state(host).outcome == .refused(contraindication: "tumour"))
    #expect(host.frame?.text.contains("Protocols") ?? false)
    let alone = screen(.session(Self.offer()), [.enter, .character("1"), .enter, .enter])
    guard case .refused = alone.0 else {
      Issue.record("left as \(alone.0)")
      return
    }
  }

  // MARK: Taken up again

  private func interrupted(after lines: [String], _ offer: NewSession) -> InterruptedSession {
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost(
      lines.enumerated().map { (at: .seconds($0.offset + 1), message: .line($0.element)) }
        + [(at: .seconds(lines.count + 1), message: .signal(9))]
    )
    _ = GuideProgram.run(&guide, on: host)
    return InterruptedSession(
      id: "s-1",
      entries: host.entries["s-1"] ?? [],
      elapsed: .seconds(lines.count),
      gap: .seconds(60),
      cause: .killed,
      memory: offer.memory
    )
  }

  @Test func `a session interrupted before its start goes on with its questions`() {
    var session = interrupted(after: ["2", "none", "place left butt mole"], Self.offer())
    session.offer = Self.offer()
    var guide = PlainGuide(.interrupted(session))
    let script = ["done", "", "start"].enumerated().map {
      (at: Duration.seconds($0.offset + 1), message: Message.line($0.element))
    }
    let host = VirtualHost(script + [(at: .seconds(9), message: .endOfInput)])
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(host.lines.contains { $0.hasPrefix("Prepare") })
    let state = Session(replaying: session.entries + (host.entries["s-1"] ?? [])).state
    #expect(state.answers["skin"]?.place == "left buttock: mole")
    #expect(state.outcome == .completed)

    let shown = screen(.interrupted(session), []).1
    #expect(shown.frame?.text.contains("Couch warm") ?? false)
  }

  @Test func `a session taken up again tells the next one of its course`() {
    let offer = Self.offer {
      $0.patient = "A-1"
      $0.massage.course = Course(sessions: 5...5, interval: .days(1...2), periods: [])
      $0.memory.course = $0.massage.course.map { CourseReport($0, sessions: []) }
      $0.memory.today = 20_000
    }
    let session = interrupted(after: Self.asked + ["start", "skip"], offer)
    var guide = PlainGuide(.interrupted(session))
    let lines = ["resume", "resume", "stop enough", "", ""]
    let script = lines.enumerated().map {
      (at: Duration.seconds($0.offset + 1), message: Message.line($0.element))
    }
    let host = VirtualHost(script + [(at: .seconds(20), message: .endOfInput)])
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(host.lines.contains { $0.hasPrefix("Next session: session 2, from 2024-10-05") })
  }
}
