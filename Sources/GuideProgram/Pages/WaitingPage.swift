import GuideScreens
import SessionEngine
import TerminalFrame

/// Something was asked of the outside.
struct WaitingPage: Page {
  private let behind: any Page

  /// The session stays in sight where there is one.
  init(_ guided: GuidedSession?) {
    behind = guided?.state.plan == nil ? HomePage() : SessionPage()
  }

  var context: KeyContext { behind.context }
  var title: String { behind.title }

  func context(_ desk: Desk) -> KeyContext { behind.context(desk) }

  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {}

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {}

  func screen(_ desk: Desk) -> any Screen { behind.screen(desk) }
}
