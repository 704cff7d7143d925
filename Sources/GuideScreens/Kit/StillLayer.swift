import TerminalFrame

/// The part of a session screen that was drawn last without its running time.
///
/// Kept from one frame to the next: a second that changes only the time is drawn on a copy.
package struct StillLayer: Sendable {
  private let still: StillSession
  private let canvas: Canvas

  init(_ still: StillSession, size: Size, look: Look) {
    var canvas = Canvas(size: size, look: look)
    still.draw(on: &canvas)
    self.still = still
    self.canvas = canvas
  }

  func holds(for still: StillSession, size: Size, look: Look) -> Bool {
    canvas.frame.size == size && canvas.look == look && self.still == still
  }

  func frame(at times: SessionTimes) -> Frame {
    var canvas = canvas
    canvas.drawMoving(at: times)
    return canvas.frame
  }
}
