/// What stands in an export, for those who read it: a name, its meaning, and what is inside.
package struct ExplainedObject: Sendable {
  package let name: String
  package let meaning: String
  /// Fields by their names; those of objects inside are joined by dots.
  package let fields: [(name: String, meaning: String)]

  init(_ name: String, _ meaning: String, _ fields: [(name: String, meaning: String)] = []) {
    self.name = name
    self.meaning = meaning
    self.fields = fields
  }
}

/// The kinds of journal entries with their own fields.
package let explainedEvents = [
  ExplainedObject("sessionStarted", "The session was opened; always the first.", opening),
  ExplainedObject("answered", "A question of the screening was answered.", answer),
  ExplainedObject(
    "painReported",
    "Pain before or after the session was told.",
    [("moment", "before or after"), ("score", "0 to 10")]
  ),
  ExplainedObject(
    "bloodPressureMeasured",
    "Blood pressure before or after the session was measured.",
    [("moment", "before or after"), ("value", "in mmHg, as 145/90")]
  ),
  ExplainedObject(
    "pageRead",
    "A page of the screening was answered.",
    [
      ("page", "today or health"), ("lines", "how many stood on it"),
      ("stoodMs", "how long it stood before it was answered"),
    ]
  ),
  ExplainedObject("needMet", "Something the protocol needs was said or ticked.", needAnswer),
  ExplainedObject(
    "painfulSideTold",
    "Which side hurts.",
    [("side", "left, right, or absent: neither")]
  ),
  ExplainedObject(
    "sinceLastTimeTold",
    "What followed the session before; without effects: nothing.",
    fields(of: "effects", "What followed.", effect)
  ),
  ExplainedObject(
    "referralAnswered",
    "What was said to an open referral: a doctor's word, or why the session is held before it.",
    fields(of: "word", "What a doctor said.", word)
      + [("passedOver", "the reason to go on before it")]
  ),
  ExplainedObject(
    "prepared",
    "A line of the preparation was ticked, or its tick taken away.",
    item
  ),
  ExplainedObject("planned", "The plan that is done; the last one holds.", plan),
  ExplainedObject(
    "changeoverStarted",
    "Something is done between two steps; no countdown runs.",
    [step, ("changeover", "oil, drape, or turn- and the new position")]
  ),
  ExplainedObject("changeoverFinished", "The hands are back.", [step]),
  ExplainedObject("stepStarted", "A step began.", [step]),
  ExplainedObject("stepFinished", "Its countdown ran to its end.", [step]),
  ExplainedObject("signSeen", "The sign that the step waited for was there.", [step]),
  ExplainedObject(
    "stepsSkipped",
    "Steps were passed over by one key, the present one first.",
    [("steps", "indexes"), ("reason", "why, where it was said")]
  ),
  ExplainedObject("stepStopped", "A step was left because of a reaction.", [step, reactionNumber]),
  ExplainedObject("stepReopened", "Gone back or jumped to a step.", [step]),
  ExplainedObject("stepRestarted", "A step began again from its full time.", [step]),
  ExplainedObject(
    "stepAdjusted",
    "A countdown was lengthened or shortened.",
    [step, ("byMs", "milliseconds, negative where shortened")]
  ),
  ExplainedObject(
    "stepAdded",
    "A step was added or swapped in while running.",
    fields(of: "step", "The step.", plannedStep)
      + [("after", "index of the step it follows; absent: first")]
  ),
  ExplainedObject(
    "stepsLeftOut",
    "Steps were taken out of the rest of the plan.",
    [("steps", "indexes"), ("reason", "why")]
  ),
  ExplainedObject(
    "refitted",
    "The rest was fitted to the time that was left.",
    [
      ("limits", "New countdowns."), ("limits.step", "index"),
      ("limits.limitMs", "milliseconds"),
    ]
  ),
  ExplainedObject(
    "paused",
    "The clock stands.",
    [("cause", "therapist, left, rule, alarm or gap")]
  ),
  ExplainedObject("resumed", "The clock goes on."),
  ExplainedObject(
    "interrupted",
    "The guide did not run for a while.",
    [
      ("sinceMs", "session time of its last sign of life, in milliseconds"),
      ("cause", "sleep, stopped, stalled, killed or power-cut"),
    ]
  ),
  ExplainedObject(
    "gapAnswered",
    "Whether the hands went on meanwhile.",
    [("countedMs", "milliseconds that count as work; 0: they did not")]
  ),
  ExplainedObject("reactionLogged", "The patient showed or said something.", reaction),
  ExplainedObject("reactionDescribed", "Words were added to a reaction.", [reactionNumber, words]),
  ExplainedObject("reactionRetracted", "A reaction was taken back.", [reactionNumber]),
  ExplainedObject(
    "noted",
    "The therapist wrote something.",
    [("text", "as it was typed"), ("step", "index of the step; absent outside them"), happened]
  ),
  ExplainedObject("proposed", "The guide asked for something after a reaction.", proposal),
  ExplainedObject(
    "directiveTaken",
    "What was proposed is done.",
    fields(of: "proposal", "What was proposed.", proposal)
      + [("answered", "false where nobody answered in time")]
  ),
  ExplainedObject(
    "directiveDeclined",
    "What was proposed is not done.",
    fields(of: "proposal", "What was proposed.", proposal) + [("reason", "why")]
  ),
  ExplainedObject(
    "stillThereAsked",
    "Whether an eased pain is still there was asked.",
    [reactionNumber]
  ),
  ExplainedObject(
    "stillThereAnswered",
    "It was answered.",
    [reactionNumber, ("stillThere", "true or false; absent where nobody answered")]
  ),
  ExplainedObject("patienceHeld", "Somebody types: what is asked waits."),
  ExplainedObject("patienceGoesOn", "What is asked goes on waiting for its time."),
  ExplainedObject("safeTold", "After a stop for an alarm: the patient is safe."),
  ExplainedObject("undone", "The last press was taken back."),
  ExplainedObject("stopped", "The hands are off before the end; the rest follows.", outcome),
  ExplainedObject("restStarted", "The last stroke is done."),
  ExplainedObject("adviceGiven", "A line of advice was ticked, or its tick taken away.", item),
  ExplainedObject("closed", "The session is over; always the last.", outcome),
]

private typealias Fields = [(name: String, meaning: String)]

private func fields(of name: String, _ meaning: String, _ inside: Fields) -> Fields {
  [(name, meaning)] + inside.map { ("\(name).\($0.name)", $0.meaning) }
}

private let step = (name: "step", meaning: "index of the step")
private let reactionNumber = (name: "reaction", meaning: "number of the reaction")
private let words = (name: "note", meaning: "the words")
private let item: Fields = [("item", "place in the list, from 0"), ("done", "ticked or not")]
private let outcome: Fields = [
  ("outcome", "completed, endedEarly, postponed or refused"),
  ("reason", "why it did not run to its end; of a refusal the contraindication"),
]

private let opening: Fields =
  [
    ("protocol", "the protocol's id"), ("title", "its title on that day"),
    ("version", "its version on that day"), ("sha256", "of its text; see protocolTexts"),
    ("patient", "the code; absent for a walk-in"), ("sessionNumber", "place in the course"),
    ("day", "days since the injury, where the course counts them"),
    ("rehearsal", "true where nobody lay on the table"),
  ] + fields(of: "questions", "The questions of the screening.", question)
  + fields(of: "headings", "The lines of the screening that are read aloud.", heading)
  + fields(of: "needs", "What the protocol needs before the start.", need)
  + [
    ("preparation", "What is to be prepared."), ("preparation.room", "in the room"),
    ("preparation.therapist", "by the therapist"), ("preparation.patient", "with the patient"),
    ("asksPainfulSide", "whether the painful side is asked"),
    ("previousSession", "id of the session whose after-effects are asked about"),
  ] + fields(of: "referrals", "What a doctor has to decide first.", referral)

private let word: Fields = [
  ("doctor", "who was seen"), ("date", "when, YYYY-MM-DD"),
  ("verdict", "goes-on, without or no-more"), ("words", "what it goes on without"),
]

private let referral: Fields =
  [("session", "id of the session that asks for it"), ("date", "its day, YYYY-MM-DD")]
  + fields(
    of: "cause",
    "Why.",
    [
      ("source", "session: it ended one; afterwards: it was told of"), ("reaction", "what it was"),
      ("score", "0 to 10, for pain"), ("severity", "mild, moderate or severe"),
      ("lasting", "hours, days or weeks"), ("advice", "doctor, urgent or emergency"),
    ]
  ) + fields(of: "word", "What a doctor said against it.", word)

private let question: Fields = [
  ("id", "the contraindication"), ("class", "absolute, postpone, consult or local"),
  ("ask", "once or every-session"), ("question", "as it is asked"),
  ("zones", "left out after a yes"), ("text", "what a yes means, in words"),
  ("ages", "The ages it is asked for."), ("ages.from", "youngest age, in months and days"),
  ("ages.before", "first age it is not asked for any more, in months and days"),
  ("sex", "asked of this sex alone"), ("heading", "the line that is read aloud for it"),
  ("short", "its words under that line"), ("needs", "what has to be said after a yes"),
  ("limits", "What a yes keeps closed."), ("limits.closesPlace", "the zone of the place as well"),
  ("limits.forbid", "techniques"), ("limits.maxPressure", "1 to 5"),
  ("limits.within", "where both hold; everywhere where absent"),
  ("limits.withinPlace", "they hold in the zone of the place"),
  ("limits.forbiddenPositions", "how the patient must not lie"),
  ("advise", "who is to see the patient: doctor, urgent or emergency"),
  ("firm", "no written reason goes round it"),
  ("consentedByOrder", "the order stands for the consent"),
  ("revised", "asks for more since this day"),
  ("loosened", "Why it asks for less than every massage does."), ("loosened.because", "the reason"),
  ("loosened.source", "where it comes from"), ("loosened.reworded", "true where the words differ"),
]

private let heading: Fields = [
  ("id", "the heading"), ("page", "today or health"), ("say", "the sentence"),
  ("short", "words for what no question stands for"),
]

private let need: Fields = [
  ("id", "the need"), ("kind", "order, tick, words or side"), ("say", "as it is shown"),
  ("firm", "no written reason goes round it"), ("optional", "true where it may stay open"),
  ("ask", "once or every-session"),
]

private let needAnswer: Fields = [
  ("need", "which"), ("clearance", "An order."), ("clearance.doctor", "whose"),
  ("clearance.date", "of which date"), ("ticked", "true where it was ticked"),
  ("said", "in words"), ("side", "left or right"),
  ("override", "why the therapist began without it"),
]

private let answer: Fields = [
  ("id", "the contraindication"), ("answer", "no, yes, assumed or unanswered"),
  ("place", "where the finding is, in words alone"), ("places", "Where the findings are."),
  ("places.zone", "the zone"), ("places.side", "left or right, the patient's"),
  ("places.words", "in words"), ("clearance", "A doctor's consent."),
  ("clearance.doctor", "whose"), ("clearance.date", "of which date"),
  ("override", "why the therapist went on in spite of a yes"),
  ("through", "the heading it came through"), ("by", "patient, guardian or therapist"),
  ("weeks", "of a pregnancy, or born early"), ("agreed", "zones the doctor agrees to"),
  ("said", "what was said beside it"),
]

private let effect: Fields = [
  ("reaction", "what it was"), ("severity", "mild, moderate or severe"),
  ("lasting", "hours, days or weeks"), ("note", "in words"),
]

private let reaction: Fields = [
  ("id", "counted from 1 within the session"), ("reaction", "what it was"),
  ("score", "0 to 10, for pain"), ("severity", "mild, moderate or severe"),
  ("side", "left or right, the patient's"), ("zones", "where"), ("note", "in words"),
  ("step", "index of the step; absent outside them"), happened,
]
private let happened = (
  name: "happenedMs", meaning: "session time at which it happened, where it was told later"
)

private let proposal: Fields = [
  ("reaction", "number of the reaction"), ("directive", "what is asked for"),
  ("advice", "whom the patient is sent to: doctor, urgent or emergency"), ("text", "as it is said"),
  ("furtherSessions", "for how many more sessions it holds"),
]

private let plannedStep: Fields = [
  ("index", "place in the plan, from 0; never changes"), ("id", "the step's id in the protocol"),
  ("stage", "introductory, main or final"), ("title", "the protocol's own words for it"),
  ("technique", "the kind of stroke"), ("variant", "its variant"), ("zones", "where"),
  ("side", "the patient's side or sides"), ("directions", "of the stroke"),
  ("motions", "of the hands"), ("hands", "parts of the hands that work"),
  ("durationMs", "the countdown, in milliseconds"), ("atLeastMs", "never shortened below it"),
  ("atMostMs", "never lengthened beyond it"), ("repetitions", "how often"),
  ("tempo", "strokes a minute"), ("pressure", "1 to 5; two where it changes from start to end"),
  ("until", "the sign that ends it"),
  ("before", "oil, drape, or turn- and the new position"),
  ("ask", "what is asked at its end"),
  ("optional", "true where it may be left out"), ("text", "the instruction"),
  ("cautions", "shown while it runs"), ("avoid", "zones inside it that are left out today"),
  ("suggested", "fields whose value no source gives"),
]

private let plan: Fields =
  [
    ("protocol", "the protocol's id"), ("title", "its title"),
    ("sessionNumber", "place in the course"), ("day", "days since the injury"),
    ("period", "id of the course's period"), ("periodTitle", "its title"),
    ("periodNote", "what it wants said at the start"), ("position", "how the patient lies first"),
  ] + fields(of: "steps", "The steps, in their order.", plannedStep)
  + [
    ("aims", "The aims of the stages."), ("aims.stage", "which stage"), ("aims.aim", "in words"),
    ("banners", "What is left out today and why."), ("banners.zones", "zones"),
    ("banners.technique", "the one technique it speaks of"), ("banners.place", "in words"),
    ("banners.reason", "the contraindication or rule behind it"),
    ("banners.text", "as it is shown"),
    ("allowedMs", "least and most hands-on time, in milliseconds"),
    ("hardLimitMs", "only a written reason passes it"),
    ("periodSuggested", "true: no source gives the period or its limit"),
    ("stretchedFromMs", "before it was stretched into the minutes at hand, in milliseconds"),
    ("rules", "What follows from reactions."), ("rules.reaction", "after which reaction"),
    ("rules.severity", "this strong or stronger"), ("rules.level", "from this score on"),
    ("rules.rise", "from this rise on"), ("rules.again", "true: only when it comes again"),
    ("rules.techniques", "during these alone"), ("rules.zones", "in these alone"),
    ("rules.directive", "what is asked for"), ("rules.advice", "whom the patient is sent to"),
    ("rules.furtherSessions", "for how many more sessions"), ("rules.text", "as it is said"),
    ("cautions", "What is never done where."), ("cautions.zones", "zones"),
    ("cautions.forbid", "techniques"), ("cautions.text", "as it is shown"),
    ("cautions.ages", "For these ages alone."),
    ("cautions.ages.from", "youngest age, in months and days"),
    ("cautions.ages.before", "first age it does not hold for any more, in months and days"),
    ("cautions.sex", "for this sex alone"), ("cautions.techniques", "shown during these alone"),
    ("cautions.positions", "shown while the patient lies or sits so"),
    ("cautions.turning", "true: said while the patient turns over"),
    ("cautions.weight", "what weighs more is shown first"),
    ("limits", "What the screening keeps closed."), ("limits.zones", "zones"),
    ("limits.forbid", "techniques"), ("limits.maxPressure", "1 to 5"),
    ("aftercare", "What follows the last stroke."),
    ("aftercare.restMs", "least and most rest, in milliseconds"),
    ("aftercare.ask", "what is asked"), ("aftercare.text", "the instruction"),
    ("aftercare.advise", "lines of advice"),
    ("aftercare.suggested", "parts whose value no source gives"),
  ]
