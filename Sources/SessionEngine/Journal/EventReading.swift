extension SessionEvent {
  /// The event that a journal holds, or the field that is malformed.
  ///
  /// - Throws: `MalformedJSON` for a kind that is not known, and for a field of it that does not
  ///   hold what it should.
  package static func read(
    kind: String,
    fields json: JSONValue
  ) throws(MalformedJSON) -> SessionEvent {
    if let event = try readStep(kind: kind, json) { return event }
    if let event = try readReaction(kind: kind, json) { return event }
    if let event = try readFrame(kind: kind, json) { return event }
    throw MalformedJSON(field: "kind", expected: "a known kind of event")
  }

  /// What opens, interrupts and closes a session.
  private static func readFrame(
    kind: String,
    _ json: JSONValue
  ) throws(MalformedJSON) -> SessionEvent? {
    switch kind {
    case "sessionStarted": .sessionStarted(try SessionOpening(json: json))
    case "answered": .answered(try ScreeningAnswer(json: json))
    case "painReported": .painReported(try json.get("moment"), score: try json.get("score"))
    case "bloodPressureMeasured":
      .bloodPressureMeasured(try json.get("moment"), try json.get("value"))
    case "needMet": .needMet(try NeedAnswer(json: json))
    case "pageRead": .pageRead(try ReadPage(json: json))
    case "painfulSideTold": .painfulSideTold(try json.find("side"))
    case "sinceLastTimeTold": .sinceLastTimeTold(try json.list("effects"))
    case "referralAnswered": .referralAnswered(try ReferralAnswer(json: json))
    case "prepared": .prepared(item: try json.get("item"), done: try json.get("done"))
    case "planned": .planned(try SessionPlan(json: json))
    case "paused": .paused(try json.get("cause"))
    case "resumed": .resumed
    case "interrupted": .interrupted(since: try json.get("sinceMs"), try json.get("cause"))
    case "gapAnswered": .gapAnswered(counted: try json.get("countedMs"))
    case "noted":
      .noted(
        try json.get("text"),
        step: try json.find("step"),
        happenedAt: try json.find("happenedMs")
      )
    case "undone": .undone
    case "patienceHeld": .patienceHeld
    case "patienceGoesOn": .patienceGoesOn
    case "safeTold": .safeTold
    case "restStarted": .restStarted
    case "adviceGiven": .adviceGiven(item: try json.get("item"), done: try json.get("done"))
    case "stopped": .stopped(try Outcome(json: json))
    case "closed": .closed(try Outcome(json: json))
    default: nil
    }
  }

  private static func readStep(
    kind: String,
    _ json: JSONValue
  ) throws(MalformedJSON) -> SessionEvent? {
    switch kind {
    case "changeoverStarted":
      .changeoverStarted(step: try json.get("step"), try json.get("changeover"))
    case "changeoverFinished": .changeoverFinished(step: try json.get("step"))
    case "stepStarted": .stepStarted(try json.get("step"))
    case "stepFinished": .stepFinished(try json.get("step"))
    case "signSeen": .signSeen(step: try json.get("step"))
    case "stepsSkipped": .stepsSkipped(try json.list("steps"), reason: try json.find("reason"))
    case "stepStopped": .stepStopped(try json.get("step"), reaction: try json.get("reaction"))
    case "stepReopened": .stepReopened(try json.get("step"))
    case "stepRestarted": .stepRestarted(try json.get("step"))
    case "stepAdjusted": .stepAdjusted(try json.get("step"), by: try json.get("byMs"))
    case "stepAdded": .stepAdded(try json.get("step"), after: try json.find("after"))
    case "stepsLeftOut": .stepsLeftOut(try json.list("steps"), reason: try json.get("reason"))
    case "refitted": .refitted(try limits(json))
    default: nil
    }
  }

  private static func readReaction(
    kind: String,
    _ json: JSONValue
  ) throws(MalformedJSON) -> SessionEvent? {
    switch kind {
    case "reactionLogged": .reactionLogged(try Reaction(json: json))
    case "reactionDescribed":
      .reactionDescribed(try json.get("reaction"), note: try json.get("note"))
    case "reactionRetracted": .reactionRetracted(try json.get("reaction"))
    case "proposed": .proposed(try Proposal(json: json))
    case "directiveTaken":
      .directiveTaken(try json.get("proposal"), answered: try json.get("answered"))
    case "directiveDeclined":
      .directiveDeclined(try json.get("proposal"), reason: try json.get("reason"))
    case "stillThereAsked": .stillThereAsked(reaction: try json.get("reaction"))
    case "stillThereAnswered":
      .stillThereAnswered(reaction: try json.get("reaction"), try json.find("stillThere"))
    default: nil
    }
  }

  private static func limits(_ json: JSONValue) throws(MalformedJSON) -> [Int: Duration] {
    let limits = try json.list("limits", of: StepLimit.self)
    return limits.reduce(into: [:]) { $0[$1.step] = $1.limit }
  }
}
