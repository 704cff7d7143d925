import SessionEngine
import TerminalFrame

/// What stands beside the digits: plain time, pressure, strokes, what was logged at this step.
struct SidePanel {
  let stage: StageDisplay

  private var moment: SessionMoment { stage.moment }
  private var step: PlannedStep { stage.step }

  func draw(on canvas: inout Canvas, in area: Rectangle) {
    var row = area.top
    for line in lines(canvas.look) where row < area.bottom {
      row += canvas.wrap(
        line.text,
        in: area.rows(row, line.isLong ? 2 : 1),
        role: line.role
      )
    }
  }

  private struct Line {
    var text: String
    var role = Role.text
    var isLong = false
  }

  private func lines(_ look: Look) -> [Line] {
    var lines: [Line] = []
    let limit = moment.current?.limit ?? step.duration
    let about = step.suggested.contains("duration") ? "~" : ""
    lines.append(
      Line(text: "\(moment.remaining.countdown) of \(about)\(limit.clock)", role: .title)
    )
    if let strokes = moment.strokes { lines.append(strokeLine(strokes, look)) }
    if let pressure = moment.pressure {
      let about = step.suggested.contains("pressure") ? "~" : ""
      lines.append(Line(text: "pressure " + about + pressure, isLong: true))
    }
    if let sign = step.until {
      let keys = stage.screen.standing.keys.keys(for: .sign, in: .running)
      let key = keys.first.map { " (\($0.name) ends it)" } ?? ""
      lines.append(Line(text: "until " + sign.words + key, role: .caution, isLong: true))
    }
    let logged = moment.logged
    if !logged.isEmpty {
      let words = logged.map(\.reaction.said).joined(separator: ", ")
      lines.append(Line(text: "logged: " + words, role: .answer, isLong: true))
    }
    lines += hands
    return lines
  }

  /// One calm mark a stroke: it changes sides with each.
  private func strokeLine(_ strokes: (done: Int, planned: Int?), _ look: Look) -> Line {
    let isOdd = strokes.done % 2 == 1
    let pulse = isOdd ? look.sign("● ○", "* .") : look.sign("○ ●", ". *")
    let about = step.suggested.contains("tempo") ? "~" : ""
    let count =
      strokes.planned.map { "stroke \(strokes.done) of \($0)" }
      ?? "\(about)\(step.tempo ?? 0) a minute"
    return Line(text: pulse + "  " + count)
  }

  private var hands: [Line] {
    let direction = step.directions.map(\.words).joined(separator: ", ")
    let parts = step.hands.map(\.words).joined(separator: ", ")
    let motions = step.motions.map(\.words).joined(separator: ", ")
    return [step.variant ?? "", direction, motions, parts].filter { !$0.isEmpty }
      .map { Line(text: $0, role: .dim) }
  }
}
