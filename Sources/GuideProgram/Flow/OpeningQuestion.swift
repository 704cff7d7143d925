package import SessionEngine

/// What is asked before the first countdown, one at a time.
package enum OpeningQuestion: Hashable, Sendable {
  /// What happened after the last session.
  case sinceLastTime
  /// A doctor is to be seen first, or said no.
  case referral
  /// A page of the screening, counted from 0.
  case screening(page: Int)
  case need(ScreeningNeed)
  /// The answers forbid the session; only a written reason goes on, and not against everything.
  case forbidden(Outcome)
  case preparation, pain, side, position
  /// The minutes at hand: asked where the protocol says so, or again where a plan did not fit.
  case minutes(after: PlanRefusal?)
  /// Other minutes for the plan that is shown already.
  case otherMinutes
  /// No plan can be made, whatever the minutes.
  case noPlan(PlanRefusal)
  /// The plan that is to be adopted, and begun.
  case review(SessionPlan)
}

/// What the yes to a question still needs.
package struct ScreeningNeed: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Where the finding is.
    case place
    /// A doctor's consent, or a written reason to go on without.
    case consent
  }

  package let question: Contraindication

  package var kind: Kind {
    switch question.class {
    case .consult: .consent
    case .local, .postpone, .absolute: .place
    }
  }
}

/// A word that a yes is completed with.
package enum ScreeningWord: Hashable, Sendable {
  case place(String)
  case clearance(Clearance)
  case override(String)
}
