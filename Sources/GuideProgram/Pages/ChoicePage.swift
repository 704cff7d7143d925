import GuideScreens
import TerminalFrame

/// A page with a question and a few answers; Enter takes the one that is selected.
protocol ChoicePage: Page {
  /// What is asked or said, above the answers.
  var text: [String] { get }
  var choices: [String] { get }

  mutating func choose(_ row: Int, _ desk: inout Desk)
}

extension ChoicePage {
  var context: KeyContext { .choosing }
  var hidden: [Act] { [.mark] }
  var rowCount: Int { choices.count }

  mutating func confirm(_ desk: inout Desk) {
    if choices.indices.contains(selected) { choose(selected, &desk) } else { desk.refuseUnknown() }
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    drawChoices(on: &canvas, in: area)
  }

  func drawChoices(on canvas: inout Canvas, in area: Rectangle) {
    let room = area.rows(area.top + 1, area.size.rows - 1)
    let kept = min(choices.count, max(1, room.size.rows / 2))
    let top = canvas.paragraphs(text, in: room.rows(room.top, room.size.rows - kept))
    let list = room.rows(top, max(1, room.bottom - top))
    canvas.list(choices.count, selected: selected, in: list) { Canvas.Row(choices[$0]) }
  }
}

/// A page with a question that is answered by a typed line.
protocol LinePage: Page {
  var typed: TypedLine { get set }
  /// What is asked or said, above the line.
  func text(_ keys: KeyBindings) -> [String]
  /// What Enter does with the line as it is.
  var enter: String { get }
}

extension LinePage {
  var context: KeyContext { .typing }
  var line: TypedLine? {
    get { typed }
    set { typed = newValue ?? TypedLine() }
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let room = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: area.bottom - 3)
    let top = min(canvas.paragraphs(text(keys), in: room), area.bottom - 3)
    canvas.typedLine(typed, column: 0, row: top, width: canvas.columns)
    canvas.wayOn(enter, keys, in: context, at: area.rows(top + 2, 1))
  }
}

extension Canvas {
  /// Draws paragraphs with a blank line after each and answers the row below them.
  fileprivate mutating func paragraphs(_ texts: [String], in area: Rectangle) -> Int {
    var row = area.top
    for text in texts where row < area.bottom {
      row +=
        wrap(text, in: Rectangle(left: 0, top: row, right: area.right, bottom: area.bottom)) + 1
    }
    return row
  }
}
