import GuideScreens
import SessionEngine
import TerminalFrame

// Home, the protocols and the history.

extension ScreenGuide {
  mutating func showHome(_ facts: HomeFacts) -> [Effect] {
    chosenPatient = nil
    place = .home(facts: facts, selected: 0)
    return [.readLatest]
  }

  /// Shows what was asked for; an answer that comes into a session comes too late.
  mutating func show(_ answer: Message, at moment: Moment) {
    guard guided == nil else { return }
    switch answer {
    case .protocols(let rows): place = .list(rows: rows, search: TypedLine(), selected: 0)
    case .patients(let rows): place = .patients(rows: rows, search: TypedLine(), selected: 0)
    case .patient(let facts): place = .patient(facts, selected: 0)
    case .patientRecord(let facts): showRecord(facts, at: moment)
    case .latest(let facts): showLatest(facts)
    case .history(let page): show(page)
    case .record(let past): show(past)
    case .trends(let trends, let patient): show(trends, of: patient)
    default: break
    }
  }

  /// One more choice on the home screen; what was selected stays so.
  private mutating func showLatest(_ facts: PatientFacts?) {
    guard case .home(let home, let selected) = place else {
      latest = facts
      return
    }
    let choices = choices(home)
    latest = facts
    guard choices.indices.contains(selected) else { return }
    let now = self.choices(home).firstIndex(of: choices[selected])
    place = .home(facts: home, selected: now ?? 0)
  }

  mutating func atHome(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    switch place {
    case .home(let facts, let selected): return home(act, facts, selected, at: moment)
    case .list(let rows, let search, let selected):
      return list(act, key, rows, search, selected, at: moment)
    case .patients(let rows, let search, let selected):
      return patients(act, key, rows, search, selected, at: moment)
    case .patient(let facts, let selected): return patient(act, facts, selected, at: moment)
    case .patientRecord(let facts, let line, let scroll):
      return record(act, key, facts, line, scroll, at: moment)
    case .removal(let facts, let line): return removal(act, key, facts, line, at: moment)
    case .history(let list): return history(act, list, at: moment)
    case .record(let past, let page, let list):
      return record(act, key, past, page, list, at: moment)
    case .trends(let shown, let patient, let scroll, let list):
      return trends(act, shown, of: patient, scroll, list)
    default: return []
    }
  }

  private mutating func home(_ act: Act?, _ facts: HomeFacts, _ selected: Int, at moment: Moment)
    -> [Effect]
  {
    let choices = choices(facts)
    if let next = Self.moved(selected, act, count: choices.count) {
      place = .home(facts: facts, selected: next)
      return []
    }
    switch act {
    case .leave: return leave(.done, at: moment)
    case .again: return again(at: moment)
    case .confirm:
      return choices.indices.contains(selected) ? choose(choices[selected], at: moment) : []
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func choose(_ choice: HomeScreen.Choice, at moment: Moment) -> [Effect] {
    switch choice {
    case .resume(let interrupted):
      place = .waiting(interrupted.session)
      return [.takeUp(session: interrupted.session)]
    case .close(let interrupted):
      return [.closeInterrupted(session: interrupted.session), .readHome]
    case .protocols: return [.readProtocols]
    case .history: return [.readHistory(patient: nil, offset: 0)]
    case .help:
      help = (.home, 0)
      return []
    case .quit: return leave(.done, at: moment)
    case .patients: return [.readPatients]
    case .again: return again(at: moment)
    }
  }

  /// The next session of the patient who was here last, as last time.
  private mutating func again(at moment: Moment) -> [Effect] {
    guard let latest, let id = latest.lastProtocol else { return refuseUnknown(at: moment) }
    return offer(id, patient: latest.row.code)
  }

  mutating func offer(_ id: String, patient: String?) -> [Effect] {
    place = .waiting(id)
    return [.offer(protocol: id, patient: patient)]
  }

  private mutating func list(
    _ act: Act?,
    _ key: Key,
    _ rows: [ProtocolFacts],
    _ search: TypedLine,
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    let matching = ProtocolListScreen(rows: rows, search: search).matching
    switch act {
    case .cancel: return [.readHome]
    case .confirm:
      guard matching.indices.contains(selected) else {
        refuse("No protocol matches; backspace widens the search.", at: moment)
        return []
      }
      if let fault = matching[selected].fault {
        refuse("This file cannot be used: \(fault)", at: moment)
        return []
      }
      return offer(matching[selected].id, patient: chosenPatient)
    default:
      if let next = Self.moved(selected, act, count: matching.count) {
        place = .list(rows: rows, search: search, selected: next)
        return []
      }
      var search = search
      guard search.take(key) else { return refuseUnknown(at: moment) }
      place = .list(rows: rows, search: search, selected: 0)
      return []
    }
  }

  /// The row after an act that moves among rows; nothing for other acts.
  static func moved(_ selected: Int, _ act: Act?, count: Int) -> Int? {
    let last = max(0, count - 1)
    switch act {
    case .up: return max(0, selected - 1)
    case .down: return min(last, selected + 1)
    case .firstRow: return 0
    case .lastRow: return last
    case .row(let row) where (0..<count).contains(row): return row
    default: return nil
    }
  }

  /// The first line shown after an act that scrolls; nothing for other acts.
  static func scrolled(_ scroll: Int, _ act: Act?, page: Int) -> Int? {
    switch act {
    case .up: return max(0, scroll - 1)
    case .down: return scroll + 1
    case .backward: return max(0, scroll - max(1, page - 4))
    case .forward: return scroll + max(1, page - 4)
    case .firstRow: return 0
    case .lastRow: return Int.max / 2
    default: return nil
    }
  }
}
