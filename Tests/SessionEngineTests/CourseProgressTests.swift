import SessionEngine
import Testing

struct CourseProgressTests {
  private static func progress(
    every interval: Interval?,
    on dates: [Int],
    sessions: ClosedRange<Int> = 10...15,
    isOpen: Bool = false
  ) -> CourseProgress {
    let periods = [
      Period(id: "sparing", title: "Sparing", span: .sessions(from: 1, to: 3)),
      Period(id: "working", title: "Working", span: .sessions(from: 4, to: nil)),
    ]
    return CourseProgress(
      Course(
        sessions: sessions,
        isOpen: isOpen,
        interval: interval,
        repeats: 2...3,
        periods: periods
      ),
      past: dates.enumerated().map {
        EarlierSession(id: "", protocolID: "small-back", number: $0 + 1, date: $1, counts: true)
      }
    )
  }

  @Test func `a new course begins with session one, at any date`() {
    let progress = Self.progress(every: .days(1...2), on: [])
    #expect(progress.nextSession == 1)
    #expect(progress.earliest == nil)
    #expect(progress.due == nil)
    #expect(progress.tooEarly(on: 0) == nil)
    #expect(ComingSession(progress).period?.id == "sparing")
  }

  @Test func `only counted sessions move the course on`() {
    let course = Self.progress(every: .days(1...2), on: []).course
    let progress = CourseProgress(
      course,
      past: [
        EarlierSession(id: "", protocolID: "small-back", number: 1, date: 100, counts: true),
        EarlierSession(id: "", protocolID: "small-back", number: 2, date: 102, counts: false),
      ]
    )
    #expect(progress.nextSession == 2)
    #expect(progress.earliest == 101)
  }

  @Test(arguments: [([1, 2, 4], 5), ([1, 1, 1], 4), ([7], 8), ([1, 3], 4)])
  func `the next session follows the highest number and the count`(numbers: [Int], next: Int) {
    let course = Self.progress(every: nil, on: []).course
    let past = numbers.map {
      EarlierSession(id: "", protocolID: "small-back", number: $0, date: 100 + $0, counts: true)
    }
    #expect(CourseProgress(course, past: past).nextSession == next)
  }

  @Test(arguments: [
    (Interval.days(1...2), [100], 101, 102),
    (.days(2...2), [90, 100], 102, 102),
    (.weeks(1...2), [100], 107, 114),
    (.perDay(2...2), [100], 100, 100),
    (.perDay(2...2), [100, 100], 101, 101),
    (.perDay(1...3), [99, 100, 100], 100, 101),
    (.perWeek(3...3), [100], 102, 103),
    (.perWeek(3...3), [100, 102, 104], 107, 107),
    (.perWeek(1...1), [100], 107, 107),
    (.perWeek(2...3), [100], 102, 104),
  ])
  func `the interval gives the earliest and the due date`(
    interval: Interval,
    dates: [Int],
    earliest: Int,
    due: Int
  ) {
    let progress = Self.progress(every: interval, on: dates)
    #expect(progress.earliest == earliest)
    #expect(progress.due == due)
  }

  @Test func `a session before the earliest date is too early, and says why`() {
    let progress = Self.progress(every: .days(2...3), on: [100])
    #expect(
      progress.tooEarly(on: 101)?.reason
        == "The last session was yesterday. The course asks for one session every 2-3 days: "
        + "the next one is due in 1 day at the earliest."
    )
    #expect(progress.tooEarly(on: 102) == nil)
  }

  @Test func `the period follows the next session`() {
    #expect(ComingSession(Self.progress(every: nil, on: [1, 2])).period?.id == "sparing")
    #expect(ComingSession(Self.progress(every: nil, on: [1, 2, 3])).period?.id == "working")
  }

  @Test func `a course is fulfilled with its smaller number and over with its larger`() {
    let nine = Self.progress(every: nil, on: Array(1...9))
    let ten = Self.progress(every: nil, on: Array(1...10))
    let fifteen = Self.progress(every: nil, on: Array(1...15))
    let open = Self.progress(every: nil, on: Array(1...40), isOpen: true)
    #expect([nine, ten, fifteen, open].map(\.isFulfilled) == [false, true, true, true])
    #expect([nine, ten, fifteen, open].map(\.isOver) == [false, false, true, false])
  }

  @Test func `a further course is counted from the last session`() {
    #expect(Self.progress(every: nil, on: [1_000]).repetition == 1_121...1_182)
  }
}
