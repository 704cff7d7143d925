extension Kind {
  /// Several values of one kind; those that cannot be read are reported and left out.
  static func list<Element: Sendable>(
    of kind: Kind<Element>,
    _ count: ClosedRange<Int> = 1...20
  ) -> Kind<[Element]> where Value == [Element] {
    Kind<[Element]>(.list(kind.form, count: count)) { node, name, findings in
      guard !node.isUnusable else { return nil }
      guard let items = node.list else {
        findings.error(
          .wrongKind,
          at: node.reportPosition,
          "\"\(name)\" is a list: one entry a line, each after \"- \"."
        )
        return nil
      }
      return elements(items, of: kind, count, node, name, &findings)
    }
  }

  /// One value, or several in a list; none twice.
  static func oneOrMore<Element: Sendable & Hashable>(
    of kind: Kind<Element>,
    _ count: ClosedRange<Int> = 1...40
  ) -> Kind<[Element]> where Value == [Element] {
    let form = ValueForm.either([kind.form, .list(kind.form, count: count)])
    return Kind<[Element]>(form) { node, name, findings in
      guard let items = node.list else {
        return kind.read(node, name, &findings).map { [$0] }
      }
      return elements(items, of: kind, count, node, name, &findings)
        .map { $0.withoutRepeats }
    }
  }

  private static func elements<Element: Sendable>(
    _ items: [YAMLNode],
    of kind: Kind<Element>,
    _ count: ClosedRange<Int>,
    _ node: YAMLNode,
    _ name: String,
    _ findings: inout Findings
  ) -> [Element]? {
    if items.isEmpty {
      findings.error(.noValue, at: node.reportPosition, "\"\(name)\" holds no entry.")
      return nil
    }
    if items.count > count.upperBound {
      findings.error(
        .tooLarge,
        at: items[count.upperBound].position,
        "\"\(name)\" has \(items.count) entries; at most \(count.upperBound) are allowed."
      )
    }
    // Beyond the limit entries are counted but no longer read.
    return items.prefix(count.upperBound).compactMap { kind.read($0, name, &findings) }
  }
}

extension Array where Element: Hashable {
  /// The elements in their order, each once.
  var withoutRepeats: Self {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
