extension SessionEvent {
  /// The event that a journal holds; nothing where the word or a field is not known.
  package init?(kind: String, fields: JSONValue) {
    guard let event = try? Self.read(kind: kind, fields: fields) else { return nil }
    self = event
  }

  /// The event's word in journals and exports.
  package var kind: String {
    switch self {
    case .sessionStarted: "sessionStarted"
    case .answered: "answered"
    case .painReported: "painReported"
    case .bloodPressureMeasured: "bloodPressureMeasured"
    case .painfulSideTold: "painfulSideTold"
    case .sinceLastTimeTold: "sinceLastTimeTold"
    case .needMet: "needMet"
    case .pageRead: "pageRead"
    case .referralAnswered: "referralAnswered"
    case .prepared: "prepared"
    case .planned: "planned"
    case .changeoverStarted: "changeoverStarted"
    case .changeoverFinished: "changeoverFinished"
    case .stepStarted: "stepStarted"
    case .stepFinished: "stepFinished"
    case .signSeen: "signSeen"
    case .stepsSkipped: "stepsSkipped"
    case .stepStopped: "stepStopped"
    case .stepReopened: "stepReopened"
    case .stepRestarted: "stepRestarted"
    case .stepAdjusted: "stepAdjusted"
    case .stepAdded: "stepAdded"
    case .stepsLeftOut: "stepsLeftOut"
    case .refitted: "refitted"
    case .paused: "paused"
    case .resumed: "resumed"
    case .interrupted: "interrupted"
    case .gapAnswered: "gapAnswered"
    case .reactionLogged: "reactionLogged"
    case .reactionDescribed: "reactionDescribed"
    case .reactionRetracted: "reactionRetracted"
    case .noted: "noted"
    case .proposed: "proposed"
    case .directiveTaken: "directiveTaken"
    case .directiveDeclined: "directiveDeclined"
    case .stillThereAsked: "stillThereAsked"
    case .stillThereAnswered: "stillThereAnswered"
    case .undone: "undone"
    case .patienceHeld: "patienceHeld"
    case .patienceGoesOn: "patienceGoesOn"
    case .safeTold: "safeTold"
    case .stopped: "stopped"
    case .restStarted: "restStarted"
    case .adviceGiven: "adviceGiven"
    case .closed: "closed"
    }
  }

  /// Its other fields; durations are whole milliseconds in fields whose names end in `Ms`.
  package var fields: JSONValue { .fields(putFields) }

  private func putFields(_ fields: inout JSONFields) {
    switch self {
    case .sessionStarted(let opening): fields.put(allOf: opening)
    case .answered(let answer): fields.put(allOf: answer)
    case .needMet(let answer): fields.put(allOf: answer)
    case .pageRead(let page): fields.put(allOf: page)
    case .planned(let plan): fields.put(allOf: plan)
    case .reactionLogged(let reaction): fields.put(allOf: reaction)
    case .proposed(let proposal): fields.put(allOf: proposal)
    case .referralAnswered(let answer): fields.put(allOf: answer)
    case .stopped(let outcome), .closed(let outcome): fields.put(allOf: outcome)
    case .resumed, .patienceHeld, .patienceGoesOn, .undone, .safeTold, .restStarted: break
    case .painReported(let moment, let score):
      fields.put("moment", moment)
      fields.put("score", score)
    case .bloodPressureMeasured(let moment, let value):
      fields.put("moment", moment)
      fields.put("value", value)
    case .painfulSideTold(let side):
      fields.put("side", side)
    case .sinceLastTimeTold(let effects):
      fields.put("effects", list: effects)
    case .prepared(let item, let done), .adviceGiven(let item, let done):
      fields.put("item", item)
      fields.put("done", done)
    case .changeoverStarted(let step, let changeover):
      fields.put("step", step)
      fields.put("changeover", changeover)
    case .changeoverFinished(let step), .stepStarted(let step), .stepFinished(let step),
      .signSeen(let step), .stepReopened(let step), .stepRestarted(let step):
      fields.put("step", step)
    case .stepsSkipped(let steps, let reason):
      fields.put("steps", list: steps)
      fields.put("reason", reason)
    case .stepStopped(let step, let reaction):
      fields.put("step", step)
      fields.put("reaction", reaction)
    case .stepAdjusted(let step, let change):
      fields.put("step", step)
      fields.put("byMs", change)
    case .stepAdded(let step, let place):
      fields.put("step", step)
      fields.put("after", place)
    case .stepsLeftOut(let steps, let reason):
      fields.put("steps", list: steps)
      fields.put("reason", reason)
    case .refitted(let limits):
      fields.put("limits", list: limits.sorted { $0.key < $1.key }.map(StepLimit.init))
    case .paused(let cause):
      fields.put("cause", cause)
    case .interrupted(let since, let cause):
      fields.put("sinceMs", since)
      fields.put("cause", cause)
    case .gapAnswered(let counted):
      fields.put("countedMs", counted)
    case .reactionDescribed(let reaction, let note):
      fields.put("reaction", reaction)
      fields.put("note", note)
    case .reactionRetracted(let reaction), .stillThereAsked(let reaction):
      fields.put("reaction", reaction)
    case .noted(let text, let step, let happened):
      fields.put("text", text)
      fields.put("step", step)
      fields.put("happenedMs", happened)
    case .directiveTaken(let proposal, let answered):
      fields.put("proposal", proposal)
      fields.put("answered", answered)
    case .directiveDeclined(let proposal, let reason):
      fields.put("proposal", proposal)
      fields.put("reason", reason)
    case .stillThereAnswered(let reaction, let answer):
      fields.put("reaction", reaction)
      fields.put("stillThere", answer)
    }
  }
}

/// The new length of one step.
struct StepLimit: JSONCoded {
  var step: Int
  var limit: Duration

  init(step: Int, limit: Duration) {
    self.step = step
    self.limit = limit
  }

  var json: JSONValue {
    .fields {
      $0.put("step", step)
      $0.put("limitMs", limit)
    }
  }

  init(json: JSONValue) throws(MalformedJSON) {
    self.init(step: try json.get("step"), limit: try json.get("limitMs"))
  }
}
