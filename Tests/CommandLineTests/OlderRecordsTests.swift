import Foundation
import TestProcesses
import Testing

/// Records that version 1.0.0 wrote, with what it told of them: a course of five sessions with
/// reactions and corrections, a walk-in, a rehearsal, and a session in which the guide was killed.
@Suite struct OlderRecordsTests {
  private static let interrupted = "edbe1176a9c320164dbd87dd98d79856"

  @Test(arguments: [
    ("export --format json --all --rehearsals", "export.json"),
    ("history --json --rehearsals", "history.json"),
    ("patient show A-014 --json", "A-014.json"),
    ("patient show B-2 --json", "B-2.json"),
    ("patient show C-3 --json", "C-3.json"),
  ])
  func `JSON tells every value that 1.0.0 told`(words: String, file: String) throws {
    let guide = try OlderRecords.copied()
    let told = try guide.json(words)
    let before = try OlderRecords.json(file)
    #expect(OlderRecords.losses(from: before, to: told) == [])
  }

  @Test(arguments: ["steps", "reactions", "sessions"])
  func `tables tell every value that 1.0.0 told`(table: String) throws {
    let guide = try OlderRecords.copied()
    let told = try guide.shell("$T export --format csv --table \(table) --all --rehearsals")
    #expect(told.status == 0, "\(told.errors)")
    let before = OlderRecords.rows(try OlderRecords.text("\(table).csv"))
    #expect(OlderRecords.losses(from: before, to: OlderRecords.rows(told.output)) == [])
  }

  /// Its sentences may be said in other words; which session comes next is counted as it is now.
  @Test func `notes tell every number that 1.0.0 told`() throws {
    let guide = try OlderRecords.copied()
    let told = try guide.shell("$T export --format markdown --all --rehearsals")
    #expect(told.status == 0, "\(told.errors)")
    var numbers = OlderRecords.numbers(told.output)
    var missing: [Substring] = []
    let before = try OlderRecords.text("notes.md").split(separator: "\n")
      .filter { !$0.hasPrefix("- Next:") }.joined(separator: "\n")
    for (number, count) in OlderRecords.numbers(before) {
      numbers[number, default: 0] -= count
      if numbers[number, default: 0] < 0 { missing.append(number) }
    }
    #expect(missing == [])
  }

  @Test func `a patient of 1.0.0 takes a sex that 1.0.0 did not know, and nothing else changes`()
    throws
  {
    let guide = try OlderRecords.copied()
    #expect(try guide.run(["patient", "edit", "A-014"], input: "sex: other\n").status == 0)
    let told = try guide.json("patient show A-014 --json")
    let before = try OlderRecords.json("A-014.json")
    #expect(OlderRecords.losses(from: before, to: told) == ["sex. female became other"])
  }

  @Test func `a session that 1.0.0 was killed in is taken up and closed`() throws {
    let guide = try OlderRecords.copied()
    let run = try guide.shell("$T resume --plain", input: "resume\npain 1\nstage\nskip\n\n2\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Taken up again: Classic massage for lumbar osteochondrosis"))
    #expect(run.output.contains("The session ended early: every technique was skipped"))

    let before = try OlderRecords.sessions(in: OlderRecords.json("export.json"))
    let after = try OlderRecords.sessions(
      in: guide.json("export --format json --all --rehearsals")
    )
    #expect(Set(before.keys) == Set(after.keys))
    for (id, session) in before where id != Self.interrupted {
      #expect(OlderRecords.losses(from: session, to: after[id]) == [], "session \(id)")
    }

    let old = try #require(before[Self.interrupted])
    let new = try #require(after[Self.interrupted])
    for list in ["events", "reactions", "notes", "screening"] {
      let told = try #require(old[list] as? [Any])
      let now = try #require(new[list] as? [Any])
      let same = Array(now.prefix(told.count))
      #expect(OlderRecords.losses(from: told, to: same) == [], "\(list)")
    }
    for field in ["id", "patient", "sessionNumber", "startedAt", "protocol", "painfulSide"] {
      #expect(OlderRecords.losses(from: old[field], to: new[field]) == [], "\(field)")
    }
    #expect(new["outcome"] as? String == "endedEarly")
    #expect(new["painAfter"] as? Int == 2)
    let steps = try #require(new["steps"] as? [[String: Any]])
    #expect(steps.map { $0["result"] as? String } == Array(repeating: "skipped", count: 8))
    let reactions = try #require(new["reactions"] as? [[String: Any]])
    #expect(reactions.map { $0["score"] as? Int } == [2, 1])
    #expect(try guide.shell("ls home/.local/share/tableside/running").output.isEmpty)
  }
}

private enum OlderRecords {
  private static let folder = Processes.package + "/Tests/CommandLineTests/Records-1.0.0/"

  static func text(_ name: String) throws -> String { try Processes.read(folder + name) }

  static func json(_ name: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text(name).utf8))
  }

  /// A guide whose records are a copy of those, private as the guide keeps them.
  static func copied() throws -> GuideRun {
    let guide = try GuideRun()
    let copy = try guide.shell(
      """
      mkdir -p home/.local/share && cd home/.local/share \
      && cp -R '\(folder)records' tableside && chmod -R u+w,go-rwx tableside
      """
    )
    try #require(copy.status == 0, "\(copy.errors)")
    return guide
  }

  static func sessions(in export: Any) throws -> [String: [String: Any]] {
    let document = try #require(export as? [String: Any])
    let sessions = try #require(document["sessions"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: sessions.map { ($0["id"] as? String ?? "", $0) })
  }

  /// Where `new` tells something else than `old`; fields may come, the document's version may rise.
  static func losses(from old: Any?, to new: Any?, at place: String = "") -> [String] {
    switch (old, new) {
    case (let old as [String: Any], let new as [String: Any]):
      return old.keys.sorted().filter { place + $0 != "version" }.flatMap {
        losses(from: old[$0], to: new[$0], at: "\(place)\($0).")
      }
    case (let old as [Any], let new as [Any]):
      guard old.count == new.count else { return ["\(place) \(old.count) became \(new.count)"] }
      return zip(old, new).enumerated().flatMap { index, pair in
        losses(from: pair.0, to: pair.1, at: "\(place)\(index).")
      }
    case (let old as NSObject, let new as NSObject) where old == new: return []
    default:
      return ["\(place) \(old ?? "nothing") became \(new ?? "nothing")"]
    }
  }

  /// The rows of a CSV, each as its values by the names of the columns.
  static func rows(_ text: String) -> [[String: String]] {
    var records: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: records[records.count - 1].append("")
      case "\n" where !isQuoted, "\r\n" where !isQuoted: records.append([""])
      default: records[records.count - 1][records[records.count - 1].count - 1].append(character)
      }
    }
    let names = records.first ?? []
    return records.dropFirst().filter { $0 != [""] }.map { values in
      Dictionary(uniqueKeysWithValues: zip(names, values))
    }
  }

  /// How often each number, time or date stands in a text.
  static func numbers(_ text: String) -> [Substring: Int] {
    let words = text.split { $0.isWhitespace || "(),;|".contains($0) }
    return words.filter { $0.contains(where: \.isNumber) }.reduce(into: [:]) {
      $0[$1, default: 0] += 1
    }
  }
}

extension GuideRun {
  fileprivate func json(_ words: String) throws -> Any {
    let run = try shell("$T \(words)")
    try #require(run.status == 0, "\(run.errors)")
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }
}
