package import SessionEngine

/// What all protocols share: the content of `common.yaml`.
///
/// The form of the file, `format: massage-common/1`, all parts but the first line optional:
///
/// * `headings:` the lines of the screening that are read aloud, in their order.
/// * `contraindications:` as in a protocol, each written out. Those under a heading are asked in
///   every massage; a protocol names the others by their ids and says what differs.
/// * `overlaps:` zones that cover parts of each other although none lies in the other.
/// * `cautions:` the places that are never worked, each `zones`, `forbid`, `text` and perhaps
///   `ages`, `sex`, `technique`, `position`, `turning` and `weight`. They are added to every
///   protocol that touches one of the zones and cannot be taken away; where `ages` are given they
///   hold for protocols meant for some of these ages.
/// * `reactions:` as in a protocol. They hold for every reaction for which a protocol has no rule
///   of its own that is not narrowed to techniques or zones.
/// * `preparation:` and `aftercare:` with `advise:` alone. Their lines stand for each part that a
///   protocol leaves out; inside a part that it writes, the entry `everyday` stands for them.
/// * `limits:` of age, each `below` and `text`, perhaps `zones` and `techniques` (then it holds for
///   protocols that work in one of them), `class` (absolute unless written) or `session`, the
///   longest session.
package struct CommonRules: Sendable {
  package private(set) var headings: [Heading] = []
  package private(set) var contraindications: [Contraindication] = []
  package private(set) var overlaps: [ZoneOverlap] = []
  package private(set) var cautions: [Caution] = []
  package private(set) var reactions: [ReactionRule] = []
  package private(set) var preparation = Preparation()
  package private(set) var advise: [String] = []
  private(set) var limits: [SharedLimit] = []

  /// No shared rules: every file writes everything out.
  package static let none = Self()

  /// The entry of a list that stands for the shared lines.
  static let everydayEntry = "everyday"

  /// Reads one file of shared rules on top of others, which always go on to hold; what they have as
  /// it stands is not added again.
  package static func read(_ source: SourceText, addingTo base: Self = .none) -> CommonReading {
    let reading = YAMLReader.read(source)
    var findings = reading.findings
    var rules = base
    if let root = reading.root,
      let record = Record(root, CommonFields.table, &findings)
    {
      rules.add(record, &findings)
    }
    return CommonReading(source: source, rules: rules, diagnostics: findings.sorted)
  }

  /// The questions of every massage: those under a heading.
  package var core: [Contraindication] {
    contraindications.filter { $0.heading.map { $0 != Heading.ownID } ?? false }
  }

  /// The shared question with this id.
  package func contraindication(_ id: String) -> Contraindication? {
    contraindications.first { $0.id == id }
  }

  private mutating func add(_ record: Record, _ findings: inout Findings) {
    let isFirst = headings.isEmpty
    headings.add((record[CommonFields.headings] ?? []).compactMap(\.heading))
    overlaps.add((record[CommonFields.overlaps] ?? []).compactMap(\.overlap))
    for draft in record[CommonFields.contraindications] ?? [] {
      add(draft, &findings)
    }
    checkScreening(record, isFirst: isFirst, &findings)
    cautions.add((record[CommonFields.cautions] ?? []).compactMap(\.caution))
    reactions.add((record[CommonFields.reactions] ?? []).compactMap(\.rule))
    for rule in record[CommonFields.reactions] ?? [] { rule.check(&findings) }
    limits.add((record[CommonFields.limits] ?? []).compactMap(SharedLimit.init))
    if let draft = record[CommonFields.preparation] {
      preparation.room.add(draft.record[PreparationFields.room] ?? [])
      preparation.therapist.add(draft.record[PreparationFields.therapist] ?? [])
      preparation.patient.add(draft.record[PreparationFields.patient] ?? [])
    }
    advise.add(record[CommonFields.aftercare]?.record[CommonAftercareFields.advise] ?? [])
  }

  private mutating func add(_ draft: ContraindicationDraft, _ findings: inout Findings) {
    draft.check(against: nil, known: [], &findings)
    draft.checkQuestion(&findings)
    guard let question = draft.contraindication(from: nil),
      contraindication(question.id) != question
    else { return }
    guard contraindication(question.id) == nil else {
      findings.error(
        .badID,
        at: draft.position,
        "The shared rules already hold a question with the id \(quoted(question.id))."
      )
      return
    }
    contraindications.append(question)
  }
}

extension Array where Element: Equatable {
  /// Adds what is not there yet.
  fileprivate mutating func add(_ others: [Element]) {
    for other in others where !contains(other) { append(other) }
  }
}

/// What came of reading a file of shared rules; the rules hold as far as they could be read.
package struct CommonReading: Sendable {
  package let source: SourceText
  package let rules: CommonRules
  package let diagnostics: [Diagnostic]
}

/// A limit of age and the protocols it holds for.
struct SharedLimit: Sendable, Hashable {
  let limit: AgeLimit
  let zones: [Zone]
  let techniques: [Technique]

  init?(_ draft: LimitDraft) {
    guard let limit = draft.limit else { return nil }
    self.limit = limit
    zones = draft.zones
    techniques = draft.techniques
  }

  /// Whether it holds for a protocol that does these techniques in these zones.
  func touches(_ worked: WorkedPlaces) -> Bool {
    let isWide = zones.isEmpty && techniques.isEmpty
    return isWide || worked.isIn(zones) || !worked.techniques.isDisjoint(with: techniques)
  }
}

/// The fields of `common.yaml`.
package enum CommonFields {
  static let formatName = "massage-common/1"

  static let format: Field<String> = Field(
    "format",
    .constant(formatName),
    "Says what the file is.",
    required: true
  )
  static let version: Field<String> = Field("version", .version, "Raised when the content changes.")
  static let language: Field<String> = Field("language", .language, "The language of the texts.")
  static let headings: Field<[HeadingDraft]> = Field(
    "headings",
    .list(of: .draft, 1...30),
    "The lines of the screening that are read aloud, in their order."
  )
  static let contraindications: Field<[ContraindicationDraft]> = Field(
    "contraindications",
    .list(of: .contraindication, 1...200),
    "The questions of every massage, and those of single systems that protocols name by their ids."
  )
  static let overlaps: Field<[OverlapDraft]> = Field(
    "overlaps",
    .list(of: .draft, 1...40),
    "Zones that cover parts of each other although none lies in the other."
  )
  static let cautions: Field<[CautionDraft]> = Field(
    "cautions",
    .list(of: .caution, 1...200),
    "Places that are never worked, added to every protocol that touches them."
  )
  static let reactions: Field<[RuleDraft]> = Field(
    "reactions",
    .list(of: .rule, 1...200),
    "Rules for every reaction that a protocol has none for."
  )
  static let preparation: Field<PreparationDraft> = Field(
    "preparation",
    .preparation,
    "Lines for each part that a protocol leaves out; inside a part it writes, \"everyday\" stands for them."
  )
  static let aftercare: Field<CommonAftercareDraft> = Field(
    "aftercare",
    .draft,
    "Advice in the same way."
  )
  static let limits: Field<[LimitDraft]> = Field(
    "limits",
    .list(of: .limit, 1...40),
    "What is not done with young patients."
  )

  package static let table = FieldTable(
    "The file of shared rules",
    [
      format, version, language, headings, contraindications, overlaps, cautions, reactions,
      preparation, aftercare, limits,
    ]
  )
}

/// The fields of the advice that all protocols share.
enum CommonAftercareFields {
  static let advise: Field<[String]> = Field(
    "advise",
    .list(of: .line()),
    "What every patient is told to take home.",
    required: true
  )
  static let table = FieldTable("Shared \"aftercare\"", [advise])
}

struct CommonAftercareDraft: Draft {
  static let table = CommonAftercareFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }
}
