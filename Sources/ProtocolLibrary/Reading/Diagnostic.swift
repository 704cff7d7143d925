import TextSafety

/// One finding about a file: where, what is wrong, what is allowed.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// The file as it was named by the person; may hold anything a file name may hold.
  package let file: String
  package let position: SourcePosition
  package let severity: Severity
  package let rule: Rule
  /// A plain sentence; text quoted from the file is already safe to show.
  package let message: String

  package var line: Int { position.line }
  package var column: Int { position.column }

  /// The finding as one line: `file:line:column: error: message [P104]`.
  package var text: String {
    let name = ShownText(file).string
    return "\(name):\(line):\(column): \(severity.rawValue): \(message) [\(rule.rawValue)]"
  }
}
