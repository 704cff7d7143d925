import SessionEngine
import TestSupport
import Testing

/// Who works, and who takes a session up from whom.
@Suite struct HandoverTests {
  private typealias Visit = (session: Session, entries: [JournalEntry])

  private static func opened(by therapist: Therapist?) -> Visit {
    let opening = SessionOpening(
      protocolID: "small-back",
      protocolTitle: "Small",
      protocolVersion: "1.0.0",
      protocolDigest: "",
      questions: [],
      preparation: Preparation(),
      therapist: therapist
    )
    let opened = Session.opened(opening, at: WallTime(milliseconds: 0))
    return (opened.session, [opened.entry])
  }

  private static func takes(
    _ command: Command,
    at seconds: Int,
    _ visit: inout Visit
  ) throws {
    let now = Duration.seconds(seconds)
    let events = try visit.session.events(for: command, at: now)
    let wall = WallTime(milliseconds: Int64(seconds) * 1_000)
    visit.entries += visit.session.record(events, at: wall, now: now)
  }

  @Test func `another therapist is recorded from the moment on, the same one is no news`() throws {
    let first = try #require(Therapist(code: "T-01", name: "Ada"))
    let second = try #require(Therapist(code: "T-02"))
    var visit = Self.opened(by: first)
    try Self.takes(.takeUp(first), at: 10, &visit)
    try Self.takes(.takeUp(second), at: 20, &visit)
    try Self.takes(.takeUp(second), at: 30, &visit)
    let record = try #require(SessionRecord(id: "s", entries: visit.entries))
    #expect(record.shifts.map(\.therapist) == [first, second])
    #expect(record.shifts.map(\.elapsed) == [.zero, .seconds(20)])
    #expect(record.therapist(at: .seconds(19)) == first)
    #expect(record.therapist(at: .seconds(20)) == second)
    #expect(visit.session.state.therapist == second)
  }

  @Test func `nobody worked before the first one that is named`() throws {
    var visit = Self.opened(by: nil)
    try Self.takes(.takeUp(try #require(Therapist(code: "T-02"))), at: 20, &visit)
    let record = try #require(SessionRecord(id: "s", entries: visit.entries))
    #expect(record.therapist(at: .seconds(1)) == nil)
    #expect(record.shifts.count == 1)
  }

  @Test func `who took it up stays so when an end is taken back`() throws {
    var visit = Self.opened(by: Therapist(code: "T-01"))
    try Self.takes(.stop(reason: "late"), at: 5, &visit)
    guard visit.session.state.outcome == nil else { return }
    try Self.takes(.takeUp(try #require(Therapist(code: "T-02"))), at: 6, &visit)
    try Self.takes(.undo, at: 8, &visit)
    #expect(visit.session.state.therapist?.code == "T-02")
  }

  @Test(arguments: [
    ("T-01", true), ("ada", true), ("Ä1", true), ("", false), ("-a", false), ("a b", false),
    ("a\u{1B}", false), (String(repeating: "a", count: 33), false),
  ])
  func `a code is short and plain`(code: String, isOne: Bool) {
    #expect((Therapist(code: code) != nil) == isOne)
  }

  @Test func `an opening of before there were therapists reads as one of nobody`() throws {
    let opening = SampleEvents.opening
    guard case .object(let fields) = opening.json else { return }
    let older = JSONValue.object(fields.filter { $0.name != "therapist" })
    #expect(try SessionOpening(json: older).therapist == nil)
  }
}
