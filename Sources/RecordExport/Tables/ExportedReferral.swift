internal import SessionEngine

/// The referral that a session leaves, with what a doctor said to it.
struct ExportedReferral: Sendable {
  let cause: ReferralCause
  let word: DoctorsWord?
  /// When that was recorded.
  let answeredAt: WallTime?

  init?(_ session: ExportedSession) {
    guard let cause = session.record.referral else { return nil }
    self.cause = cause
    let answer = session.context.corrections.last { $0.kind.word != nil }
    word = answer?.kind.word
    answeredAt = answer?.at
  }

  /// Where the patient was sent and what came of it, in one or two sentences.
  var inRecord: String {
    "Sent to a doctor: \(cause.inSentence). "
      + (word.map { "\($0.inSentence)." } ?? "Open: no doctor was seen yet.")
  }
}

extension RecordContext.Correction.Kind {
  fileprivate var word: DoctorsWord? {
    if case .doctor(let word) = self { word } else { nil }
  }
}

extension RecordTable<ExportedReferral> {
  static let referral = Self(fields: [
    RecordField("source", .word(ReferralCause.Source.self), "It ended this session, or was told.") {
      .string($0.cause.source.rawValue)
    },
    RecordField("kind", .word(ReactionKind.self), "What it was.") {
      .string($0.cause.kind.rawValue)
    },
    RecordField("score", .optional(.range(0...10)), "For pain.") { .whole($0.cause.score) },
    RecordField("advice", .word(Advice.self), "Whom the patient was sent to.") {
      .string($0.cause.advice.rawValue)
    },
    RecordField("open", .flag, "Nobody has recorded yet that a doctor was seen.") {
      .bool($0.word == nil)
    },
    RecordField("doctor", .optional(.text), "Who was seen.") { .text($0.word?.doctor) },
    RecordField("date", .optional(.text), "When, YYYY-MM-DD.") { .text($0.word?.date.text) },
    RecordField("verdict", .optional(.word(DoctorsWord.Verdict.self)), "What was said.") {
      .text($0.word?.verdict.rawValue)
    },
    RecordField("without", .optional(.text), "What it goes on without.") {
      .text($0.word?.words)
    },
  ])
}
