import TestProcesses
import Testing

/// The checker as a person calls it.
@Suite struct CheckCommandTests {
  /// A mistake in the form that `new` writes, and the part of its line that is pointed at.
  private struct Mistake {
    let line: String
    let wrong: String
    let place: String
    let code: String
  }

  private static let mistakes = [
    Mistake(line: "goal: clinical", wrong: "goal: medical", place: "medical", code: "P104"),
    Mistake(line: "style: classic", wrong: "stile: classic", place: "stile", code: "P101"),
    Mistake(line: "position: prone", wrong: "position: lying", place: "lying", code: "P104"),
    Mistake(line: "  every: 1-2 days", wrong: "  every: 1-2", place: "1-2", code: "P105"),
    Mistake(
      line: "      max_pressure: 2  # 1 very light, 5 very strong",
      wrong: "      max_pressure: 7",
      place: "7",
      code: "P106"
    ),
    Mistake(
      line: "    question: Something that this massage alone must ask?",
      wrong: "    question: Something",
      place: "Something",
      code: "P213"
    ),
    Mistake(
      line: "        motion: circular",
      wrong: "        motion: round",
      place: "round",
      code: "P104"
    ),
    Mistake(
      line: "      - id: kneading",
      wrong: "      - id: rubbing",
      place: "rubbing",
      code: "P107"
    ),
    Mistake(
      line: "        title: Closing strokes",
      wrong: "        title: \"\"",
      place: "\"\"",
      code: "P108"
    ),
    Mistake(line: "  rest: 10-15 min", wrong: "  rest: 15-10 min", place: "15-10", code: "P105"),
  ]

  /// The file with all ten, and `line:column: level` and code of what must be found.
  private static func broken(_ text: String) throws -> (text: String, places: [String]) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let places = try mistakes.map { mistake in
      let index = try #require(lines.firstIndex(of: mistake.line), "\(mistake.line)")
      lines[index] = mistake.wrong
      let start = try #require(mistake.wrong.firstRange(of: mistake.place)?.lowerBound)
      let column = mistake.wrong.distance(from: mistake.wrong.startIndex, to: start) + 1
      return "\(index + 1):\(column) \(mistake.code)"
    }
    return (lines.joined(separator: "\n"), places)
  }

  @Test func `ten mistakes are ten findings, each at its line and column`() throws {
    let guide = try GuideRun()
    #expect(try guide.shell("$T new my-neck").status == 0)
    let (text, places) = try Self.broken(try guide.read("my-neck.yaml"))
    try guide.folder.write(text, to: "my-neck.yaml")
    let result = try guide.shell("$T check my-neck.yaml")
    #expect(result.status == 1)
    #expect(result.errors == "10 errors, 0 warnings\n")
    let found = result.output.split(separator: "\n").map { line in
      let parts = line.split(separator: ":")
      return "\(parts[1]):\(parts[2]) \(line.suffix(5).prefix(4))"
    }
    #expect(found == places, "\(result.output)")

    let json = try guide.shell("$T check --json my-neck.yaml")
    #expect(json.status == 1)
    for place in places {
      let parts = place.split { ": ".contains($0) }
      let (line, column) = ("\"line\": \(parts[0]),", "\"column\": \(parts[1]),")
      #expect(json.output.contains(line) && json.output.contains(column), "\(place)")
    }
    #expect(json.output.split(separator: "\n").count { $0.contains("\"rule\": ") } == 10)
  }

  @Test func `hostile files end in findings, clean of what would reach the terminal`() throws {
    let guide = try GuideRun()
    let hostile = [
      "escape": "format: massage-protocol/1\ntitle: \u{1B}]0;owned\u{7}\u{1B}[2J\n",
      "deep": String(repeating: "[", count: 100_000),
      "wide": String(repeating: "a: b\n", count: 50_000),
      "bomb": "a: &a [b]\nb: &b [*a, *a]\nc: [*b, *b]\n",
      "quote": "format: \"massage-protocol/1\nid: x\n",
      "bidi": "title: \u{202E}\u{2066}x\n",
    ]
    for (name, text) in hostile { try guide.folder.write(text, to: name + ".yaml") }
    for name in hostile.keys.sorted() {
      for command in ["check", "show", "run --plain --yes"] {
        let result = try guide.shell("$T \(command) ./\(name).yaml")
        #expect(result.status == 1, "\(command) \(name): \(result.status)")
        let shown = result.output + result.errors
        #expect(shown.contains("[P0") || shown.contains("[P1"), "\(command) \(name)")
        let isClean = shown.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{202E}")
        }
        #expect(isClean, "\(command) \(name)")
      }
    }
  }
}

/// What `list` finds.
@Suite struct ListCommandTests {
  private static func ids(_ options: String) throws -> [String] {
    let guide = try GuideRun()
    let result = try guide.shell("$T list \(options)")
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
  }

  @Test(arguments: [
    ("--zone ears", ["acupressure-short"], "back-pain"),
    ("--condition torticollis", ["child-torticollis"], "back-pain"),
    ("--age '5 months'", ["infant-gymnastics"], "back-pain"),
    ("--age 5y", ["preschool-tonic"], "back-pain"),
    ("--age '4 m'", ["infant-gymnastics"], "back-pain"),
    ("--age 34", ["back-pain"], "preschool-tonic"),
    ("--performer self", ["self-daily", "self-neck"], "back-pain"),
    ("--performer parent", ["infant-face"], "infant-tonic"),
    ("--minutes 3", ["acupressure-tone", "infant-face"], "back-pain"),
    ("--performer self --zone lumbar --minutes 5", ["self-back-knuckles"], "self-neck"),
  ])
  func `a search finds what fits and nothing else`(
    options: String,
    found: [String],
    missing: String
  ) throws {
    let ids = try Self.ids(options)
    #expect(Set(ids).isSuperset(of: found), "\(ids)")
    #expect(!ids.contains(missing))
  }

  @Test func `titles at a glance are those of the whole files`() throws {
    let guide = try GuideRun()
    let glance = try guide("list", "--titles").output.split(separator: "\n")
    let whole = try guide("list").output.split(separator: "\n")
    #expect(glance.count == whole.count)
    for (short, long) in zip(glance, whole) {
      let title = short.split(separator: " ", maxSplits: 1).last?.drop { $0 == " " } ?? ""
      #expect(!title.isEmpty && long.hasSuffix("  " + title), "\(short)")
    }
    try guide.folder.makeFolder("mine")
    try guide.folder.write("title: \"\u{1B}[2J\"\n", to: "mine/odd.yaml")
    #expect(try guide.shell("$T list --titles --protocols mine").output == "odd\n")
  }

  @Test func `a search that is no word of the list is refused with the words`() throws {
    let result = try GuideRun()("list", "--performer", "nurse")
    #expect(result.status == 2)
    #expect(result.errors.contains("--performer takes one of therapist, parent, doctor-ordered"))
    #expect(try GuideRun()("list", "--minutes", "0").status == 2)
  }
}
