import SessionEngine
import TerminalFrame
import Words

/// The running session drawn for three metres: everything has its row before anything is drawn.
struct StageDisplay {
  let still: StillSession
  let step: PlannedStep

  init?(_ still: StillSession) {
    let state = still.screen.state
    guard let step = state.currentStep?.step ?? state.nextStep?.step else { return nil }
    self.still = still
    self.step = step
  }

  var screen: SessionScreen { still.screen }
  var state: SessionState { still.screen.state }

  func draw(on canvas: inout Canvas) {
    let bottom = drawFoot(on: &canvas)
    let top = drawHead(on: &canvas)
    let area = Rectangle(left: 0, top: top, right: canvas.columns, bottom: bottom)
    let isTold = top < bottom && drawBody(on: &canvas, in: area)
    if !isTold { drawClock(on: &canvas) }
  }

  // MARK: Head

  /// Where the time in plain characters ends, if the head has to tell it.
  private func clockEnd(on canvas: Canvas) -> Int {
    canvas.columns - (screen.isRehearsal ? 11 : 0)
  }

  private func drawClock(on canvas: inout Canvas) {
    let (right, role) = (clockEnd(on: canvas), timeRole)
    canvas.drawEachSecond { canvas, times in
      let time = times.countdown
      canvas.put(time, endingAt: right, row: 0, role: role, width: time.columns)
    }
  }

  /// Technique, zone and side, with room left for the time; answers the first free row.
  private func drawHead(on canvas: inout Canvas) -> Int {
    if screen.isRehearsal {
      canvas.put("REHEARSAL", endingAt: canvas.columns, row: 0, role: .rehearsal, width: 9)
    }
    var end = clockEnd(on: canvas) - still.countdownColumns - 2
    if case .saving = screen.standing.saved, canvas.columns >= 80 {
      canvas.put("saving", endingAt: end, row: 0, role: .dim, width: 6)
      end -= 8
    }
    canvas.rest(cursorAt: 0, row: 0)
    let line = step.fullLine(side: still.side, look: canvas.look)
    var row = 1
    if line.columns <= end {
      canvas.put(line, column: 0, row: 0, role: .technique)
    } else {
      canvas.put(step.technique.onScreen, column: 0, row: 0, role: .technique, width: end)
      let rest = step.place(side: still.side, look: canvas.look)
      canvas.put(rest, column: 0, row: 1, role: .zone)
      row = 2
    }
    guard canvas.rows >= 16 else { return row }
    if !still.isQuiet { drawProgress(on: &canvas, row: row) }
    return row + 1
  }

  private var timeRole: Role { still.isLeaving ? .countdownLow : .countdown }

  /// Stage, place in the plan, total time left and the clock time of the end.
  private func drawProgress(on canvas: inout Canvas, row: Int) {
    canvas.drawEachSecond { canvas, times in
      let left = times.totalLeft
      canvas.put(left, endingAt: canvas.columns, row: row, role: .text, width: left.columns)
    }
    var text = step.stage.onScreen
    let progress = state.progress
    if let current = progress.current { text += "  \(current + 1) of \(progress.steps.count)" }
    let end = canvas.columns - still.totalLeftColumns - 2
    let used = canvas.put(text, column: 0, row: row, role: .title, width: end)
    let room = min(40, end - used - 2)
    guard room >= 10 else { return }
    canvas.drawEachSecond { canvas, times in
      let filled = room * times.stagePermille / 1_000
      // In the style of the time beside it: both change, and are sent, together.
      let (done, open): (Character, Character) = canvas.look.isASCII ? ("=", "-") : ("━", "─")
      canvas.put(done, column: used + 2, row: row, role: .text, count: filled)
      canvas.put(open, column: used + 2 + filled, row: row, role: .text, count: room - filled)
    }
  }

  // MARK: Foot

  /// Keys, the answer to the last one, what is not saved, what is left out; answers its first row.
  private func drawFoot(on canvas: inout Canvas) -> Int {
    let small = canvas.rows < 20
    var row = canvas.footer(
      screen.context,
      standing: screen.standing,
      showsKeys: !still.isQuiet,
      keepsAnswerRow: !small && !still.isQuiet,
      without: still.idle
    )
    let banners = screen.leftOut
    guard !banners.isEmpty, row > 3 else { return row }
    let room = canvas.rows >= 48 ? 4 : 2
    let text = banners.joined(separator: canvas.look.sign(" · ", " | "))
    let lines = min(room, ShownLines.count(text, columns: canvas.columns))
    row -= lines
    canvas.wrap(
      text,
      in: Rectangle(column: 0, row: row, columns: canvas.columns, rows: lines),
      role: .leftOut
    )
    return row
  }

  // MARK: Body

  /// Answers whether the time is told in plain characters.
  private func drawBody(on canvas: inout Canvas, in area: Rectangle) -> Bool {
    guard let dialogue = screen.dialogue?.value, dialogue.box(in: state) == nil else {
      return screen.view == .near
        ? NearView(stage: self).draw(on: &canvas, in: area)
        : FarView(stage: self).draw(on: &canvas, in: area)
    }
    let rows = dialogue.rows(in: canvas.frame.size, state)
    drawCompact(on: &canvas, in: area, needing: rows) { dialogue.draw(on: &$0, in: $1, state) }
    return false
  }

  /// Digits above as large as a list below leaves them.
  private func drawCompact(
    on canvas: inout Canvas,
    in area: Rectangle,
    needing rows: Int,
    _ draw: (inout Canvas, Rectangle) -> Void
  ) {
    let digits = min(area.size.rows - rows - 1, canvas.rows / 3)
    guard digits >= canvas.look.largeRowsMin else { return draw(&canvas, area) }
    drawDigits(
      on: &canvas,
      in: Rectangle(
        left: area.left,
        top: area.top,
        right: area.right,
        bottom: area.top + digits
      )
    )
    draw(
      &canvas,
      Rectangle(
        left: area.left,
        top: area.top + digits + 1,
        right: area.right,
        bottom: area.bottom
      )
    )
  }

  /// The countdown in the largest digits of the area; answers the first column beyond them.
  @discardableResult
  func drawDigits(on canvas: inout Canvas, in area: Rectangle) -> Int {
    let longest = still.longestCountdown
    guard
      let font = BlockFont.largest(
        for: longest,
        in: area.size,
        repertoire: canvas.look.repertoire
      ), let full = font.size(of: longest)
    else { return area.left }
    let style = canvas.look.theme.style(timeRole)
    let right = area.left + full.columns
    canvas.drawEachSecond { canvas, times in
      let columns = font.size(of: times.countdown)?.columns ?? 0
      let place = Point(column: right - columns, row: area.top)
      canvas.draw { $0.put(times.countdown, in: font, at: place, style: style) }
    }
    return right
  }

  /// The first of these texts that there is room for.
  func drawLarge(
    firstOf texts: [String],
    on canvas: inout Canvas,
    in area: Rectangle,
    rows: Int,
    role: Role
  ) -> Int {
    for text in texts {
      let taken = drawLarge(text, on: &canvas, in: area, rows: rows, role: role)
      if taken > 0 { return taken }
    }
    return 0
  }

  /// A text in large letters, on as many lines as it needs; answers the rows it took, 0 for none.
  func drawLarge(
    _ text: String,
    on canvas: inout Canvas,
    in area: Rectangle,
    rows: Int,
    role: Role
  ) -> Int {
    guard !text.isEmpty, area.size.rows >= canvas.look.largeRowsMin else { return 0 }
    var rows = min(rows, area.size.rows)
    while rows >= canvas.look.largeRowsMin {
      if let lines = largeLines(text, columns: area.size.columns, rows: rows, canvas.look),
        lines.count * (rows + 1) - 1 <= area.size.rows
      {
        for (index, line) in lines.enumerated() {
          let box = Size(columns: area.size.columns, rows: rows)
          guard
            let font = BlockFont.largest(for: line, in: box, repertoire: canvas.look.repertoire)
          else { continue }
          let place = Point(column: area.left, row: area.top + index * (rows + 1))
          let style = canvas.look.theme.style(role)
          canvas.draw { $0.put(line, in: font, at: place, style: style) }
        }
        return lines.count * (rows + 1) - 1
      }
      rows -= 1
    }
    return 0
  }

  /// The text in one line of letters so high, or in two broken between words.
  private func largeLines(_ text: String, columns: Int, rows: Int, _ look: Look) -> [String]? {
    func fits(_ line: String) -> Bool {
      let box = Size(columns: columns, rows: rows)
      return BlockFont.largest(for: line, in: box, repertoire: look.repertoire)?.rows == rows
    }
    if fits(text) { return [text] }
    let words = text.split(separator: " ").map(String.init)
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let lines = [
        words.prefix(count).joined(separator: " "), words.dropFirst(count).joined(separator: " "),
      ]
      if lines.allSatisfy(fits) { return lines }
    }
    return nil
  }
}
