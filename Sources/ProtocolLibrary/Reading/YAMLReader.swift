import TextSafety

/// What came of reading one YAML text.
package struct YAMLReading: Sendable {
  /// The tree; after a fault in the YAML itself what stands before it, marked as cut.
  package let root: YAMLNode?
  package var findings: Findings
  let explanations: Explanations
}

/// Reads the small part of YAML on which all readers agree; everything else is refused by name.
package struct YAMLReader {
  private static let depthMax = 16
  private static let itemsMax = 60_000
  private static let stringBytesMax = 4_096

  private let scan: SourceScan
  private let events: YAMLEvents
  private var findings: Findings
  private var depth = 0
  private var items = 0
  private var isStopped = false
  /// Plain text over several lines, until it is sure that nothing worse explains it.
  private var longText: PlacedEvent?

  package static func read(_ source: SourceText) -> YAMLReading {
    var findings = Findings(file: source.file)
    guard let scan = SourceScan(source, &findings), let events = YAMLEvents(scan.bytes) else {
      return YAMLReading(root: nil, findings: findings, explanations: Explanations())
    }
    var reader = Self(scan: scan, events: events, findings: findings)
    let root = reader.readDocument()
    return YAMLReading(root: root, findings: reader.findings, explanations: scan.explanations)
  }

  private init(scan: SourceScan, events: YAMLEvents, findings: Findings) {
    self.scan = scan
    self.events = events
    self.findings = findings
  }

  /// The next event, or nothing once the text cannot be read further.
  private mutating func next() -> PlacedEvent? {
    guard !isStopped else { return nil }
    do {
      let placed = try events.next()
      reportLongText()
      return PlacedEvent(
        event: placed.event,
        start: scan.original(placed.start),
        end: scan.original(placed.end)
      )
    } catch {
      isStopped = true
      if longText?.end.line == error.position.line { longText = nil }
      reportLongText()
      report(error)
      return nil
    }
  }

  private mutating func stop(_ rule: Rule, at position: SourcePosition, _ message: String) {
    isStopped = true
    findings.error(rule, at: position, message)
  }
}

// MARK: - Documents

extension YAMLReader {
  private mutating func readDocument() -> YAMLNode? {
    var root: YAMLNode?
    while let placed = next() {
      switch placed.event {
      case .begin:
        continue
      case .documentStart(let isMarked):
        if root != nil {
          stop(.outsideSubset, at: placed.start, "A second document begins here; a file holds one.")
        } else if isMarked, let directive = firstDirective() {
          findings.error(
            .outsideSubset,
            at: directive,
            "Lines that begin with % are not part of this format. Leave the line out."
          )
        }
      case .documentEnd(let isMarked):
        if isMarked {
          findings.error(
            .outsideSubset,
            at: placed.start,
            "\"...\" is not part of this format. Leave the line out."
          )
        }
      case .end:
        return root ?? nothing()
      default:
        root = readValue(placed)
      }
    }
    root?.markCut()
    return root
  }

  private mutating func nothing() -> YAMLNode? {
    findings.error(.noValue, at: .start, "The file holds nothing to read.")
    return nil
  }

  private func firstDirective() -> SourcePosition? {
    var number = 1
    while true {
      let line = scan.line(number)
      if line.first == "%" { return SourcePosition(line: number, column: 1) }
      guard line.isEmpty || line.first == "#" || line.first == " " else { return nil }
      guard number < scan.lineCount else { return nil }
      number += 1
    }
  }
}

// MARK: - Values

extension YAMLReader {
  private mutating func readValue(_ placed: PlacedEvent) -> YAMLNode {
    items += 1
    if items > Self.itemsMax {
      stop(.tooLarge, at: placed.start, "More than \(Self.itemsMax) values in one file.")
      return YAMLNode(.unusable, at: placed.start)
    }
    switch placed.event {
    case .alias:
      findings.error(
        .outsideSubset,
        at: placed.start,
        "References (*name) are not part of this format. "
          + "Write the value out, or put the text in quotes."
      )
      return YAMLNode(.unusable, at: placed.start)
    case .scalar(let text, let style, let hasDecoration):
      refuse(decoration: hasDecoration, at: placed.start)
      return readScalar(text, style, placed)
    case .listStart(let style, let hasDecoration):
      refuse(decoration: hasDecoration, at: placed.start)
      return readList(style, placed)
    case .mappingStart(let style, let hasDecoration):
      refuse(decoration: hasDecoration, at: placed.start)
      return readMapping(style, placed)
    default:
      return YAMLNode(.unusable, at: placed.start)
    }
  }

  private mutating func refuse(decoration: Bool, at position: SourcePosition) {
    guard decoration else { return }
    findings.error(
      .outsideSubset,
      at: position,
      "Names (&name) and types (!type) for values are not part of this format. "
        + "Leave them out, or put the text in quotes."
    )
  }

  private mutating func enter(_ placed: PlacedEvent) -> Bool {
    depth += 1
    guard depth > Self.depthMax else { return true }
    stop(.tooLarge, at: placed.start, "Nested deeper than \(Self.depthMax) levels.")
    return false
  }

  private mutating func readList(_ style: YAMLEvent.Style, _ placed: PlacedEvent) -> YAMLNode {
    var list: [YAMLNode] = []
    guard enter(placed) else { return YAMLNode(.unusable, at: placed.start) }
    defer { depth -= 1 }
    var isFlat = true
    while let inner = next() {
      if case .listEnd = inner.event {
        if style == .flow, inner.start.line != placed.start.line {
          findings.error(
            .outsideSubset,
            at: placed.start,
            "A list in [ ] stands on one line. Write one entry a line instead, each after \"- \"."
          )
        }
        break
      }
      let item = readValue(inner)
      if style == .flow, item.scalar == nil, !item.isUnusable, isFlat {
        isFlat = false
        findings.error(
          .outsideSubset,
          at: item.position,
          "A list in [ ] holds plain words only. Write one entry a line instead, each after \"- \"."
        )
      }
      list.append(item)
    }
    return YAMLNode(isFlat ? .list(list) : .unusable, at: placed.start)
  }

  private mutating func readMapping(_ style: YAMLEvent.Style, _ placed: PlacedEvent) -> YAMLNode {
    if style == .flow {
      findings.error(
        .outsideSubset,
        at: placed.start,
        "{ } is not part of this format. Write one field a line, or put the text in quotes."
      )
    }
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    guard enter(placed) else { return YAMLNode(.unusable, at: placed.start) }
    defer { depth -= 1 }
    while let inner = next() {
      if case .mappingEnd = inner.event { break }
      let key = readKey(inner)
      guard let value = next() else { break }
      var node = readValue(value)
      node.headPosition = inner.start
      guard let key else { continue }
      if let first = lines[key] {
        findings.error(
          .keyTwice,
          at: inner.start,
          "\(quoted(key)) stands here a second time; the first is on line \(first)."
        )
        continue
      }
      lines[key] = inner.start.line
      entries.append(YAMLEntry(key: key, keyPosition: inner.start, value: node))
    }
    return YAMLNode(style == .flow ? .unusable : .mapping(entries), at: placed.start)
  }

  private mutating func readKey(_ placed: PlacedEvent) -> String? {
    let node = readValue(placed)
    if scan.questionLines.contains(placed.start.line) || (node.scalar == nil && !node.isUnusable) {
      findings.error(
        .outsideSubset,
        at: placed.start,
        "The name of a field is one plain word, without \"? \" before it."
      )
      return nil
    }
    guard node.scalar != "<<" else {
      findings.error(
        .outsideSubset,
        at: placed.start,
        "\"<<\" (merging) is not part of this format. Write the fields out."
      )
      return nil
    }
    return node.scalar
  }
}

// MARK: - Text

extension YAMLReader {
  private mutating func readScalar(
    _ text: String,
    _ style: YAMLEvent.Style,
    _ placed: PlacedEvent
  ) -> YAMLNode {
    let unusable = YAMLNode(.unusable, at: placed.start)
    guard text.utf8.count <= Self.stringBytesMax else {
      findings.error(
        .tooLarge,
        at: placed.start,
        "This text is longer than \(Self.stringBytesMax) bytes."
      )
      return unusable
    }
    switch style {
    case .plain:
      guard checkPlain(text, placed) else { return unusable }
    case .quoted:
      checkEscapes(text, placed)
    case .block:
      checkBlockIndicator(placed)
    case .flow:
      break
    }
    let ended = style == .block && text.last == "\n" ? String(text.dropLast()) : text
    var node = YAMLNode(.scalar(ended), at: placed.start)
    if style == .plain { node.commentPosition = commentPosition(behind: placed) }
    return node
  }

  private func commentPosition(behind placed: PlacedEvent) -> SourcePosition? {
    let (line, column) = (placed.end.line, placed.end.column)
    guard scan.hashLines.contains(line), !scan.explanations.stand(onLine: line) else { return nil }
    let rest = scan.line(line).dropFirst(column - 1)
    guard let mark = rest.firstIndex(where: { $0 != " " }), rest[mark] == "#" else { return nil }
    return SourcePosition(line: line, column: mark + 1)
  }

  private mutating func checkPlain(_ text: String, _ placed: PlacedEvent) -> Bool {
    switch text {
    case "", "~", "null", "Null", "NULL":
      findings.error(.noValue, at: placed.start, "A value is missing here.")
      return false
    default: break
    }
    if placed.start.line != placed.end.line { longText = placed }
    if let first = text.unicodeScalars.first, "-?:".unicodeScalars.contains(first),
      !text.dropFirst().allSatisfy(\.isNumber)
    {
      findings.error(
        .outsideSubset,
        at: placed.start,
        "Text that begins with \"\(first)\" needs quotes around it."
      )
    }
    return true
  }

  private mutating func reportLongText() {
    guard let text = longText else { return }
    longText = nil
    findings.error(
      .outsideSubset,
      at: text.start,
      "Text over several lines needs \">\" after the colon and begins on the next line; "
        + "or a line below is indented too far."
    )
  }

  /// Quoted text may hide in an escape what must not stand in the file itself.
  private mutating func checkEscapes(_ text: String, _ placed: PlacedEvent) {
    guard !scan.holdsForbiddenCharacters || !text.unicodeScalars.contains("\u{FFFD}") else {
      return
    }
    let hidden =
      ForbiddenCharacter.all(in: text).first?.code
      ?? (text.unicodeScalars.contains("\t") ? "U+0009" : nil)
      ?? (text.unicodeScalars.contains("\r") ? "U+000D" : nil)
    guard let hidden else { return }
    findings.error(
      .forbiddenCharacter,
      at: placed.start,
      "This text holds the character \(hidden), which is not allowed: "
        + "it cannot be seen or moves other text."
    )
  }

  private mutating func checkBlockIndicator(_ placed: PlacedEvent) {
    let line = scan.line(placed.start.line)
    let behind = line.dropFirst(placed.start.column).prefix { $0 != " " }
    guard !behind.isEmpty, !behind.elementsEqual(["-"]) else { return }
    findings.error(
      .outsideSubset,
      at: placed.start,
      "After \">\" or \"|\" only \"-\" may stand here."
    )
  }

  private mutating func report(_ fault: YAMLFault) {
    let problem = scan.original(fault.position)
    let context = scan.original(fault.contextPosition)
    let reading = YAMLFaultReading(
      fault: fault,
      problem: problem,
      context: context,
      line: scan.line(problem.line)
    )
    findings.error(reading.rule, at: reading.position, reading.message)
  }
}
