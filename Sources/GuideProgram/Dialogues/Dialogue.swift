import GuideScreens
import SessionEngine

/// Something asked or typed over the running session; it is over once `desk.dialogue` is nothing.
protocol Dialogue: Place, SessionDialogue {}

extension Dialogue {
  mutating func cancel(_ desk: inout Desk) { desk.dialogue = nil }
}

/// A dialogue that asks for a reason, which must be given.
protocol ReasonBox: Dialogue {
  var reason: TypedLine { get set }
  /// What is said where none was given.
  var lack: String { get }

  func command(_ reason: String) -> Command
}

extension ReasonBox {
  var context: KeyContext { .typing }
  var line: TypedLine? {
    get { reason }
    set { reason = newValue ?? TypedLine() }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if line.isBlank { return desk.refuse(lack) }
    desk.dialogue = nil
    desk.carryOut(command(line.text))
  }
}
