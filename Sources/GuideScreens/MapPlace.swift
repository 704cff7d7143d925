import SessionEngine
import TerminalFrame

extension StageDisplay {
  /// Where the body map stands; nothing where the window has no room for it.
  func mapArea(in area: Rectangle, canvas: Canvas) -> Rectangle? {
    nil
  }

  func drawMap(on canvas: inout Canvas, in area: Rectangle) {}
}
