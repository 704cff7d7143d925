internal import SessionEngine

/// Sessions as pages to be printed: one HTML file without scripts or anything from elsewhere.
package struct HTMLWriter: RecordWriter {
  /// Who reads it.
  package enum Reader: String, CaseIterable, Sendable {
    case patient, chart
  }

  private let reader: Reader
  private var count = 0

  package init(for reader: Reader = .patient) {
    self.reader = reader
  }

  package mutating func opening() -> String {
    let title =
      switch reader {
      case .patient: "Your massage"
      case .chart: "Massage sessions"
      }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <style>
      \(PageStyle.text)
      </style>
      </head>
      <body>
      <main>

      """
  }

  package mutating func session(_ session: ExportedSession) -> String {
    count += 1
    let pages = SessionPages(session, id: "session-\(count)")
    let page =
      switch reader {
      case .patient: pages.forPatient
      case .chart: pages.forChart
      }
    return page.text + "\n"
  }

  package mutating func closing() -> String { "</main>\n</body>\n</html>\n" }
}

/// How pages look, on the screen and on A4 or Letter.
enum PageStyle {
  static let text = """
    @page { margin: 16mm; }
    body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: #fff; color: #111;
      font: 1rem/1.45 sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .6rem; }
    h2 { font-size: 1.1rem; margin: 1rem 0 .3rem; break-after: avoid; }
    p, ul, dl, table { margin: 0 0 .6rem; }
    ul { padding-left: 1.3rem; }
    .warning { border: 2px solid #111; font-weight: bold; padding: .4rem .6rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; column-gap: 1rem; }
    dt { font-weight: bold; }
    dd { margin: 0; }
    table { border-collapse: collapse; font-size: .8rem; line-height: 1.25; width: 100%; }
    th, td { border-bottom: 1px solid #767676; padding: .15rem .5rem .15rem 0; text-align: left;
      vertical-align: top; overflow-wrap: normal; }
    thead { display: table-header-group; }
    tr, figure, li, .signature { break-inside: avoid; }
    figure { margin: 0 0 .6rem; }
    figcaption { font-size: .85rem; }
    .figures { display: flex; gap: 1rem; float: right; max-width: 50%; margin: 0 0 .5rem 1.5rem; }
    .body { display: block; height: 70mm; margin: 0 auto; max-width: 100%; }
    .plot { display: block; width: 100%; max-height: 48mm; }
    .edge { fill: none; stroke: #333; stroke-width: 9; stroke-linejoin: round; }
    .skin { fill: #fff; stroke: #fff; stroke-width: 2; }
    .worked { fill: #2b5680; }
    .never { fill: #fff; }
    .left-out { fill: #fff; stroke: #8a1c1c; stroke-width: 6; stroke-dasharray: 14 9; }
    .tender, .rim { fill: none; stroke: #8a1c1c; stroke-width: 10; }
    .rim { stroke: #fff; stroke-width: 20; stroke-linecap: square; }
    .body text { font: 44px sans-serif; }
    .plot text { font: 15px sans-serif; }
    .grid { stroke: #949494; stroke-width: 1; }
    .before, .done { fill: #2b5680; stroke: #2b5680; stroke-width: 2; }
    .after, .planned { fill: #fff; stroke: #8a1c1c; stroke-width: 2; }
    .line { fill: none; }
    .after.line { stroke-dasharray: 8 5; }
    .signature { margin-top: 2.2rem; }
    .signature span { border-bottom: 1px solid #111; display: inline-block; margin-right: 2rem; }
    .name { width: 20rem; }
    .day { width: 9rem; }
    article { overflow: auto; }
    article + article { border-top: 1px solid #767676; margin-top: 2rem; padding-top: 2rem; }
    @media print {
      body { font-size: 10.5pt; max-width: none; padding: 0; }
      article { overflow: visible; }
      article::after { clear: both; content: ""; display: block; }
      article + article { border: 0; break-before: page; margin: 0; padding: 0; }
    }
    """
}
