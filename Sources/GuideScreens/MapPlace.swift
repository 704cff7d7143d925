import SessionEngine
import TerminalFrame

extension StageDisplay {
  /// Where the body map stands, at the right; nothing where the window has no room for it.
  func mapArea(in area: Rectangle, canvas: Canvas) -> Rectangle? {
    guard canvas.columns >= 120, canvas.rows >= 36, !step.zones.isEmpty else { return nil }
    let height = max(8, area.size.rows - 1)
    let share = canvas.columns / 4
    let wanted = Int(Double(height * 2) * map.extent.width / map.extent.height) + 2
    let width = canvas.look.isASCII ? 26 : min(share + 4, max(24, wanted))
    return Rectangle(
      left: area.right - width,
      top: area.top,
      right: area.right,
      bottom: area.bottom
    )
  }

  var map: BodyMap {
    let position = position
    return BodyMap(
      zones: step.zones,
      side: moment.side,
      directions: step.directions,
      leftOut: leftOut,
      painful: screen.painZones,
      view: BodyView(zones: step.zones, position: position),
      isInfant: screen.isInfant
    )
  }

  /// How the patient lies: as the plan begins, or as the last turn up to this step left them.
  private var position: Position {
    let steps = moment.state.progress.steps
    let until = moment.state.progress.current ?? 0
    var position = screen.state.plan?.position ?? .prone
    for progress in steps.prefix(until + 1) {
      for case .turn(let turned) in progress.step.before { position = turned }
    }
    return position
  }

  private var leftOut: [Zone] {
    var zones = step.avoid
    for zone in screen.state.plan?.banners.flatMap(\.zones) ?? [] where !zones.contains(zone) {
      zones.append(zone)
    }
    return zones
  }

  func drawMap(on canvas: inout Canvas, in area: Rectangle) {
    guard !canvas.look.isASCII else { return drawWords(on: &canvas, in: area) }
    let map = map
    let figure = Rectangle(
      left: area.left,
      top: area.top,
      right: area.right,
      bottom: area.bottom - 1
    )
    map.draw(on: &canvas, in: figure)
    let row = area.bottom - 1
    let (first, last) = map.view == .front ? ("right", "left") : ("left", "right")
    canvas.put(first, column: area.left, row: row, role: .dim, width: 5)
    canvas.put(last, endingAt: area.right, row: row, role: .dim, width: 5)
    let middle = Rectangle(left: area.left + 6, top: row, right: area.right - 6, bottom: row + 1)
    canvas.put(map.view.said, centredIn: middle, role: .dim)
  }

  private func drawWords(on canvas: inout Canvas, in area: Rectangle) {
    var row = area.top
    var lines = map.words(look: canvas.look)
    let zones = Set(step.zones)
    for place in screen.noGoPlaces where place.zones.isEmpty || !zones.isDisjoint(with: place.zones)
    {
      lines.append((place.text, .forbidden))
    }
    for line in lines where row < area.bottom {
      row += canvas.wrap(
        line.text,
        in: Rectangle(left: area.left, top: row, right: area.right, bottom: area.bottom),
        role: line.role
      )
    }
  }
}
