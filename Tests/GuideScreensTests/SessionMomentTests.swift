import Testing

@testable import GuideScreens
@testable import SessionEngine

@Suite struct SessionMomentTests {
  private func moment(step: Int, spent: Double) -> SessionMoment {
    SessionMoment(
      state: SampleSession.running(step: step, spent: .milliseconds(Int(spent * 1_000))),
      now: SampleSession.now
    )
  }

  @Test(arguments: [
    // The very first technique keeps its words; then ten seconds before the end.
    (0, 0.0, false), (0, 5, false), (0, 109.9, false), (0, 110, true), (0, 119, true),
    // Three minutes, the side changes at half-time: ten seconds on each edge of both halves.
    (1, 0, true), (1, 9.9, true), (1, 10, false), (1, 79.9, false), (1, 80, true), (1, 90, true),
    (1, 99.9, true), (1, 100, false), (1, 169, false), (1, 170, true),
  ])
  func `near a change only the hands are served`(step: Int, spent: Double, isQuiet: Bool) {
    #expect(moment(step: step, spent: spent).isQuiet == isQuiet)
  }

  @Test(arguments: [(20, 4.9, true), (20, 5.1, false), (20, 14.9, false), (20, 15.1, true)])
  func `a step under forty seconds gives a quarter to each change`(
    length: Int,
    spent: Double,
    isQuiet: Bool
  ) {
    var state = SampleSession.running(step: 3, spent: .milliseconds(Int(spent * 1_000)))
    state.progress.steps[3].limit = .seconds(length)
    #expect(SessionMoment(state: state, now: SampleSession.now).isQuiet == isQuiet)
  }

  @Test func `a pause is never quiet`() {
    let state = SampleSession.running(
      step: 1,
      spent: .seconds(175),
      phase: .paused(.therapist, since: .seconds(480), inChangeover: nil)
    )
    #expect(!SessionMoment(state: state, now: SampleSession.now).isQuiet)
  }

  @Test(arguments: [0, 30, 59]) func `a turn keeps its caution in sight`(spent: Int) {
    var state = SampleSession.running(step: 2, spent: .seconds(spent))
    state.progress.steps[2].step = PlannedStep(
      turningTo: .prone,
      in: .main,
      id: "turn",
      isInfant: false
    )
    state.progress.steps[2].limit = .seconds(60)
    #expect(!SessionMoment(state: state, now: SampleSession.now).isQuiet)
  }

  @Test(arguments: [(0.0, 1), (2.9, 1), (3, 2), (89, 30)])
  func `strokes are counted at the tempo`(spent: Double, stroke: Int) {
    let strokes = moment(step: 2, spent: spent).strokes
    #expect(strokes?.done == stroke)
    #expect(strokes?.planned == 30)
  }

  @Test func `an eased pressure says so`() {
    var state = SampleSession.running(step: 2, spent: .seconds(10))
    state.eased = [.buttocks: 1]
    #expect(SessionMoment(state: state, now: SampleSession.now).pressure == "light (eased)")
  }
}
