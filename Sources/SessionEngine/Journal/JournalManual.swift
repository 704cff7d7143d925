// The fields of what lies inside events, for those who read a journal.

extension EventForm {
  static func fields(of name: String, _ meaning: String, _ inside: Fields) -> Fields {
    [(name, meaning)] + inside.map { ("\(name).\($0.name)", $0.meaning) }
  }

  static let step = (name: "step", meaning: "index of the step")
  static let reactionNumber = (name: "reaction", meaning: "number of the reaction")
  static let words = (name: "note", meaning: "the words")
  static let item: Fields = [("item", "place in the list, from 0"), ("done", "ticked or not")]
  static let outcome: Fields = [
    ("outcome", "completed, endedEarly, postponed or refused"),
    ("reason", "why it did not run to its end; of a refusal the contraindication"),
  ]

  static let opening: Fields =
    [
      ("protocol", "the protocol's id"), ("title", "its title on that day"),
      ("version", "its version on that day"), ("sha256", "of its text; see protocolTexts"),
      ("patient", "the code; absent for a walk-in"), ("sessionNumber", "place in the course"),
      ("day", "days since the injury, where the course counts them"),
      ("rehearsal", "true where nobody lay on the table"),
      ("age", "The age that was told; absent where none was asked for."),
      ("age.from", "the youngest it can be, in months and days"),
      ("age.before", "the first age it is not any more, in months and days"),
    ] + fields(of: "questions", "The questions of the screening.", question)
    + fields(of: "headings", "The lines of the screening that are read aloud.", heading)
    + fields(of: "needs", "What the protocol needs before the start.", need)
    + [
      ("preparation", "What is to be prepared."), ("preparation.room", "in the room"),
      ("preparation.therapist", "by the therapist"), ("preparation.patient", "with the patient"),
      ("asksPainfulSide", "whether the painful side is asked"),
      ("previousSession", "id of the session whose after-effects are asked about"),
    ] + fields(of: "referrals", "What a doctor has to decide first.", referral)
    + fields(
      of: "toldToday",
      "What was answered yes earlier the same day.",
      [("id", "the question"), ("at", "the clock time")]
    )
    + fields(of: "therapist", "Who works; absent where nobody was named.", therapist)

  static let therapist: Fields = [("code", "the short code"), ("name", "the name, where known")]

  static let word: Fields = [
    ("doctor", "who was seen"), ("date", "when, YYYY-MM-DD"),
    ("verdict", "goes-on, without or no-more"), ("words", "what it goes on without"),
  ]

  static let referral: Fields =
    [("session", "id of the session that asks for it"), ("date", "its day, YYYY-MM-DD")]
    + fields(
      of: "cause",
      "Why.",
      [
        ("source", "session: it ended one; afterwards: it was told of"),
        ("reaction", "what it was"),
        ("score", "0 to 10, for pain"), ("severity", "mild, moderate or severe"),
        ("lasting", "hours, days or weeks"), ("advice", "doctor, urgent or emergency"),
      ]
    ) + fields(of: "word", "What a doctor said against it.", word)

  static let question: Fields = [
    ("id", "the contraindication"), ("class", "absolute, postpone, consult or local"),
    ("ask", "once or every-session"), ("question", "as it is asked"),
    ("zones", "left out after a yes"), ("text", "what a yes means, in words"),
    ("onlyHere", "this protocol alone forbids it"),
    ("indication", "the protocol is for it: always a yes"), ("ages", "The ages it is asked for."),
    ("ages.from", "youngest age, in months and days"),
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
    ("examination", "the doctor examined it, once for all"),
    ("revised", "asks for more since this day"),
    ("loosened", "Why it asks for less than every massage does."),
    ("loosened.because", "the reason"),
    ("loosened.source", "where it comes from"),
    ("loosened.reworded", "true where the words differ"),
  ]

  static let heading: Fields = [
    ("id", "the heading"), ("page", "today or health"), ("say", "the sentence"),
    ("short", "words for what no question stands for"),
  ]

  static let need: Fields = [
    ("id", "the need"), ("kind", "order, tick, words or side"), ("say", "as it is shown"),
    ("firm", "no written reason goes round it"), ("optional", "true where it may stay open"),
    ("ask", "once or every-session"),
  ]

  static let needAnswer: Fields = [
    ("need", "which"), ("clearance", "An order."), ("clearance.doctor", "whose"),
    ("clearance.date", "of which date"), ("ticked", "true where it was ticked"),
    ("said", "in words"), ("side", "left or right"),
    ("override", "why the therapist began without it"),
  ]

  static let answer: Fields = [
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

  static let effect: Fields = [
    ("reaction", "what it was"), ("severity", "mild, moderate or severe"),
    ("lasting", "hours, days or weeks"), ("note", "in words"),
  ]

  static let reaction: Fields = [
    ("id", "counted from 1 within the session"), ("reaction", "what it was"),
    ("score", "0 to 10, for pain"), ("severity", "mild, moderate or severe"),
    ("side", "left or right, the patient's"), ("zones", "where"), ("note", "in words"),
    ("step", "index of the step; absent outside them"), happened,
  ]
  static let happened = (
    name: "happenedMs", meaning: "session time at which it happened, where it was told later"
  )

  static let proposal: Fields = [
    ("reaction", "number of the reaction"), ("directive", "what is asked for"),
    ("advice", "whom the patient is sent to: doctor, urgent or emergency"),
    ("text", "as it is said"),
    ("furtherSessions", "for how many more sessions it holds"),
  ]

  static let plan: Fields =
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
}
