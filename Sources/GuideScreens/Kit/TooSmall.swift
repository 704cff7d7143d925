import TerminalFrame

/// What is said where a window is too small for a screen.
package enum TooSmall {
  static let columns = 40
  static let rows = 12

  static func isRoom(_ size: Size) -> Bool { size.columns >= columns && size.rows >= rows }

  package static func draw(_ text: String, standing: Standing, on canvas: inout Canvas) {
    var sentence = text
    if case .notSaved(let count, _) = standing.saved { sentence += ". NOT SAVED \(count)" }
    if let answer = standing.answer { sentence += ". " + answer.text }
    if standing.isRehearsal { sentence += ". REHEARSAL" }
    sentence += ". Window too small: \(columns)x\(rows) is needed."
    if canvas.columns == 1 {
      canvas.put(sentence, column: 0, row: 0, role: .technique, width: 1)
    } else {
      canvas.wrap(sentence, in: canvas.whole, role: .technique)
    }
    canvas.rest(cursorAt: 0, row: 0)
  }
}
