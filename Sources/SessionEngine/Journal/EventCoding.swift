/// What a journal holds of one kind of event, for those who read it.
package struct EventForm: Sendable {
  package let meaning: String
  /// Its own fields by their names; those of objects inside are joined by dots.
  package let fields: Fields

  package typealias Fields = [(name: String, meaning: String)]

  private init(_ meaning: String, _ fields: Fields = []) {
    self.meaning = meaning
    self.fields = fields
  }

  package static func of(_ kind: SessionEvent.Kind) -> Self {
    switch kind {
    case .sessionStarted: Self("The session was opened; always the first.", opening)
    case .answered: Self("A question of the screening was answered.", answer)
    case .painReported:
      Self(
        "Pain before or after the session was told.",
        [("moment", "before or after"), ("score", "0 to 10")]
      )
    case .bloodPressureMeasured:
      Self(
        "Blood pressure before or after the session was measured.",
        [("moment", "before or after"), ("value", "in mmHg, as 145/90")]
      )
    case .pageRead:
      Self(
        "A page of the screening was answered.",
        [
          ("page", "today or health"), ("lines", "how many stood on it"),
          ("stoodMs", "how long it stood before it was answered"),
          ("beforehand", "who filled it in before the session; absent: read aloud at the table"),
          ("formOf", "the day of the paper form it was taken over from"),
        ]
      )
    case .ageTold:
      Self(
        "The age was told: these are its questions; what was answered of them stays answered.",
        opening
      )
    case .needMet: Self("Something the protocol needs was said or ticked.", needAnswer)
    case .painfulSideTold:
      Self(
        "Which side hurts.",
        [("side", "left, right, or absent: neither")]
      )
    case .sinceLastTimeTold:
      Self(
        "What followed the session before; without effects: nothing.",
        fields(of: "effects", "What followed.", effect)
      )
    case .referralAnswered:
      Self(
        "What was said to an open referral: a doctor's word, or why the session is held before it.",
        fields(of: "word", "What a doctor said.", word)
          + [("passedOver", "the reason to go on before it")]
      )
    case .prepared:
      Self(
        "A line of the preparation was ticked, or its tick taken away.",
        item
      )
    case .planned: Self("The plan that is done; the last one holds.", plan)
    case .changeoverStarted:
      Self(
        "Something is done between two steps; no countdown runs.",
        [step, ("changeover", "oil, drape, or turn- and the new position")]
      )
    case .changeoverFinished: Self("The hands are back.", [step])
    case .stepStarted: Self("A step began.", [step])
    case .stepFinished: Self("Its countdown ran to its end.", [step])
    case .signSeen: Self("The sign that the step waited for was there.", [step])
    case .stepsSkipped:
      Self(
        "Steps were passed over by one key, the present one first.",
        [("steps", "indexes"), ("reason", "why, where it was said")]
      )
    case .stepStopped: Self("A step was left because of a reaction.", [step, reactionNumber])
    case .stepReopened: Self("Gone back or jumped to a step.", [step])
    case .stepRestarted: Self("A step began again from its full time.", [step])
    case .stepAdjusted:
      Self(
        "A countdown was lengthened or shortened.",
        [step, ("byMs", "milliseconds, negative where shortened")]
      )
    case .stepAdded:
      Self(
        "A step was added or swapped in while running.",
        fields(of: "step", "The step.", plannedStep)
          + [("after", "index of the step it follows; absent: first")]
      )
    case .stepsLeftOut:
      Self(
        "Steps were taken out of the rest of the plan.",
        [("steps", "indexes"), ("reason", "why")]
      )
    case .refitted:
      Self(
        "The rest was fitted to the time that was left.",
        [
          ("limits", "New countdowns."), ("limits.step", "index"),
          ("limits.limitMs", "milliseconds"),
        ]
      )
    case .paused:
      Self(
        "The clock stands.",
        [("cause", "therapist, left, rule, alarm or gap")]
      )
    case .resumed: Self("The clock goes on.")
    case .takenUp: Self("Another therapist goes on.", therapist)
    case .interrupted:
      Self(
        "The guide did not run for a while.",
        [
          ("sinceMs", "session time of its last sign of life, in milliseconds"),
          ("cause", "sleep, stopped, stalled, killed or power-cut"),
        ]
      )
    case .gapAnswered:
      Self(
        "Whether the hands went on meanwhile.",
        [("countedMs", "milliseconds that count as work; 0: they did not")]
      )
    case .reactionLogged: Self("The patient showed or said something.", reaction)
    case .reactionDescribed: Self("Words were added to a reaction.", [reactionNumber, words])
    case .reactionRetracted: Self("A reaction was taken back.", [reactionNumber])
    case .noted:
      Self(
        "The therapist wrote something.",
        [
          ("text", "as it was typed"), ("step", "index of the step; absent outside them"),
          happened,
        ]
      )
    case .proposed: Self("The guide asked for something after a reaction.", proposal)
    case .directiveTaken:
      Self(
        "What was proposed is done.",
        fields(of: "proposal", "What was proposed.", proposal)
          + [("answered", "false where nobody answered in time")]
      )
    case .directiveDeclined:
      Self(
        "What was proposed is not done.",
        fields(of: "proposal", "What was proposed.", proposal) + [("reason", "why")]
      )
    case .stillThereAsked:
      Self(
        "Whether an eased pain is still there was asked.",
        [reactionNumber]
      )
    case .stillThereAnswered:
      Self(
        "It was answered.",
        [reactionNumber, ("stillThere", "true or false; absent where nobody answered")]
      )
    case .patienceHeld: Self("Somebody types: what is asked waits.")
    case .patienceGoesOn: Self("What is asked goes on waiting for its time.")
    case .safeTold: Self("After a stop for an alarm: the patient is safe.")
    case .undone: Self("The last press was taken back.")
    case .stopped: Self("The hands are off before the end; the rest follows.", outcome)
    case .restStarted: Self("The last stroke is done.")
    case .adviceGiven: Self("A line of advice was ticked, or its tick taken away.", item)
    case .closed: Self("The session is over; always the last.", outcome)
    }
  }
}

extension SessionEvent {
  /// The event that a journal holds; nothing where the word or a field is not known.
  package init?(kind: String, fields: JSONValue) {
    guard let event = try? Self.read(kind: kind, fields: fields) else { return nil }
    self = event
  }

  /// The event that a journal holds, or the field that is malformed.
  ///
  /// - Throws: `MalformedJSON` for a kind that is not known, and for a field of it that does not
  ///   hold what it should.
  package static func read(
    kind: String,
    fields json: JSONValue
  ) throws(MalformedJSON) -> SessionEvent {
    guard let kind = Kind(rawValue: kind) else {
      throw MalformedJSON(field: "kind", expected: "a known kind of event")
    }
    return switch kind {
    case .sessionStarted: .sessionStarted(try SessionOpening(json: json))
    case .answered: .answered(try ScreeningAnswer(json: json))
    case .painReported: .painReported(try json.get("moment"), score: try json.get("score"))
    case .bloodPressureMeasured:
      .bloodPressureMeasured(try json.get("moment"), try json.get("value"))
    case .pageRead: .pageRead(try ReadPage(json: json))
    case .ageTold: .ageTold(try SessionOpening(json: json))
    case .needMet: .needMet(try NeedAnswer(json: json))
    case .painfulSideTold: .painfulSideTold(try json.find("side"))
    case .sinceLastTimeTold: .sinceLastTimeTold(try json.list("effects"))
    case .referralAnswered: .referralAnswered(try ReferralAnswer(json: json))
    case .prepared: .prepared(item: try json.get("item"), done: try json.get("done"))
    case .planned: .planned(try SessionPlan(json: json))
    case .changeoverStarted:
      .changeoverStarted(step: try json.get("step"), try json.get("changeover"))
    case .changeoverFinished: .changeoverFinished(step: try json.get("step"))
    case .stepStarted: .stepStarted(try json.get("step"))
    case .stepFinished: .stepFinished(try json.get("step"))
    case .signSeen: .signSeen(step: try json.get("step"))
    case .stepsSkipped: .stepsSkipped(try json.list("steps"), reason: try json.find("reason"))
    case .stepStopped: .stepStopped(try json.get("step"), reaction: try json.get("reaction"))
    case .stepReopened: .stepReopened(try json.get("step"))
    case .stepRestarted: .stepRestarted(try json.get("step"))
    case .stepAdjusted: .stepAdjusted(try json.get("step"), by: try json.get("byMs"))
    case .stepAdded: .stepAdded(try json.get("step"), after: try json.find("after"))
    case .stepsLeftOut: .stepsLeftOut(try json.list("steps"), reason: try json.get("reason"))
    case .refitted: .refitted(try limits(json))
    case .paused: .paused(try json.get("cause"))
    case .resumed: .resumed
    case .takenUp: .takenUp(try Therapist(json: json))
    case .interrupted: .interrupted(since: try json.get("sinceMs"), try json.get("cause"))
    case .gapAnswered: .gapAnswered(counted: try json.get("countedMs"))
    case .reactionLogged: .reactionLogged(try Reaction(json: json))
    case .reactionDescribed:
      .reactionDescribed(try json.get("reaction"), note: try json.get("note"))
    case .reactionRetracted: .reactionRetracted(try json.get("reaction"))
    case .noted:
      .noted(
        try json.get("text"),
        step: try json.find("step"),
        happenedAt: try json.find("happenedMs")
      )
    case .proposed: .proposed(try Proposal(json: json))
    case .directiveTaken:
      .directiveTaken(try json.get("proposal"), answered: try json.get("answered"))
    case .directiveDeclined:
      .directiveDeclined(try json.get("proposal"), reason: try json.get("reason"))
    case .stillThereAsked: .stillThereAsked(reaction: try json.get("reaction"))
    case .stillThereAnswered:
      .stillThereAnswered(reaction: try json.get("reaction"), try json.find("stillThere"))
    case .patienceHeld: .patienceHeld
    case .patienceGoesOn: .patienceGoesOn
    case .safeTold: .safeTold
    case .undone: .undone
    case .stopped: .stopped(try Outcome(json: json))
    case .restStarted: .restStarted
    case .adviceGiven: .adviceGiven(item: try json.get("item"), done: try json.get("done"))
    case .closed: .closed(try Outcome(json: json))
    }
  }

  private static func limits(_ json: JSONValue) throws(MalformedJSON) -> [Int: Duration] {
    let limits = try json.list("limits", of: StepLimit.self)
    return limits.reduce(into: [:]) { $0[$1.step] = $1.limit }
  }

  /// Its other fields; durations are whole milliseconds in fields whose names end in `Ms`.
  package var fields: JSONValue { .fields(putFields) }

  private func putFields(_ fields: inout JSONFields) {
    switch self {
    case .sessionStarted(let opening), .ageTold(let opening): fields.put(allOf: opening)
    case .answered(let answer): fields.put(allOf: answer)
    case .needMet(let answer): fields.put(allOf: answer)
    case .pageRead(let page): fields.put(allOf: page)
    case .planned(let plan): fields.put(allOf: plan)
    case .reactionLogged(let reaction): fields.put(allOf: reaction)
    case .proposed(let proposal): fields.put(allOf: proposal)
    case .referralAnswered(let answer): fields.put(allOf: answer)
    case .takenUp(let therapist): fields.put(allOf: therapist)
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
