import GuideScreens
import TerminalFrame
import Testing

@testable import SessionEngine

@Suite struct SessionScreenTests {
  private func screen(
    _ state: SessionState = SampleSession.running(step: 1, spent: .seconds(40)),
    view: SessionScreen.View = .far,
    dialogue: SessionScreen.Dialogue? = nil,
    standing: Standing = Standing()
  ) -> SessionScreen {
    SessionScreen(
      state: state,
      now: SampleSession.now,
      endsAt: "14:32",
      view: view,
      dialogue: dialogue,
      standing: standing
    )
  }

  @Test(arguments: Size.all)
  func `a running technique can be read from three metres`(size: Size) throws {
    try FrameFiles.check(screen(), named: "session", size: size)
  }

  @Test(arguments: Size.all)
  func `before a change only the hands are served`(size: Size) throws {
    let state = SampleSession.running(step: 1, spent: .seconds(172))
    try FrameFiles.check(screen(state), named: "session-leaving", size: size)
  }

  @Test(arguments: Size.all)
  func `a pause is told`(size: Size) throws {
    let state = SampleSession.running(
      step: 2,
      spent: .seconds(40),
      phase: .paused(.therapist, since: .seconds(465), inChangeover: nil)
    )
    try FrameFiles.check(screen(state), named: "session-paused", size: size)
  }
}
