import SessionEngine
import Testing

struct RunningSessionTests {
  @Test func `techniques follow each other at their exact due instants`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pass, at: 1_000)
    let finished = fixture.entries.compactMap { entry -> Duration? in
      if case .stepFinished = entry.event { entry.elapsed } else { nil }
    }
    #expect(finished == [.seconds(40), .seconds(100), .seconds(120), .seconds(150)])
    #expect(fixture.state.phase == .resting(since: .seconds(150)))
  }

  @Test func `a pause holds the countdown`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pause(.therapist), at: 10)
    #expect(fixture.state.remainingInStep(at: .seconds(500)) == .seconds(30))
    fixture.takes(.resume, at: 600)
    #expect(fixture.state.remainingInStep(at: .seconds(610)) == .seconds(20))
  }

  @Test func `a skipped technique keeps the time that was worked`() {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 10)
    #expect(fixture.state.progress.steps[0].spent == .seconds(10))
    #expect(fixture.state.currentStep?.step.id == "rubbing")
  }

  @Test func `skipping the last technique leads to the rest`() {
    var fixture = SessionFixture.running()
    for second in 1...4 { fixture.takes(.skip(reason: nil), at: Double(second)) }
    #expect(fixture.state.isResting)
    fixture.takes(.close, at: 10)
    #expect(fixture.state.outcome == .endedEarly(reason: "every technique was skipped"))
  }

  @Test func `undo after a skip counts the time as if nothing had been pressed`() {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 10)
    fixture.takes(.undo, at: 14)
    #expect(fixture.state.currentStep?.step.id == "warm-up")
    #expect(fixture.state.remainingInStep(at: .seconds(14)) == .seconds(26))
  }

  @Test func `undo is over after ten seconds`() {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 10)
    fixture.refuses(.undo, at: 20.5)
  }

  @Test func `undo works once`() {
    var fixture = SessionFixture.running()
    fixture.takes(.skip(reason: nil), at: 10)
    fixture.takes(.undo, at: 11)
    fixture.refuses(.undo, at: 12)
  }

  @Test func `back runs a finished technique again and then goes on where the next was left`() {
    var fixture = SessionFixture.running()
    fixture.takes(.back, at: 50)
    #expect(fixture.state.currentStep?.step.id == "warm-up")
    #expect(fixture.state.remainingInStep(at: .seconds(50)) == .seconds(40))
    fixture.takes(.pass, at: 90)
    #expect(fixture.state.currentStep?.step.id == "rubbing")
    #expect(fixture.state.remainingInStep(at: .seconds(90)) == .seconds(50))
  }

  @Test func `the first technique has nothing before it`() {
    var fixture = SessionFixture.running()
    fixture.refuses(.back, at: 1, saying: "This is the first technique.")
  }

  @Test func `restart gives the whole countdown again`() {
    var fixture = SessionFixture.running()
    fixture.takes(.restart, at: 15)
    #expect(fixture.state.remainingInStep(at: .seconds(15)) == .seconds(40))
  }

  @Test func `lengthening and shortening move the end by thirty seconds`() {
    var fixture = SessionFixture.running()
    fixture.takes(.lengthen(reason: nil), at: 1)
    #expect(fixture.state.remainingInStep(at: .seconds(1)) == .seconds(69))
    fixture.takes(.shorten, at: 2)
    #expect(fixture.state.remainingInStep(at: .seconds(2)) == .seconds(38))
    fixture.refuses(.shorten, at: 20)
  }

  @Test func `a limit of the sources is not passed by lengthening`() {
    var plan = SessionFixture.smallPlan()
    plan.steps[0].atMost = .seconds(60)
    var fixture = SessionFixture.running(plan: plan)
    fixture.refuses(.lengthen(reason: nil), at: 1)
  }

  @Test func `past a hard limit lengthening needs a written reason`() {
    var plan = SessionFixture.smallPlan()
    plan.hardLimit = .seconds(160)
    var fixture = SessionFixture.running(plan: plan)
    fixture.refuses(.lengthen(reason: nil), at: 1)
    fixture.takes(.lengthen(reason: "doctor asked for it"), at: 1)
    #expect(fixture.state.notes.count == 1)
  }

  @Test func `the next stage leaves the rest of this one`() {
    var fixture = SessionFixture.running()
    fixture.takes(.nextStage, at: 1)
    #expect(fixture.state.currentStep?.step.id == "rubbing")
    fixture.takes(.nextStage, at: 2)
    #expect(fixture.state.currentStep?.step.id == "closing")
    fixture.refuses(.nextStage, at: 3)
  }

  @Test func `a jump ahead skips what lies between and a jump back runs it again`() {
    var fixture = SessionFixture.running()
    fixture.takes(.jump(to: 2), at: 1)
    #expect(fixture.state.currentStep?.step.id == "kneading")
    fixture.takes(.jump(to: 1), at: 2)
    #expect(fixture.state.remainingInStep(at: .seconds(2)) == .seconds(60))
    fixture.refuses(.jump(to: 1), at: 3)
    fixture.refuses(.jump(to: 99), at: 3)
  }

  @Test func `a sign ends the technique that waits for it`() {
    var fixture = SessionFixture.running()
    fixture.refuses(.seeSign, at: 1)
    fixture.takes(.jump(to: 2), at: 1)
    fixture.takes(.seeSign, at: 5)
    #expect(fixture.state.progress.steps[2].ending == .signSeen)
    #expect(fixture.state.currentStep?.step.id == "closing")
  }

  @Test func `the side changes at a whole millisecond`() {
    var plan = SessionFixture.smallPlan()
    plan.steps[1].duration = .milliseconds(7_759)
    var fixture = SessionFixture.running(plan: plan)
    fixture.takes(.skip(reason: nil), at: 1)
    #expect(fixture.state.sideChangeDue() == .milliseconds(1_000 + 3_879))
    #expect(fixture.state.sideNow(at: .milliseconds(1_000 + 3_879)) == .right)
  }

  @Test func `the side changes at half-time`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pass, at: 41)
    #expect(fixture.state.sideNow(at: .seconds(41)) == .left)
    #expect(fixture.state.sideChangeDue() == .seconds(70))
    #expect(fixture.state.sideNow(at: .seconds(70)) == .right)
  }

  @Test func `moving while paused stays paused`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pause(.therapist), at: 10)
    fixture.takes(.skip(reason: nil), at: 20)
    #expect(fixture.state.isPaused)
    fixture.takes(.resume, at: 30)
    #expect(fixture.state.remainingInStep(at: .seconds(30)) == .seconds(60))
  }

  @Test func `turning the patient stands apart from hands-on time and ends by itself`() {
    var plan = SessionFixture.smallPlan()
    plan.steps[1].before = [.turn(.supine), .oil]
    var fixture = SessionFixture.running(plan: plan)
    fixture.takes(.pass, at: 45)
    #expect(fixture.state.phase == .changingOver(.turn(.supine), since: .seconds(40)))
    fixture.takes(.finishChangeover, at: 50)
    #expect(fixture.state.phase == .changingOver(.oil, since: .seconds(50)))
    fixture.takes(.pass, at: 115)
    #expect(fixture.state.spentOnStep(at: .seconds(115)) == .seconds(5))
  }

  @Test func `ending early needs a reason and keeps it`() {
    var fixture = SessionFixture.running()
    fixture.refuses(.stop(reason: "  "), at: 5)
    fixture.takes(.stop(reason: "phone"), at: 5)
    fixture.takes(.reportPain(.after, score: 2), at: 6)
    fixture.takes(.close, at: 7)
    #expect(fixture.state.outcome == .endedEarly(reason: "phone"))
  }

  @Test func `a closed session takes nothing more`() {
    var fixture = SessionFixture.running()
    fixture.takes(.stop(reason: "phone"), at: 5)
    fixture.takes(.close, at: 7)
    fixture.refuses(.note("late"), at: 8)
    fixture.takes(.pass, at: 9)
  }

  @Test func `a gap stands at the last sign of life and counts only when the work went on`() {
    var fixture = SessionFixture.running()
    fixture.takes(.interrupt(since: .seconds(10), .sleep), at: 30)
    #expect(fixture.state.remainingInStep(at: .seconds(30)) == .seconds(30))
    fixture.takes(.answerGap(workWentOn: true), at: 35)
    #expect(fixture.state.remainingInStep(at: .seconds(35)) == .seconds(5))
  }

  @Test func `a gap never counts beyond the end of the present step`() {
    var fixture = SessionFixture.running()
    fixture.takes(.interrupt(since: .seconds(10), .killed), at: 3_000)
    fixture.takes(.answerGap(workWentOn: true), at: 3_000)
    #expect(fixture.state.progress.steps[0].spent == .seconds(40))
    #expect(fixture.state.currentStep?.step.id == "warm-up")
    fixture.takes(.pass, at: 3_001)
    #expect(fixture.state.currentStep?.step.id == "rubbing")
  }

  @Test func `a swap is one press to undo`() {
    var fixture = SessionFixture.running()
    let other = SessionFixture.step(9, "extra", .introductory, .friction, [.back], 20)
    fixture.takes(.swap(other), at: 5)
    #expect(fixture.state.currentStep?.step.index == 4)
    fixture.takes(.undo, at: 8)
    #expect(fixture.state.progress.steps.count == 4)
    #expect(fixture.state.currentStep?.step.index == 0)
  }
}
