import GuideScreens
import SessionEngine
import TerminalFrame
import Testing

@testable import GuideProgram

/// What was answered for one protocol, at the opening of another one for the same person.
@Suite struct CarriedAnswersTests {
  init() { Repertoire.useUTF8() }

  /// The opening of another protocol: it asks about the skin in other words, and calls a rash
  /// absolute; a question of its own stands under the bones.
  private static func other(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    IntakeTests.offer {
      $0.id = "s-2"
      $0.massage.id = "other"
      $0.massage.title = "Another massage"
      $0.isBeforehand = false
      $0.questions[1].class = .absolute
      $0.questions[2].question = "Is it moles, other than flat ones?"
      $0.questions.append($0.questions[3])
      $0.questions[4].id = "operation"
      $0.questions[4].question = "An operation?"
      change(&$0)
    }
  }

  private static func carried(_ state: SessionState?, from session: String? = nil) throws
    -> CarriedAnswers
  {
    try #require(state.flatMap { CarriedAnswers($0, keptIn: session, time: "11:40") })
  }

  /// Answered by keys, `⏎` for Enter.
  private static func answered(_ keys: String, _ offer: NewSession) -> SessionState? {
    var played = PlayedOpening(offer)
    for key in keys { played.press(key == "⏎" ? .enter : .character(key)) }
    return played.state
  }

  @Test func `only what the other asks besides is asked, and the alarming signs again`() throws {
    let state = Self.answered("⏎⏎", IntakeTests.offer { $0.isBeforehand = false })
    let kept = try Self.carried(state, from: "s-1")
    var played = PlayedOpening(Self.other { $0.carried = kept })
    #expect(played.text.contains("Is anything alarming now?"))
    // Asked in other words, the moles are asked afresh; the rash is not.
    #expect(played.text.contains("anything with the skin?"))
    #expect(played.state?.answers["rash"]?.answer == .no)
    #expect(played.state?.answers["moles"] == nil)
    #expect(played.state?.answers["hernia"]?.by == .patient)
    #expect(played.state?.answers["operation"] == nil)
    #expect(played.state?.answers["heart-attack"]?.answer == .no)
    played.press(.enter)
    #expect(played.text.contains("slipped disc"))
    let record = SessionRecord(id: "s-2", entries: played.guide.guided?.entries ?? [])
    #expect(
      record?.notes.first?.text
        == "Answers of 11:40, given for Small back massage, were taken over"
    )
  }

  @Test func `a yes goes along and means what the other makes of it`() throws {
    var state = try #require(
      Self.answered("2⏎1⏎", IntakeTests.offer { $0.isBeforehand = false })
    )
    state.answers["rash"]?.override = "old and dry"
    let kept = try Self.carried(state)
    let guided = GuidedSession.open(Self.other { $0.carried = kept }, at: Self.moment).0
    #expect(guided.state.answers["rash"]?.answer == .yes)
    #expect(guided.state.answers["rash"]?.override == nil)
    #expect(guided.state.verdict == .refused("rash"))
  }

  private static let moment = Moment(
    boot: .seconds(1_000),
    awake: .seconds(1_000),
    wall: WallTime(milliseconds: 0)
  )

  @Test func `the kept session ends once its answers went over`() throws {
    let kept = try Self.carried(
      Self.answered("⏎", IntakeTests.offer { $0.isBeforehand = false }),
      from: "s-1"
    )
    let (_, effects) = GuidedSession.open(Self.other { $0.carried = kept }, at: Self.moment)
    let reason = "its answers went over to Another massage"
    #expect(effects.contains(.closeInterrupted(session: "s-1", reason: reason)))
  }

  /// The list from which a walk-in's protocols are chosen.
  private static func list() -> PlayedOpening {
    var home = PlayedOpening(.home)
    for message: Message in [.home(HomeFacts()), .protocols([])] {
      _ = home.guide.update(message, at: home.moment)
    }
    return home
  }

  private static func choose(_ offer: NewSession, in home: inout PlayedOpening) {
    let rows = [ProtocolFacts(offer.massage)]
    _ = home.guide.update(.protocols(rows), at: home.moment)
    home.press(.enter)
    _ = home.guide.update(.offered(offer), at: home.moment)
  }

  private static func walkIn(_ offer: NewSession) -> NewSession {
    var offer = offer
    offer.patient = nil
    offer.isBeforehand = false
    return offer
  }

  @Test(arguments: [true, false])
  func `a walk-in's answers go along back to the list, not over the home screen`(goesHome: Bool) {
    var home = Self.list()
    Self.choose(Self.walkIn(IntakeTests.offer()), in: &home)
    home.press(.enter, .escape, .escape)
    _ = home.guide.update(.store(.committed(session: "s-1", through: 99)), at: home.moment)
    home.press(.up)
    #expect(home.text.contains("Search"))
    if goesHome { _ = home.guide.update(.home(HomeFacts()), at: home.moment) }
    Self.choose(Self.walkIn(Self.other()), in: &home)
    #expect(home.state?.opening?.protocolTitle == "Another massage")
    #expect((home.state?.answers["rash"]?.answer == .no) != goesHome)
  }

  @Test func `what leaves no plan can be answered by another protocol with the same answers`() {
    var home = Self.list()
    let offer = Self.walkIn(IntakeTests.offer { $0.questions[1] = Self.closingAll })
    Self.choose(offer, in: &home)
    home.press(.character("2"), .enter, .character("1"), .enter)
    // Before health, preparation and complaint: nothing that is still asked can help.
    #expect(home.text.contains("No plan for today"))
    #expect(home.text.contains("what the screening closes: rash"))
    home.press(.down, .down, .enter)
    #expect(home.state?.outcome == .postponed(reason: "rash"))
    _ = home.guide.update(.store(.committed(session: "s-1", through: 99)), at: home.moment)
    home.press(.up)
    Self.choose(Self.walkIn(Self.other { $0.questions[1].class = .local }), in: &home)
    #expect(home.state?.answers["rash"]?.answer == .yes)
    #expect(home.state?.answers["heart-attack"]?.answer == .no)
  }

  private static let closingAll = Contraindication(
    id: "rash",
    class: .local,
    ask: .everySession,
    question: "Is it rash?",
    zones: [.wholeBody],
    heading: "skin-line",
    short: "rash"
  )

  @Test func `Esc from a plan that cannot be leads to the line that closes it`() {
    var played = PlayedOpening(
      IntakeTests.offer {
        $0.isBeforehand = false
        $0.questions[1] = Self.closingAll
      }
    )
    played.press(.character("2"), .enter, .character("1"), .enter, .escape)
    #expect(played.text.contains("line by line: today"))
    played.press(.character("2"), .enter)
    #expect(!played.text.contains("No plan"))
  }

  @Test func `the plain guide refuses as soon as the answers decide it`() {
    var guide = PlainGuide(
      .session(
        IntakeTests.offer {
          $0.isBeforehand = false
          $0.questions[1] = Self.closingAll
        }
      )
    )
    let host = VirtualHost([(.seconds(1), .line("2")), (.seconds(2), .line("which 1"))])
    let leaving = GuideProgram.run(&guide, on: host)
    #expect(leaving == .refused("Not today: rash"))
    #expect(!host.lines.contains("Prepare:"))
  }
}
