package import SessionEngine

/// One page of the contraindication questions, or what one marked question still needs.
package struct ScreeningScreen: Sendable, Hashable {
  /// The largest number of questions on a page.
  package static let pageSize = 6

  /// What a marked question still needs before the page is done.
  package enum Need: Sendable, Hashable {
    /// Where the finding is.
    case place(TypedLine)
    case doctor(TypedLine)
    case date(TypedLine)
    /// The written reason for going on in spite of a yes.
    case override(TypedLine)
  }

  package var protocolTitle: String
  package var patient: String?
  /// The questions of this page.
  package var questions: [Contraindication]
  /// Counted from 1.
  package var page: Int
  package var pages: Int
  /// Places on this page that are marked as a yes.
  package var marked: Set<Int>
  package var selected: Int
  /// The marked question whose need is being typed, and the need.
  package var needed: Need?
  package var neededFor: Int?
  package var standing: Standing

  package init(
    protocolTitle: String,
    patient: String? = nil,
    questions: [Contraindication],
    page: Int,
    pages: Int,
    marked: Set<Int> = [],
    selected: Int = 0,
    needed: Need? = nil,
    neededFor: Int? = nil,
    standing: Standing = Standing()
  ) {
    self.protocolTitle = protocolTitle
    self.patient = patient
    self.questions = questions
    self.page = page
    self.pages = pages
    self.marked = marked
    self.selected = selected
    self.needed = needed
    self.neededFor = neededFor
    self.standing = standing
  }

  /// The questions of a screening in pages, in their order.
  package static func pages(of questions: [Contraindication]) -> [[Contraindication]] {
    stride(from: 0, to: questions.count, by: pageSize).map {
      Array(questions[$0..<min($0 + pageSize, questions.count)])
    }
  }
}

/// The screening forbids the session: what did it and what to do.
package struct RefusalScreen: Sendable, Hashable {
  package var outcome: Outcome
  /// The questions that did it.
  package var questions: [Contraindication]
  package var standing: Standing

  package init(
    outcome: Outcome,
    questions: [Contraindication],
    standing: Standing = Standing()
  ) {
    self.outcome = outcome
    self.questions = questions
    self.standing = standing
  }
}
