import Foundation
import SessionEngine
import Testing

/// Every text of the program in one list, taken from the sources as they are.
///
/// `PRINT_SENTENCES=1 swift test --filter SentenceListTests` prints it, to be read.
@Suite struct SentenceListTests {
  private struct Sentence {
    var file: String
    var line: Int
    var text: String
    /// Something else is joined to it where it ends.
    var goesOn: Bool

    var place: String { "\(file):\(line): \(text)" }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Texts of at least three words that a person may read; what machines read has other marks.
  private static let all: [Sentence] = {
    let sources = root.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(".swift") }.sorted().flatMap { file -> [Sentence] in
      let path = sources.appendingPathComponent(file)
      guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
      return SwiftTexts(text).texts.filter { $0.text.words.count >= 3 }.map {
        Sentence(file: file, line: $0.line, text: $0.text, goesOn: $0.goesOn)
      }
    }
  }()

  /// What a person reads in a session, where code and formats have no place.
  private static let spoken = all.filter { sentence in
    ["GuideProgram/", "GuideScreens/", "Words/", "SessionEngine/"].contains {
      sentence.file.hasPrefix($0)
    } && !["Coding", "JournalManual", "PlainCommand"].contains { sentence.file.contains($0) }
  }

  @Test func `the list of all sentences holds what it should`() {
    #expect(Self.all.count > 1_000)
    #expect(Self.spoken.contains { $0.text == "The patient is safe" })
    #expect(Self.spoken.contains { $0.text.hasPrefix("What does the patient feel") })
    if ProcessInfo.processInfo.environment["PRINT_SENTENCES"] != nil {
      for sentence in Self.all { print(sentence.place) }
    }
  }

  @Test func `no text says a word twice`() throws {
    for sentence in Self.all where !sentence.file.hasPrefix("ClinicRecords/Database") {
      check(sentence.text, at: sentence.place)
    }
    let protocols = Self.root.appendingPathComponent("Protocols")
    let files = try FileManager.default.contentsOfDirectory(atPath: protocols.path)
    #expect(files.contains("common.yaml"))
    for file in files where file.hasSuffix(".yaml") {
      let path = protocols.appendingPathComponent(file)
      check(try String(contentsOf: path, encoding: .utf8), at: file)
    }
  }

  private func check(_ text: String, at place: String) {
    for line in text.split(separator: "\n") {
      let words = line.lowercased().split(separator: " ")
      for (word, next) in zip(words, words.dropFirst())
      where word == next && word.count > 1 && word.allSatisfy(\.isLetter) {
        Issue.record("\(word) \(word): \(place): \(line)")
      }
    }
  }

  @Test func `a walk-in is no patient with a code`() {
    for sentence in Self.all {
      #expect(!sentence.text.contains("patient walk-in"), "\(sentence.place)")
    }
  }

  /// Ids of two words that a person reads with a blank between them.
  private static let ids: [String] = {
    let ids =
      Zone.allCases.map(\.rawValue) + Technique.allCases.map(\.rawValue)
      + ReactionKind.allCases.map(\.rawValue) + Directive.allCases.map(\.rawValue)
      + Position.allCases.map(\.rawValue)
    return ids.filter { $0.contains("-") }
  }()

  @Test func `no id stands in a sentence`() {
    for sentence in Self.spoken {
      let words = sentence.text.split { $0.isWhitespace || ",.;:?!()".contains($0) }.map(
        String.init
      )
      let ids = words.filter(Self.ids.contains)
      #expect(ids.isEmpty, "\(sentence.place)")
      let joined = words.filter { word in
        word.contains { $0.isUppercase } && word.first?.isLowercase == true
          && word.allSatisfy { $0.isLetter } && word != "mmHg"
      }
      #expect(joined.isEmpty, "\(sentence.place)")
    }
  }

  @Test func `a text of several sentences ends as the first of them does`() {
    for sentence in Self.spoken where !sentence.goesOn && !sentence.text.contains("\n") {
      let text = sentence.text
      #expect(!text.hasSuffix(" ,") && !text.contains(" .") && !text.contains("..."), "\(text)")
      let parts = text.split(separator: ". ").count
      guard parts > 1, text.first?.isUppercase == true else { continue }
      let ends = [".", "?", "!", ":", "◦", "'", ")"]
      #expect(
        ends.contains { text.trimmingCharacters(in: .whitespaces).hasSuffix($0) },
        "\(sentence.place)"
      )
    }
  }
}

extension String {
  fileprivate var words: [String] {
    split { !($0.isLetter || $0 == "'" || $0 == "-") }.map(String.init).filter {
      $0.contains(where: \.isLetter)
    }
  }
}

/// The text literals of a source file; `◦` stands for what is put into one.
private struct SwiftTexts {
  private(set) var texts: [(line: Int, text: String, goesOn: Bool)] = []
  private let source: [UInt8]
  private var place = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let newline = UInt8(ascii: "\n")

  init(_ text: String) {
    source = Array(text.utf8)
    while place < source.count { readOne() }
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    place + ahead < source.count ? source[place + ahead] : 0
  }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where place < source.count {
      if source[place] == Self.newline { line += 1 }
      place += 1
    }
  }

  private mutating func readOne() {
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "/"), UInt8(ascii: "/")):
      while place < source.count, byte() != Self.newline { step() }
    case (UInt8(ascii: "#"), Self.quote):
      step(2)
      while place < source.count, byte() != Self.quote || byte(1) != UInt8(ascii: "#") { step() }
      step(2)
    case (Self.quote, _):
      let start = line
      var text = literal()
      while let next = joined() { text += next }
      skipBlanks()
      texts.append((start, String(decoding: text, as: UTF8.self), byte() == UInt8(ascii: "+")))
    default: step()
    }
  }

  /// A literal that follows a plus sign.
  private mutating func joined() -> [UInt8]? {
    let before = (place, line)
    skipBlanks()
    if byte() == UInt8(ascii: "+") {
      step()
      skipBlanks()
      if byte() == Self.quote { return literal() }
    }
    (place, line) = before
    return nil
  }

  private mutating func skipBlanks() {
    while [UInt8(ascii: " "), Self.newline].contains(byte()) { step() }
  }

  private mutating func literal() -> [UInt8] {
    let isLong = byte(1) == Self.quote && byte(2) == Self.quote
    func isEnd() -> Bool {
      byte() == Self.quote && (!isLong || (byte(1) == Self.quote && byte(2) == Self.quote))
    }
    step(isLong ? 3 : 1)
    var text: [UInt8] = []
    while place < source.count, !isEnd() {
      if byte() == Self.backslash, byte(1) == UInt8(ascii: "(") {
        step(2)
        skipValue()
        text += Array("◦".utf8)
      } else if byte() == Self.backslash {
        step()
        text.append(byte() == UInt8(ascii: "n") ? Self.newline : byte())
        step()
      } else {
        text.append(byte())
        step()
      }
    }
    step(isLong ? 3 : 1)
    return text
  }

  private mutating func skipValue() {
    var depth = 1
    while place < source.count, depth > 0 {
      if byte() == Self.quote {
        _ = literal()
        continue
      }
      if byte() == UInt8(ascii: "(") { depth += 1 }
      if byte() == UInt8(ascii: ")") { depth -= 1 }
      step()
    }
  }
}
