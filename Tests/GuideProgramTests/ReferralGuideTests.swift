import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// What both guides ask before a session that a doctor has to decide on.
@Suite struct ReferralGuideTests {
  private static let open = Referral(
    session: "s-0",
    day: CalendarDate(text: "2026-11-20"),
    cause: ReferralCause(.session, .numbness)
  )

  private static func offer(_ referrals: [Referral], isLater: Bool = true) -> NewSession {
    var massage = SmallProtocol.value
    massage.headings = [
      Heading(id: "since", page: .today, say: "Since {date}: anything after the massage?")
    ]
    let asked = Questionnaire(
      massage,
      for: KnownPatient(lastSession: isLater ? "2026-11-20" : nil)
    )
    return NewSession(
      id: "s-1",
      massage: massage,
      digest: "00",
      request: PlanRequest(),
      patient: "A-1",
      questions: asked.questions,
      previousSession: isLater ? "s-0" : nil,
      referrals: referrals
    )
  }

  private static let effects: [AfterEffect?] =
    [nil]
    + AfterEffect.Lasting.allCases.flatMap { lasting in
      Severity.allCases.map { AfterEffect(kind: .soreness, severity: $0, lasting: lasting) }
    }

  private func isAskedInLines(_ offer: NewSession, _ effect: AfterEffect?) -> (Bool, Leaving) {
    var guide = PlainGuide(.session(offer))
    var lines: [String] = []
    if let effect {
      let words = [effect.severity?.rawValue, effect.lasting?.rawValue].compactMap(\.self)
      lines += ["1", "soreness " + words.joined(separator: " ")]
    } else {
      lines.append("none")
    }
    let script = (lines + [""]).enumerated().map {
      (at: Duration.seconds($0.offset + 1), message: Message.line($0.element))
    }
    let host = VirtualHost(script + [(at: .seconds(9), message: .endOfInput)])
    let leaving = GuideProgram.run(&guide, on: host)
    return (host.lines.contains { $0.hasPrefix("need referral: ") }, leaving)
  }

  private func screen(_ offer: NewSession, _ keys: [Key]) -> VirtualHost {
    var guide = ScreenGuide(
      .session(offer),
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let script = keys.enumerated().map {
      (at: Duration.seconds(2 * ($0.offset + 1)), message: Message.key($0.element))
    }
    let host = VirtualHost(script + [(at: .seconds(2 * keys.count + 3), message: .signal(15))])
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  private func marks(_ effect: AfterEffect?) -> [Key] {
    guard let effect else { return [.enter] }
    let severity: [Severity: Character] = [.mild: "1", .moderate: "2", .severe: "3"]
    let lasting: [AfterEffect.Lasting: Character] = [.hours: "h", .days: "d", .weeks: "w"]
    return [
      .character("1"), .enter, .down, .character(" "),
      .character(effect.severity.flatMap { severity[$0] } ?? "1"),
      .character(effect.lasting.flatMap { lasting[$0] } ?? "h"), .enter,
    ]
  }

  @Test(arguments: [[], [open]], effects)
  func `both guides ask for the doctor where an alarm or a major effect stands`(
    referrals: [Referral],
    effect: AfterEffect?
  ) {
    let offer = Self.offer(referrals)
    let isInTheWay = !referrals.isEmpty || effect?.adverseClass == .major
    let (isAsked, leaving) = isAskedInLines(offer, effect)
    #expect(isAsked == isInTheWay)
    guard case .refused = leaving else {
      #expect(!isInTheWay)
      return
    }
    #expect(isInTheWay)
    let frame = screen(offer, marks(effect)).frame?.text ?? ""
    #expect(frame.contains("A doctor first") == isInTheWay)
  }

  @Test func `what is marked of the time since the last session is kept at once`() {
    let effect = AfterEffect(kind: .soreness, severity: .severe, lasting: .days)
    for keys in [marks(effect).dropLast(), marks(effect).dropLast() + [.character(" ")]] {
      let host = screen(Self.offer([]), Array(keys))
      let state = Session(replaying: host.entries["s-1"] ?? []).state
      #expect(state.sinceLastTime == (keys.count == 6 ? [effect] : []))
    }
  }

  @Test func `what a doctor said is kept with the session that asked, and the questions follow`() {
    let typed = "Dr Ada".map { Key.character($0) }
    let day = "2026-11-21".map { Key.character($0) }
    let host = screen(
      Self.offer([Self.open], isLater: false),
      [.down, .enter] + typed + [.enter] + day + [.enter, .down, .enter]
        + "lumbar".map { Key.character($0) } + [.enter]
    )
    let word = DoctorsWord(
      doctor: "Dr Ada",
      date: CalendarDate(daysSince1970: 20_778),
      .without,
      words: "lumbar"
    )
    #expect(host.effects.contains(.keepWord(word, sessions: ["s-0"], by: nil)))
    #expect(host.frame?.text.contains("A doctor first") == false)
  }

  @Test func `Enter postpones the session, and the reason is written down`() {
    let host = screen(Self.offer([Self.open], isLater: false), [.enter])
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(
      state.outcome
        == .postponed(
          reason: "a doctor is to be seen first: numbness in the session of 2026-11-20"
        )
    )
  }

  @Test func `lines take the word of a doctor, a reason, or nothing but an end`() {
    for (line, goesOn) in [
      ("doctor Dr Ada 2026-11-21 goes-on", true), ("override the doctor is on holiday", true),
      ("doctor Dr Ada 2026-11-21 no-more", false), ("no", false), ("", false),
    ] {
      var guide = PlainGuide(.session(Self.offer([Self.open], isLater: false)))
      let host = VirtualHost([
        (at: .seconds(1), message: .line(line)), (at: .seconds(2), message: .endOfInput),
      ])
      let leaving = GuideProgram.run(&guide, on: host)
      let isRefused = if case .refused = leaving { true } else { false }
      #expect(isRefused == !goesOn, "\(line)")
    }
  }

  @Test func `home no longer offers what was ended elsewhere, and keeps what is selected`() {
    var guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let host = VirtualHost([
      (at: .seconds(2), message: .key(.down)), (at: .seconds(4), message: .key(.down)),
      (at: .seconds(6), message: .signal(15)),
    ])
    let interrupted = InterruptedFacts(
      session: "s-9",
      patient: "A-1",
      protocolTitle: "Small back massage",
      time: "12:00"
    )
    var frames: [String] = []
    host.onDraw = { frames.append($0.text) }
    host.answers = { [unowned host] effect in
      guard case .readHome = effect else { return [] }
      let isThere = host.moment.boot < .seconds(1_003)
      return [.home(HomeFacts(interrupted: isThere ? [interrupted] : []))]
    }
    _ = GuideProgram.run(&guide, on: host)
    #expect(frames.first?.contains("▸ Resume A-1") == true)
    #expect(frames.last?.contains("Resume") == false)
    #expect(frames.last?.contains("▸ Patients") == true)
  }

  @Test func `home names whoever is to see a doctor first`() {
    var guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let host = VirtualHost([(at: .seconds(3), message: .signal(15))])
    host.answers = { effect in
      switch effect {
      case .readHome: [.home(HomeFacts())]
      case .readLatest:
        [.latest(nil, referrals: [ReferredPatient(code: "A-1", reason: Self.open.inSentence)])]
      default: []
      }
    }
    _ = GuideProgram.run(&guide, on: host)
    let frame = host.frame?.text ?? ""
    #expect(frame.contains("A doctor first: A-1, numbness in the session of 2026-11-20"))
  }
}
