import TestProcesses
import Testing

/// One session of the real binary, the same every time, and what must hold after whatever befell it.
struct ScriptedSession {
  let guide: GuideRun
  private let noteCount: Int

  init(notes: Int = 8) throws {
    noteCount = notes
    guide = try GuideRun()
    try guide.folder.makeFolder("home/.config")
    try guide.folder.makeFolder("home/.config/tableside")
    try guide.folder.write("stay_awake: false\n", to: "home/.config/tableside/config.yaml")
  }

  var records: String { guide.folder.path + "/home/.local/share/tableside" }

  /// Every file that SQLite writes.
  var database: [String] {
    ["", "-wal", "-shm", "-journal", ".new", ".new-journal"]
      .map { records + "/tableside.sqlite" + $0 }
  }

  static let start = ["run", "neck-on-chair", "--plain", "--yes"]

  static func note(_ number: Int) -> String { "note entry-\(number)\n" }

  private var commands: String {
    (1...noteCount).map(Self.note).joined() + "stop enough\n"
  }

  /// Runs all of it under strace.
  func run(_ plan: Strace.Plan) throws -> FinishedProcess {
    try Processes.run(
      Strace.path ?? "",
      plan.arguments + [Processes.binary] + plan.words,
      input: commands,
      environment: guide.environment,
      in: guide.folder
    )
  }

  func tableside(_ words: String..., input: String = "") throws -> FinishedProcess {
    try Processes.run(
      Processes.binary,
      words,
      input: input,
      environment: guide.environment,
      in: guide.folder
    )
  }

  /// The calls on these files that an undisturbed session makes, each with its number.
  static func countedCalls(
    _ names: [String],
    on files: (Self) -> [String],
    withThreads: Bool = true
  ) throws -> [(name: String, count: Int)] {
    let session = try Self()
    let trace = session.guide.folder.path + "/trace"
    let plan = Strace.Plan(
      calls: names,
      files: files(session),
      withThreads: withThreads,
      trace: trace
    )
    let result = try session.run(plan)
    try #require(result.status == 0, "\(result.errors)")
    let lines = try Processes.read(trace).split(separator: "\n")
    return names.map { name in
      (name, lines.count { $0.contains(" \(name)(") || $0.hasPrefix("\(name)(") })
    }
  }

  /// What is in the records once a session was resumed and ended.
  struct Aftermath {
    /// Notes that were called saved, by their numbers.
    let acknowledged: [Int]
    /// Notes in the journal, in its order.
    let kept: [Int]
    /// From the start of the resuming command to its end.
    let resumeMilliseconds: Int
    /// From the first entry to where the resumed session stood; nothing where it did not run.
    let stoodAtMilliseconds: Int?
    /// When the first entry was made.
    let startedAt: String?
  }

  /// Takes the session up again, ends it, and compares the journal with what was called saved.
  func aftermath(
    of output: String,
    _ what: String,
    location: SourceLocation = #_sourceLocation
  ) throws -> Aftermath {
    let acknowledged = Self.numbers(in: output, after: "note: entry-", before: ": saved")
    let start = Stopwatch()
    let resumed = try tableside("resume", "--plain", input: "stop enough\n")
    let milliseconds = start.milliseconds
    let isNew = resumed.errors.contains("no session is interrupted")
    #expect(
      resumed.status == 0 || isNew,
      "\(what): \(resumed.output)\(resumed.errors)",
      sourceLocation: location
    )
    let export = try tableside("export", "--format", "json", "--all")
    #expect(export.status == 0, "\(what): \(export.errors)", sourceLocation: location)
    let kept = Self.numbers(
      in: export.output,
      after: "\"kind\":\"noted\",\"text\":\"entry-",
      before: "\""
    )
    #expect(kept == Array((1...noteCount).prefix(kept.count)), "\(what)", sourceLocation: location)
    #expect(
      acknowledged == Array((1...noteCount).prefix(acknowledged.count)),
      "\(what)",
      sourceLocation: location
    )
    #expect(kept.count >= acknowledged.count, "\(what): \(output)", sourceLocation: location)
    #expect(
      !export.output.contains("\"outcome\":\"running\""),
      "\(what): a session stays interrupted",
      sourceLocation: location
    )
    return Aftermath(
      acknowledged: acknowledged,
      kept: kept,
      resumeMilliseconds: milliseconds,
      stoodAtMilliseconds: Self.numbers(in: export.output, after: "\"sinceMs\":", before: "").first,
      startedAt: export.output.firstRange(of: "\"startedAt\":\"").map { found in
        String(export.output[found.upperBound...].prefix(24))
      }
    )
  }

  static func numbers(in text: String, after: String, before: String) -> [Int] {
    var numbers: [Int] = []
    var rest = text[...]
    while let found = rest.firstRange(of: after) {
      rest = rest[found.upperBound...]
      let digits = rest.prefix { $0.isNumber }
      if rest.dropFirst(digits.count).hasPrefix(before), let number = Int(digits) {
        numbers.append(number)
      }
    }
    return numbers
  }
}

/// Elapsed time for what a run reports; nothing is ever expected of it.
struct Stopwatch {
  private let start = ContinuousClock.now

  var milliseconds: Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
