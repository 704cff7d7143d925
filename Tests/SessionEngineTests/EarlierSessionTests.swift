import SessionEngine
import TestSupport
import Testing

@Suite struct EarlierSessionTests {
  private static func session(
    _ number: Int,
    counts: Bool = true,
    putOff: [PutOff] = [],
    skipped: [String] = []
  ) -> EarlierSession {
    EarlierSession(
      id: "s-\(number)",
      protocolID: "small-back",
      number: number,
      date: 100 + number,
      counts: counts,
      putOff: putOff,
      skipped: skipped,
      painfulSide: .left,
      painBefore: 8 - number,
      painAfter: 5 - number
    )
  }

  private static let friction = PutOff(
    technique: .friction,
    zones: [.lumbar],
    furtherSessions: 3,
    reason: "pain"
  )

  @Test(arguments: [(0, true), (1, true), (2, true), (3, false), (4, false)])
  func `a technique put off for three sessions stays away for three that count`(
    since: Int,
    isDropped: Bool
  ) {
    let refused = Self.session(9, counts: false)
    let later = (0..<since).map { Self.session($0 + 2) } + [refused, refused]
    let earlier = [Self.session(1, putOff: [Self.friction])] + later
    #expect(earlier.dropped.isEmpty != isDropped)
    #expect(earlier.dropped.allSatisfy { $0.technique == .friction && $0.zones == [.lumbar] })
  }

  @Test func `the next plan remembers what was skipped and which side hurt`() {
    var request = PlanRequest(sessionNumber: 3)
    request.remember(
      [Self.session(1, skipped: ["tapping"]), Self.session(2, skipped: ["kneading"])],
      of: "small-back"
    )
    #expect(request.skippedLastTime == ["kneading"])
    #expect(request.painfulSide == .left)
    var other = PlanRequest()
    other.remember([Self.session(1, putOff: [Self.friction], skipped: ["x"])], of: "another")
    #expect(other.skippedLastTime.isEmpty)
    #expect(other.dropped.count == 1)
  }

  @Test func `a first session after a finished course begins another`() {
    let course = Course(sessions: 2...2, interval: .days(1...2), repeats: 2...3, periods: [])
    let first = [Self.session(1), Self.session(2)]
    #expect(first.underWay(in: course).count == 2)
    #expect((first + [Self.session(1)]).underWay(in: course).map(\.number) == [1])
    #expect([Self.session(1), Self.session(1)].underWay(in: course).count == 2)
  }

  @Test func `the report of a course comes at its end, with the time to repeat it`() {
    let course = Course(sessions: 2...3, interval: .days(1...2), repeats: 2...3, periods: [])
    let open = CourseReport(course, sessions: [Self.session(1)])
    #expect(open.lines.isEmpty)
    #expect(
      ComingSession(open.progress).outlook(on: 0) == "session 2, from 1970-04-13, due by 1970-04-14"
    )
    let done = CourseReport(course, sessions: [Self.session(1), Self.session(2)])
    #expect(done.lines.first?.contains("2 sessions from 1970-04-12 to 1970-04-13") ?? false)
    #expect(done.lines.contains("Pain before the session: 7 at first, 6 at last."))
    #expect(done.lines.contains("Repeat the course between 1970-08-12 and 1970-10-12."))
    #expect(ComingSession(done.progress).outlook(on: 0).contains("session 3"))
    #expect(ComingSession(done.progress).outlook(on: 0).contains("or the course ends here"))
    let over = CourseReport(course, sessions: (1...3).map { Self.session($0) })
    #expect(ComingSession(over.progress).outlook(on: 0).hasPrefix("none, the course is done"))
  }

  @Test func `too early and too late are both said, in time nothing`() {
    let course = Course(sessions: 5...5, interval: .days(2...3), periods: [])
    let progress = CourseProgress(
      course,
      past: [EarlierSession(id: "", protocolID: "small-back", number: 1, date: 100, counts: true)]
    )
    #expect(progress.warnings(on: 101).first?.contains("1 day at the earliest") ?? false)
    #expect(progress.warnings(on: 102).isEmpty)
    #expect(progress.warnings(on: 110).first?.contains("was due by 1970-04-14") ?? false)
  }
}
