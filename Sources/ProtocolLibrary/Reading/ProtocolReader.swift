package import SessionEngine

/// What came of reading one protocol file.
package struct ProtocolReading: Sendable {
  package let source: SourceText
  /// Nothing where the file holds an error.
  package let `protocol`: MassageProtocol?
  /// All errors and warnings, by place.
  package let diagnostics: [Diagnostic]
  /// Warnings that the file explains by a comment with their code.
  package let explained: [Diagnostic]
}

/// Makes a protocol of a file's text, or every finding that stands against it.
package enum ProtocolReader {
  /// The version of the YAML library, as it is linked.
  package static var libraryVersion: String { YAMLEvents.libraryVersion }

  /// `name` is the id that the file's name stands for, where it has one.
  package static func read(
    _ source: SourceText,
    common: CommonRules,
    named name: String? = nil
  ) -> ProtocolReading {
    let reading = YAMLReader.read(source)
    var findings = reading.findings
    var whole: MassageProtocol?
    if let root = reading.root, let record = Record(root, ProtocolFields.table, &findings) {
      whole = ProtocolDraft(record: record, common: common).check(&findings)
      record.checkID(against: name, &findings)
    }
    let isExplained = { (finding: Diagnostic) in
      finding.severity == .warning && finding.rule.canBeExplained
        && reading.explanations.explain(finding.rule, line: finding.line)
    }
    let all = findings.sorted
    return ProtocolReading(
      source: source,
      protocol: findings.hasErrors ? nil : whole,
      diagnostics: all.filter { !isExplained($0) },
      explained: all.filter(isExplained)
    )
  }

  package static func read(
    text bytes: [UInt8],
    file: String,
    common: CommonRules
  ) -> ProtocolReading {
    read(SourceText(file: file, bytes: bytes), common: common)
  }
}
