import SessionEngine
import Words

// What is said aloud: words of closed lists alone, so that nothing of a patient can be among them.

extension Cue {
  /// The sentence for ears.
  package var aloud: String {
    switch self {
    case .warning(let next, let left):
      left.aloud + ". Next: " + (next?.aloud ?? "the end") + "."
    case .technique(let step): step.aloud + "."
    case .side(.left): "Change to the left side."
    case .side(.right): "Change to the right side."
    case .side: "Change sides."
    case .stage(let stage, let step): "\(stage.aloud) stage. \(step.aloud)."
    case .changeover(let changeover): changeover.aloud + "."
    case .timeLeft(let left): left.aloud + " left."
    case .end: "The last stroke is done."
    case .restOver: "The rest is over."
    case .alarm: "Stop. Look at the screen."
    case .gap: "Paused. Look at the screen."
    }
  }
}
