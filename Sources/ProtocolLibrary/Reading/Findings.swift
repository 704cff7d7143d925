/// The diagnostics of one file while it is being read.
package struct Findings: Sendable {
  package let file: String
  private var list: [Diagnostic] = []
  package private(set) var errorCount = 0

  /// Beyond this many a file is not being written but hostile, or no protocol at all.
  private static let countMax = 1_000

  package init(file: String) {
    self.file = file
  }

  package var hasErrors: Bool { errorCount > 0 }

  package mutating func error(_ rule: Rule, at position: SourcePosition, _ message: String) {
    errorCount += 1
    add(.error, rule, position, message)
  }

  package mutating func warning(_ rule: Rule, at position: SourcePosition, _ message: String) {
    add(.warning, rule, position, message)
  }

  /// Everything found so far, by place.
  package var sorted: [Diagnostic] {
    list.enumerated()
      .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map(\.element)
  }

  private mutating func add(
    _ severity: Diagnostic.Severity,
    _ rule: Rule,
    _ position: SourcePosition,
    _ message: String
  ) {
    guard list.count < Self.countMax else { return }
    let isLast = list.count == Self.countMax - 1
    list.append(
      Diagnostic(
        file: file,
        position: position,
        severity: isLast ? .error : severity,
        rule: isLast ? .tooLarge : rule,
        message: isLast ? "More than \(Self.countMax) findings; the rest is not shown." : message
      )
    )
    if isLast { errorCount += 1 }
  }
}
