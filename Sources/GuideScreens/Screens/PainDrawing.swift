import SessionEngine
import TerminalFrame
import Words

extension PainScreen: DrawnScreen {
  package var context: KeyContext { .pain }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Pain \(moment.rawValue) 0 to 10", standing: standing, on: &canvas)
    }
    canvas.titleBar("Pain \(moment.onScreen) the session", detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.wrap(
      "How strong is the pain now, from 0 (none) to 10 (the worst that can be thought of)?",
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: 5)
    )
    let step = canvas.columns >= 80 ? 6 : 3
    for value in 0...10 where 6 < bottom {
      let isChosen = score == value
      let text = isChosen ? "[\(value)]" : " \(value) "
      canvas.put(
        text,
        column: value * step,
        row: 6,
        role: isChosen ? .selected : .key,
        width: step + 1
      )
      canvas.mark(
        Rectangle(column: value * step, row: 6, columns: step, rows: 1),
        as: .score(value)
      )
      if isChosen { canvas.rest(cursorAt: value * step + 1, row: 6) }
    }
    guard 8 < bottom else { return }
    canvas.put(
      score.map { "Enter: pain \($0)" } ?? "Enter: nothing said.  Digits 0 to 9, t for 10.",
      column: 0,
      row: 8,
      role: .answer
    )
  }
}

extension SideScreen: DrawnScreen {
  package var context: KeyContext { .side }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Which side hurts? l, r, n", standing: standing, on: &canvas)
    }
    canvas.titleBar("Which side hurts?", detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.wrap(
      "The patient's own left or right. The healthy side is worked first.",
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: 4)
    )
    let choices: [(String, Act, Bool)] = [
      ("l  left", .side(.left), side == .left), ("r  right", .side(.right), side == .right),
      ("n  neither", .side(nil), side == nil),
    ]
    for (index, choice) in choices.enumerated() where 5 + index < bottom {
      let area = Rectangle(column: 0, row: 5 + index, columns: canvas.columns, rows: 1)
      canvas.listRow(choice.0, isSelected: choice.2, in: area)
      canvas.mark(area, as: choice.1)
    }
  }
}
