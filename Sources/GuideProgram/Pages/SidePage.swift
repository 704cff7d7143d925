import GuideScreens
import SessionEngine
import TerminalFrame

/// Asks once which side hurts, so that the healthy one is worked first.
struct SidePage: OpeningPage {
  var side: BodySide?
  var patient: String?

  private static let sides: [(side: BodySide?, words: String)] = [
    (.left, "left"), (.right, "right"), (nil, "neither"),
  ]

  var question: OpeningQuestion { .side }
  var context: KeyContext { .side }
  var title: String { "Which side hurts?" }
  var detail: String? { patient }

  mutating func tell(side: BodySide?, _ desk: inout Desk) { self.side = side }

  mutating func confirm(_ desk: inout Desk) {
    desk.carryOut(.tellPainfulSide(side))
    desk.askNext(after: question)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.wrap(
      "The patient's own left or right. The healthy side is worked first.",
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: 4)
    )
    for (index, choice) in Self.sides.enumerated() where 5 + index < area.bottom {
      let row = Rectangle(column: 0, row: 5 + index, columns: canvas.columns, rows: 1)
      let key = keys.name(of: .side(choice.side), in: context)
      canvas.listRow(key + "  " + choice.words, isSelected: choice.side == side, in: row)
      canvas.mark(row, as: .side(choice.side))
    }
  }
}
