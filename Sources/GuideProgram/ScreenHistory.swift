package import GuideScreens
import RecordExport
package import SessionEngine
import TerminalFrame

// Past sessions: their list, one of them, and what a patient's sessions say together.

/// As much of the history as was read so far.
struct HistoryPlace: Hashable, Sendable {
  var rows: [HistoryScreen.Row] = []
  /// Nothing older is left to be read.
  var isWhole = false
  /// Of one patient only.
  var patient: String?
  var selected = 0
}

/// A page about a session that is over, and the words being added to it.
struct RecordPage: Hashable, Sendable {
  var additions: [SummaryScreen.Addition] = []
  var scroll = 0
  var typed: TypedLine?
  /// The words are on their way; they stay in the line until they are saved.
  var isSending = false
}

/// Some sessions of the history, the latest first.
package struct HistoryPage: Hashable, Sendable {
  package var rows: [HistoryScreen.Row]
  /// Where the first of them stands in the whole list.
  package var offset: Int
  package var isLast: Bool
  package var patient: String?

  package init(rows: [HistoryScreen.Row], patient: String?, offset: Int, isLast: Bool) {
    self.rows = rows
    self.patient = patient
    self.offset = offset
    self.isLast = isLast
  }
}

/// A session as the records tell it, with what was added later.
package struct PastSession: Hashable, Sendable {
  package var record: SessionRecord
  package var additions: [SummaryScreen.Addition]

  package init(_ record: SessionRecord, additions: [SummaryScreen.Addition] = []) {
    self.record = record
    self.additions = additions
  }
}

extension ScreenGuide {
  /// Takes what was read; more of the list that is shown is put behind it.
  mutating func show(_ page: HistoryPage) {
    guard page.offset > 0 else {
      place = .history(
        HistoryPlace(rows: page.rows, isWhole: page.isLast, patient: page.patient)
      )
      return
    }
    guard case .history(var list) = place, list.patient == page.patient,
      list.rows.count == page.offset
    else { return }
    list.rows += page.rows
    list.isWhole = page.isLast
    place = .history(list)
  }

  mutating func show(_ past: PastSession) {
    guard case .history(let list) = place else { return }
    place = .record(past.record, RecordPage(additions: past.additions), list)
  }

  mutating func show(_ trends: CourseTrends, of patient: String) {
    guard case .history(let list) = place else { return }
    place = .trends(trends, patient: patient, scroll: 0, list)
  }

  mutating func history(_ act: Act?, _ list: HistoryPlace, at moment: Moment) -> [Effect] {
    var list = list
    if let next = Self.moved(list.selected, act, count: list.rows.count) {
      list.selected = next
      place = .history(list)
      let isAtEnd = next + 1 >= list.rows.count && !list.isWhole
      return isAtEnd ? [.readHistory(patient: list.patient, offset: list.rows.count)] : []
    }
    let row = list.rows.indices.contains(list.selected) ? list.rows[list.selected] : nil
    switch act {
    case .confirm:
      return [row.map { .readRecord(session: $0.session) } ?? back(from: list.patient)]
    case .again:
      guard let row, let code = row.patient else {
        refuse("Only a patient's session has a next one.", at: moment)
        return []
      }
      return offer(row.protocolID, patient: code)
    case .trends:
      guard let code = row?.patient ?? list.patient else {
        refuse("A walk-in has no other sessions to compare with.", at: moment)
        return []
      }
      return [.readTrends(patient: code)]
    case .cancel: return [back(from: list.patient)]
    case .leave: return leave(.done, at: moment)
    default: return refuseUnknown(at: moment)
    }
  }

  /// One patient's history lies behind the patient, everybody's behind the home screen.
  private func back(from patient: String?) -> Effect {
    patient.map(Effect.openPatient) ?? .readHome
  }

  mutating func trends(
    _ act: Act?,
    _ trends: CourseTrends,
    of patient: String,
    _ scroll: Int,
    _ list: HistoryPlace
  ) -> [Effect] {
    if let next = Self.scrolled(scroll, act, page: size.rows) {
      place = .trends(trends, patient: patient, scroll: next, list)
    } else {
      place = .history(list)
    }
    return []
  }

  mutating func record(
    _ act: Act?,
    _ key: Key,
    _ record: SessionRecord,
    _ page: RecordPage,
    _ list: HistoryPlace,
    at moment: Moment
  ) -> [Effect] {
    var page = page
    if let effects = turn(&page, act, key, session: record.id, at: moment) {
      place = .record(record, page, list)
      return effects
    }
    switch act {
    case .confirm, .cancel:
      place = .history(list)
      return []
    case .leave: return leave(.done, at: moment)
    default: return refuseUnknown(at: moment)
    }
  }

  /// Scrolls the page, or types words to be added; nothing for a key that does neither.
  mutating func turn(
    _ page: inout RecordPage,
    _ act: Act?,
    _ key: Key,
    session: String,
    at moment: Moment
  ) -> [Effect]? {
    guard var line = page.typed else {
      if case .note? = act {
        page.typed = TypedLine()
        return []
      }
      guard let next = Self.scrolled(page.scroll, act, page: size.rows) else { return nil }
      page.scroll = next
      return []
    }
    if page.isSending { return [] }
    switch typed(act, key, &line, at: moment) {
    case .going: page.typed = line
    case .dropped: page.typed = nil
    case .kept where line.isBlank: page.typed = nil
    case .kept:
      page.isSending = true
      return [.remark(session: session, line.text)]
    }
    return []
  }

  /// The words are saved: they stand among the additions now.
  mutating func show(_ addition: SummaryScreen.Addition, at moment: Moment) {
    changePage { page in
      page.additions.append(addition)
      page.typed = nil
      page.isSending = false
    }
    answer = ScreenAnswer(text: "added, saved", until: moment.boot + ScreenAnswer.time)
  }

  /// The words could not be saved: they are still there to be sent again.
  mutating func keepTypedWords() { changePage { $0.isSending = false } }

  private mutating func changePage(_ change: (inout RecordPage) -> Void) {
    switch place {
    case .summary(var page):
      change(&page)
      place = .summary(page)
    case .record(let record, var page, let list):
      change(&page)
      place = .record(record, page, list)
    default: break
    }
  }
}
