import GuideScreens
import SessionEngine
import TerminalFrame

/// Something asked or typed over the running session; it is over once `desk.dialogue` is nothing.
protocol Dialogue: Place, SessionDialogue {}

extension Desk {
  /// Whoever types an answer or a note is waited for, as long as anything waits for an answer.
  mutating func holdPatience() {
    guard let state = guided?.state, state.outcome == nil else { return }
    let isWaiting = state.proposal != nil || state.secondLook != nil
    let isTyping = dialogue?.line != nil
    if isTyping ? isWaiting && !state.isPatienceHeld : state.isPatienceHeld {
      carryOut(.holdPatience(isTyping), quietly: true)
    }
  }
}

extension Dialogue {
  mutating func cancel(_ desk: inout Desk) { desk.dialogue = nil }
}

/// A dialogue that asks for a reason, which must be given.
protocol ReasonBox: Dialogue {
  var reason: TypedLine { get set }
  /// What is said where none was given.
  var lack: String { get }
  /// Reasons that one digit gives while nothing is typed.
  static var reasons: [String] { get }

  func command(_ reason: String) -> Command
}

extension ReasonBox {
  static var reasons: [String] { [] }

  var context: KeyContext { .typing }
  var line: TypedLine? {
    get { reason }
    set { reason = newValue ?? TypedLine() }
  }

  mutating func type(_ key: Key) -> Bool {
    if reason.isBlank, let given = Self.given.first(where: { $0.key == key }) {
      reason = TypedLine(given.words)
      return true
    }
    return reason.take(key)
  }

  private static var given: [(key: Key, words: String)] {
    reasons.enumerated().map { (.character(Character("\($0.offset + 1)")), $0.element) }
  }

  /// The reasons with their digits, while nothing is typed.
  var reasonHints: [Box.Hint] {
    guard reason.text.isEmpty else { return [] }
    return Self.given.map { Box.Hint(act: .press($0.key), label: $0.words, key: $0.key) }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if line.isBlank { return desk.refuse(lack) }
    desk.dialogue = nil
    desk.carryOut(command(line.text))
  }
}
