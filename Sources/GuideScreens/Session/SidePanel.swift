import SessionEngine
import TerminalFrame
import TextSafety
import Words

/// What stands beside the digits: plain time, pressure, strokes, what was logged at this step.
struct SidePanel {
  let stage: StageDisplay

  private var state: SessionState { stage.state }
  private var step: PlannedStep { stage.step }

  /// Room for the time itself and a mark, where what it is of does not fit.
  private static let columnsMin = 10

  /// The lines that count stand above the others, each on a row of its own.
  ///
  /// Answers whether there is room for the time at all.
  func draw(on canvas: inout Canvas, in area: Rectangle) -> Bool {
    guard area.size.columns >= Self.columnsMin, area.size.rows > 0 else { return false }
    let counting = area.rows(area.top, stage.still.hasStrokes ? 2 : 1)
    let lines = lines
    let below = Rectangle(
      left: area.left,
      top: counting.bottom,
      right: area.right,
      bottom: area.bottom
    )
    // What has no room below leaves a mark on the last row that there is.
    let isCut = below.size.rows == 0 && !lines.isEmpty
    let limit = ofLimit
    canvas.drawEachSecond { canvas, times in
      drawCounting(times, limit, on: &canvas, in: counting, isCut: isCut)
    }
    canvas.flow(lines, in: below)
    return true
  }

  private func drawCounting(
    _ times: SessionTimes,
    _ ofLimit: String,
    on canvas: inout Canvas,
    in area: Rectangle,
    isCut: Bool
  ) {
    let time = times.countdown + ofLimit
    let strokes = times.strokes.map { strokeLine($0, canvas.look) }
    let isOneRow = area.size.rows == 1
    put(time, .title, on: &canvas, in: area, isCut: isOneRow && (isCut || strokes != nil))
    guard let strokes, !isOneRow else { return }
    put(strokes, .text, on: &canvas, in: area.rows(area.top + 1, 1), isCut: isCut)
  }

  private func put(
    _ text: String,
    _ role: Role,
    on canvas: inout Canvas,
    in area: Rectangle,
    isCut: Bool
  ) {
    let width = area.size.columns
    let text =
      isCut ? ShownText(text).marked(toColumns: width, mark: canvas.look.cutMark).string : text
    canvas.put(text, column: area.left, row: area.top, role: role, width: width)
  }

  private var ofLimit: String {
    " of " + step.marked((state.currentStep?.limit ?? step.duration).asMinutes, "duration")
  }

  private var lines: [Canvas.Line] {
    var lines: [Canvas.Line] = []
    if let pressure = stage.still.pressure {
      lines.append(Canvas.Line(text: "pressure " + step.marked(pressure, "pressure"), rowsMax: 2))
    }
    if let sign = step.until {
      let keys = stage.screen.standing.keys.keys(for: .sign, in: .running)
      let key = keys.first.map { " (\($0.name) ends it)" } ?? ""
      lines.append(Canvas.Line(text: "until " + sign.onScreen + key, role: .caution, rowsMax: 2))
    }
    if step.isTurn {
      let key = stage.screen.standing.keys.keys(for: .confirm, in: .changeover).first
      let end = key.map { " (\($0.name) ends it)" } ?? ""
      lines.append(Canvas.Line(text: "until that is done" + end, role: .caution, rowsMax: 2))
    }
    let logged = logged
    if !logged.isEmpty {
      let words = logged.map(\.reaction.onScreen).joined(separator: ", ")
      lines.append(Canvas.Line(text: "logged: " + words, role: .answer, rowsMax: 2))
    }
    lines += hands
    return lines
  }

  /// One calm mark a stroke: it changes sides with each.
  private func strokeLine(_ strokes: SessionMoment.Strokes, _ look: Look) -> String {
    let isOdd = strokes.done % 2 == 1
    let pulse = isOdd ? look.sign("● ○", "* .") : look.sign("○ ●", ". *")
    let count =
      strokes.planned.map { "stroke \(strokes.done) of " + step.marked("\($0)", "repetitions") }
      ?? step.marked("\(step.tempo ?? 0) a minute", "tempo")
    return pulse + " " + count
  }

  /// What was logged at this step and still holds.
  private var logged: [LoggedReaction] {
    guard let current = state.currentStep else { return [] }
    return state.reactions.filter {
      $0.reaction.step == current.step.index && !$0.isRetracted
    }
  }

  private var hands: [Canvas.Line] {
    [
      step.marked(step.variant ?? "", "variant"),
      step.marked(step.directions.map(\.onScreen).joined(separator: ", "), "direction"),
      step.marked(step.motions.map(\.onScreen).joined(separator: ", "), "motion"),
      step.marked(step.hands.map(\.onScreen).joined(separator: ", "), "hands"),
    ].filter { !$0.isEmpty }
      .map { Canvas.Line(text: $0, role: .dim, rowsMax: 1) }
  }
}
