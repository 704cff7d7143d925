import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram
@testable import GuideScreens
@testable import SessionEngine

@Suite struct StillLayerTests {
  init() { Repertoire.useUTF8() }

  private static let sizes = [
    (1, 1), (30, 8), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60),
  ].map { Size(columns: $0.0, rows: $0.1) }
  private static let looks = [
    Look(), Look(theme: .night), Look(theme: .monochrome, repertoire: .ascii),
  ]

  @Test(arguments: 1...16 as ClosedRange<UInt64>)
  func `a frame drawn on what was kept is the frame drawn from nothing`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var screen = Self.screen(using: &numbers)
    var size = Self.sizes.randomElement(using: &numbers) ?? .usual
    var look = Look()
    var layer: StillLayer?
    for _ in 0..<40 {
      switch Int.random(in: 1...12, using: &numbers) {
      case 1: screen = Self.screen(using: &numbers)
      case 2: size = Self.sizes.randomElement(using: &numbers) ?? size
      case 3: look = Self.looks.randomElement(using: &numbers) ?? look
      case 4: screen.now += .seconds(Int.random(in: 0...60, using: &numbers))
      case 5: screen.standing.answer = Answer("pain 4", undoSeconds: 3)
      default: screen.now += .milliseconds(Int.random(in: 900...1_100, using: &numbers))
      }
      let kept = screen.frame(size: size, look: look, keeping: &layer)
      let new = screen.frame(size: size, look: look)
      #expect(kept.snapshot == new.snapshot)
      #expect(kept == new)
      #expect(kept.overdrawnCells == new.overdrawnCells)
      #expect(kept.silentCuts == new.silentCuts)
    }
  }

  @Test(arguments: [(40.0, true), (78, true), (79, false), (169, false)])
  func `a second changes no more than the time, unless a change comes near`(
    spent: Double,
    holds: Bool
  ) {
    // The side changes at 90 s, the technique at 180 s; ten seconds before, words make room.
    var screen = SessionScreen(
      state: SampleSession.running(step: 1, spent: .milliseconds(Int(spent * 1_000))),
      now: SampleSession.now,
      endsAt: "14:32"
    )
    var layer: StillLayer?
    _ = screen.frame(size: .usual, look: Look(), keeping: &layer)
    screen.now += .seconds(1)
    screen.endsAt = "14:33"
    let still = screen.parts.still
    #expect(layer?.holds(for: still, size: .usual, look: Look()) == holds)
  }

  @Test
  func `other screens keep nothing`() {
    let screen = SessionScreen(
      state: SampleSession.running(step: 1, spent: .seconds(40)),
      now: SampleSession.now
    )
    var layer: StillLayer?
    _ = screen.frame(size: .usual, look: Look(), keeping: &layer)
    #expect(layer != nil)
    let rest = RestScreen(state: screen.state, now: screen.now)
    #expect(
      rest.frame(size: .usual, look: Look(), keeping: &layer)
        == rest.frame(size: .usual, look: Look())
    )
    #expect(layer == nil)
  }

  private static func screen(using numbers: inout SeededNumbers) -> SessionScreen {
    let step = Int.random(in: 0...3, using: &numbers)
    let now = SampleSession.now
    let phases: [Phase?] = [
      nil, nil, nil, .paused(.therapist, since: now - .seconds(20), inChangeover: nil),
      .paused(.gap, since: now - .seconds(9), inChangeover: nil),
      .changingOver(.oil, since: now - .seconds(1)),
    ]
    let spent = Duration.seconds(Int.random(in: 0...180, using: &numbers))
    var state = SampleSession.running(step: step, spent: spent)
    if let phase = phases.randomElement(using: &numbers) ?? nil { state.progress.phase = phase }
    if Bool.random(using: &numbers) {
      state.progress.steps[step].limit = .seconds(Int.random(in: 200...7_000, using: &numbers))
    }
    if Bool.random(using: &numbers) {
      let reaction = Reaction(id: 1, kind: .pain, score: 6, step: step)
      state.reactions = [SampleSession.logged(reaction)]
      state.proposal = PendingProposal(
        proposal: Proposal(reaction: 1, directive: .ease, text: "Press one level lighter here."),
        since: now - .seconds(2)
      )
    }
    let dialogues: [(any SessionDialogue)?] = [
      nil, nil, nil, ReactionSheet(), EndBox(), StepChoice(state, selected: 1),
    ]
    return SessionScreen(
      state: state,
      now: now,
      endsAt: Bool.random(using: &numbers) ? "14:32" : nil,
      view: Bool.random(using: &numbers) ? .far : .near,
      dialogue: dialogues.randomElement(using: &numbers) ?? nil,
      painZones: [.neck]
    )
  }
}
