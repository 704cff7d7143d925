package import RecordExport
import SessionEngine
import TerminalFrame
import Words

/// What a patient's sessions say together.
package struct TrendsScreen: Sendable, Hashable {
  package var patient: String
  package var trends: CourseTrends
  /// Rows above the first one that is shown.
  package var scroll: Int
  package var standing: Standing

  package init(
    patient: String,
    trends: CourseTrends,
    scroll: Int = 0,
    standing: Standing = Standing()
  ) {
    self.patient = patient
    self.trends = trends
    self.scroll = scroll
    self.standing = standing
  }
}

extension TrendsScreen: DrawnScreen {
  package var context: KeyContext { .trends }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else { return TooSmall.draw("Trends", standing: standing, on: &canvas) }
    canvas.titleBar("Trends", detail: "of " + patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.rest(cursorAt: 0, row: 1)
    var area = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom)
    if let maps = maps(in: area, canvas) {
      for map in maps { draw(map.view, on: &canvas, in: map.area) }
      area = Rectangle(
        left: area.left,
        top: area.top,
        right: (maps.first?.area.left ?? area.right) - 2,
        bottom: area.bottom
      )
    }
    drawText(on: &canvas, in: area)
  }

  // MARK: Plot and words

  /// The plot first, as large as half the page; the words follow it, and both scroll together.
  private func drawText(on canvas: inout Canvas, in area: Rectangle) {
    let rows = area.size.rows
    let height = rows < 14 ? max(1, rows - 4) : max(PainPlot.smallest.height, rows / 2)
    let glyphs: PainPlot.Glyphs = canvas.look.isASCII ? .ascii : .braille
    let plot = PainPlot(trends.pain).lines(
      width: area.size.columns,
      height: height,
      glyphs: glyphs
    )
    let words = words
    let length = plot.count + 1 + words.rows(columns: area.size.columns)
    let start = min(max(0, scroll), max(0, length - rows))
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
        "\(stage.stage.rawValue)",
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

  // MARK: Maps

  /// A figure from behind, and one from the front where something was seen there.
  private func maps(in area: Rectangle, _ canvas: Canvas) -> [(view: BodyView, area: Rectangle)]? {
    guard canvas.columns >= 120, canvas.rows >= 30, !canvas.look.isASCII,
      !trends.reactions.isEmpty
    else { return nil }
    let front = trends.reactions.keys.contains { BodyView.onlyView(of: $0) == .front }
    let behind = trends.reactions.keys.contains { BodyView.onlyView(of: $0) != .front }
    let views: [BodyView] = (behind ? [.behind] : []) + (front ? [.front] : [])
    let extent = map(from: .behind).extent
    let wanted = Int(Double((area.size.rows - 1) * 2) * extent.width / extent.height) + 2
    let width = min(max(24, wanted), canvas.columns / 2 / views.count)
    return views.enumerated().map { place, view in
      let right = area.right - (views.count - 1 - place) * width
      return (
        view, Rectangle(left: right - width, top: area.top, right: right, bottom: area.bottom)
      )
    }
  }

  private func map(from view: BodyView) -> BodyMap {
    let seen = trends.reactions.filter {
      BodyView.onlyView(of: $0.key).map { $0 == view } ?? (view == .behind)
    }
    return BodyMap(
      zones: seen.keys.sorted { $0.rawValue < $1.rawValue },
      side: .both,
      directions: [],
      leftOut: [],
      forbidden: [],
      painful: [],
      counts: seen,
      view: view,
      isInfant: false
    )
  }

  private func draw(_ view: BodyView, on canvas: inout Canvas, in area: Rectangle) {
    let figure = Rectangle(
      left: area.left,
      top: area.top,
      right: area.right,
      bottom: area.bottom - 1
    )
    map(from: view).draw(on: &canvas, in: figure)
    let below = Rectangle(
      left: area.left,
      top: area.bottom - 1,
      right: area.right,
      bottom: area.bottom
    )
    canvas.put("reactions, \(view.onScreen)", centredIn: below, role: .dim)
  }
}
