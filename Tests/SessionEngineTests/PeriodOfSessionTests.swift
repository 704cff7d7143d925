import SessionEngine
import TestSupport
import Testing

struct PeriodOfSessionTests {
  private static func course(_ periods: Period..., sessions: ClosedRange<Int> = 10...12) -> Course {
    Course(sessions: sessions, interval: .days(1...2), periods: periods)
  }

  private static let sparing = Period(
    id: "sparing",
    title: "Sparing",
    span: .sessions(from: 1, to: 3),
    session: .seconds(40)...(.seconds(90)),
    maxPressure: Pressure(2),
    leaveOut: ["tapping"],
    changes: [StepChange(step: "rubbing", duration: .seconds(10), text: "Lightly.")],
    note: "Gently."
  )

  private static let working = Period(
    id: "working",
    title: "Working",
    span: .sessions(from: 4, to: 12)
  )

  private static func plan(_ course: Course, _ request: PlanRequest) throws -> SessionPlan {
    var source = SmallProtocol.value
    source.course = course
    return try SessionPlan(source, for: request)
  }

  @Test(arguments: [(1, "sparing"), (3, "sparing"), (4, "working"), (12, "working")])
  func `the session number picks the period`(number: Int, id: String) throws {
    let course = Self.course(Self.sparing, Self.working)
    #expect(try Self.plan(course, PlanRequest(sessionNumber: number)).periodID == id)
  }

  @Test func `beyond the course the last period holds`() throws {
    let course = Self.course(Self.sparing, Self.working)
    #expect(try Self.plan(course, PlanRequest(sessionNumber: 99)).periodID == "working")
  }

  @Test func `a session before the first is in no period`() {
    let course = Self.course(Self.sparing, Self.working)
    #expect(throws: PlanRefusal.noPeriod(session: 0, day: nil)) {
      try Self.plan(course, PlanRequest(sessionNumber: 0))
    }
  }

  @Test func `a period leaves steps out, changes values and limits the pressure`() throws {
    let plan = try Self.plan(Self.course(Self.sparing, Self.working), PlanRequest())
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "closing"])
    #expect(plan.steps[1].duration == .seconds(10))
    #expect(plan.steps[1].atLeast == .seconds(10))
    #expect(plan.steps[1].text == "Lightly.")
    #expect(plan.steps[1].pressure == PressureCourse(level: 2))
    #expect(plan.periodNote == "Gently.")
    #expect(plan.allowed == .seconds(40)...(.seconds(90)))
  }

  @Test func `a rising pressure is lowered at both ends`() throws {
    var source = SmallProtocol.value
    source.course = Self.course(Self.sparing)
    var step = SmallProtocol.step("deep", .compression, .back, seconds: 10)
    let (two, four) = (try #require(Pressure(2)), try #require(Pressure(4)))
    step.pressure = PressureCourse(start: four, end: four)
    source.main.entries.append(.step(step))
    step.id = "rising"
    step.pressure = PressureCourse(start: two, end: four)
    source.main.entries.append(.step(step))
    let plan = try SessionPlan(source, for: PlanRequest())
    #expect(plan.steps.compactMap(\.pressure?.strongest).max() == two)
  }

  @Test func `the course by days needs the day`() throws {
    let course = Self.course(
      Period(id: "early", title: "Early", span: .days(from: 2, to: 9)),
      Period(id: "late", title: "Late", span: .days(from: 10, to: nil))
    )
    #expect(throws: PlanRefusal.dayMissing) { try Self.plan(course, PlanRequest()) }
    #expect(throws: PlanRefusal.noPeriod(session: 1, day: 1)) {
      try Self.plan(course, PlanRequest(day: 1))
    }
    #expect(try Self.plan(course, PlanRequest(day: 9)).periodID == "early")
    #expect(try Self.plan(course, PlanRequest(day: 40)).periodID == "late")
  }

  @Test func `a day after the last period is in none`() {
    let course = Self.course(Period(id: "early", title: "Early", span: .days(from: 2, to: 9)))
    #expect(throws: PlanRefusal.noPeriod(session: 1, day: 10)) {
      try Self.plan(course, PlanRequest(day: 10))
    }
  }

  @Test func `a period that empties a stage is refused`() {
    var period = Self.sparing
    period.leaveOut = ["closing"]
    #expect(throws: PlanRefusal.nothingLeft(.final)) {
      try Self.plan(Self.course(period), PlanRequest())
    }
  }

  // MARK: Changed doses

  @Test func `changed repetitions give a new countdown`() throws {
    var period = Self.working
    period.span = .sessions(from: 1, to: nil)
    period.changes = [StepChange(step: "tapping", repetitions: 8...10)]
    let tapping = try Self.plan(Self.course(period), PlanRequest()).steps[3]
    #expect(tapping.repetitions == 10)
    #expect(tapping.duration == .seconds(10))
  }

  @Test func `a changed tempo gives a new countdown to counted steps`() throws {
    var period = Self.working
    period.span = .sessions(from: 1, to: nil)
    period.changes = [
      StepChange(step: "tapping", tempo: 30), StepChange(step: "opening", tempo: 30),
    ]
    let plan = try Self.plan(Self.course(period), PlanRequest())
    #expect(plan.steps[3].duration == .seconds(40))
    #expect(plan.steps[0].duration == .seconds(20))
    #expect(plan.steps[0].tempo == 30)
  }

  @Test func `a changed duration counts over repetitions`() throws {
    var period = Self.working
    period.span = .sessions(from: 1, to: nil)
    period.changes = [StepChange(step: "tapping", duration: .seconds(15))]
    let tapping = try Self.plan(Self.course(period), PlanRequest()).steps[3]
    #expect(tapping.duration == .seconds(15))
    #expect(tapping.repetitions == 15)
  }

  // MARK: Length

  @Test func `a period with a time of its own is kept to it`() throws {
    var period = Self.sparing
    period.leaveOut = []
    period.session = .seconds(60)...(.seconds(80))
    let plan = try Self.plan(Self.course(period), PlanRequest())
    #expect(plan.total == .seconds(80))
  }

  @Test(arguments: [(1, 70), (2, 75), (6, 95), (10, 115), (11, 120), (30, 120)])
  func `a growing session rises evenly and in whole seconds`(number: Int, seconds: Int) throws {
    var period = Self.working
    period.span = .sessions(from: 1, to: 11)
    period.session = .seconds(70)...(.seconds(120))
    period.grows = true
    let plan = try Self.plan(Self.course(period), PlanRequest(sessionNumber: number))
    #expect(plan.total == .seconds(seconds))
    #expect(plan.allowed.upperBound == .seconds(seconds))
    #expect(plan.steps.map(\.id).contains("tapping"))
  }

  @Test func `an open growing period ends at the course's smaller number`() throws {
    var period = Self.working
    period.span = .sessions(from: 2, to: nil)
    period.session = .seconds(80)...(.seconds(120))
    period.grows = true
    let course = Self.course(
      Period(id: "first", title: "First", span: .sessions(from: 1, to: 1)),
      period
    )
    #expect(try Self.plan(course, PlanRequest(sessionNumber: 2)).total == .seconds(80))
    #expect(try Self.plan(course, PlanRequest(sessionNumber: 9)).total == .seconds(115))
    #expect(try Self.plan(course, PlanRequest(sessionNumber: 10)).total == .seconds(120))
  }

  // MARK: Sums for the checks of a file

  @Test func `each period has its sum, and the planner agrees with it`() throws {
    var source = SmallProtocol.value
    source.course = Self.course(Self.sparing, Self.working)
    let sums = source.periodSums
    #expect(sums.map(\.period?.id) == ["sparing", "working"])
    #expect(sums.map(\.sum) == [.seconds(80), .seconds(120)])
    #expect(sums.map(\.isOwnTime) == [true, false])
    #expect(sums.flatMap(\.emptyStages) == [])
    let plan = try SessionPlan(source, for: PlanRequest(sessionNumber: 4))
    #expect(sums[1].steps == plan.steps)
  }

  @Test func `a stage that a period empties is named`() {
    var source = SmallProtocol.value
    var period = Self.sparing
    period.leaveOut = ["opening", "closing"]
    source.course = Self.course(period)
    #expect(source.periodSums.map(\.emptyStages) == [[.introductory, .final]])
  }

  @Test func `a protocol without a course has one sum`() {
    #expect(SmallProtocol.value.periodSums.map(\.sum) == [.seconds(120)])
    #expect(SmallProtocol.value.periodSums.map(\.shortest) == [.seconds(55)])
  }
}
