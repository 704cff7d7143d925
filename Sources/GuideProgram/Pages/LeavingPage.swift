import GuideScreens
import SessionEngine
import TerminalFrame

/// Leaves a session, for home or for good, once everything is saved.
struct LeavingPage: Page {
  var way: WayOut
  private var isGone: Bool
  private let behind: WaitingPage

  init(_ way: WayOut, _ guided: GuidedSession?, isGone: Bool = false) {
    self.way = way
    self.isGone = isGone
    behind = WaitingPage(guided)
  }

  var context: KeyContext { behind.context }
  var title: String { behind.title }

  func context(_ desk: Desk) -> KeyContext { behind.context(desk) }

  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {}

  mutating func pass(_ desk: inout Desk) {
    if isGone { return }
    switch way.step(desk.guided?.saving, canAsk: true, at: desk.moment) {
    case .waits: break
    case .asks: desk.show(UnsavedPage(goal: way.goal, patient: desk.guided?.state.opening?.patient))
    case .leaves:
      isGone = true
      desk.arrive(at: way.goal)
    }
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {}

  func screen(_ desk: Desk) -> any Screen { behind.screen(desk) }
}

extension Desk {
  /// Pauses and keeps a session that runs, and leaves once everything is saved.
  mutating func leave(_ leaving: Leaving) {
    if let pause = guided?.pauseOnLeaving { carryOut(pause) }
    go(to: .out(leaving))
  }

  /// Gives the session up, and shows the home page once everything is saved.
  mutating func goHome() { go(to: .home) }

  private mutating func go(to goal: LeavingGoal) {
    dialogue = nil
    show(LeavingPage(WayOut(to: goal, at: moment), guided))
  }

  /// Lets the session go, saved or not; `aside` is where else all of it was written.
  mutating func arrive(at goal: LeavingGoal, aside: String? = nil) {
    if let guided {
      want(.keepAwake(false), guided.release)
      if let loss = guided.saving.loss {
        let other = aside.map {
          "; all of the session is in \($0), which 'tableside import' takes in"
        }
        want(.complain(loss + (other ?? "")))
      }
    }
    switch goal {
    case .home:
      guided = nil
      defer { goesBack = false }
      if goesBack, let origin { return show(origin) }
      show(WaitingPage(nil))
      want(.readHome)
    case .out(let leaving): want(.leave(leaving))
    }
  }
}
