import SessionEngine
import Testing

@testable import GuideProgram

/// When the guide goes, asks or waits, by what is saved and for what it leaves.
struct WayOutTests {
  private static func moment(_ milliseconds: Int) -> Moment {
    Moment(
      boot: .milliseconds(milliseconds),
      awake: .milliseconds(milliseconds),
      wall: WallTime(milliseconds: 0)
    )
  }

  private static func saving(_ failure: String?) -> SavingTrack {
    var saving = SavingTrack()
    let entry = JournalEntry(
      sequence: 1,
      elapsed: .zero,
      at: WallTime(milliseconds: 0),
      event: .noted("x", step: nil)
    )
    saving.handOver([entry])
    if let failure { saving.fail(failure) }
    return saving
  }

  /// What is done right away, a little before the time is up, and then.
  private func steps(_ goal: LeavingGoal, _ saving: SavingTrack?, canAsk: Bool, patience: Int)
    -> [WayOut.Step]
  {
    let way = WayOut(to: goal, at: Self.moment(1_000))
    #expect(way.until == .milliseconds(1_000 + patience))
    return [1_000, 999 + patience, 1_000 + patience].map {
      way.step(saving, canAsk: canAsk, at: Self.moment($0))
    }
  }

  @Test(arguments: [
    (LeavingGoal.home, 5_000), (.out(.done), 5_000), (.out(.signalled(15)), 500),
    (.out(.failed("x")), 500), (.out(.refused("x")), 500), (.out(.held("x")), 500),
  ])
  func `nothing is waited for once everything is saved`(goal: LeavingGoal, patience: Int) {
    for canAsk in [true, false] {
      #expect(steps(goal, nil, canAsk: canAsk, patience: patience) == [.leaves, .leaves, .leaves])
      let saved = SavingTrack(committed: 7)
      #expect(
        steps(goal, saved, canAsk: canAsk, patience: patience) == [.leaves, .leaves, .leaves]
      )
    }
  }

  @Test(arguments: [LeavingGoal.home, .out(.done)])
  func `who is there is asked: at once where the records fail, else after a while`(
    goal: LeavingGoal
  ) {
    let failed = Self.saving("disk full")
    #expect(steps(goal, failed, canAsk: true, patience: 5_000) == [.asks, .asks, .asks])
    let silent = Self.saving(nil)
    #expect(steps(goal, silent, canAsk: true, patience: 5_000) == [.waits, .waits, .asks])
  }

  @Test(arguments: [nil, "disk full"])
  func `where nobody is asked the records have their time`(failure: String?) {
    let saving = Self.saving(failure)
    let waits: [WayOut.Step] = [.waits, .waits, .leaves]
    #expect(steps(.out(.done), saving, canAsk: false, patience: 5_000) == waits)
    #expect(steps(.out(.signalled(1)), saving, canAsk: true, patience: 500) == waits)
  }

  @Test func `only a further signal takes the rest of the time`() {
    var way = WayOut(to: .out(.refused("no")), at: Self.moment(1_000))
    way.hurry(.failed("nobody reads"), at: Self.moment(1_100))
    #expect(way.goal == .out(.refused("no")) && way.until == .milliseconds(1_500))
    way.hurry(.signalled(2), at: Self.moment(1_200))
    #expect(way.goal == .out(.signalled(2)) && way.until == .milliseconds(1_200))
  }

  @Test func `what is lost is counted, with the reason`() {
    #expect(SavingTrack(committed: 3).loss == nil)
    #expect(Self.saving("disk full").loss == "NOT SAVED: 1 (disk full)")
    #expect(Self.saving(nil).loss == "NOT SAVED: 1 (the records do not answer)")
  }
}
