internal import SessionEngine

extension CSVColumn<ExportedSession> {
  /// The columns that every table begins with.
  static let identity: [Self] = [
    Self("session", "The session's own id") { .text($0.record.id) },
    Self("patient", "The patient's code; empty for a walk-in") { .text($0.patientCode) },
    Self("protocol", "The protocol's id") { .text($0.record.opening.protocolID) },
    Self("sessionNumber", "Place in the course, from 1") {
      .whole($0.record.opening.sessionNumber)
    },
    Self("startedAt", "When the session was opened, UTC") { .instant($0.record.startedAt) },
    Self("rehearsal", "Nobody lay on the table") { .flag($0.record.opening.isRehearsal) },
    Self("voided", "Taken out by a correction") { .flag($0.isVoided) },
  ]

  /// The columns that every table ends with.
  static let last: [Self] = [
    Self("localDay", "The day it was opened, as the clinic counts it") {
      .day($0.record.startedAt.date(offset: .seconds($0.context.minutesFromUTC * 60)))
    },
    Self("therapist", "The codes of who worked, in order, joined by plus signs") {
      .text($0.record.shifts.map(\.therapist.code).joined(separator: "+"))
    },
  ]

  static let sessions: [Self] =
    [
      Self("endedAt", "When it was closed, UTC") { .instant($0.record.endedAt) },
      Self("outcome", "running, completed, endedEarly, postponed or refused") {
        .text($0.record.outcome?.word ?? "running")
      },
      Self("reason", "Why it did not run to its end") { .text($0.record.outcome?.reason) },
      Self("counts", "Counts in its course") { .flag($0.record.counts) },
      Self("painBefore", "0 to 10") { .whole($0.record.painBefore) },
      Self("painAfter", "0 to 10") { .whole($0.record.painAfter) },
      Self("plannedSeconds", "Hands-on time planned") { .seconds($0.record.planned) },
      Self("actualSeconds", "Hands-on time worked") { .seconds($0.record.handsOn) },
      Self("stepsDone", "Done, shortened or lengthened") {
        .whole($0.count([.done, .shortened, .lengthened]))
      },
      Self("stepsSkipped", "Skipped or left out") { .whole($0.count([.skipped])) },
      Self("stepsStopped", "Stopped for a reaction") { .whole($0.count([.stopped])) },
      Self("stepsNotReached", "Never begun") { .whole($0.count([.notReached])) },
      Self("reactions", "Reactions that were not taken back") {
        .whole($0.record.reactions.count { !$0.isRetracted })
      },
      Self("bloodPressureBefore", "In mmHg, as 145/90") {
        .pressure($0.record.bloodPressureBefore)
      },
      Self("bloodPressureAfter", "In mmHg, as 145/90") {
        .pressure($0.record.bloodPressureAfter)
      },
      Self("orderedBy", "The doctor who ordered the massage") {
        .text($0.record.needs.lazy.compactMap(\.clearance).first?.doctor)
      },
    ]
}

extension ExportedSession {
  fileprivate func count(_ results: [SessionRecord.Step.Result]) -> Int {
    record.steps.count { results.contains($0.result) }
  }
}

extension CSVColumn<TimedStep> {
  static let steps: [Self] =
    [
      Self("index", "The step's place in the plan, from 0") { .whole($0.step.step.index) },
      Self("stage", "introductory, main or final") { .text($0.step.step.stage.rawValue) },
      Self("technique", "The kind of stroke; turning-over is none") {
        .text($0.step.step.technique.rawValue)
      },
      Self("zone", "The zone; several are joined by plus signs, none at a turn") {
        .text($0.step.step.zoneWord)
      },
      Self("side", "The patient's side or sides") { .text($0.step.step.side.rawValue) },
      Self("plannedSeconds", "The planned countdown") { .seconds($0.step.planned) },
      Self("actualSeconds", "Work on it, all goes together") { .seconds($0.step.actual) },
      Self("result", "done, shortened, lengthened, skipped, stopped or notReached") {
        .text($0.step.result.rawValue)
      },
      Self("reason", "Why") { .text($0.step.reason) },
      Self("added", "Added or swapped in while running") { .flag($0.step.isAdded) },
      Self("suggested", "What no source gives of it; several are joined by plus signs") {
        .text($0.step.step.suggested.sorted().joined(separator: "+"))
      },
    ]
}

extension CSVColumn<PlacedReaction> {
  static let reactions: [Self] =
    [
      Self("at", "When it was logged, UTC") { .instant($0.logged.at) },
      Self("elapsedSeconds", "Session time") { .seconds($0.logged.elapsed) },
      Self("step", "Index of the step it happened at") { .whole($0.logged.reaction.step) },
      Self("technique", "That step's technique") { .text($0.step?.step.technique.rawValue) },
      Self("zone", "Where; several zones are joined by plus signs") {
        .text($0.logged.reaction.zones.map(\.rawValue).joined(separator: "+"))
      },
      Self("kind", "What it was") { .text($0.logged.reaction.kind.rawValue) },
      Self("score", "For pain, 0 to 10") { .whole($0.logged.reaction.score) },
      Self("severity", "mild, moderate or severe") { .text($0.logged.reaction.severity?.rawValue) },
      Self("side", "The patient's left or right") { .text($0.logged.reaction.side?.rawValue) },
      Self("note", "In words") { .text($0.logged.reaction.note) },
      Self("retracted", "Taken back by the therapist") { .flag($0.logged.isRetracted) },
      Self("directive", "What was done about it") { .text($0.logged.directive?.rawValue) },
    ]
}

extension CSVColumn<SessionRecord.Answer> {
  static let answers: [Self] =
    [
      Self("question", "The contraindication") { .text($0.question.id) },
      Self("heading", "The line that is read aloud for it") { .text($0.question.heading) },
      Self("class", "What a yes means: absolute, postpone, consult or local") {
        .text($0.question.class.rawValue)
      },
      Self("answer", "no, yes, assumed or unanswered; yes always means risk") {
        .text($0.answer.answer.rawValue)
      },
      Self("through", "The line it came through; own for one of its own") {
        .text($0.answer.through)
      },
      Self("by", "Who answered: patient, guardian or therapist") { .text($0.answer.by?.rawValue) },
      Self("place", "Where it is") { .text($0.answer.place) },
      Self("clearedBy", "The doctor who consented") { .text($0.answer.clearance?.doctor) },
      Self("clearedOn", "When, YYYY-MM-DD") { .text($0.answer.clearance?.date) },
      Self("weeks", "Of a pregnancy, or born early") { .whole($0.answer.weeks) },
      Self("agreed", "The zones the doctor agrees to; several are joined by plus signs") {
        .text($0.answer.agreed?.map(\.rawValue).joined(separator: "+"))
      },
      Self("override", "Why the session went on in spite of it") { .text($0.answer.override) },
      Self("said", "In words") { .text($0.answer.said) },
    ]
}

extension CSVColumn<WrittenNote> {
  static let notes: [Self] =
    [
      Self("at", "When it was written, UTC") { .instant($0.at) },
      Self("kind", "note, reaction, remark, void, assign or doctor") { .text($0.kind.rawValue) },
      Self("step", "Index of the step it belongs to") { .whole($0.step) },
      Self("by", "The code of who wrote it") { .text($0.by?.code) },
      Self("retracted", "Taken back by the therapist") { .flag($0.isRetracted) },
      Self("text", "As it was typed") { .text($0.text) },
    ]
}
