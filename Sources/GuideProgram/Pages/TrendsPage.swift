import GuideScreens
import RecordExport
import SessionEngine
import TerminalFrame
import Words

/// What a patient's sessions say together.
struct TrendsPage: Page {
  var patient: String
  var trends: CourseTrends
  /// Where it leads back to.
  var list: HistoryPage
  var scroll: Int? = 0

  var context: KeyContext { .trends }
  var title: String { "Trends" }
  var detail: String? { "of " + patient }

  mutating func cancel(_ desk: inout Desk) { desk.show(list) }

  mutating func press(_ key: Key, _ desk: inout Desk) { desk.show(list) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.rest(cursorAt: 0, row: 1)
    let area = area.rows(area.top + 1, area.size.rows - 1)
    drawText(on: &canvas, in: ReactionMaps(trends.reactions).draw(on: &canvas, in: area))
  }

  /// The plot first, as large as half the page; the words follow it, and both scroll together.
  private func drawText(on canvas: inout Canvas, in area: Rectangle) {
    let rows = area.size.rows
    let height =
      rows < PainPlot.smallest.height
      ? max(1, rows - 4) : max(PainPlot.smallest.height, rows * 2 / 3)
    let glyphs: PainPlot.Glyphs = canvas.look.isASCII ? .ascii : .braille
    let plot = PainPlot(trends.pain).lines(
      width: area.size.columns,
      height: height,
      glyphs: glyphs
    )
    let words = words
    let length = plot.count + 1 + words.rows(columns: area.size.columns)
    let start = min(max(0, scroll ?? 0), max(0, length - rows))
    let shown = plot.dropFirst(start)
    for (place, line) in shown.enumerated() {
      canvas.put(line, column: area.left, row: area.top + place, width: area.size.columns)
    }
    let below = Rectangle(
      left: area.left,
      top: area.top + shown.count + (shown.isEmpty ? 0 : 1),
      right: area.right,
      bottom: area.bottom
    )
    words.draw(on: &canvas, in: below, scroll: max(0, start - plot.count))
  }

  private var words: Paragraphs {
    var words = Paragraphs()
    words.add(
      trends.sessions.counted("session", "sessions") + ", time worked of time planned",
      role: .title
    )
    for stage in trends.stages where stage.planned > .zero || stage.actual > .zero {
      words.add(
        stage.stage.onScreen,
        indent: 2,
        right: "\(stage.actual.asMinutes) of \(stage.planned.asMinutes)"
      )
    }
    words.add("Stopped or skipped", role: .title)
    if trends.interrupted.isEmpty { words.add("nothing", role: .dim, indent: 2) }
    for fate in trends.interrupted {
      words.add(
        fate.technique.onScreen,
        indent: 2,
        right: "stopped \(fate.stopped), skipped \(fate.skipped), of \(fate.planned)"
      )
    }
    words.add("Reactions by zone, welcome ones left out", role: .title)
    if trends.reactionsByZone.isEmpty { words.add("none", role: .dim, indent: 2) }
    for (zone, count) in trends.reactionsByZone {
      words.add(zone.onScreen, indent: 2, right: String(count))
    }
    return words
  }
}
