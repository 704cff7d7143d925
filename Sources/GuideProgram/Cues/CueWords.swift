import SessionEngine

// What is said aloud: words of closed lists alone, so that nothing of a patient can be among them.

extension Cue {
  /// The sentence for ears.
  package var sentence: String {
    switch self {
    case .warning(let next, let left):
      left.inSpokenWords + ". Next: " + (next.map(Self.spoken) ?? "the end") + "."
    case .technique(let step): Self.spoken(step) + "."
    case .side(.left): "Change to the left side."
    case .side(.right): "Change to the right side."
    case .side: "Change sides."
    case .stage(let stage, let step): "\(stage.rawValue) stage. \(Self.spoken(step))."
    case .changeover(let changeover): changeover.aloud + "."
    case .timeLeft(let left): left.inSpokenWords + " left."
    case .end: "The last stroke is done."
    case .restOver: "The rest is over."
    case .alarm: "Stop. Look at the screen."
    case .gap: "Paused. Look at the screen."
    }
  }

  /// Technique, zones and side.
  private static func spoken(_ step: PlannedStep) -> String {
    let zones = step.zones.map { words($0.rawValue) }.joined(separator: " and ")
    let parts = [words(step.technique.rawValue), zones, spoken(step.side)].compactMap(\.self)
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func spoken(_ side: WorkedSide) -> String? {
    switch side {
    case .both: nil
    case .left: "left side"
    case .right: "right side"
    case .leftThenRight: "left side first"
    case .rightThenLeft: "right side first"
    case .healthyFirst: "healthy side first"
    case .oneThenOther: "one side, then the other"
    case .painfulOnly: "painful side only"
    }
  }

  fileprivate static func words(_ word: String) -> String {
    word.split(separator: "-").joined(separator: " ")
  }
}

extension Changeover {
  fileprivate var aloud: String {
    switch self {
    case .turn(let position): "Turn over, " + Cue.words(position.rawValue)
    case .oil: "Take oil"
    case .drape: "Drape"
    }
  }
}

extension Duration {
  /// `1 minute 30 seconds`, whole seconds.
  fileprivate var inSpokenWords: String {
    let seconds = components.seconds
    let parts = [(seconds / 60, "minute"), (seconds % 60, "second")].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)" + ($0.0 == 1 ? "" : "s") }.joined(separator: " ")
  }
}
