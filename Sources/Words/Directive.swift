package import SessionEngine

extension Directive {
  /// What the guide does if this is taken.
  package var onScreen: String {
    switch self {
    case .note: "note it"
    case .pause: "pause"
    case .ease: "press one level lighter"
    case .stopTechnique: "stop this technique"
    case .leaveOutZone: "leave this zone out"
    case .goToFinal: "go to the final stage"
    case .stopSession: "stop the session"
    case .postpone: "stop, and come another day"
    }
  }

  /// As a line or an answer begins with it.
  package var inSentence: String {
    switch self {
    case .note: "Note"
    case .pause: "Pause"
    case .ease: "Ease the pressure"
    case .stopTechnique: "Stop this technique"
    case .leaveOutZone: "Leave this zone out"
    case .goToFinal: "Go to the final stage"
    case .stopSession: "Stop the session"
    case .postpone: "Stop, and come another day"
    }
  }

  /// What was done.
  package var inRecord: String {
    switch self {
    case .note: "noted"
    case .pause: "paused"
    case .ease: "pressure eased"
    case .stopTechnique: "technique stopped"
    case .leaveOutZone: "zone left out"
    case .goToFinal: "went on to the final stage"
    case .stopSession: "session stopped"
    case .postpone: "session stopped and postponed"
    }
  }
}

extension Advice {
  package var onScreen: String {
    switch self {
    case .doctor: "Send the patient to a doctor."
    case .urgent: "A doctor must see the patient today."
    case .emergency: "Call for help at once."
    }
  }

  package var inRecord: String {
    switch self {
    case .doctor: "see a doctor"
    case .urgent: "see a doctor today"
    case .emergency: "emergency call"
    }
  }
}
