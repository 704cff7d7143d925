import SessionEngine
import Testing

/// A session on a small plan, moved by commands at given seconds.
struct SessionFixture {
  var session: Session
  var entries: [JournalEntry]

  static let question = Contraindication(
    id: "fever",
    class: .postpone,
    ask: .everySession,
    question: "Fever today?"
  )

  /// Three stages: 40 s, a 60 s step whose side changes at half-time, 20 s ending on warmth, 30 s.
  static func smallPlan(rules: [ReactionRule] = []) -> SessionPlan {
    SessionPlan(
      protocolID: "small",
      protocolTitle: "Small",
      sessionNumber: 1,
      position: .prone,
      steps: [
        step(0, "warm-up", .introductory, .effleurage, [.back], 40),
        step(1, "rubbing", .main, .friction, [.lumbar], 60, side: .leftThenRight),
        step(2, "kneading", .main, .petrissage, [.lumbar, .buttocks], 20, until: .warmth),
        step(3, "closing", .final, .effleurage, [.back], 30),
      ],
      allowed: .seconds(100)...(.seconds(200)),
      rules: rules,
      aftercare: Aftercare(rest: .seconds(60)...(.seconds(120)), advise: ["Keep warm"])
    )
  }

  static func step(
    _ index: Int,
    _ id: String,
    _ stage: StageName,
    _ technique: Technique,
    _ zones: [Zone],
    _ seconds: Int,
    side: WorkedSide = .both,
    until: TissueSign? = nil,
    before: [Changeover] = []
  ) -> PlannedStep {
    PlannedStep(
      index: index,
      id: id,
      stage: stage,
      technique: technique,
      zones: zones,
      side: side,
      duration: .seconds(seconds),
      atLeast: .seconds(seconds / 2),
      pressure: Pressure(3).map { PressureCourse(start: $0, end: $0) },
      until: until,
      before: before,
      text: "Do it."
    )
  }

  init(
    plan: SessionPlan? = smallPlan(),
    questions: [Contraindication] = [question],
    headings: [Heading] = [],
    needs: [ProtocolNeed] = [],
    preparation: Preparation = Preparation()
  ) {
    let opened = Session.opened(
      SessionOpening(
        protocolID: "small",
        protocolTitle: "Small",
        protocolVersion: "1.0.0",
        protocolDigest: "",
        questions: questions,
        headings: headings,
        needs: needs,
        preparation: preparation
      ),
      at: WallTime(milliseconds: 0)
    )
    session = opened.session
    entries = [opened.entry]
    guard let plan else { return }
    _ = refusal(
      .answer(questions.map { ScreeningAnswer(id: $0.id, answer: .no) }),
      at: .zero
    )
    _ = refusal(.adopt(plan), at: .zero)
  }

  /// The fixture with its first countdown running at second 0.
  static func running(
    plan: SessionPlan = smallPlan(),
    painBefore: Int? = nil
  ) -> Self {
    var fixture = Self(plan: plan)
    if let painBefore { _ = fixture.refusal(.reportPain(.before, score: painBefore), at: .zero) }
    _ = fixture.refusal(.begin, at: .zero)
    return fixture
  }

  /// Carries a command out and gives the refusal, if any.
  mutating func refusal(_ command: Command, at now: Duration) -> Refusal? {
    do throws(Refusal) {
      let events = try session.events(for: command, at: now)
      entries += session.record(events, at: WallTime(milliseconds: now.wholeMilliseconds), now: now)
      return nil
    } catch {
      return error
    }
  }

  /// Carries out a command that must be taken.
  mutating func takes(
    _ command: Command,
    at second: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if let refusal = refusal(command, at: .milliseconds(Int64(second * 1_000))) {
      Issue.record("refused: \(refusal.sentence)", sourceLocation: sourceLocation)
    }
  }

  /// Tries a command that must be refused, with a reason, and must change nothing.
  mutating func refuses(
    _ command: Command,
    at second: Double,
    saying sentence: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = session
    let refusal = refusal(command, at: .milliseconds(Int64(second * 1_000)))
    #expect(refusal?.sentence.isEmpty == false, sourceLocation: sourceLocation)
    #expect(session == before, sourceLocation: sourceLocation)
    if let sentence { #expect(refusal?.sentence == sentence, sourceLocation: sourceLocation) }
  }

  var state: SessionState { session.state }
}
