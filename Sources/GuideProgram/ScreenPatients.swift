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
    let matching = PatientListScreen(rows: rows.map(\.row), search: search).matching
    switch act {
    case .cancel: return [.readHome]
    case .confirm:
      guard matching.indices.contains(selected),
        let facts = rows.first(where: { $0.row == matching[selected] })
      else {
        refuse("No patient matches; 'tableside patient add CODE' adds one.", at: moment)
        return []
      }
      chosenPatient = facts.row.code
      guard facts.lastProtocol != nil else { return [.readProtocols] }
      place = .patient(facts, selected: 0)
      return []
    default:
      if let next = Self.moved(selected, act, count: matching.count) {
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
    let choices = Self.choices(for: facts)
    if let next = Self.moved(selected, act, count: choices.count) {
      place = .patient(facts, selected: next)
      return []
    }
    switch act {
    case .confirm:
      if case .again = choices[selected], let id = facts.lastProtocol {
        place = .waiting(id)
        return [.offer(protocol: id, patient: facts.row.code)]
      }
      return choices[selected] == .protocols ? [.readProtocols] : [.readPatients]
    case .leave: return [.readHome]
    default: return refuseUnknown(at: moment)
    }
  }

  static func choices(for facts: PatientFacts) -> [HomeScreen.Choice] {
    let title = facts.lastTitle ?? facts.lastProtocol ?? ""
    return [.again(patient: facts.row.code, protocolTitle: title), .protocols, .patients]
  }
}
