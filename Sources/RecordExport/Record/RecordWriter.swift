package import SessionEngine

/// Writes sessions one at a time, so that an export of any length stays within little memory.
package protocol RecordWriter {
  /// What stands before the first session.
  mutating func opening() -> String
  /// One session; call it once for each, in the order in which they should stand.
  mutating func session(_ session: ExportedSession) -> String
  /// What stands after the last session.
  mutating func closing() -> String
}

extension RecordWriter {
  /// The whole document of a few sessions.
  package mutating func document(_ sessions: [ExportedSession]) -> String {
    sessions.reduce(into: opening()) { $0 += session($1) } + closing()
  }
}

/// A record, and what is known about it beside its journal.
package struct ExportedSession: Sendable, Hashable {
  package var record: SessionRecord
  package var context: RecordContext

  package init(_ record: SessionRecord, context: RecordContext = RecordContext()) {
    self.record = record
    self.context = context
  }

  /// The code of the patient whom the session belongs to, after every correction.
  package var patientCode: String? {
    for correction in context.corrections.reversed() {
      if case .assigned(let code) = correction.kind { return code }
    }
    return context.person?.code ?? record.opening.patient
  }

  package var isVoided: Bool {
    context.corrections.contains { $0.kind == .voided }
  }
}
