extension SessionPlan {
  /// The plan of one session: protocol, course, screening and minutes at hand made concrete.
  package init(_ protocol: MassageProtocol, for request: PlanRequest) throws(PlanRefusal) {
    throw .noPeriod(session: request.sessionNumber, day: request.day)
  }
}
