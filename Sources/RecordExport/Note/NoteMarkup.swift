extension SOAPNote.Block {
  /// The block in what HTML and the narratives of FHIR have in common.
  var markup: Markup {
    switch self {
    case .paragraph(let text): Markup("p", text)
    case .list(let lines): Markup("ul", [:], lines.map { Markup("li", $0) }, onLines: true)
    case .table(let header, let rows):
      Markup(
        "table",
        [:],
        [
          Markup("thead", [:], [Self.row(header.map { Markup("th", ["scope": "col"], $0) })]),
          Markup("tbody", [:], rows.map { Self.row($0.map { Markup("td", $0) }) }, onLines: true),
        ],
        onLines: true
      )
    }
  }

  private static func row(_ cells: [Markup]) -> Markup { Markup("tr", [:], cells) }
}
