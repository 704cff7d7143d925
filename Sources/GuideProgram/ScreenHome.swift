import GuideScreens
import SessionEngine
import TerminalFrame

// Home, the protocols and the history.

extension ScreenGuide {
  mutating func showHome(_ facts: HomeFacts) {
    chosenPatient = nil
    place = .home(facts: facts, selected: 0)
  }

  mutating func atHome(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    switch place {
    case .home(let facts, let selected): return home(act, facts, selected, at: moment)
    case .list(let rows, let search, let selected):
      return list(act, key, rows, search, selected, at: moment)
    case .patients(let rows, let search, let selected):
      return patients(act, key, rows, search, selected, at: moment)
    case .patient(let facts, let selected): return patient(act, facts, selected, at: moment)
    case .history(let rows, let selected): return history(act, rows, selected, at: moment)
    case .record(let record, let scroll):
      guard let next = Self.scrolled(scroll, act, page: size.rows) else { return [.readHistory] }
      place = .record(record, scroll: next)
      return []
    default: return []
    }
  }

  private mutating func home(_ act: Act?, _ facts: HomeFacts, _ selected: Int, at moment: Moment)
    -> [Effect]
  {
    let choices = Self.choices(facts)
    if let next = Self.moved(selected, act, count: choices.count) {
      place = .home(facts: facts, selected: next)
      return []
    }
    switch act {
    case .leave: return leave(.done, at: moment)
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
    case .history: return [.readHistory]
    case .help:
      help = (.home, 0)
      return []
    case .quit: return leave(.done, at: moment)
    case .patients: return [.readPatients]
    case .again: return refuseUnknown(at: moment)
    }
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
      place = .waiting(matching[selected].id)
      return [.offer(protocol: matching[selected].id, patient: chosenPatient)]
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

  private mutating func history(
    _ act: Act?,
    _ rows: [HistoryScreen.Row],
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    if let next = Self.moved(selected, act, count: rows.count) {
      place = .history(rows: rows, selected: next)
      return []
    }
    switch act {
    case .confirm:
      return rows.indices.contains(selected)
        ? [.readRecord(session: rows[selected].session)] : [.readHome]
    case .cancel: return [.readHome]
    case .leave: return leave(.done, at: moment)
    default: return refuseUnknown(at: moment)
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
    default: return nil
    }
  }
}
