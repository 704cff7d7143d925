/// A time in which the guide did not run, so that nobody knows whether the hands went on.
package enum Gap {
  /// A longer time without the guide running is a gap.
  package static let longestRun: Duration = .seconds(5)
  /// A longer time without any guide is a wall clock that was set.
  package static let longest: Duration = .seconds(30 * 86_400)
  /// A longer sleep of the machine is what made the gap.
  private static let longestNap: Duration = .seconds(1)

  /// Why the guide did not run, in real time since it last did; nothing where that is no gap.
  package static func cause(
    unseen: Duration,
    slept: Duration,
    wasStopped: Bool
  ) -> InterruptionCause? {
    guard unseen > longestRun else { return nil }
    if wasStopped { return .stopped }
    return slept > longestNap ? .sleep : .stalled
  }
}

package enum InterruptionCause: String, CaseIterable, Sendable, Hashable {
  case sleep, stopped, stalled, killed
  case powerCut = "power-cut"
}

extension Decision {
  /// Stands where the guide was last known to run.
  mutating func interrupt(since: Duration, _ cause: InterruptionCause, now end: Duration) {
    let since = min(since, end)
    passTime(until: since)
    now = end
    add(.interrupted(since: since, cause))
  }

  /// Whether the work went on meanwhile: then the time counts, up to the end of the step.
  mutating func answerGap(_ workWentOn: Bool) throws(Refusal) {
    guard case .paused(.gap, let since, let changeover) = state.phase else {
      throw Refusal("There is no gap to answer for.")
    }
    try requireNoHold()
    let counts = workWentOn && changeover == nil
    let left = state.currentStep.map { $0.limit - $0.spent } ?? .zero
    add(.gapAnswered(counted: counts ? min(left, now - since) : .zero))
    add(.resumed)
  }
}
