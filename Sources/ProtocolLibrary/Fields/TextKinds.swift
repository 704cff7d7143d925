extension Kind {
  /// The text of a scalar, or a report that one belongs here.
  static func scalar(_ node: YAMLNode, _ name: String, _ findings: inout Findings) -> String? {
    if let text = node.scalar { return text }
    guard !node.isUnusable else { return nil }
    if let entry = node.mapping?.first, node.position.line == entry.value.position.line,
      node.mapping?.count == 1
    {
      findings.error(
        .unquotedColon,
        at: node.position,
        "Text with a colon and a space in it needs quotes: "
          + quoted("\(entry.key): \(entry.value.scalar ?? "…")") + "."
      )
      return nil
    }
    let found = node.list == nil ? "fields" : "a list"
    findings.error(.wrongKind, at: node.reportPosition, "\"\(name)\" is one value, found \(found).")
    return nil
  }
}

extension Kind where Value == String {
  /// A fixed word.
  static func constant(_ word: String) -> Self {
    Self(.constant(word)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard text != word else { return text }
      findings.error(
        .unknownWord,
        at: node.position,
        "\"\(name)\" is \"\(word)\" in this version, found \(quoted(text))."
      )
      return nil
    }
  }

  /// Text on one line.
  static func line(upTo lengthMax: Int = 120) -> Self {
    Self(.text(length: 1...lengthMax, pattern: "^\\S([^\\n]*\\S)?$")) { node, name, findings in
      guard let text = Self.checkedText(node, name, upTo: lengthMax, &findings) else { return nil }
      guard !text.utf8.contains(UInt8(ascii: "\n")) else {
        findings.error(.badText, at: node.position, "\"\(name)\" stands on one line.")
        return nil
      }
      return text
    }
  }

  /// Text that may run over several lines.
  static func text(upTo lengthMax: Int = 400) -> Self {
    Self(.text(length: 1...lengthMax, pattern: nil)) { node, name, findings in
      checkedText(node, name, upTo: lengthMax, &findings)
    }
  }

  /// A stable name: lowercase letters, digits and single hyphens, a letter first, up to 40.
  static var id: Self {
    Self(.text(length: 1...idLengthMax, pattern: idPattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard !isID(text) else { return text }
      findings.error(
        .badID,
        at: node.position,
        "\"\(name)\" has a letter a-z first, then a-z, 0-9 and single hyphens, "
          + "at most \(idLengthMax), found \(quoted(text))."
      )
      return nil
    }
  }

  /// Three numbers, `1.2.0`.
  static var version: Self {
    Self(.text(length: 5...20, pattern: #"^\d+\.\d+\.\d+$"#)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let isVersion =
        parts.count == 3 && text.utf8.count <= 20 && parts.allSatisfy { $0.wholeNumber != nil }
      guard !isVersion else { return text }
      findings.error(
        .badQuantity,
        at: node.position,
        "\"\(name)\" is three numbers with dots, like 1.2.0, found \(quoted(text))."
      )
      return nil
    }
  }

  /// A language, `en` or `en-GB`.
  static var language: Self {
    Self(.text(length: 2...5, pattern: "^[a-z]{2}(-[A-Z]{2})?$")) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let scalars = Array(text.unicodeScalars)
      let isLanguage =
        (scalars.count == 2 || scalars.count == 5 && scalars[2] == "-")
        && scalars.prefix(2).allSatisfy { ("a"..."z").contains($0) }
        && scalars.dropFirst(3).allSatisfy { ("A"..."Z").contains($0) }
      guard !isLanguage else { return text }
      findings.error(
        .badText,
        at: node.position,
        "\"\(name)\" is a code like en or en-GB, found \(quoted(text))."
      )
      return nil
    }
  }

  static let idLengthMax = 40
  static let idPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

  static func isID(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first),
      text.utf8.count <= idLengthMax
    else { return false }
    return text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
  }

  private static func checkedText(
    _ node: YAMLNode,
    _ name: String,
    upTo lengthMax: Int,
    _ findings: inout Findings
  ) -> String? {
    guard let text = scalar(node, name, &findings) else { return nil }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      findings.error(.badText, at: node.position, "\"\(name)\" is empty.")
      return nil
    }
    guard text.unicodeScalars.count <= lengthMax else {
      findings.error(
        .badText,
        at: node.position,
        "\"\(name)\" has \(text.unicodeScalars.count) characters; at most \(lengthMax) are allowed."
      )
      return nil
    }
    if let comment = node.commentPosition {
      findings.warning(
        .textCutShort,
        at: comment,
        "\"\(name)\" ends here: what follows \" #\" is a comment. Put the text in quotes if it "
          + "goes on, or the comment on a line of its own."
      )
    }
    return text
  }
}
