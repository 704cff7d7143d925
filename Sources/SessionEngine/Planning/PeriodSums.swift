/// What a period of the course adds up to before any patient is known.
///
/// The planner and the checks of a protocol file count alike because both count here.
package struct PeriodSum: Sendable, Hashable {
  /// Nothing where the protocol has no course, or a course without periods.
  package var period: Period?
  /// Every stroke that is done, groups opened and linking strokes among them, as long as written.
  package var steps: [PlannedStep]
  /// Stages in which the period leaves no step.
  package var emptyStages: [StageName]
  /// Hands-on time allowed by the period, else by the protocol.
  package var allowed: ClosedRange<Duration>
  /// Hands-on time without optional steps and with all others at their shortest.
  package var shortest: Duration

  /// Hands-on time of all steps as long as written.
  package var sum: Duration { steps.reduce(.zero) { $0 + $1.duration } }

  /// Whether the allowed time is the period's own.
  package var isOwnTime: Bool { period?.session != nil }
}

extension MassageProtocol {
  /// What each period adds up to; one entry without a period where there are none.
  package var periodSums: [PeriodSum] {
    guard let periods = course?.periods, !periods.isEmpty else { return [periodSum(nil)] }
    return periods.map(periodSum)
  }

  private func periodSum(_ period: Period?) -> PeriodSum {
    let request = PlanRequest()
    let draft = DraftPlan(
      self,
      in: period,
      position: startingPosition(for: request),
      for: request
    )
    return PeriodSum(
      period: period,
      steps: draft.numberedSteps().filter { !$0.isTurn },
      emptyStages: StageName.allCases.filter { stage in
        !draft.drafts.contains { $0.step.stage == stage }
      },
      allowed: period?.session ?? session,
      shortest: draft.bare.shortest
    )
  }
}
