/// What a person did at the keyboard or with the mouse.
package enum Key: Sendable, Hashable {
  /// A printable character; the space bar is `.character(" ")`.
  case character(Character)
  case enter
  case escape
  case tab
  case backtab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 to F24.
  case function(Int)
  /// A letter held with Control, in lower case.
  case control(Character)
  /// A press of the first mouse button, or a tap.
  case mouse(Point)
  /// One turn of the wheel.
  case wheelUp
  case wheelDown
  /// Any key held with Alt, which means nothing.
  case alt
  /// Pasted text, raw, of at most `pasteMax` characters.
  case paste(String, truncated: Bool)

  /// The greatest number of characters that one paste brings.
  package static let pasteMax = 2000
}
