import SessionEngine
import Words

/// What the screen says after a key.
struct ScreenAnswer: Hashable, Sendable {
  var text: String
  var isRefusal = false
  /// The entry it speaks of: it is called saved once that is.
  var sequence: Int?
  /// Boot time at which it goes by itself.
  var until: Duration

  static let time: Duration = .seconds(5)
}

/// What a key did, in a few words.
enum ScreenAnswers {
  static func answer(to entries: ArraySlice<JournalEntry>, _ state: SessionState) -> (
    text: String, sequence: Int
  )? {
    let isSwap = entries.contains { $0.event.isSkip }
    for entry in entries {
      if isSwap, case .stepAdded(let step, _) = entry.event {
        return ("Replaced by " + step.technique.onScreen, entry.sequence)
      }
      if let text = text(entry.event, state) { return (text, entry.sequence) }
    }
    return nil
  }

  private static func text(_ event: SessionEvent, _ state: SessionState) -> String? {
    switch event {
    case .paused(.therapist): return "Paused"
    case .resumed: return "Goes on"
    case .stepsSkipped(let indices, _): return "Skipped " + names(indices, state)
    case .stepStopped(let index, _): return "Stopped " + names([index], state)
    case .stepsLeftOut(let indices, _): return "Left out: " + names(indices, state)
    case .stepReopened(let index): return "Back to " + names([index], state)
    case .stepRestarted: return "Again from its full time"
    case .stepAdjusted(_, let change):
      return (change > .zero ? "30 s more" : "30 s less") + (overLength(change, state) ?? "")
    case .stepAdded(let step, _): return "Added " + step.technique.onScreen
    case .refitted: return "The rest is fitted"
    case .signSeen: return "The sign is there"
    case .changeoverFinished: return "Goes on"
    case .reactionLogged(let reaction): return reaction.inSentence
    case .reactionDescribed: return "Words added"
    case .reactionRetracted: return "Reaction taken back"
    case .noted: return "Note kept"
    case .undone: return "Taken back"
    case .safeTold: return "The patient is safe"
    case .stopped: return "Ended early"
    case .directiveTaken(let proposal, _): return proposal.directive.inSentence
    case .directiveDeclined: return "Declined"
    case .stillThereAnswered(_, let isThere):
      return isThere.map { $0 ? "Still there" : "It has passed" }
    case .gapAnswered(let counted) where counted > .zero: return "\(counted.asMinutes) counted"
    case .painReported(_, let score): return "pain \(score)"
    case .referralAnswered(.seen(let word)): return word.inSentence
    case .referralAnswered(.passedOver): return "Goes on before a doctor was seen"
    case .bloodPressureMeasured(_, let value): return "blood pressure \(value.text)"
    case .sessionStarted, .answered, .pageRead, .ageTold, .painfulSideTold, .sinceLastTimeTold,
      .needMet,
      .referralAnswered, .prepared,
      .planned, .changeoverStarted, .stepStarted, .stepFinished, .paused, .interrupted,
      .gapAnswered,
      .proposed, .stillThereAsked, .patienceHeld, .patienceGoesOn, .restStarted, .adviceGiven,
      .closed:
      return nil
    }
  }

  /// Said where the session grows past the length it should have.
  static func overLength(_ change: Duration, _ state: SessionState) -> String? {
    guard change > .zero, let allowed = state.plan?.allowed.upperBound,
      state.plannedWork > allowed
    else { return nil }
    return ": the session is now longer than its \(allowed.asMinutes)"
  }

  private static func names(_ indices: [Int], _ state: SessionState) -> String {
    let names = indices.prefix(3).compactMap(state.step).map { step in
      step.technique.rawValue + ", " + step.zones.map(\.rawValue).joined(separator: ", ")
    }
    return names.joined(separator: "; ") + (indices.count > 3 ? " …" : "")
  }
}

extension SessionEvent {
  fileprivate var isSkip: Bool { if case .stepsSkipped = self { true } else { false } }
}
