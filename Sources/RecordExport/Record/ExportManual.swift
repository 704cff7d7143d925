import SessionEngine

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
package let explainedEvents = SessionEvent.Kind.allCases.map { kind in
  let form = EventForm.of(kind)
  return ExplainedObject(kind.rawValue, form.meaning, form.fields)
}

/// What an export of everything carries beside its sessions, by the name of the list.
package let explainedTransfer = [
  ExplainedObject(
    "patients",
    "What is known of each patient; what is not known is absent.",
    [
      ("code", "what screens show"), ("name", "the name"),
      ("birthDate", "as 1980-02-29, 1980-02 or 1980"),
      ("sex", "female, male, other or unknown"), ("notes", "in words"),
      ("findings", "Answers that stand from session to session."),
      ("findings.id", "the contraindication, or “standing” for a place always left out"),
      ("findings.answer", "yes or no"), ("findings.zones", "zones left out"),
      ("findings.place", "in words"), ("findings.recordedAt", "since when"),
      ("clearances", "Doctors' consents."), ("clearances.id", "to which contraindication"),
      ("clearances.doctor", "whose"), ("clearances.date", "of which date"),
      ("clearances.recordedAt", "when it was recorded"),
      ("base", "what identifiers in FHIR begin with"),
    ]
  ),
  ExplainedObject(
    "courses",
    "The courses of the patients, the oldest first.",
    [
      ("patient", "the code"), ("protocol", "the protocol's id"), ("title", "its title"),
      ("plannedSessions", "how many were prescribed"), ("interval", "How often."),
      ("interval.unit", "days, weeks, perDay or perWeek"),
      ("interval.bounds", "least and most"),
      ("injuredOn", "for courses that count by days"), ("startedAt", "when it was set up"),
      ("endedAt", "absent while it is under way"), ("sessions", "ids of its exported sessions"),
    ]
  ),
  ExplainedObject(
    "protocolTexts",
    "The protocols as they were used.",
    [("sha256", "of the text"), ("text", "the whole file")]
  ),
]

/// The resources of a FHIR Bundle, with the kinds of identifiers by which they are found again.
package let explainedResources = [
  ExplainedObject(
    "Patient",
    "The code, or the session of a walk-in; name, birth date and sex with --with-name alone.",
    [("id/patient", "the code"), ("id/walk-in", "the session's id")]
  ),
  ExplainedObject(
    "Practitioner",
    "Who worked or wrote: performer and author.",
    [("id/practitioner", "the therapist's code")]
  ),
  ExplainedObject(
    "Organization",
    "The clinic, where the settings name it and the session was made under its fhir_base; found by"
      + " that address."
  ),
  ExplainedObject(
    "PlanDefinition",
    "Not with --lean. The protocol with the steps as they were planned, stage by stage; another plan is another"
      + " version.",
    [("id/protocol-text", "SHA-256 of the protocol's text")]
  ),
  ExplainedObject(
    "Questionnaire",
    "Not with --lean. The questions of the screening, grouped by the lines that are read aloud for them, and what"
      + " must be there before the start; other questions are another version."
  ),
  ExplainedObject(
    "QuestionnaireResponse",
    "The answers; a question without one was not answered. Its source is the patient where only the"
      + " patient answered.",
    [
      ("id/screening", "the session's id"),
      ("StructureDefinition/answer-assumed", "true where --yes took a no for granted"),
      ("StructureDefinition/answered-by", "guardian or therapist, where the patient did not"),
    ]
  ),
  ExplainedObject(
    "Encounter",
    "The visit, from opening to close, with who worked from when to when.",
    [("id/visit", "the session's id")]
  ),
  ExplainedObject(
    "Procedure",
    "The session as a whole, and each step as a part of it: completed, stopped or not-done with the"
      + " reason.",
    [
      ("id/session", "the session's id"), ("id/step", "the session's id and the step's index"),
      ("CodeSystem/technique", "techniques, as in the JSON"),
      ("CodeSystem/zone", "zones, as in the JSON, beside SNOMED CT where it has the same place"),
      ("StructureDefinition/massage-dose", "planned and actual dose of a step, with these parts:"),
    ] + DosePart.all.map { ($0.name, $0.meaning) }
  ),
  ExplainedObject(
    "Observation",
    "Pain before and after (LOINC 72514-3), blood pressure (LOINC 85354-9), each reaction (LOINC"
      + " 75325-1, pain with 72514-3, with its severity in LOINC 64750-3), and what followed the"
      + " session before. What is felt is the patient's word, what is seen or measured the"
      + " therapist's; an infant's is nobody's but the therapist's.",
    [
      ("id/observation", "the session's id and what was observed"),
      ("CodeSystem/observation-moment", "before, during, after or since the last session"),
      ("CodeSystem/reaction", "reactions, as in the JSON, beside SNOMED CT where it has the same"),
    ]
  ),
  ExplainedObject(
    "Flag",
    "What was left out for a finding of the day; active while the session runs.",
    [("id/flag", "the session's id and the contraindication")]
  ),
  ExplainedObject(
    "AdverseEvent",
    "An alarm, a severe or unwelcome reaction that ended the session or sent the patient to somebody,"
      + " and what followed a session at least moderately.",
    [("id/adverse-event", "the session's id and the reaction")]
  ),
  ExplainedObject(
    "Composition",
    "The note with its four sections, additions under the plan.",
    [("id/note", "the session's id")]
  ),
  ExplainedObject(
    "CarePlan",
    "The course as it stands now. A session that is not in the Bundle is named by its identifier.",
    [("id/course", "patient, protocol and start of the course")]
  ),
]
