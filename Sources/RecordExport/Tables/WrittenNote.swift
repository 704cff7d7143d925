internal import SessionEngine

/// Words that somebody wrote of a session, during it or later.
struct WrittenNote: Sendable {
  enum Kind: String, Sendable {
    case note, reaction, remark, void, assign, doctor
  }

  let kind: Kind
  let text: String
  let at: WallTime
  var step: Int?
  var by: Therapist?
  var isRetracted = false

  /// All of a session, those of the session itself first.
  static func all(of session: ExportedSession) -> [Self] {
    let record = session.record
    let notes = record.notes.map { note in
      Self(
        kind: .note,
        text: note.text,
        at: note.at,
        step: note.step,
        by: record.therapist(at: note.elapsed),
        isRetracted: note.isRetracted
      )
    }
    let reactions = record.reactions.compactMap { logged in
      logged.reaction.note.map { text in
        Self(
          kind: .reaction,
          text: text,
          at: logged.at,
          step: logged.reaction.step,
          by: record.therapist(at: logged.elapsed),
          isRetracted: logged.isRetracted
        )
      }
    }
    let remarks = session.context.remarks.map { remark in
      Self(kind: .remark, text: remark.text, at: remark.at, by: remark.by)
    }
    let corrections = session.context.corrections.map { correction in
      Self(
        kind: Kind(correction.kind),
        text: correction.reason,
        at: correction.at,
        by: correction.by
      )
    }
    return (notes + reactions).sorted { $0.at < $1.at }
      + (remarks + corrections).sorted { $0.at < $1.at }
  }
}

extension WrittenNote.Kind {
  fileprivate init(_ kind: RecordContext.Correction.Kind) {
    switch kind {
    case .voided: self = .void
    case .assigned: self = .assign
    case .doctor: self = .doctor
    }
  }
}
