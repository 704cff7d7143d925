import SessionEngine

extension Kind
where
  Value: RawRepresentable & CaseIterable & Hashable,
  Value.RawValue == String,
  Value.AllCases: Sendable
{
  /// A word of a closed list.
  static var word: Self { word(of: Dictionary(uniqueWords: [:])) }

  /// A word of a closed list, or another word that means the same.
  static func word(alsoAccepting others: [String: Value]) -> Self {
    word(of: Dictionary(uniqueWords: others))
  }

  private static func word(of meanings: [String: Value]) -> Self {
    word(Array(Value.allCases), of: meanings)
  }

  /// A word of some of a closed list.
  fileprivate static func word(_ values: [Value], of meanings: [String: Value]) -> Self {
    let known = values.map(\.rawValue)
    let words = known + meanings.keys.filter { !known.contains($0) }.sorted()
    return Self(.words(words)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      if let meaning = meanings[text] { return meaning }
      let near = suggestion(for: text, among: words)
      let rest = near.isEmpty ? " Known: \(listed(words))." : near
      findings.error(
        .unknownWord,
        at: node.position,
        "\(quoted(text)) is not one of the words known for \"\(name)\".\(rest)"
      )
      return nil
    }
  }
}

extension Dictionary
where
  Key == String,
  Value: RawRepresentable & CaseIterable,
  Value.RawValue == String
{
  /// Every word of the list with its meaning, and the other words.
  fileprivate init(uniqueWords others: Self) {
    self = others
    for value in Value.allCases { self[value.rawValue] = value }
  }
}

extension Kind where Value == Technique {
  /// A technique by its classic or its everyday name.
  static var technique: Self {
    var everyday: [String: Technique] = [:]
    for technique in Technique.strokes {
      if let word = technique.everydayWord { everyday[word] = technique }
    }
    for stroke in Technique.strokes { everyday[stroke.rawValue] = stroke }
    return word(Technique.strokes, of: everyday)
  }
}

extension Kind where Value == String {
  /// A word of a list that is no type of its own.
  static func word(among words: [String]) -> Self {
    Self(.words(words)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard !words.contains(text) else { return text }
      findings.error(
        .unknownWord,
        at: node.position,
        "\(quoted(text)) is not one of the words known for \"\(name)\"."
          + suggestion(for: text, among: words)
      )
      return nil
    }
  }
}

extension Kind where Value == Bool {
  static var truth: Self {
    Self(.boolean) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard text != "true", text != "false" else { return text == "true" }
      findings.error(
        .wrongKind,
        at: node.position,
        "\"\(name)\" is true or false, found \(quoted(text))."
      )
      return nil
    }
  }
}
