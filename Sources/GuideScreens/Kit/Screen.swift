package import TerminalFrame

/// A screen as a value: it holds all it shows and draws it at any size.
package protocol Screen: Sendable {
  /// What the screen says to the bars: where its keys hold.
  var context: KeyContext { get }
  var standing: Standing { get set }

  /// Draws everything on a page of that size and look.
  func frame(size: Size, look: Look) -> Frame
  /// The same frame; what is kept of an earlier one is used as far as it still holds.
  func frame(size: Size, look: Look, keeping layer: inout StillLayer?) -> Frame
  /// What a click at a place means; nothing where it is only a click.
  func act(at point: Point, size: Size, look: Look) -> Act?
  /// How far its text can be scrolled.
  func scrollMax(size: Size, look: Look) -> Int
}

extension Screen {
  package func scrollMax(size: Size, look: Look) -> Int { 0 }

  package func frame(size: Size, look: Look, keeping layer: inout StillLayer?) -> Frame {
    layer = nil
    return frame(size: size, look: look)
  }
}

/// A screen that is drawn on a canvas.
package protocol DrawnScreen: Screen {
  func draw(on canvas: inout Canvas)
}

extension DrawnScreen {
  package func frame(size: Size, look: Look) -> Frame {
    canvas(size: size, look: look).frame
  }

  package func act(at point: Point, size: Size, look: Look) -> Act? {
    canvas(size: size, look: look).spots.last { $0.area.contains(point) }?.act
  }

  package func scrollMax(size: Size, look: Look) -> Int {
    canvas(size: size, look: look).scrollMax
  }

  private func canvas(size: Size, look: Look) -> Canvas {
    var canvas = Canvas(size: size, look: look)
    if size.columns > 0, size.rows > 0 { draw(on: &canvas) }
    return canvas
  }
}
