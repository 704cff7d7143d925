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
    let closed = record[ContraindicationFields.closed]
    let named = closed.map { $0.compactMap(Zone.init) } ?? []
    let zones = (record[ContraindicationFields.zones] ?? []) + named
    let heading = record[ContraindicationFields.heading] ?? shared?.heading
    let isClosedAnew = closed != nil || record.holds(ContraindicationFields.zones)
    return Contraindication(
      id: id,
      class: `class`,
      ask: ask,
      question: question,
      zones: isClosedAnew ? zones : shared?.zones ?? [],
      text: record[ContraindicationFields.text] ?? shared?.text,
      isOnlyHere: `class` == .absolute && (heading ?? Heading.ownID) == Heading.ownID,
      ages: record[ContraindicationFields.ages] ?? shared?.ages,
      sex: record[ContraindicationFields.sex] ?? shared?.sex,
      heading: heading,
      short: record[ContraindicationFields.short] ?? shared?.short,
      needs: record[ContraindicationFields.needs] ?? shared?.needs ?? [],
      limits: (shared?.limits ?? ConsentLimits()).changed(by: record),
      advise: record[ContraindicationFields.advise] ?? shared?.advise,
      isFirm: record[ContraindicationFields.firm] ?? shared?.isFirm ?? false,
      isExamination: record[ContraindicationFields.examination] ?? shared?.isExamination ?? false,
      revised: record[ContraindicationFields.revised] ?? shared?.revised
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

extension ConsentLimits {
  /// The limits with those that a record writes in their place.
  func changed(by record: Record) -> Self {
    var limits = self
    if let closed = record[LimitedFields.closed] {
      limits.closesPlace = closed.contains(LimitedFields.place)
    }
    if let within = record[LimitedFields.within] {
      limits.within = within.compactMap(Zone.init)
      limits.isWithinPlace = within.contains(LimitedFields.place)
    }
    limits.forbid = record[LimitedFields.forbid] ?? limits.forbid
    limits.maxPressure = record[LimitedFields.maxPressure] ?? limits.maxPressure
    limits.forbiddenPositions =
      record[LimitedFields.positions]?.record[PositionsFields.forbid] ?? limits.forbiddenPositions
    return limits
  }
}

struct PositionsDraft: Draft {
  static let table = PositionsFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }
}

/// What a protocol asks otherwise than every massage does.
struct OverrideDraft: Draft {
  static let table = OverrideFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var id: String? { record[OverrideFields.id] }
  var reason: (because: String, source: String)? {
    guard let because = record[OverrideFields.because], let source = record[OverrideFields.source]
    else { return nil }
    return (because, source)
  }

  /// The question of the core as this protocol asks it.
  func question(from core: Contraindication) -> Contraindication {
    var changed = core
    changed.class = record[ContraindicationFields.class] ?? core.class
    changed.question = record[ContraindicationFields.question] ?? core.question
    changed.text = record[ContraindicationFields.text] ?? core.text
    if let closed = record[LimitedFields.closed] { changed.zones = closed.compactMap(Zone.init) }
    changed.limits = core.limits.changed(by: record)
    changed.isOnlyHere = core.class.isWeaker(than: changed.class)
    changed.isIndication = record[OverrideFields.indication] ?? false
    changed.isConsentedByOrder = record[OverrideFields.consent] != nil
    if let reason {
      changed.loosened = Loosening(
        because: reason.because,
        source: reason.source,
        isReworded: changed.question != core.question
      )
    }
    return changed
  }
}

/// A need named alone or written out.
struct NeedDraft: Sendable {
  let id: String?
  /// Nothing where the need is named alone.
  let record: Record?
  let position: SourcePosition

  var need: ProtocolNeed? {
    guard let id else { return nil }
    let isOrder = id == ProtocolNeed.orderID
    guard let say = record?[NeedFields.say] ?? (isOrder ? "Ordered by" : nil) else { return nil }
    return ProtocolNeed(
      id: id,
      kind: record?[NeedFields.kind] ?? (isOrder ? .order : .tick),
      say: say,
      isFirm: record?[NeedFields.firm] ?? false,
      ask: record?[NeedFields.ask] ?? (isOrder ? .once : .everySession)
    )
  }
}

extension Kind where Value == NeedDraft {
  static var need: Self {
    let form = ValueForm.either([Kind<String>.id.form, .mapping(NeedFields.table)])
    return Self(form) { node, name, findings in
      if node.scalar != nil {
        return Kind<String>.id.read(node, name, &findings).map {
          NeedDraft(id: $0, record: nil, position: node.position)
        }
      }
      return Record(node, NeedFields.table, &findings).map { record in
        NeedDraft(
          id: record[NeedFields.id],
          record: record,
          position: record.position(of: NeedFields.id)
        )
      }
    }
  }
}

/// A line of the screening.
struct HeadingDraft: Draft {
  static let table = HeadingFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var heading: Heading? {
    guard let id = record[HeadingFields.id], let page = record[HeadingFields.page],
      let say = record[HeadingFields.say]
    else { return nil }
    return Heading(
      id: id,
      page: page,
      say: say,
      short: record[HeadingFields.short],
      variants: (record[HeadingFields.variants] ?? []).compactMap(\.variant)
    )
  }
}

/// What a line of the screening says to some patients.
struct HeadingVariantDraft: Draft {
  static let table = HeadingVariantFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var variant: Heading.Variant? {
    record[HeadingVariantFields.say].map { say in
      Heading.Variant(
        ages: record[HeadingVariantFields.ages],
        sex: record[HeadingVariantFields.sex],
        say: say
      )
    }
  }
}

struct OverlapDraft: Draft {
  static let table = OverlapFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var overlap: ZoneOverlap? {
    guard let zone = record[OverlapFields.zone], let with = record[OverlapFields.with] else {
      return nil
    }
    return ZoneOverlap(zone: zone, with: with)
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
