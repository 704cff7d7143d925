package import TerminalFrame

extension KeyBindings {
  /// Other keys for one act, as the settings give them.
  package struct Override: Sendable, Hashable {
    /// The act's word.
    package var word: String
    package var keys: [Key]

    package init(word: String, keys: [Key]) {
      self.word = word
      self.keys = keys
    }
  }

  /// Why an override cannot hold as it is written.
  package enum Conflict: Sendable, Hashable {
    case unknownAct(word: String, known: [String])
    /// Both acts would have the key in the context; the earlier one of the table has it.
    case sharedKey(Key, words: [String], KeyContext)
    /// No key would be left for an act without which there is no way out or on.
    case needed(word: String)

    package var sentence: String {
      switch self {
      case .unknownAct(let word, let known):
        "There is no act `\(word)`; the acts are \(known.joined(separator: ", "))."
      case .sharedKey(let key, let words, let context):
        "`\(key.name)` would mean \(words.joined(separator: " and "))"
          + " (\(context.heading)); give one of them another key."
      case .needed(let word):
        "`\(word)` needs at least one key."
      }
    }

    /// The word of the override that is at fault, first of those that are.
    package var words: [String] {
      switch self {
      case .unknownAct(let word, _), .needed(let word): [word]
      case .sharedKey(_, let words, _): words
      }
    }
  }

  /// The words of all acts that can be given other keys.
  package var words: [String] {
    entries.reduce(into: []) { words, entry in
      if !words.contains(entry.act.word) { words.append(entry.act.word) }
    }
  }

  /// The table with other keys, and everything about them that cannot hold.
  ///
  /// An act that is bound differently in several places takes the new keys wherever it held.
  package func overridden(by overrides: [Override]) -> (bindings: Self, conflicts: [Conflict]) {
    var bindings = self
    var conflicts: [Conflict] = []
    for override in overrides {
      guard words.contains(override.word) else {
        conflicts.append(.unknownAct(word: override.word, known: words))
        continue
      }
      if override.keys.isEmpty, ["confirm", "cancel", "leave"].contains(override.word) {
        conflicts.append(.needed(word: override.word))
        continue
      }
      bindings.bind(override)
    }
    return (bindings, conflicts + bindings.sharedKeys)
  }

  private mutating func bind(_ override: Override) {
    var placed: [KeyContext] = []
    for index in entries.indices where entries[index].act.word == override.word {
      let isFixed = entries[index].contexts.contains(where: Self.fixed.contains)
      if isFixed, Self.waysOn.contains(override.word) { continue }
      entries[index].contexts.removeAll(where: placed.contains)
      placed += entries[index].contexts
      entries[index].keys = override.keys
    }
  }

  /// Where text is typed or a question has its own two keys, ways on and out stay as they are.
  private static let fixed: [KeyContext] = [.typing, .reactionSheet, .stillThere, .help]
  private static let waysOn = ["confirm", "cancel", "decline"]

  /// Every key that two acts want in one place.
  ///
  /// What quarrels in many places is told once, with the first of them.
  package var sharedKeys: [Conflict] {
    var told: Set<[String]> = []
    return KeyContext.allCases.flatMap(sharedKeys(in:)).filter { conflict in
      guard case .sharedKey(let key, let words, _) = conflict else { return true }
      return told.insert([key.name] + words.sorted()).inserted
    }
  }

  private func sharedKeys(in context: KeyContext) -> [Conflict] {
    var owners: [Key: [String]] = [:]
    var order: [Key] = []
    for entry in entries(in: context) {
      for key in entry.keys {
        if owners[key] == nil { order.append(key) }
        owners[key, default: []].append(entry.act.word)
      }
    }
    return order.compactMap { key in
      guard let words = owners[key], words.count > 1 else { return nil }
      return .sharedKey(key, words: words, context)
    }
  }
}
