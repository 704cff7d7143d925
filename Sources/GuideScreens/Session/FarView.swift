import SessionEngine
import TerminalFrame
import Words

/// The rows of the stage display as seen from three metres.
struct FarView {
  let stage: StageDisplay

  private var screen: SessionScreen { stage.screen }
  private var still: StillSession { stage.still }
  private var step: PlannedStep { stage.step }

  /// The clock is held then: what to do is more than the time.
  private var isAlarm: Bool { screen.state.showsStop }

  /// Answers whether the time is told in plain characters.
  func draw(on canvas: inout Canvas, in area: Rectangle) -> Bool {
    let box = still.box
    let boxRows = box.map { screen.rows(of: $0, columns: area.size.columns) + 1 } ?? 0
    let rows = Rows(
      canvas: canvas,
      area: area,
      boxRows: boxRows,
      isAlarm: isAlarm,
      comesFirst: isAlarm || screen.dialogue != nil
    )
    let map = stage.mapArea(in: area, canvas: canvas)
    let left = Rectangle(
      left: area.left,
      top: area.top,
      right: map.map { $0.left - 2 } ?? area.right,
      bottom: area.bottom
    )
    if let map { stage.drawMap(on: &canvas, in: map) }
    var top = area.top
    var isSideShown = still.side.bodySide == nil
    if rows.technique > 0 {
      drawNames(on: &canvas, in: left, top: &top, rows: rows, isSideShown: &isSideShown)
    }
    let isTold = drawCountdown(
      on: &canvas,
      in: left.rows(top, rows.digits),
      side: isSideShown ? nil : still.side.bodySide?.onScreen
    )
    top += rows.digits
    let lower = Rectangle(
      left: area.left,
      top: min(area.bottom, top + rows.gap),
      right: left.right,
      bottom: area.bottom
    )
    drawLower(on: &canvas, in: lower, box: box)
    return isTold
  }

  /// How the height is shared; digits first, then what is asked, then large names.
  private struct Rows {
    var digits: Int
    var technique = 0
    var zone = 0
    var gap = 0

    init(canvas: Canvas, area: Rectangle, boxRows: Int, isAlarm: Bool, comesFirst: Bool) {
      let lower = max(3, boxRows)
      let third = isAlarm ? canvas.rows / 6 : (canvas.rows + 2) / 3
      digits = min(
        max(third, canvas.look.largeRowsMin),
        max(canvas.look.largeRowsMin, area.size.rows - lower)
      )
      // What to do in an alarm, and what is being answered, come before large digits.
      if comesFirst, area.size.rows - digits < boxRows { digits = 0 }
      var spare = area.size.rows - digits - lower
      let name = max(canvas.look.largeRowsMin, canvas.rows / 9)
      if spare > name {
        technique = name
        spare -= name + 1
      } else if spare > canvas.look.largeRowsMin {
        technique = canvas.look.largeRowsMin
        spare -= technique + 1
      }
      if technique > 0, spare > canvas.look.largeRowsMin {
        zone = min(name, spare - 1)
        spare -= zone + 1
      }
      gap = spare > 1 || canvas.rows < 16 ? min(1, max(0, spare)) : 0
    }
  }

  private func drawNames(
    on canvas: inout Canvas,
    in area: Rectangle,
    top: inout Int,
    rows: Rows,
    isSideShown: inout Bool
  ) {
    let large: [String]
    if isAlarm {
      large = ["stop"]
    } else if case .changingOver(let changeover, _) = screen.state.phase {
      large = [changeover.onScreenLarge]
    } else {
      large = step.headlines
    }
    _ = stage.drawLarge(
      firstOf: large,
      on: &canvas,
      in: area.rows(top, rows.technique),
      rows: rows.technique,
      role: isAlarm ? .refusal : .technique
    )
    top += rows.technique + 1
    guard rows.zone > 0 else { return }
    let zone = step.placeOnScreen
    let withSide = still.side.bodySide.map { zone + " - " + $0.onScreen }
    for text in [withSide, zone].compactMap(\.self) {
      let taken = stage.drawLarge(
        text,
        on: &canvas,
        in: area.rows(top, rows.zone),
        rows: rows.zone,
        role: .zone
      )
      guard taken > 0 else { continue }
      isSideShown = isSideShown || text == withSide
      break
    }
    top += rows.zone + 1
  }

  private func drawCountdown(on canvas: inout Canvas, in area: Rectangle, side: String?) -> Bool {
    let right = stage.drawDigits(on: &canvas, in: area)
    var panel = Rectangle(
      left: right > area.left ? right + 3 : area.left,
      top: area.top,
      right: area.right,
      bottom: area.bottom
    )
    if let side {
      let taken = stage.drawLarge(
        side,
        on: &canvas,
        in: panel,
        rows: max(canvas.look.largeRowsMin, canvas.rows / 9),
        role: .side
      )
      let top = panel.top + (taken > 0 ? taken + 1 : 0)
      panel = Rectangle(left: panel.left, top: top, right: panel.right, bottom: panel.bottom)
    }
    return !still.isQuiet && SidePanel(stage: stage).draw(on: &canvas, in: panel)
  }

  private func drawLower(on canvas: inout Canvas, in area: Rectangle, box: Box?) {
    var top = area.top
    if let box {
      let rows = min(area.size.rows, max(2, screen.rows(of: box, columns: area.size.columns)))
      box.draw(
        on: &canvas,
        in: area.rows(top, rows),
        keys: screen.standing.keys,
        context: screen.context
      )
      top += rows
    }
    guard top < area.bottom, !isAlarm else { return }
    drawNext(on: &canvas, in: area, top: &top, isLarge: still.isLeaving && box == nil)
    guard !still.isQuiet, top < area.bottom else { return }
    stage.drawInstruction(
      on: &canvas,
      in: Rectangle(left: area.left, top: top, right: area.right, bottom: area.bottom),
      cautionsMax: 3
    )
  }

  private func drawNext(
    on canvas: inout Canvas,
    in area: Rectangle,
    top: inout Int,
    isLarge: Bool
  ) {
    let next = stage.next(look: canvas.look)
    canvas.put(
      "Next  " + next.line,
      column: area.left,
      row: top,
      role: isLarge ? .countdownLow : .next,
      width: area.size.columns
    )
    top += 1
    guard isLarge, area.bottom - top >= canvas.look.largeRowsMin else { return }
    let name = max(canvas.look.largeRowsMin, canvas.rows / 9)
    top += stage.drawLarge(
      firstOf: next.large,
      on: &canvas,
      in: area.rows(top, min(area.bottom - top, name)),
      rows: name,
      role: .technique
    )
    guard let zone = next.zone, area.bottom - top > canvas.look.largeRowsMin else { return }
    let taken = stage.drawLarge(
      zone,
      on: &canvas,
      in: area.rows(top + 1, min(area.bottom - top - 1, name)),
      rows: name,
      role: .zone
    )
    if taken > 0 { top += taken + 1 }
  }
}

extension StageDisplay {
  /// What comes after this technique, or after this side of it.
  func next(look: Look) -> (line: String, large: [String], zone: String?) {
    let step =
      state.currentStep == nil
      ? state.comingSteps.dropFirst().first?.step : state.nextStep?.step
    var line = step?.line(side: step?.side ?? .both, look: look) ?? "rest"
    if let changeover = step?.before.first { line += " (first " + changeover.onScreen + ")" }
    if let side = still.nextSide {
      let words = side == .both ? "the other side" : side.onScreen
      return (
        words + ", then " + line, [side.bodySide.map { $0.onScreen + " side" } ?? "other side"], nil
      )
    }
    let side = step?.side.bodySide.map { " - " + $0.onScreen } ?? ""
    return (line, step?.headlines ?? ["rest"], step.map { $0.placeOnScreen + side })
  }

  /// The instruction, then what to be careful about; of that so many lines, the weightiest.
  func drawInstruction(on canvas: inout Canvas, in area: Rectangle, cautionsMax: Int = .max) {
    let title = step.title.map { $0 + ". " } ?? ""
    let mark = canvas.look.sign("⚠ ", "! ")
    var cautions = step.cautions.prefix(cautionsMax).map {
      Canvas.Line(text: mark + $0, role: .caution)
    }
    let more = step.cautions.count - cautions.count
    if more > 0, let key = screen.standing.keys.keys(for: .details, in: .running).first {
      cautions.append(Canvas.Line(text: "\(mark)\(more) more: \(key.name)", role: .dim))
    }
    let needed = cautions.reduce(0) { $0 + ShownLines.count($1.text, columns: area.size.columns) }
    // What harms comes before what helps: a short window cuts the instruction first.
    let room = max(cautions.isEmpty ? area.size.rows : 1, area.size.rows - needed)
    let used = canvas.wrap(title + step.text, in: area.rows(area.top, room))
    guard !cautions.isEmpty else { return }
    if used < area.size.rows {
      canvas.flow(cautions, in: area.rows(area.top + used, area.size.rows - used))
    }
  }
}
