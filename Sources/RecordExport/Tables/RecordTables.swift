internal import SessionEngine

// The tables of the record's JSON. What scripts hold on to is never renamed or removed.

extension RecordTable<ExportedSession> {
  static let session = Self(fields: [
    RecordField("id", .text, "The session's own id.") { .string($0.record.id) },
    RecordField("rehearsal", .flag, "Nobody lay on the table.") {
      .bool($0.record.opening.isRehearsal)
    },
    RecordField("voided", .flag, "Taken out by a correction; see corrections.") {
      .bool($0.isVoided)
    },
    RecordField("protocol", RecordTable<SessionOpening>.protocol.shape, "What was done.") {
      RecordTable<SessionOpening>.protocol.object(of: $0.record.opening)
    },
    RecordField("patient", .optional(.text), "The patient's code; null for a walk-in.") {
      .text($0.patientCode)
    },
    RecordField("therapist", .optional(.text), "The code of who opened it; null where unnamed.") {
      .text($0.record.opening.therapist?.code)
    },
    .list("therapists", .shift, "Who worked, in order: each took it up from the one before.") {
      $0.record.shifts
    },
    RecordField("base", .text, "What its identifiers in FHIR begin with.") {
      .string($0.context.base)
    },
    RecordField("sessionNumber", .whole, "Place in the course, from 1.") {
      .whole($0.record.opening.sessionNumber)
    },
    RecordField("day", .optional(.whole), "Days since the injury, where the course counts them.") {
      .whole($0.record.opening.day)
    },
    RecordField("startedAt", .instant, "When the session was opened.") {
      .instant($0.record.startedAt)
    },
    RecordField("endedAt", .optional(.instant), "When it was closed; null while it is not.") {
      .instant($0.record.endedAt)
    },
    RecordField(
      "outcome",
      .word(["running", "completed", "endedEarly", "postponed", "refused"]),
      "How it ended; running: not over, or interrupted."
    ) { .string($0.record.outcome?.word ?? "running") },
    RecordField("reason", .optional(.text), "Why it did not run to its end.") {
      .text($0.record.outcome?.reason)
    },
    RecordField("counts", .flag, "Counts in its course: the main stage began.") {
      .bool($0.record.counts)
    },
    RecordField("painBefore", .optional(.range(0...10)), "Pain before the session.") {
      .whole($0.record.painBefore)
    },
    RecordField("painAfter", .optional(.range(0...10)), "Pain after the session.") {
      .whole($0.record.painAfter)
    },
    RecordField("bloodPressureBefore", .optional(.text), "In mmHg, as 145/90.") {
      .text($0.record.bloodPressureBefore?.text)
    },
    RecordField("bloodPressureAfter", .optional(.text), "In mmHg, as 145/90.") {
      .text($0.record.bloodPressureAfter?.text)
    },
    RecordField("painfulSide", .optional(.word(BodySide.self)), "The patient's left or right.") {
      .text($0.record.painfulSide?.rawValue)
    },
    .list("sinceLastTime", .afterEffect, "What followed the session before.") {
      $0.record.sinceLastTime
    },
    RecordField(
      "referral",
      .optional(RecordTable<ExportedReferral>.referral.shape),
      "Why a doctor is to be seen before the next session; null where none has to be."
    ) { session in
      ExportedReferral(session).map { RecordTable<ExportedReferral>.referral.object(of: $0) }
        ?? .null
    },
    RecordField(
      "referralPassedOver",
      .optional(.text),
      "Why it was held before a doctor was seen."
    ) {
      if case .passedOver(let reason)? = $0.record.referralAnswer { .string(reason) } else { .null }
    },
    .list("screening", .screening, "The questions and their answers.") { $0.record.answers },
    .list("needs", .need, "What must be there before the start, and what was said to it.") {
      $0.record.needs
    },
    .list("steps", .step, "The planned steps, in the order in which they were done.") { session in
      session.record.steps.map { TimedStep(step: $0, session: session) }
    },
    .list("reactions", .reaction, "What the patient showed or said.") { $0.record.reactions },
    .list("notes", .note, "Words of the therapist.") { $0.record.notes },
    .list("advice", .advice, "The advice of the protocol.") { AdviceLine.all(of: $0.record) },
    .list("corrections", .correction, "Mistakes mended after the session.") {
      $0.context.corrections
    },
    .list("remarks", .remark, "Additions after the session.") { $0.context.remarks },
    .list("events", .event, "The journal, entry by entry.") { $0.record.entries },
  ])
}

extension RecordTable<SessionOpening> {
  fileprivate static let `protocol` = Self(fields: [
    RecordField("id", .text, "The file's name without its ending.") { .string($0.protocolID) },
    RecordField("title", .text, "Its title on that day.") { .string($0.protocolTitle) },
    RecordField("version", .text, "Its version on that day.") { .string($0.protocolVersion) },
    RecordField("digest", .text, "SHA-256 of its text.") { .string($0.protocolDigest) },
  ])
}

extension RecordTable<Shift> {
  fileprivate static let shift = Self(fields: [
    RecordField("code", .text, "The therapist's code.") { .string($0.therapist.code) },
    RecordField("name", .optional(.text), "The name, where known.") { .text($0.therapist.name) },
    RecordField("since", .instant, "From when on.") { .instant($0.at) },
  ])
}

extension RecordTable<Therapist> {
  fileprivate static let therapist = Self(fields: [
    RecordField("code", .text, "The therapist's code.") { .string($0.code) },
    RecordField("name", .optional(.text), "The name, where known.") { .text($0.name) },
  ])
}

extension RecordField {
  /// Who made an addition.
  fileprivate static func by(_ therapist: @escaping @Sendable (Subject) -> Therapist?) -> Self {
    let table = RecordTable<Therapist>.therapist
    return Self("by", .optional(table.shape), "Who did it; null where nobody was named.") {
      therapist($0).map { table.object(of: $0) } ?? .null
    }
  }
}

extension RecordTable<AfterEffect> {
  fileprivate static let afterEffect = Self(fields: [
    RecordField("kind", .word(ReactionKind.self), "What it was.") { .string($0.kind.rawValue) },
    RecordField("severity", .optional(.word(Severity.self)), "How strong.") {
      .text($0.severity?.rawValue)
    },
    RecordField("lasting", .optional(.word(AfterEffect.Lasting.self)), "How long.") {
      .text($0.lasting?.rawValue)
    },
    RecordField("note", .optional(.text), "In words.") { .text($0.note) },
  ])
}

extension RecordTable<SessionRecord.Answer> {
  fileprivate static let screening = Self(fields: [
    RecordField("id", .text, "The contraindication.") { .string($0.question.id) },
    RecordField("answer", .word(ScreeningAnswer.Answer.self), "Yes always means risk.") {
      .string($0.answer.answer.rawValue)
    },
    RecordField("question", .text, "As it was asked.") { .string($0.question.question) },
    RecordField("class", .word(Contraindication.Class.self), "What a yes means.") {
      .string($0.question.class.rawValue)
    },
    RecordField("heading", .optional(.text), "The line that is read aloud for it.") {
      .text($0.question.heading)
    },
    RecordField("place", .optional(.text), "Where the finding is.") { .text($0.answer.place) },
    RecordField("clearedBy", .optional(.text), "The doctor who consented.") {
      .text($0.answer.clearance?.doctor)
    },
    RecordField("clearedOn", .optional(.text), "The date of the consent.") {
      .text($0.answer.clearance?.date)
    },
    RecordField("override", .optional(.text), "Why the therapist went on in spite of a yes.") {
      .text($0.answer.override)
    },
    RecordField("through", .optional(.text), "The line it came through; “own” for one of its own.")
    {
      .text($0.answer.through)
    },
    RecordField("by", .optional(.word(Answerer.self)), "Who answered.") {
      .text($0.answer.by?.rawValue)
    },
    RecordField("weeks", .optional(.whole), "Of a pregnancy, or born early.") {
      .whole($0.answer.weeks)
    },
    RecordField("agreed", .list(.word(Zone.self)), "The zones a doctor agrees to.") {
      .words($0.answer.agreed ?? [])
    },
    RecordField("said", .optional(.text), "What was said beside it.") { .text($0.answer.said) },
  ])
}

extension RecordTable<NeedAnswer> {
  fileprivate static let need = Self(fields: [
    RecordField("id", .text, "What was needed, as “order”.") { .string($0.id) },
    RecordField("orderedBy", .optional(.text), "The doctor who ordered the massage.") {
      .text($0.clearance?.doctor)
    },
    RecordField("orderedOn", .optional(.text), "The date of the order.") {
      .text($0.clearance?.date)
    },
    RecordField("ticked", .flag, "Ticked by a key of its own.") { .bool($0.isTicked) },
    RecordField("said", .optional(.text), "In words.") { .text($0.said) },
    RecordField("side", .optional(.word(BodySide.self)), "The patient's left or right.") {
      .text($0.side?.rawValue)
    },
    RecordField("override", .optional(.text), "Why the session began without it.") {
      .text($0.override)
    },
  ])
}

extension RecordTable<LoggedReaction> {
  fileprivate static let reaction = Self(fields: [
    RecordField("id", .whole, "Counted from 1 within the session.") { .whole($0.reaction.id) },
    RecordField("at", .instant, "When it was logged.") { .instant($0.at) },
    RecordField("elapsedSeconds", .seconds, "Session time.") { .seconds($0.elapsed) },
    RecordField("step", .optional(.whole), "Index of the step it happened at.") {
      .whole($0.reaction.step)
    },
    RecordField("kind", .word(ReactionKind.self), "What it was.") {
      .string($0.reaction.kind.rawValue)
    },
    RecordField("score", .optional(.range(0...10)), "For pain.") { .whole($0.reaction.score) },
    RecordField("severity", .optional(.word(Severity.self)), "How strong.") {
      .text($0.reaction.severity?.rawValue)
    },
    RecordField("side", .optional(.word(BodySide.self)), "The patient's left or right.") {
      .text($0.reaction.side?.rawValue)
    },
    RecordField("zones", .list(.word(Zone.self)), "Where.") { .words($0.reaction.zones) },
    RecordField("note", .optional(.text), "In words.") { .text($0.reaction.note) },
    RecordField("retracted", .flag, "Taken back by the therapist.") { .bool($0.isRetracted) },
    RecordField("directive", .optional(.word(Directive.self)), "What was done about it.") {
      .text($0.directive?.rawValue)
    },
    RecordField("advice", .optional(.word(Advice.self)), "Whom the patient was sent to.") {
      .text($0.advice?.rawValue)
    },
  ])
}

extension RecordTable<LoggedNote> {
  fileprivate static let note = Self(fields: [
    RecordField("at", .instant, "When it was written.") { .instant($0.at) },
    RecordField("elapsedSeconds", .seconds, "Session time.") { .seconds($0.elapsed) },
    RecordField("step", .optional(.whole), "Index of the step it was written at.") {
      .whole($0.step)
    },
    RecordField("text", .text, "As it was typed.") { .string($0.text) },
    RecordField("retracted", .flag, "Taken back by the therapist.") { .bool($0.isRetracted) },
  ])
}

extension RecordTable<AdviceLine> {
  fileprivate static let advice = Self(fields: [
    RecordField("text", .text, "The line.") { .string($0.text) },
    RecordField("given", .flag, "Ticked off as given.") { .bool($0.isGiven) },
  ])
}

extension RecordTable<RecordContext.Correction> {
  fileprivate static let correction = Self(fields: [
    RecordField("at", .instant, "When it was made.") { .instant($0.at) },
    RecordField("kind", .word(["void", "assign", "doctor"]), "What it changes.") {
      $0.kind.word
    },
    RecordField("patient", .optional(.text), "The code it was assigned to.") {
      if case .assigned(let code) = $0.kind { .string(code) } else { .null }
    },
    RecordField("reason", .text, "Why; or what a doctor said, as it is written.") {
      .string($0.reason)
    },
    .by { $0.by },
  ])
}

extension RecordContext.Correction.Kind {
  fileprivate var word: JSONValue {
    switch self {
    case .voided: "void"
    case .assigned: "assign"
    case .doctor: "doctor"
    }
  }
}

extension RecordTable<RecordContext.Remark> {
  fileprivate static let remark = Self(fields: [
    RecordField("at", .instant, "When it was added.") { .instant($0.at) },
    RecordField("text", .text, "As it was typed.") { .string($0.text) },
    .by { $0.by },
  ])
}
