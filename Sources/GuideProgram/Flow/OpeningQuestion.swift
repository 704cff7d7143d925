package import SessionEngine

/// What is asked before the first countdown, one page at a time.
package enum OpeningQuestion: Hashable, Sendable {
  /// Who fills the pages in before the session.
  case answerer
  /// A doctor is to be seen first, or said no.
  case referral
  /// The lines of a page, read aloud one by one.
  case lines(Heading.Page)
  /// The questions behind a line that was marked, and the marked lines that come after it.
  case behind(LinePlace, then: [LinePlace])
  /// The age, where a line found that the questions are those of another one.
  case age
  /// The pages were filled in before the session: the therapist goes on from there.
  case handedOver
  /// What the answers and the protocol need.
  case needs
  /// The answers forbid the session; only a written reason goes on, and not against everything.
  case forbidden(Outcome)
  case preparation
  /// Pain, side, position and minutes.
  case complaint
  /// The minutes at hand, asked again where a plan did not fit.
  case minutes(after: PlanRefusal)
  /// Other minutes for the plan that is shown already.
  case otherMinutes
  /// No plan can be made, whatever the minutes.
  case noPlan(PlanRefusal)
  /// The plan that is to be adopted, and begun.
  case review(SessionPlan)
}

/// A line of the screening by its page and its row, counted from 0.
package struct LinePlace: Hashable, Sendable {
  package var page: Heading.Page
  package var row: Int

  package init(_ page: Heading.Page, _ row: Int) {
    self.page = page
    self.row = row
  }
}

/// Something that has to be said before the start, and whether it was.
package struct NeedRow: Hashable, Sendable {
  /// How it is said.
  package enum Way: Hashable, Sendable {
    /// A doctor and a date, once for all that are ticked.
    case consent
    case tick
    /// A typed line, and how it is written.
    case typed(String)
  }

  package let need: OpenNeed
  /// What is asked, and what was said.
  package let text: String
  package let said: String?
  package let isOpen: Bool
  /// No written reason goes round it.
  package let isFirm: Bool
  package let way: Way
}
