package import SessionEngine
package import TerminalFrame

/// Something asked or typed over the running session, as the session's drawing needs it.
///
/// It says itself in a box, or draws itself in the place of the technique.
package protocol SessionDialogue: Sendable, Hashable {
  var context: KeyContext { get }

  /// What it says as a box; nothing for one that draws itself.
  func box(in state: SessionState) -> Box?

  /// Acts that the bar of keys leaves out now.
  var hidden: [Act] { get }

  /// The rows it would take where it draws itself, in a window of that size.
  func rows(in size: Size, _ state: SessionState) -> Int

  func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState)
}

extension SessionDialogue {
  package func box(in state: SessionState) -> Box? { nil }
  package var hidden: [Act] { [] }
  package func rows(in size: Size, _ state: SessionState) -> Int { 0 }
  package func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState) {}
}

/// A dialogue that can be compared: what stands still is drawn anew only where it has changed.
package struct ShownDialogue: Sendable, Hashable {
  package let value: any SessionDialogue

  package static func == (left: Self, right: Self) -> Bool {
    AnyHashable(left.value) == AnyHashable(right.value)
  }

  package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
