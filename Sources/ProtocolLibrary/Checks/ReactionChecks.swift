import SessionEngine

extension ProtocolDraft {
  func checkReactions(_ findings: inout Findings) {
    let drafts = record[ProtocolFields.reactions] ?? []
    for draft in drafts { draft.check(&findings) }
    guard !isCut else { return }
    checkRepeatedRules(drafts, &findings)
    let place = record.position(of: ProtocolFields.reactions)
    let answered = Set(drafts.compactMap { $0.record[RuleFields.reaction] })
      .union(common.reactions.map(\.reaction))
    for reaction in [ReactionKind.pain, .numbness] where !answered.contains(reaction) {
      findings.warning(
        .painOrNumbnessUnanswered,
        at: place,
        "No rule says what to do on \(reaction.inSentence)."
      )
    }
  }

  /// `again` needs another rule that fires first, and two rules for the same thing hide each other.
  private func checkRepeatedRules(_ drafts: [RuleDraft], _ findings: inout Findings) {
    var seen: [ReactionRule: Int] = [:]
    for draft in drafts {
      guard var rule = draft.rule else { continue }
      let place = draft.record.position(of: RuleFields.reaction)
      let isFirst = { (other: RuleDraft) in
        other.record[RuleFields.reaction] == rule.reaction
          && other.record[RuleFields.again] != true
      }
      if rule.again, !drafts.contains(where: isFirst) {
        findings.error(
          .ruleNeverApplies,
          at: draft.record.position(of: RuleFields.again),
          "This rule waits for another rule for \(rule.reaction.inSentence), and there is none."
        )
      }
      // The condition alone: what it asks for does not matter here.
      rule.directive = .note
      rule.advice = nil
      rule.text = ""
      rule.furtherSessions = 0
      if let first = seen[rule] {
        findings.error(
          .ruleNeverApplies,
          at: place,
          "The rule on line \(first) has the same condition; only the stricter of the two "
            + "could ever be followed."
        )
      } else {
        seen[rule] = place.line
      }
    }
  }
}

extension RuleDraft {
  /// Conditions that cannot come true.
  func check(_ findings: inout Findings) {
    guard let reaction = record[RuleFields.reaction] else { return }
    let scored: [ReactionKind] = [.pain, .sharpPain, .radiatingPain]
    if record.holds(RuleFields.level), !scored.contains(reaction) {
      report(
        RuleFields.level,
        "\"level\" is for pain; \(reaction.inSentence) has no score.",
        &findings
      )
    }
    if record.holds(RuleFields.rise), reaction != .pain {
      report(
        RuleFields.rise,
        "\"rise\" is for pain; \(reaction.inSentence) has no score.",
        &findings
      )
    }
    if reaction.group == .welcome, let severity = record[RuleFields.severity], severity > .mild {
      report(
        RuleFields.severity,
        "A welcome reaction like \(reaction.inSentence) has no severity.",
        &findings
      )
    }
    if record.holds(RuleFields.sessions), let directive = record[RuleFields.directive],
      directive != .stopTechnique, directive != .leaveOutZone
    {
      report(
        RuleFields.sessions,
        "\"sessions\" goes with stop-technique or leave-out-zone only.",
        &findings
      )
    }
  }

  private func report(_ field: any AnyField, _ message: String, _ findings: inout Findings) {
    findings.error(.ruleNeverApplies, at: record.position(of: field), message)
  }
}
