import ClinicRecords
import GuideProgram
import SessionEngine
import Words

/// One session of a history, in lines.
struct HistoryLines {
  private let session: SessionSummary
  private let corrections: [Correction]
  private let isNamed: Bool
  /// Only its questions were answered so far.
  private let isIntake: Bool

  init(
    _ session: SessionSummary,
    _ corrections: [Correction],
    named isNamed: Bool,
    isIntake: Bool = false
  ) {
    self.session = session
    self.corrections = corrections
    self.isNamed = isNamed
    self.isIntake = isIntake
  }

  var lines: [String] {
    let indented =
      [therapists, stages, reactions, referral].compactMap(\.self) + corrections.map(\.line)
    return [head] + indented.map { "    " + $0 }
  }

  private var head: String {
    let patient = isNamed ? session.patient ?? "walk-in" : nil
    let parts: [String?] = [
      LocalTime.dateAndTime(session.startedAt), patient,
      "\(session.protocolTitle), session \(session.sessionNumber)",
      Outcome(word: session.outcome, reason: session.reason ?? "")?.onScreen
        ?? (isIntake ? HistoryRow.answersKept : session.outcome),
      "\(session.actual.asMinutes) of \(session.planned.asMinutes)",
      pain,
      session.isRehearsal ? "REHEARSAL" : nil,
      session.isVoided ? "VOID" : nil,
      session.id,
    ]
    return parts.compactMap(\.self).joined(separator: "  ")
  }

  /// Who worked, and who took it up from whom.
  private var therapists: String? {
    session.therapists.isEmpty
      ? nil : "by " + session.therapists.map(\.inRecord).joined(separator: ", then ")
  }

  private var pain: String? {
    switch (session.painBefore, session.painAfter) {
    case (let before?, let after?): "pain \(before) to \(after)"
    case (let before?, nil): "pain before \(before)"
    case (nil, let after?): "pain after \(after)"
    case (nil, nil): nil
    }
  }

  private var referral: String? {
    session.referral.map { cause in
      let word = corrections.contains { if case .doctor = $0.kind { true } else { false } }
      return "Sent to a doctor: \(cause.inSentence)" + (word ? "" : ", OPEN")
    }
  }

  /// Time worked of time planned, and what did not go to its end.
  private var stages: String? {
    guard let details = session.details else { return nil }
    var parts = details.stages.filter { $0.planned > .zero || $0.actual > .zero }.map { time in
      "\(time.stage.onScreen) \(time.actual.asMinutes) of \(time.planned.asMinutes)"
    }
    if session.stepsSkipped > 0 { parts.append("skipped \(session.stepsSkipped)") }
    if session.stepsStopped > 0 { parts.append("stopped \(session.stepsStopped)") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var reactions: String? {
    guard let reactions = session.details?.reactions, !reactions.isEmpty else { return nil }
    return reactions.map { reaction in
      let words = [reaction.kind.inSentence, reaction.score.map { String($0) }]
      let place =
        [reaction.technique?.inSentence].compactMap(\.self)
        + reaction.zones.map(\.inSentence)
      return words.compactMap(\.self).joined(separator: " ")
        + (place.isEmpty ? "" : " at \(place.joined(separator: ", "))")
    }.joined(separator: "; ")
  }
}

extension SessionSummary {
  func json(_ corrections: [Correction]) -> JSONValue {
    let stages = (details?.stages ?? []).map { time -> JSONValue in
      [
        "stage": .string(time.stage.rawValue), "plannedSeconds": time.planned.secondsValue,
        "actualSeconds": time.actual.secondsValue,
      ]
    }
    let reactions = (details?.reactions ?? []).map { reaction -> JSONValue in
      [
        "kind": .string(reaction.kind.rawValue), "score": .whole(reaction.score),
        "technique": .text(reaction.technique?.rawValue),
        "zones": .array(reaction.zones.map { .string($0.rawValue) }),
      ]
    }
    return [
      "id": .string(id), "rehearsal": .bool(isRehearsal), "voided": .bool(isVoided),
      "patient": .text(patient), "openedFor": .text(openedFor),
      "therapist": .text(therapists.first?.code), "therapists": therapists.json,
      "protocol": ["id": .string(protocolID), "title": .string(protocolTitle)],
      "sessionNumber": .integer(Int64(sessionNumber)), "course": .whole(course.map(Int.init)),
      "startedAt": .string(startedAt.text), "endedAt": .text(endedAt?.text),
      "outcome": .string(outcome), "reason": .text(reason), "counts": .bool(counts),
      "plannedSeconds": planned.secondsValue, "actualSeconds": actual.secondsValue,
      "painBefore": .whole(painBefore), "painAfter": .whole(painAfter),
      "steps": .whole(steps), "stepsDone": .whole(stepsDone),
      "stepsSkipped": .whole(stepsSkipped), "stepsStopped": .whole(stepsStopped),
      "stages": .array(stages), "reactions": .array(reactions),
      "referral": referral?.json ?? .null,
      "corrections": .array(corrections.map(\.json)),
    ]
  }
}

extension Correction {
  fileprivate var json: JSONValue {
    let (word, patient): (String, String?) =
      switch kind {
      case .remark: ("remark", nil)
      case .void: ("void", nil)
      case .assign(let patient): ("assign", patient)
      case .doctor: ("doctor", nil)
      }
    return [
      "kind": .string(word), "patient": .text(patient), "text": .string(text),
      "at": .string(at.text), "by": by?.json ?? .null,
    ]
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> Self { text.map { .string($0) } ?? .null }

  fileprivate static func whole(_ number: Int?) -> Self {
    number.map { .integer(Int64($0)) } ?? .null
  }
}
