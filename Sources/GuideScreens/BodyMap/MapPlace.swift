import RecordExport
import SessionEngine
import TerminalFrame
import Words

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
    BodyMap(
      zones: step.zones,
      side: still.side,
      directions: step.directions,
      leftOut: leftOut,
      forbidden: forbidden,
      painful: painful,
      view: BodyView(zones: step.zones, position: position),
      isInfant: screen.state.plan?.isForInfant ?? false
    )
  }

  /// Zones inside the worked ones where this technique is not done.
  private var forbidden: [Zone] {
    let reach = Set(step.zones.flatMap(\.withZonesInside)).subtracting(step.zones)
    let cautions = screen.state.plan?.cautions ?? []
    return cautions.filter { $0.forbid.contains(step.technique) }.flatMap(\.zones)
      .filter(reach.contains)
  }

  /// Where pain was told today, and where the patient had some before.
  private var painful: [PainPlace] {
    let today = state.reactions.filter { $0.reaction.kind == .pain && !$0.isRetracted }
    let told = today.flatMap { logged -> [PainPlace] in
      let steps = state.progress.steps.map(\.step)
      let zones = steps.first { $0.index == logged.reaction.step }?.zones ?? []
      return zones.map { PainPlace(zone: $0, side: logged.reaction.side) }
    }
    return told + screen.painZones.map { PainPlace(zone: $0, side: nil) }
  }

  /// How the patient lies: as the plan begins, or as the last turn up to this step left them.
  private var position: Position {
    let steps = state.progress.steps
    let until = state.progress.current ?? 0
    var position = screen.state.plan?.position ?? .prone
    for progress in steps.prefix(until + 1) {
      position = progress.step.positionFromHere ?? position
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
    map.drawFigure(on: &canvas, in: figure)
    let isRunning = state.isRunning
    canvas.drawEachSecond { canvas, times in
      var map = map
      map.stroke = isRunning ? times.strokes?.done : nil
      map.drawSigns(on: &canvas, in: figure)
    }
    let row = area.bottom - 1
    let (first, last) = map.view == .front ? ("right", "left") : ("left", "right")
    canvas.put(first, column: area.left, row: row, role: .dim, width: 5)
    canvas.put(last, endingAt: area.right, row: row, role: .dim, width: 5)
    let middle = Rectangle(left: area.left + 6, top: row, right: area.right - 6, bottom: row + 1)
    canvas.put(map.view.onScreen, centredIn: middle, role: .dim)
  }

  /// The figure in words, for those who do not see it.
  var mapWords: [String] { map.words(look: Look()).map(\.text) }

  private func drawWords(on canvas: inout Canvas, in area: Rectangle) {
    let lines = map.words(look: canvas.look)
    canvas.flow(lines.map { Canvas.Line(text: $0.text, role: $0.role) }, in: area)
  }
}
