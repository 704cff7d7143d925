/// A value of a file, with the place where it stands.
package struct YAMLNode: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case scalar(String)
    case list([YAMLNode])
    case mapping([YAMLEntry])
    /// Already reported; whoever meets it has nothing to add.
    case unusable
  }

  package var content: Content
  /// Where the value itself begins.
  package var position: SourcePosition
  /// Where it is introduced: its key, or the value itself in a list.
  package var headPosition: SourcePosition
  /// The file broke off inside this value: what is missing may have stood behind the break.
  package var isCut = false
  /// Where a comment follows plain text on its line, unless it gives a reason for a rule.
  var commentPosition: SourcePosition?

  package init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
    headPosition = position
  }

  /// The text of a scalar.
  package var scalar: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  package var list: [YAMLNode]? {
    if case .list(let items) = content { items } else { nil }
  }

  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  package var isUnusable: Bool { content == .unusable }

  package subscript(key: String) -> YAMLNode? {
    mapping?.first { $0.key == key }?.value
  }

  /// Where a person looks for the value: on the line of its key, else at the key.
  package var reportPosition: SourcePosition {
    position.line == headPosition.line || scalar != nil ? position : headPosition
  }

  /// Marks this value and the last value inside it, and so on, as broken off.
  package mutating func markCut() {
    isCut = true
    switch content {
    case .list(var items):
      guard !items.isEmpty else { return }
      items[items.count - 1].markCut()
      content = .list(items)
    case .mapping(var entries):
      guard !entries.isEmpty else { return }
      entries[entries.count - 1].value.markCut()
      content = .mapping(entries)
    case .scalar, .unusable:
      break
    }
  }
}

/// One `key: value`.
package struct YAMLEntry: Sendable, Hashable {
  package var key: String
  package var keyPosition: SourcePosition
  package var value: YAMLNode

  package init(key: String, keyPosition: SourcePosition, value: YAMLNode) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}
