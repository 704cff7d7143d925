import SessionEngine
import TerminalFrame

/// What stands beside the digits: plain time, pressure, strokes, what was logged at this step.
struct SidePanel {
  let stage: StageDisplay

  private var moment: SessionMoment { stage.moment }
  private var step: PlannedStep { stage.step }

  func draw(on canvas: inout Canvas, in area: Rectangle) {
    canvas.flow(lines(canvas.look), in: area)
  }

  private func lines(_ look: Look) -> [Canvas.Line] {
    var lines: [Canvas.Line] = []
    let limit = moment.current?.limit ?? step.duration
    let about = step.suggested.contains("duration") ? "~" : ""
    lines.append(
      Canvas.Line(
        text: "\(moment.remaining.countdown) of \(about)\(limit.clock)",
        role: .title,
        rowsMax: 1
      )
    )
    if let strokes = moment.strokes { lines.append(strokeLine(strokes, look)) }
    if let pressure = moment.pressure {
      let about = step.suggested.contains("pressure") ? "~" : ""
      lines.append(Canvas.Line(text: "pressure " + about + pressure, rowsMax: 2))
    }
    if let sign = step.until {
      let keys = stage.screen.standing.keys.keys(for: .sign, in: .running)
      let key = keys.first.map { " (\($0.name) ends it)" } ?? ""
      lines.append(Canvas.Line(text: "until " + sign.words + key, role: .caution, rowsMax: 2))
    }
    let logged = moment.logged
    if !logged.isEmpty {
      let words = logged.map(\.reaction.said).joined(separator: ", ")
      lines.append(Canvas.Line(text: "logged: " + words, role: .answer, rowsMax: 2))
    }
    lines += hands
    return lines
  }

  /// One calm mark a stroke: it changes sides with each.
  private func strokeLine(_ strokes: (done: Int, planned: Int?), _ look: Look)
    -> Canvas.Line
  {
    let isOdd = strokes.done % 2 == 1
    let pulse = isOdd ? look.sign("● ○", "* .") : look.sign("○ ●", ". *")
    let about = step.suggested.contains("tempo") ? "~" : ""
    let count =
      strokes.planned.map { "stroke \(strokes.done) of \($0)" }
      ?? "\(about)\(step.tempo ?? 0) a minute"
    return Canvas.Line(text: pulse + "  " + count, rowsMax: 1)
  }

  private var hands: [Canvas.Line] {
    let direction = step.directions.map(\.words).joined(separator: ", ")
    let parts = step.hands.map(\.words).joined(separator: ", ")
    let motions = step.motions.map(\.words).joined(separator: ", ")
    return [step.variant ?? "", direction, motions, parts].filter { !$0.isEmpty }
      .map { Canvas.Line(text: $0, role: .dim, rowsMax: 1) }
  }
}
