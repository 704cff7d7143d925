package import GuideScreens
package import SessionEngine
internal import TextSafety
import Words

/// Which protocols a list shows, and in which order.
package struct ProtocolSearch: Sendable, Hashable {
  /// Every word has to be found somewhere in a row.
  package var words: String
  /// Ids of protocols, the last used first.
  package var recent: [String]
  /// Of the patient it is for, where that is known.
  package var age: AgeRange?
  /// Can be done in so many minutes.
  package var minutes: Int?
  package var position: Position?
  package var ages: AgeGroup?
  package var performer: Performer?

  package init(words: String = "", recent: [String] = [], age: AgeRange? = nil) {
    self.words = words
    self.recent = recent
    self.age = age
  }

  /// Lengths to narrow a list by: suggested.
  private static let lengths = [10, 20, 30, 45, 60]

  /// What the words find, the likeliest first.
  ///
  /// What can be used comes before what cannot, what is for the patient's age before what is not, or
  /// where that is not known what is for adults before what is for children, both before what is for
  /// oneself, names before other words, the last used first. Without a word the
  /// last used come before everything.
  package func found<Row>(in rows: [Row], by facts: (Row) -> ProtocolFacts) -> [Row] {
    let sought = words.lowercased().split(separator: " ")
    let asksForOthers = sought.contains(where: Self.namesOthers)
    return rows.enumerated().compactMap { place, row -> (row: Row, rank: [Int])? in
      let facts = facts(row)
      let ranks = sought.map(facts.rank)
      guard isWithin(facts), !ranks.contains(nil) else { return nil }
      let age = recent.firstIndex(of: facts.id) ?? recent.count
      let isAside = !suits(facts) ? 2 : !asksForOthers && isForOthers(facts) ? 1 : 0
      let named = ranks.reduce(0) { $0 + ($1 ?? 0) }
      let rank = sought.isEmpty ? [age, isAside] : [isAside, named, age]
      return (row, [facts.fault == nil ? 0 : 1] + rank + [place])
    }.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.row)
  }

  /// Whether it is meant for the patient's age.
  func suits(_ row: ProtocolFacts) -> Bool { age.map(row.ages.overlaps) ?? true }

  /// For oneself, or for no adult where nothing else is known.
  private func isForOthers(_ row: ProtocolFacts) -> Bool {
    row.performer == .selfMassage || age == nil && !row.ages.overlaps(.adults)
  }

  private func isWithin(_ row: ProtocolFacts) -> Bool {
    if let minutes, row.session.lowerBound > .seconds(minutes * 60) { return false }
    if let position, !row.positions.contains(position) { return false }
    if let ages, !row.ages.overlaps(ages.range) { return false }
    return performer.map { $0 == row.performer } ?? true
  }

  /// Goes on to the next of what a list can be narrowed by, and to all after the last.
  package mutating func narrow(by narrowing: Narrowing) {
    switch narrowing {
    case .time: minutes = minutes.next(in: Self.lengths)
    case .position: position = position.next(in: Position.allCases)
    case .ages: ages = ages.next(in: AgeGroup.allCases)
    case .performer: performer = performer.next(in: Performer.allCases)
    }
  }

  /// What the list is narrowed by, in words.
  var narrowedBy: [String] {
    [
      minutes.map { "what can be done in \($0) min" }, position?.onScreen, ages?.onScreen,
      performer?.onScreen,
    ].compactMap(\.self)
  }

  /// Whether a word asks for what is for children or for oneself.
  private static func namesOthers(_ word: Substring) -> Bool {
    word.count >= 3
      && ["self", "oneself", "infant", "baby", "babies", "child", "preschool", "parent"].contains {
        $0.hasPrefix(word) || word.hasPrefix($0)
      }
  }
}

/// Ages by which a list of protocols is narrowed.
package enum AgeGroup: CaseIterable, Sendable, Hashable {
  case adults, children, infants

  package var range: AgeRange {
    switch self {
    case .adults: .adults
    case .children: AgeRange(from: .years(1), before: .adult)
    case .infants: AgeRange(from: Age(months: 0), before: .years(1))
    }
  }

  var onScreen: String {
    switch self {
    case .adults: "adults"
    case .children: "1 to 17 years"
    case .infants: "under 1 year"
    }
  }
}

extension ProtocolFacts {
  /// How near to its name a word is found, 0 where a name begins with it; nothing where it is not
  /// found at all.
  fileprivate func rank(of word: Substring) -> Int? {
    let names = [id, title].map { $0.lowercased() }
    if names.contains(where: { $0.hasPrefix(word) }) { return 0 }
    let parts = names.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
    if parts.contains(where: { $0.hasPrefix(word) }) { return 1 }
    if names.contains(where: { $0.holds(word) }) { return 2 }
    if conditions.contains(where: { $0.lowercased().holds(word) }) { return 3 }
    let others = [summary ?? ""] + zones.map(\.rawValue) + positions.map(\.rawValue)
    return others.contains { $0.lowercased().holds(word) } ? 4 : nil
  }
}

extension Optional where Wrapped: Equatable {
  /// The value after this one; nothing after the last, and the first after nothing.
  fileprivate func next(in values: [Wrapped]) -> Wrapped? {
    guard let self else { return values.first }
    return values.firstIndex(of: self).flatMap { place in
      values.indices.contains(place + 1) ? values[place + 1] : nil
    }
  }
}
