import SessionEngine
import Testing

/// What becomes of the steps of a session, read off its journal.
struct RecordingTests {
  private func record(_ fixture: SessionFixture) throws -> SessionRecord {
    try #require(SessionRecord(id: "s", entries: fixture.entries))
  }

  @Test func `a session that ran to its end did every step in full`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.pass, at: 150)
    fixture.takes(.close, at: 160)
    let record = try record(fixture)
    #expect(record.steps.map(\.result) == [.done, .done, .done, .done])
    #expect(record.steps.map(\.actual) == record.steps.map(\.planned))
    #expect(record.steps.map(\.startedAt) == [0, 40, 100, 120].map { .seconds($0) })
    #expect(record.steps.map(\.endedAt) == [40, 100, 120, 150].map { .seconds($0) })
    #expect(record.outcome == .completed)
    #expect(record.endedAt == WallTime(milliseconds: 160_000))
    #expect(record.counts)
  }

  @Test func `skipped, sign seen, lengthened and never reached`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: "sore skin"), at: 10)
    fixture.takes(.lengthen(reason: nil), at: 20)
    fixture.takes(.pass, at: 105)
    fixture.takes(.seeSign, at: 110)
    fixture.takes(.stop(reason: "has to leave"), at: 111)
    fixture.takes(.close, at: 112)
    let record = try record(fixture)
    #expect(record.steps.map(\.result) == [.skipped, .lengthened, .done, .shortened])
    #expect(record.steps.map(\.reason) == ["sore skin", nil, "sign: warmth", "has to leave"])
    #expect(record.steps.map(\.actual) == [10, 90, 10, 1].map { .seconds($0) })
    #expect(record.outcome == .endedEarly(reason: "has to leave"))
  }

  @Test func `steps after an early end were not reached`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.stop(reason: "phone"), at: 30)
    fixture.takes(.close, at: 31)
    let record = try record(fixture)
    #expect(record.steps.map(\.result) == [.shortened, .notReached, .notReached, .notReached])
    #expect(record.steps[1].startedAt == nil)
    #expect(!record.counts)
  }

  @Test func `a session whose every technique was skipped is not completed and does not count`()
    throws
  {
    var fixture = SessionFixture.running()
    for second in 1...4 { fixture.takes(.skip(reason: nil), at: Double(second)) }
    fixture.takes(.close, at: 6)
    let record = try record(fixture)
    #expect(record.steps.map(\.result) == [.skipped, .skipped, .skipped, .skipped])
    #expect(record.outcome == .endedEarly(reason: "every technique was skipped"))
    #expect(!record.counts)
    #expect(!record.countsAmongItsOwn)
  }

  @Test func `a technique that was worked for its shortest useful time was not skipped unworked`()
    throws
  {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 1)
    fixture.takes(.skip(reason: nil), at: 50)
    fixture.takes(.skip(reason: nil), at: 51)
    fixture.takes(.skip(reason: nil), at: 52)
    fixture.takes(.close, at: 53)
    let record = try record(fixture)
    #expect(record.outcome == .completed)
    #expect(record.counts)
  }

  @Test func `a session that jumped over its main stage is not completed and does not count`()
    throws
  {
    var fixture = SessionFixture.running()
    let steps = fixture.session.state.progress.steps.map(\.step)
    let last = try #require(steps.first { $0.stage == .final })
    fixture.takes(.jump(to: last.index), at: 20)
    fixture.takes(.pass, at: 200)
    fixture.takes(.close, at: 201)
    let record = try record(fixture)
    #expect(record.outcome == .endedEarly(reason: "the main stage did not begin"))
    #expect(!record.counts)
  }

  @Test func `a step done in two goes is one entry with all its work`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 10)
    fixture.takes(.back, at: 15)
    fixture.takes(.pass, at: 45)
    let record = try record(fixture)
    #expect(record.steps.count == 4)
    #expect(record.steps[0].result == .done)
    #expect(record.steps[0].actual == .seconds(40))
    #expect(record.steps[0].endedAt == .seconds(45))
  }

  @Test func `an added step takes the next free index and stands where it was done`() throws {
    var fixture = SessionFixture.running()
    let added = SessionFixture.step(9, "extra", .main, .vibration, [.lumbar], 10)
    fixture.takes(.add(added), at: 5)
    fixture.takes(.pass, at: 50)
    let record = try record(fixture)
    let extra = try #require(record.steps.first { $0.isAdded })
    #expect(extra.step.index == 4)
    #expect(record.steps.count == 5)
    #expect(record.planned == .seconds(150))
  }

  @Test func `a technique stopped for a reaction names the reaction`() throws {
    let rule = ReactionRule(
      reaction: .pain,
      level: 7,
      directive: .stopTechnique,
      furtherSessions: 2,
      text: "Stop this technique."
    )
    var fixture = SessionFixture.running(plan: SessionFixture.smallPlan(rules: [rule]))
    fixture.takes(.pass, at: 45)
    fixture.takes(.react(.pain, score: 8, severity: nil, side: nil, note: nil), at: 50)
    fixture.takes(.confirm, at: 52)
    let record = try record(fixture)
    #expect(record.steps[1].result == .stopped)
    #expect(record.steps[1].reason == "pain 8, left")
    #expect(record.reactions.first?.directive == .stopTechnique)
    #expect(record.outcome == nil)
  }

  @Test func `pressure is what a step was worked with, not what was eased later`() throws {
    let rule = ReactionRule(reaction: .pain, level: 4, directive: .ease, text: "Press less.")
    var fixture = SessionFixture.running(plan: SessionFixture.smallPlan(rules: [rule]))
    fixture.takes(.pass, at: 101)
    fixture.takes(.react(.pain, score: 5, severity: nil, side: nil, note: nil), at: 105)
    fixture.takes(.confirm, at: 106)
    fixture.takes(.pass, at: 150)
    let record = try record(fixture)
    #expect(record.steps.map { $0.pressure?.strongest.level } == [3, 3, 2, 3])
  }

  @Test func `after a gap the last stroke is the last sign of life`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.interrupt(since: .seconds(30), .killed), at: 900)
    let record = try record(fixture)
    #expect(record.steps[0].endedAt == .seconds(30))
    #expect(record.steps[0].actual == .seconds(30))
    #expect(!record.steps[0].isEnded)
  }

  @Test func `a question without an answer is unanswered`() throws {
    let record = try record(SessionFixture(plan: nil))
    #expect(record.answers.map(\.answer.answer) == [.unanswered])
    #expect(record.steps.isEmpty)
    #expect(record.endedAt == nil)
  }

  @Test func `a journal without an opening is no record`() {
    let entry = JournalEntry(
      sequence: 1,
      elapsed: .zero,
      at: WallTime(milliseconds: 0),
      event: .resumed
    )
    #expect(SessionRecord(id: "s", entries: [entry]) == nil)
    #expect(SessionRecord(id: "s", entries: []) == nil)
  }
}
