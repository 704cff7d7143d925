package import SessionEngine

/// Which protocols still have work where a finding keeps zones closed whatever a doctor agrees to:
/// the second table of `Protocols/README.md`.
package struct ClosingTable: Sendable {
  /// A finding, and where it is.
  package struct Column: Sendable {
    package let title: String
    package let id: String
    package let place: Zone?
  }

  package enum Cell: String, Sendable {
    case work = "yes"
    case nothing = "no"
    /// A yes forbids this massage.
    case refused
    /// A yes puts it off.
    case postponed = "another day"
    /// Not asked of those it is for.
    case unasked = ""
  }

  package static let columns = [
    Column(title: "Pregnancy", id: "pregnancy", place: nil),
    Column(title: "Menstruation", id: "menstruation", place: nil),
    Column(title: "Slipped disc, lumbar", id: "hernia", place: .lumbar),
    Column(title: "Slipped disc, neck", id: "hernia", place: .neck),
    Column(title: "Hernia of the belly", id: "belly-hernia", place: nil),
  ]

  private let protocols: [MassageProtocol]

  package init(_ protocols: [MassageProtocol]) {
    self.protocols = protocols.sorted { $0.id < $1.id }
  }

  package static func cell(_ column: Column, of massage: MassageProtocol) -> Cell {
    guard let asked = massage.contraindications.first(where: { $0.id == column.id }),
      asked.ages?.overlaps(massage.ages ?? .all) ?? true
    else { return .unasked }
    switch asked.class {
    case .absolute: return .refused
    case .postpone: return .postponed
    case .consult, .local: break
    }
    let places = column.place.map { [BodyPlace(zone: $0)] } ?? []
    let answer = ScreeningAnswer(id: asked.id, answer: .yes, places: places)
    let day = massage.course?.periods.lazy.compactMap(\.span.firstDay).first
    let request = PlanRequest(day: day, findings: [Finding(asked, answer)])
    return (try? SessionPlan(massage, for: request)) == nil ? .nothing : .work
  }

  var text: String {
    let titles = Self.columns.map { " \($0.title) |" }.joined()
    let line = Self.columns.map { _ in " --- |" }.joined()
    let rows = protocols.map { massage in
      let cells = Self.columns.map { column in
        let word = Self.cell(column, of: massage).rawValue
        return word.isEmpty ? " |" : " \(word) |"
      }
      return "| [\(massage.id)](\(massage.id).yaml) |\(cells.joined())\n"
    }
    return Self.opening + "| File |\(titles)\n| --- |\(line)\n" + rows.joined()
  }

  private static let opening = """

    ## What stays closed

    Some zones stay closed whatever a doctor agrees to: a stroke over them is shortened or left out. Where that
    leaves a stage without work, the protocol is not begun. "Yes" says that its first session still has work in
    every stage; a doctor's consent is needed where the question asks for one.


    """
}

extension PeriodSpan {
  fileprivate var firstDay: Int? {
    if case .days(let from, _) = self { from } else { nil }
  }
}
