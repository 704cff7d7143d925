package import SessionEngine

extension Changeover {
  package var onScreen: String {
    switch self {
    case .turn(.prone): "turn: lie face down"
    case .turn(.supine): "turn: lie on the back"
    case .turn(.side): "turn: lie on the side"
    case .turn(.seated): "turn: sit up"
    case .oil: "take oil"
    case .drape: "drape"
    }
  }

  /// As on the screen, where letters are large and there is room for two words.
  package var onScreenLarge: String {
    switch self {
    case .turn: "turn over"
    case .oil, .drape: onScreen
    }
  }

  /// What the hands do, as a line begins with it.
  package var inSentence: String {
    switch self {
    case .turn(let position): "Turn over: \(position.inSentence)"
    case .oil: "Take oil"
    case .drape: "Drape"
    }
  }

  package var aloud: String {
    switch self {
    case .turn(let position): "Turn over, \(position.aloud)"
    case .oil, .drape: inSentence
    }
  }
}
