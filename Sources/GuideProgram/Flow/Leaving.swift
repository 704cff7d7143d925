import SessionEngine
import Words

/// How the guide ends.
package enum Leaving: Sendable, Hashable {
  /// Done, ended early, or left to be resumed.
  case done
  /// It could not go on.
  case failed(String)
  /// Refused or postponed by the screening.
  case refused(String)
  /// Another running guide holds the session.
  case held(String)
  case signalled(Int32)

  /// How it ends where the screening ended the session: only there it was refused.
  static func concluded(_ outcome: Outcome) -> Self {
    switch outcome {
    case .refused, .postponed: .refused(outcome.inSentence)
    case .completed, .endedEarly: .done
    }
  }
}

/// Where the guide goes once a session is given up.
enum LeavingGoal: Hashable, Sendable {
  case home
  case out(Leaving)
}

/// A way out: everything is saved first, or somebody has said what becomes of it.
struct WayOut: Hashable, Sendable {
  /// What the records allow now.
  enum Step: Hashable, Sendable {
    case waits
    /// Not everything is saved, and somebody may want to stay.
    case asks
    case leaves
  }

  private(set) var goal: LeavingGoal
  /// The boot time until which the records are waited for.
  private(set) var until: Duration

  /// How long the records are waited for.
  private static let patience: Duration = .seconds(5)
  /// How long where nobody can be asked: who ends the guide by a signal wants it to end.
  private static let shortPatience: Duration = .milliseconds(500)

  init(to goal: LeavingGoal, at moment: Moment) {
    self.goal = goal
    until = moment.boot
    until += mayBeAsked ? Self.patience : Self.shortPatience
  }

  /// A signal that comes while the guide waits is not asked to wait.
  mutating func hurry(_ leaving: Leaving, at moment: Moment) {
    guard case .signalled = leaving else { return }
    goal = .out(leaving)
    until = moment.boot
  }

  /// What is to be done about what is not saved; records that fail are not waited for where
  /// somebody can be asked at once.
  func step(_ saving: SavingTrack?, canAsk: Bool, at moment: Moment) -> Step {
    guard let saving, saving.unsaved > 0 else { return .leaves }
    let asks = canAsk && mayBeAsked
    if moment.boot < until, !asks || saving.failure == nil { return .waits }
    return asks ? .asks : .leaves
  }

  private var mayBeAsked: Bool {
    switch goal {
    case .home, .out(.done): true
    case .out(.failed), .out(.refused), .out(.held), .out(.signalled): false
    }
  }
}

extension SavingTrack {
  static let silence = "the records do not answer"

  /// What is lost by leaving now; nothing where everything is saved.
  var loss: String? {
    unsaved > 0 ? "NOT SAVED: \(unsaved) (\(failure ?? Self.silence))" : nil
  }
}

extension GuidedSession {
  /// What is done to a session that is left: one that runs is paused, and kept.
  var pauseOnLeaving: Command? { state.isMoving ? .pause(.left) : nil }

  /// Gives the session up to whoever resumes it; a closed one leaves no trace of running.
  var release: Effect { .release(session: id, isClosed: state.outcome != nil) }
}
