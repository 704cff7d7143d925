import GuideScreens
import TerminalFrame

/// Nothing to see, while time goes on; alarms and `NOT SAVED` still show.
struct BlankScreen: DrawnScreen {
  var standing = Standing()

  var context: KeyContext { .blank }

  /// What may never be hidden: an alarm's answer and what is not saved.
  func draw(on canvas: inout Canvas) {
    guard case .notSaved(let count, let reason) = standing.saved else { return }
    canvas.put(
      "NOT SAVED \(count): \(reason)",
      column: 0,
      row: canvas.rows - 1,
      role: .notSaved
    )
  }
}
