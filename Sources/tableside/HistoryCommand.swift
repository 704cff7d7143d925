import ClinicRecords
import GuideProgram
import SessionEngine
import TextSafety

/// `history`: the sessions that were held.
struct HistoryCommand {
  let places: Places
  let options: HistoryOptions

  func run() throws(Failure) {
    let filter = SessionFilter(
      patient: options.patient,
      withRehearsals: options.includesRehearsals,
      withVoided: true
    )
    let sessions = try ReadRecords(places).sessions(filter)
    if options.json {
      try StandardStreams.write(JSONValue.array(sessions.map(json)).text(pretty: true) + "\n")
    } else {
      try StandardStreams.write(
        sessions.map { ShownText(line($0)).string + "\n" }.joined()
      )
    }
  }

  private func line(_ session: SessionSummary) -> String {
    var parts = [
      LocalTime.dateAndTime(session.startedAt), session.patient ?? "walk-in",
      "\(session.protocolTitle), session \(session.sessionNumber)",
      session.reason.map { "\(session.outcome) (\($0))" } ?? session.outcome,
      "\(session.actual.asMinutes) of \(session.planned.asMinutes)",
    ]
    if let before = session.painBefore { parts.append("pain before \(before)") }
    if let after = session.painAfter { parts.append("pain after \(after)") }
    if session.reactions > 0 { parts.append("reactions: \(session.reactions)") }
    if session.isRehearsal { parts.append("REHEARSAL") }
    if session.isVoided { parts.append("VOID") }
    return parts.joined(separator: "  ") + "  \(session.id)"
  }

  private func json(_ session: SessionSummary) -> JSONValue {
    [
      "id": .string(session.id), "rehearsal": .bool(session.isRehearsal),
      "void": .bool(session.isVoided),
      "patient": session.patient.map { .string($0) } ?? .null,
      "protocol": ["id": .string(session.protocolID), "title": .string(session.protocolTitle)],
      "sessionNumber": .integer(Int64(session.sessionNumber)),
      "startedAt": .string(session.startedAt.text),
      "endedAt": session.endedAt.map { .string($0.text) } ?? .null,
      "outcome": .string(session.outcome),
      "reason": session.reason.map { .string($0) } ?? .null,
      "plannedSeconds": session.planned.secondsValue,
      "actualSeconds": session.actual.secondsValue,
      "painBefore": session.painBefore.map { .integer(Int64($0)) } ?? .null,
      "painAfter": session.painAfter.map { .integer(Int64($0)) } ?? .null,
      "reactions": .integer(Int64(session.reactions)),
    ]
  }
}
