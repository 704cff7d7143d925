import GuideScreens
import SessionEngine
import TerminalFrame

// Choosing a patient, and what to do next with them.

extension ScreenGuide {
  mutating func patients(
    _ act: Act?,
    _ key: Key,
    _ rows: [PatientFacts],
    _ search: TypedLine,
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    let screen = PatientListScreen(rows: rows.map(\.row), search: search)
    let matching = screen.matching
    let count = matching.count + (screen.addable == nil ? 0 : 1)
    switch act {
    case .cancel where search.text.isEmpty: return [.readHome]
    case .cancel:
      place = .patients(rows: rows, search: TypedLine(), selected: 0)
      return []
    case .confirm:
      if selected == matching.count, let code = screen.addable { return [.openPatient(code)] }
      guard matching.indices.contains(selected),
        let facts = rows.first(where: { $0.row == matching[selected] })
      else {
        refuse("No patients yet: type a code to add one.", at: moment)
        return []
      }
      chosenPatient = facts.row.code
      place = .patient(facts, selected: 0)
      return []
    default:
      if let next = Self.moved(selected, act, count: count) {
        place = .patients(rows: rows, search: search, selected: next)
        return []
      }
      var search = search
      guard search.take(key) else { return refuseUnknown(at: moment) }
      place = .patients(rows: rows, search: search, selected: 0)
      return []
    }
  }

  mutating func patient(
    _ act: Act?,
    _ facts: PatientFacts,
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    let choices = PatientChoice.all(for: facts)
    if let next = Self.moved(selected, act, count: choices.count) {
      place = .patient(facts, selected: next)
      return []
    }
    switch act {
    case .confirm where choices.indices.contains(selected):
      return choose(choices[selected], facts)
    case .cancel: return [.readPatients]
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func choose(_ choice: PatientChoice, _ facts: PatientFacts) -> [Effect] {
    let code = facts.row.code
    chosenPatient = code
    switch choice {
    case .again: return facts.lastProtocol.map { offer($0, patient: code) } ?? []
    case .protocols: return [.readProtocols]
    case .history: return [.readHistory(patient: code, offset: 0)]
    case .record: return [.readPatientRecord(code)]
    case .back: return [.readPatients]
    case .remove:
      place = .removal(facts, TypedLine())
      return []
    }
  }

  // MARK: The record

  mutating func showRecord(_ facts: PatientRecordFacts, at moment: Moment) {
    var line = TypedLine()
    if case .patientRecord(let before, let typed, _) = place, before.patient == facts.patient {
      // What was not understood stays to be mended.
      if facts.problem != nil { line = typed }
      if let problem = facts.problem {
        refuse(problem, at: moment)
      } else {
        answer = ScreenAnswer(text: "changed, saved", until: moment.boot + ScreenAnswer.time)
      }
    }
    place = .patientRecord(facts, line, scroll: 0)
  }

  mutating func record(
    _ act: Act?,
    _ key: Key,
    _ facts: PatientRecordFacts,
    _ line: TypedLine,
    _ scroll: Int,
    at moment: Moment
  ) -> [Effect] {
    if case .up = act {
      place = .patientRecord(facts, line, scroll: max(0, scroll - 1))
      return []
    }
    if case .down = act {
      place = .patientRecord(facts, line, scroll: min(facts.lines.count, scroll + 1))
      return []
    }
    var line = line
    switch typed(act, key, &line, at: moment) {
    case .going: place = .patientRecord(facts, line, scroll: scroll)
    case .dropped: return [.openPatient(facts.patient)]
    case .kept:
      return line.isBlank
        ? [.openPatient(facts.patient)] : [.changePatient(facts.patient, line: line.text)]
    }
    return []
  }

  /// Nothing brings a patient back: the code is typed once more.
  mutating func removal(
    _ act: Act?,
    _ key: Key,
    _ facts: PatientFacts,
    _ line: TypedLine,
    at moment: Moment
  ) -> [Effect] {
    var line = line
    switch typed(act, key, &line, at: moment) {
    case .going: place = .removal(facts, line)
    case .dropped: place = .patient(facts, selected: 0)
    case .kept:
      guard line.text == facts.row.code else {
        refuse("That is not the code: nothing is removed.", at: moment)
        return []
      }
      if latest?.row.code == facts.row.code { latest = nil }
      return [.removePatient(facts.row.code)]
    }
    return []
  }

  // MARK: Screens

  func patientScreen(_ standing: Standing) -> (any Screen)? {
    switch place {
    case .patient(let facts, let selected):
      return ChoiceScreen(
        title: "Patient",
        patient: facts.row.code,
        text: [facts.row.course, facts.period, facts.row.due].compactMap(\.self),
        choices: PatientChoice.all(for: facts).map { $0.title(facts) },
        selected: selected,
        standing: standing
      )
    case .patientRecord(let facts, let line, let scroll):
      return PatientRecordScreen(
        patient: facts.patient,
        lines: facts.lines.isEmpty ? ["Nothing but the code."] : facts.lines,
        fields: facts.fields,
        line: line,
        scroll: scroll,
        standing: standing
      )
    case .removal(let facts, let line):
      return LineScreen(
        title: "Remove for good?",
        patient: facts.row.code,
        text: [
          "The patient and every session are removed. Nothing brings them back.",
          "Type the code again to remove them, or Esc to keep them.",
        ],
        line: line,
        enter: line.text == facts.row.code ? "remove \(facts.row.code) for good" : "nothing yet",
        standing: standing
      )
    default: return nil
    }
  }
}

/// What can be done about a patient.
private enum PatientChoice {
  case again, protocols, history, record, remove, back

  static func all(for facts: PatientFacts) -> [Self] {
    facts.lastProtocol == nil
      ? [.protocols, .record, .remove, .back]
      : [.again, .protocols, .history, .record, .remove, .back]
  }

  func title(_ facts: PatientFacts) -> String {
    switch self {
    case .again: "Next session: \(facts.lastTitle ?? facts.lastProtocol ?? "")"
    case .protocols: facts.lastProtocol == nil ? "Choose a protocol" : "Another protocol"
    case .history: "Courses and sessions"
    case .record: "On record: see and change"
    case .remove: "Remove for good"
    case .back: "Back to the patients"
    }
  }
}
