package import SessionEngine

/// The last page before the first countdown.
package struct ReviewScreen: Sendable, Hashable {
  package var plan: SessionPlan
  package var patient: String?
  /// Questions that were answered yes, with what was said about them.
  package var findings: [Finding]
  package var painBefore: Int?
  /// Clock time of the end if it starts now.
  package var endsAt: String?
  /// What the therapist must know and may pass over: too early, over the period's length.
  package var warnings: [String]
  /// The plan could not be made; then nothing can start.
  package var refusal: String?
  package var scroll: Int
  package var standing: Standing

  package struct Finding: Sendable, Hashable {
    package var question: Contraindication
    package var answer: ScreeningAnswer

    package init(question: Contraindication, answer: ScreeningAnswer) {
      self.question = question
      self.answer = answer
    }
  }

  package init(
    plan: SessionPlan,
    patient: String? = nil,
    findings: [Finding] = [],
    painBefore: Int? = nil,
    endsAt: String? = nil,
    warnings: [String] = [],
    refusal: String? = nil,
    scroll: Int = 0,
    standing: Standing = Standing()
  ) {
    self.plan = plan
    self.patient = patient
    self.findings = findings
    self.painBefore = painBefore
    self.endsAt = endsAt
    self.warnings = warnings
    self.refusal = refusal
    self.scroll = scroll
    self.standing = standing
  }
}
