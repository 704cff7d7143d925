import TextSafety

/// What can be said of a text before YAML is read: its characters, tabs and comments.
struct SourceScan {
  /// The text as libyaml is given it: tabs as spaces, forbidden characters as U+FFFD.
  private(set) var bytes: [UInt8] = []
  private(set) var explanations = Explanations()
  /// Lines on which nothing but spaces and list dashes stand before a `?`.
  private(set) var questionLines: Set<Int> = []
  /// Lines that hold a `#`.
  private(set) var hashLines: Set<Int> = []
  /// How many columns each line was widened by when its indenting tabs were written out.
  private(set) var widening: [Int: Int] = [:]
  private let source: [UInt8]
  /// The bytes of each line, without its end.
  private var lines: [Range<Int>] = []
  /// Lines that hold what must not stand there, in place of their bytes.
  private var mended: [Int: [Unicode.Scalar]] = [:]
  private var forbidden: [Int: Set<Int>] = [:]

  /// Nothing where the bytes are no text at all.
  init?(_ source: SourceText, _ findings: inout Findings) {
    guard source.bytes.count <= SourceText.sizeMax else {
      findings.error(
        .tooLarge,
        at: .start,
        "The file is larger than 1 MB; a protocol has a few kilobytes."
      )
      return nil
    }
    guard let text = Self.text(source.bytes, &findings) else { return nil }
    self.source = source.bytes
    bytes.reserveCapacity(source.bytes.count + 1)
    reportForbidden(in: text, &findings)
    for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      take(line.last == 0x0D ? line.dropLast() : line, &findings)
    }
    if !bytes.isEmpty { bytes.removeLast() }
    reportLastLine(&findings)
  }

  /// The place in the file that belongs to a place in `bytes`.
  func original(_ position: SourcePosition) -> SourcePosition {
    guard let extra = widening[position.line] else { return position }
    return SourcePosition(line: position.line, column: max(1, position.column - extra))
  }

  var lineCount: Int { lines.count }

  var holdsForbiddenCharacters: Bool { !forbidden.isEmpty }

  /// The characters of a line, which is counted from 1.
  func line(_ number: Int) -> [Unicode.Scalar] {
    guard lines.indices.contains(number - 1) else { return [] }
    return mended[number] ?? Self.scalars(source[lines[number - 1]])
  }

  private static func scalars(_ line: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    Array(String(decoding: line, as: UTF8.self).unicodeScalars)
  }

  private static func text(_ bytes: [UInt8], _ findings: inout Findings) -> String? {
    if TextBeginning.isUTF16(bytes) {
      findings.error(
        .notUTF8,
        at: .start,
        "The file is written in UTF-16. Save it as UTF-8 in your editor."
      )
      return nil
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    findings.error(
      .notUTF8,
      at: firstFault(in: bytes),
      "The file is not UTF-8 from here on. Save it as UTF-8 in your editor."
    )
    return nil
  }

  private static func firstFault(in bytes: [UInt8]) -> SourcePosition {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var line = 1
    var column = 1
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      if scalar.elementsEqual([0x0A]) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  private mutating func reportForbidden(in text: String, _ findings: inout Findings) {
    for found in ForbiddenCharacter.all(in: text) {
      let place = SourcePosition(line: found.line + 1, column: found.column + 1)
      forbidden[place.line, default: []].insert(found.column)
      if found.scalar == "\u{FEFF}", place == .start {
        findings.error(
          .forbiddenCharacter,
          at: place,
          "The file begins with a byte order mark (U+FEFF). Save it as UTF-8 without one."
        )
      } else {
        findings.error(
          .forbiddenCharacter,
          at: place,
          "The character \(found.code) is not allowed here: it cannot be seen or moves other text."
        )
      }
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ findings: inout Findings) {
    lines.append(line.startIndex..<line.endIndex)
    let number = lines.count
    if forbidden[number] == nil, !line.contains(0x09) {
      bytes += line
      bytes.append(0x0A)
      if line.first(where: { $0 != 0x20 && $0 != 0x2D }) == 0x3F { questionLines.insert(number) }
      if line.contains(0x23) {
        hashLines.insert(number)
        explanations.take(Self.scalars(line), number: number)
      }
      return
    }
    mend(Self.scalars(line), number, &findings)
  }

  /// Takes a line that holds tabs or characters that must not stand there.
  private mutating func mend(
    _ scalars: [Unicode.Scalar],
    _ number: Int,
    _ findings: inout Findings
  ) {
    var line = scalars
    for column in forbidden[number] ?? [] where column < line.count { line[column] = "\u{FFFD}" }
    if number == 1, forbidden[1]?.contains(0) == true, !line.isEmpty {
      // A byte order mark is reported above; it must not become part of the first name.
      line.removeFirst()
      widening[1] = -1
    }
    if let tab = line.firstIndex(of: "\t") {
      findings.error(
        .tab,
        at: SourcePosition(line: number, column: tab + 1),
        "A tab stands here. Use spaces, two for each level."
      )
    }
    let indentingTabs = line.prefix { $0 == " " || $0 == "\t" }.count { $0 == "\t" }
    if indentingTabs > 0 { widening[number, default: 0] += indentingTabs }
    var tabsLeft = indentingTabs
    for scalar in line {
      if scalar == "\t" {
        // One tab was most likely meant as one level.
        bytes += tabsLeft > 0 ? [0x20, 0x20] : [0x20]
        tabsLeft -= 1
      } else {
        bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    bytes.append(0x0A)
    mended[number] = line
    if line.first(where: { $0 != " " && $0 != "-" }) == "?" { questionLines.insert(number) }
    explanations.take(line, number: number)
  }

  private func reportLastLine(_ findings: inout Findings) {
    let last = line(lines.count)
    guard !last.isEmpty else { return }
    findings.warning(
      .lastLineNotEnded,
      at: SourcePosition(line: lines.count, column: last.count + 1),
      "The last line is not ended. Was the file cut short? If it is whole, end it with Enter."
    )
  }
}
