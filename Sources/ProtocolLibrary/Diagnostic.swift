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

  package init(
    file: String,
    position: SourcePosition,
    severity: Severity,
    rule: Rule,
    message: String
  ) {
    self.file = file
    self.position = position
    self.severity = severity
    self.rule = rule
    self.message = message
  }

  package var line: Int { position.line }
  package var column: Int { position.column }

  /// The finding as one line: `file:line:column: error: message [P104]`.
  package var text: String {
    let name = ShownText(file).string
    return "\(name):\(line):\(column): \(severity.rawValue): \(message) [\(rule.rawValue)]"
  }
}

/// What can be wrong with a file; the code never changes its meaning.
package enum Rule: String, CaseIterable, Sendable, Hashable {
  case notUTF8 = "P001"
  case tab = "P002"
  case indentation = "P003"
  case outsideSubset = "P004"
  case unquotedColon = "P005"
  case unclosed = "P006"
  case keyTwice = "P007"
  case noValue = "P008"
  case forbiddenCharacter = "P009"
  case tooLarge = "P010"
  case unreadable = "P011"
  case lastLineNotEnded = "P012"

  case unknownField = "P101"
  case missingField = "P102"
  case wrongKind = "P103"
  case unknownWord = "P104"
  case badQuantity = "P105"
  case outOfRange = "P106"
  case badID = "P107"
  case badText = "P108"
  case aftercareTooEarly = "P109"

  case unknownStep = "P201"
  case periodsDoNotCover = "P202"
  case emptyStage = "P203"
  case tooLongForPeriod = "P204"
  case sumOutsideSession = "P205"
  case forbiddenTechnique = "P206"
  case noStrokingAtEnds = "P207"
  case quickTempo = "P208"
  case strongStart = "P209"
  case painOrNumbnessUnanswered = "P210"
  case ruleNeverApplies = "P211"
  case screeningTooThin = "P212"
  case noQuestionMark = "P213"
  case dosesDisagree = "P214"
  case sameStepTwice = "P215"
  case atLeastTooLong = "P216"

  /// Whether a comment in the file can explain a warning of this rule.
  package var canBeExplained: Bool { rawValue.hasPrefix("P2") }
}
