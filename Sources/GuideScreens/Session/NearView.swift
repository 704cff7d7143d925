import SessionEngine
import TerminalFrame

/// All details of the running session, for a look at the laptop.
struct NearView {
  let stage: StageDisplay

  private var screen: SessionScreen { stage.screen }

  /// Answers whether the time is told in plain characters.
  func draw(on canvas: inout Canvas, in area: Rectangle) -> Bool {
    var top = area.top
    let isTold: Bool
    let digits = min(max(canvas.look.largeRowsMin, canvas.rows / 6), area.size.rows / 3)
    if digits >= canvas.look.largeRowsMin {
      isTold = drawTop(on: &canvas, in: area.rows(top, max(digits, 5)), digits: digits)
      top += max(digits, 5)
    } else {
      let rows = area.size.rows / 3
      isTold = SidePanel(stage: stage).draw(on: &canvas, in: area.rows(top, rows))
      top += rows
    }
    if let box = stage.still.box {
      let rows = min(area.bottom - top, screen.rows(of: box, columns: area.size.columns))
      box.draw(
        on: &canvas,
        in: area.rows(top, rows),
        keys: screen.standing.keys,
        context: screen.context
      )
      top += rows
    }
    guard top < area.bottom else { return isTold }
    let next = stage.next(look: canvas.look).line
    canvas.put("Next  " + next, column: 0, row: top, role: .next, width: area.size.columns)
    top += 1
    let coming = Array(screen.state.comingSteps.dropFirst())
    let listed = min(coming.count, max(0, (area.bottom - top) / 2))
    stage.drawInstruction(
      on: &canvas,
      in: Rectangle(left: 0, top: top, right: area.right, bottom: area.bottom - listed)
    )
    for (index, step) in coming.prefix(listed).enumerated() {
      drawRow(step, on: &canvas, row: area.bottom - listed + index, columns: area.size.columns)
    }
    return isTold
  }

  private func drawTop(on canvas: inout Canvas, in area: Rectangle, digits: Int) -> Bool {
    let right = stage.drawDigits(on: &canvas, in: area.rows(area.top, digits))
    let panel = Rectangle(left: right + 3, top: area.top, right: area.right, bottom: area.bottom)
    let half = panel.size.columns >= 60 ? panel.left + panel.size.columns / 2 : panel.right
    let isTold = SidePanel(stage: stage).draw(
      on: &canvas,
      in: Rectangle(left: panel.left, top: panel.top, right: half, bottom: panel.bottom)
    )
    guard half < panel.right else { return isTold }
    canvas.flow(
      about.map { Canvas.Line(text: $0, role: .dim, rowsMax: 1) },
      in: Rectangle(left: half + 2, top: panel.top, right: panel.right, bottom: panel.bottom)
    )
    return isTold
  }

  private var about: [String] {
    let state = screen.state
    var lines = [state.plan?.protocolTitle ?? state.opening?.protocolTitle ?? ""]
    let patient = state.opening?.patient.map { "patient \($0)" } ?? "walk-in"
    lines.append(patient + ", session \(state.plan?.sessionNumber ?? 1)")
    if let title = state.plan?.periodTitle { lines.append(title) }
    if let aim = state.plan?.aims[stage.step.stage] { lines.append(aim) }
    return lines
  }

  private func drawRow(_ step: StepProgress, on canvas: inout Canvas, row: Int, columns: Int) {
    let time = (step.limit - step.spent).asMinutes
    canvas.put(time, endingAt: columns, row: row, role: .dim, width: time.columns)
    canvas.put(
      "      " + step.step.line(side: step.step.side, look: canvas.look),
      column: 0,
      row: row,
      role: .dim,
      width: columns - time.columns - 2
    )
  }
}
