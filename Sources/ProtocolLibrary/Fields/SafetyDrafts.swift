import SessionEngine

/// A question written out, named alone, or named with what differs.
struct ContraindicationDraft: Sendable {
  let id: String?
  /// Nothing where the question is named alone.
  let record: Record?
  let position: SourcePosition
  let isCut: Bool

  /// The question, with what the file leaves out taken from the shared one.
  func contraindication(from shared: Contraindication?) -> Contraindication? {
    guard let record else { return shared }
    guard let id, let `class` = record[ContraindicationFields.class] ?? shared?.class,
      let ask = record[ContraindicationFields.ask] ?? shared?.ask,
      let question = record[ContraindicationFields.question] ?? shared?.question
    else { return nil }
    return Contraindication(
      id: id,
      class: `class`,
      ask: ask,
      question: question,
      zones: record[ContraindicationFields.zones] ?? shared?.zones ?? [],
      text: record[ContraindicationFields.text] ?? shared?.text,
      ages: record[ContraindicationFields.ages] ?? shared?.ages,
      sex: record[ContraindicationFields.sex] ?? shared?.sex
    )
  }

  /// Reports what neither the file nor the shared rules give.
  func check(against shared: Contraindication?, known: [String], _ findings: inout Findings) {
    guard shared == nil, let id, !isCut else { return }
    guard let record else {
      findings.error(
        .unknownWord,
        at: position,
        "No shared question has the id \(quoted(id))." + suggestion(for: id, among: known)
          + " A question of its own needs id, class, ask and question."
      )
      return
    }
    let needed: [any AnyField] = [
      ContraindicationFields.class, ContraindicationFields.ask, ContraindicationFields.question,
    ]
    for field in needed where !record.holds(field) {
      findings.error(
        .missingField,
        at: record.node.headPosition,
        "The contraindication \(quoted(id)) needs the field \"\(field.name)\"."
          + (suggestion(for: id, among: known))
      )
    }
  }
}

extension Kind where Value == ContraindicationDraft {
  static var contraindication: Self {
    let form = ValueForm.either([Kind<String>.id.form, .mapping(ContraindicationFields.table)])
    return Self(form) { node, name, findings in
      if node.scalar != nil {
        return Kind<String>.id.read(node, name, &findings).map {
          ContraindicationDraft(id: $0, record: nil, position: node.position, isCut: node.isCut)
        }
      }
      return Record(node, ContraindicationFields.table, &findings).map { record in
        ContraindicationDraft(
          id: record[ContraindicationFields.id],
          record: record,
          position: record.position(of: ContraindicationFields.id),
          isCut: node.isCut
        )
      }
    }
  }
}

struct CautionDraft: Draft {
  static let table = CautionFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var caution: Caution? {
    guard let zones = record[CautionFields.zones], let text = record[CautionFields.text] else {
      return nil
    }
    return Caution(
      zones: zones,
      forbid: record[CautionFields.forbid] ?? [],
      text: text,
      ages: record[CautionFields.ages],
      sex: record[CautionFields.sex],
      techniques: record[CautionFields.technique] ?? [],
      positions: record[CautionFields.position] ?? [],
      isTurning: record[CautionFields.turning] ?? false,
      weight: record[CautionFields.weight] ?? 1
    )
  }
}

struct RuleDraft: Draft {
  static let table = RuleFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var rule: ReactionRule? {
    guard let reaction = record[RuleFields.reaction],
      let directive = record[RuleFields.directive], let text = record[RuleFields.text]
    else { return nil }
    return ReactionRule(
      reaction: reaction,
      severity: record[RuleFields.severity] ?? .mild,
      level: record[RuleFields.level],
      rise: record[RuleFields.rise],
      again: record[RuleFields.again] ?? false,
      techniques: record[RuleFields.technique] ?? [],
      zones: record[RuleFields.zones] ?? [],
      directive: directive,
      advice: record[RuleFields.advise],
      furtherSessions: record[RuleFields.sessions] ?? 0,
      text: text
    )
  }
}

/// A limit of age and what it narrows itself to.
struct LimitDraft: Draft {
  static let table = LimitFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var zones: [Zone] { record[LimitFields.zones] ?? [] }
  var techniques: [Technique] { record[LimitFields.techniques] ?? [] }

  var limit: AgeLimit? {
    guard let below = record[LimitFields.below], let text = record[LimitFields.text] else {
      return nil
    }
    return AgeLimit(
      below: below,
      class: record[LimitFields.class] ?? .absolute,
      session: record[LimitFields.session],
      text: text
    )
  }
}

struct PreparationDraft: Draft {
  static let table = PreparationFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }
}

struct AftercareDraft: Draft {
  static let table = AftercareFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }
}

extension Kind where Value == CautionDraft {
  static var caution: Self { .draft }
}

extension Kind where Value == RuleDraft {
  static var rule: Self { .draft }
}

extension Kind where Value == LimitDraft {
  static var limit: Self { .draft }
}

extension Kind where Value == PreparationDraft {
  static var preparation: Self { .draft }
}

extension Kind where Value == AftercareDraft {
  static var aftercare: Self { .draft }
}
