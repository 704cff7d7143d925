package import SessionEngine

/// Every reaction with one key each; then how strong and on which side.
package struct ReactionSheet: Sendable, Hashable {
  /// The reaction chosen; nothing while one is being chosen.
  package var kind: ReactionKind?
  package var severity: Severity?
  package var side: BodySide?
  /// Pain only.
  package var score: Int?
  /// Place in `kinds`, for arrows and Enter.
  package var selected: Int

  package init(
    kind: ReactionKind? = nil,
    severity: Severity? = nil,
    side: BodySide? = nil,
    score: Int? = nil,
    selected: Int = 0
  ) {
    self.kind = kind
    self.severity = severity
    self.side = side
    self.score = score
    self.selected = selected
  }

  /// All reactions in the order in which they are shown: unwelcome, alarm, welcome.
  package static let kinds: [ReactionKind] =
    kinds(of: .unwelcome) + kinds(of: .alarm) + kinds(of: .welcome)

  package static func kinds(of group: ReactionKind.Group) -> [ReactionKind] {
    ReactionKind.allCases.filter { $0.group == group }
  }

  /// The reaction's key on this sheet; capital letters are the alarms'.
  package static func key(of kind: ReactionKind) -> Character {
    switch kind {
    case .pain: "p"
    case .soreness: "s"
    case .tingling: "t"
    case .cramp: "c"
    case .dizziness: "d"
    case .nausea: "n"
    case .headache: "h"
    case .fatigue: "f"
    case .anxiety: "a"
    case .bruising: "b"
    case .sharpPain: "g"
    case .skinIrritation: "i"
    case .skinNumbness: "k"
    case .tension: "e"
    case .spasm: "m"
    case .swelling: "v"
    case .chill: "z"
    case .crying: "y"
    case .resisting: "u"
    case .other: "j"
    case .relief: "l"
    case .warmth: "w"
    case .relaxation: "x"
    case .redness: "r"
    case .pleasantSoreness: "o"
    case .tenderPoint: "q"
    case .radiatingPain: "R"
    case .numbness: "N"
    case .weakness: "W"
    case .faintness: "F"
    case .palpitations: "P"
    case .breathlessness: "B"
    case .chestPain: "C"
    case .bladderBowel: "U"
    case .saddleNumbness: "S"
    }
  }

  /// The reaction that a key means here.
  package static func kind(for key: Character) -> ReactionKind? {
    kinds.first { self.key(of: $0) == key }
  }

  /// `1`, `2`, `3`: mild, moderate, severe.
  package static func severity(for key: Character) -> Severity? {
    switch key {
    case "1": .mild
    case "2": .moderate
    case "3": .severe
    default: nil
    }
  }

  /// `l` and `r`: the patient's left and right.
  package static func side(for key: Character) -> BodySide? {
    switch key {
    case "l": .left
    case "r": .right
    default: nil
    }
  }
}
