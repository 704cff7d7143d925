import SessionEngine
import TerminalFrame

/// What stands beside the digits: plain time, pressure, strokes, what was logged at this step.
struct SidePanel {
  let stage: StageDisplay

  private var state: SessionState { stage.state }
  private var step: PlannedStep { stage.step }

  /// The lines that count stand above the others, each on a row of its own.
  func draw(on canvas: inout Canvas, in area: Rectangle) {
    let counting = area.rows(area.top, stage.still.hasStrokes ? 2 : 1)
    let lines = lines
    let below = Rectangle(
      left: area.left,
      top: counting.bottom,
      right: area.right,
      bottom: area.bottom
    )
    // What has no room below leaves a mark on the last row that there is.
    let hidden = below.size.rows > 0 ? [] : lines
    canvas.drawEachSecond { canvas, times in
      canvas.flow(countingLines(times, canvas.look) + hidden, in: counting)
    }
    canvas.flow(lines, in: below)
  }

  private func countingLines(_ times: SessionTimes, _ look: Look) -> [Canvas.Line] {
    let limit = state.currentStep?.limit ?? step.duration
    let about = step.suggested.contains("duration") ? "~" : ""
    let time = "\(times.countdown) of \(about)\(limit.clock)"
    return [Canvas.Line(text: time, role: .title, rowsMax: 1)]
      + [times.strokes.map { strokeLine($0, look) }].compactMap(\.self)
  }

  private var lines: [Canvas.Line] {
    var lines: [Canvas.Line] = []
    if let pressure = stage.still.pressure {
      let about = step.suggested.contains("pressure") ? "~" : ""
      lines.append(Canvas.Line(text: "pressure " + about + pressure, rowsMax: 2))
    }
    if let sign = step.until {
      let keys = stage.screen.standing.keys.keys(for: .sign, in: .running)
      let key = keys.first.map { " (\($0.name) ends it)" } ?? ""
      lines.append(Canvas.Line(text: "until " + sign.words + key, role: .caution, rowsMax: 2))
    }
    let logged = logged
    if !logged.isEmpty {
      let words = logged.map(\.reaction.said).joined(separator: ", ")
      lines.append(Canvas.Line(text: "logged: " + words, role: .answer, rowsMax: 2))
    }
    lines += hands
    return lines
  }

  /// One calm mark a stroke: it changes sides with each.
  private func strokeLine(_ strokes: SessionMoment.Strokes, _ look: Look) -> Canvas.Line {
    let isOdd = strokes.done % 2 == 1
    let pulse = isOdd ? look.sign("● ○", "* .") : look.sign("○ ●", ". *")
    let about = step.suggested.contains("tempo") ? "~" : ""
    let count =
      strokes.planned.map { "stroke \(strokes.done) of \($0)" }
      ?? "\(about)\(step.tempo ?? 0) a minute"
    return Canvas.Line(text: pulse + "  " + count, rowsMax: 1)
  }

  /// What was logged at this step and still holds.
  private var logged: [LoggedReaction] {
    guard let current = state.currentStep else { return [] }
    return state.reactions.filter {
      $0.reaction.step == current.step.index && !$0.isRetracted
    }
  }

  private var hands: [Canvas.Line] {
    let direction = step.directions.map(\.words).joined(separator: ", ")
    let parts = step.hands.map(\.words).joined(separator: ", ")
    let motions = step.motions.map(\.words).joined(separator: ", ")
    return [step.variant ?? "", direction, motions, parts].filter { !$0.isEmpty }
      .map { Canvas.Line(text: $0, role: .dim, rowsMax: 1) }
  }
}
