import SessionEngine
import TestSupport
import Testing

@testable import GuideProgram

/// What both guides say of an event.
struct EventShownTests {
  /// A session of which every zone and technique is called by a word of two parts.
  private static let state: SessionState = {
    var state = SessionState()
    var first = SampleEvents.step
    first.index = 0
    first.technique = .skinRolling
    first.zones = [.upperBack, .lowerLegs]
    first.avoid = [.upperBack]
    first.side = .leftThenRight
    first.until = .mediumAbsorbed
    var second = first
    second.index = 2
    second.technique = .passiveMovement
    state.plan = SampleEvents.plan
    state.progress.phase = .running(since: .zero)
    state.progress.steps = [first, second].map { StepProgress(step: $0) }
    state.progress.current = 0
    return state
  }()

  private static let told: [SessionEvent] =
    SampleEvents.all
    + InterruptionCause.allCases.map { .interrupted(since: .zero, $0) }
    + ReactionKind.allCases.flatMap { kind -> [SessionEvent] in
      [
        .stepsLeftOut([0, 2], reason: kind.rawValue),
        .reactionLogged(Reaction(id: 1, kind: kind, zones: [.upperBack], step: 0)),
      ]
    }
    + Directive.allCases.flatMap { directive -> [SessionEvent] in
      Advice.allCases.flatMap { advice -> [SessionEvent] in
        let proposal = Proposal(reaction: 1, directive: directive, advice: advice, text: "Stop.")
        return [.proposed(proposal), .directiveTaken(proposal, answered: true)]
      }
    }

  @Test func `nothing is told in the words of files`() {
    for event in Self.told {
      let shown = EventShown(event, in: Self.state)
      let text = [shown.answer, shown.line, shown.logged].compactMap(\.self).joined(separator: "\n")
      #expect(RawWords.found(in: text).isEmpty, "\(event.kind): \(text)")
    }
  }

  @Test func `a skipped technique is called by its words`() {
    let shown = EventShown(.stepsSkipped([0], reason: nil), in: Self.state)
    #expect(shown.answer == "Skipped skin rolling, upper back, lower legs")
  }
}
