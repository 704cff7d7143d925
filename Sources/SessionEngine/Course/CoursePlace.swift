/// Where in the course a session stands, as whoever opens it says.
package enum CoursePlace: Sendable, Hashable {
  /// The patient's next one; session 1 for a walk-in.
  case next
  case session(Int)
  /// Counted from the injury.
  case day(Int)
  /// That of a session which is taken up again.
  case same(SessionOpening)

  /// Whether the course says which session it is.
  package var countsOn: Bool {
    switch self {
    case .next, .day: true
    case .session, .same: false
    }
  }

  /// For a walk-in: session 1 unless told otherwise.
  package var request: PlanRequest {
    switch self {
    case .next: PlanRequest()
    case .session(let number): PlanRequest(sessionNumber: number)
    case .day(let day): PlanRequest(day: day)
    case .same(let opening): PlanRequest(sessionNumber: opening.sessionNumber, day: opening.day)
    }
  }
}
