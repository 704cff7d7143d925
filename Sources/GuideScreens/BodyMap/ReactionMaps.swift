import RecordExport
package import SessionEngine
package import TerminalFrame
import Words

/// Where reactions came, on a figure from behind and one from the front where something was seen.
package struct ReactionMaps {
  private let counts: [Zone: Int]

  package init(_ counts: [Zone: Int]) { self.counts = counts }

  /// Draws the figures at the right where there is room; answers what is left beside them.
  package func draw(on canvas: inout Canvas, in area: Rectangle) -> Rectangle {
    guard canvas.columns >= 120, canvas.rows >= 30, !canvas.look.isASCII, !counts.isEmpty else {
      return area
    }
    let front = counts.keys.contains { BodyView.onlyView(of: $0) == .front }
    let behind = counts.keys.contains { BodyView.onlyView(of: $0) != .front }
    let views: [BodyView] = (behind ? [.behind] : []) + (front ? [.front] : [])
    let extent = map(from: .behind).extent
    let wanted = Int(Double((area.size.rows - 1) * 2) * extent.width / extent.height) + 2
    let width = min(max(24, wanted), canvas.columns / 2 / views.count)
    for (place, view) in views.enumerated() {
      let right = area.right - (views.count - 1 - place) * width
      let room = Rectangle(left: right - width, top: area.top, right: right, bottom: area.bottom)
      draw(view, on: &canvas, in: room)
    }
    return area.narrowed(by: views.count * width + 2)
  }

  private func map(from view: BodyView) -> BodyMap {
    let seen = counts.filter {
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
    map(from: view).draw(on: &canvas, in: area.rows(area.top, area.size.rows - 1))
    canvas.put("reactions, \(view.onScreen)", centredIn: area.rows(area.bottom - 1, 1), role: .dim)
  }
}
