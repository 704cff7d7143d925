import SessionEngine
import Testing

struct GapTests {
  @Test func `five seconds without the guide still count, longer ones are a gap`() {
    for (unseen, slept, wasStopped, cause) in [
      (.seconds(5), .zero, true, nil),
      (.milliseconds(5_001), .zero, false, .stalled),
      (.milliseconds(5_001), .seconds(1), false, .stalled),
      (.milliseconds(5_001), .milliseconds(1_001), false, .sleep),
      (.seconds(600), .seconds(590), true, .stopped),
    ] as [(Duration, Duration, Bool, InterruptionCause?)] {
      #expect(Gap.cause(unseen: unseen, slept: slept, wasStopped: wasStopped) == cause)
    }
  }

  @Test func `a session is fresh for four hours of the same day`() {
    let noon = WallTime(milliseconds: 12 * 3_600_000)
    let utc = LocalClock { _ in .zero }
    let fourHours = Duration.seconds(4 * 3_600)
    #expect(!noon.isTooOldToResume(at: noon, here: utc))
    #expect(!noon.isTooOldToResume(at: noon.adding(fourHours), here: utc))
    #expect(noon.isTooOldToResume(at: noon.adding(fourHours + .milliseconds(1)), here: utc))
    // Two minutes that lie on both sides of midnight.
    let late = WallTime(milliseconds: 24 * 3_600_000 - 60_000)
    #expect(late.isTooOldToResume(at: late.adding(.seconds(120)), here: utc))
    #expect(
      !late.isTooOldToResume(
        at: late.adding(.seconds(120)),
        here: LocalClock { _ in .seconds(3_600) }
      )
    )
  }
}
