import TestProcesses

/// Records with sessions in them, made by the binary itself.
extension GuideRun {
  /// Holds a short session and gives its id.
  @discardableResult
  func hold(
    _ protocolID: String = "neck-on-chair",
    patient: String? = nil,
    commands: String = "pain 5\nnote warm hands\nstop enough\n"
  ) throws -> String {
    var words = ["run", protocolID, "--plain", "--yes"]
    if let patient { words += ["--patient", patient] }
    let result = try run(words, input: commands)
    guard result.status == 0 else { throw HoldingError(sentence: result.errors) }
    let rows = try run(["history", "--json"]).output
    guard let id = rows.texts(after: "\"id\": ").first(where: { $0.count == 34 }) else {
      throw HoldingError(sentence: rows)
    }
    return String(id.dropFirst().dropLast())
  }

  /// Rehearses a whole session.
  func rehearse(_ protocolID: String = "neck-on-chair", patient: String? = nil) throws {
    let result = try run(
      ["run", protocolID, "--plain", "--yes", "--speed", "3600"]
        + (patient.map { ["--patient", $0] } ?? [])
    )
    guard result.status == 0 else { throw HoldingError(sentence: result.errors) }
  }

  func run(_ words: [String], input: String = "") throws -> FinishedProcess {
    try Processes.run(
      Processes.binary,
      words,
      input: input,
      environment: environment,
      in: folder
    )
  }

  /// None to every line, begun and ended at once.
  static let noToAll = noToLines + begun

  static let noToLines = "none\nnone\n"
  /// Ready, nothing told of the complaint, begun and ended.
  static let begun = "done\n\nstart\nstop enough\nstop enough\n"

  /// Runs a line of the shell in the folder of this run; `$T` is the binary.
  func shell(_ line: String, input: String = "", limit: Int = 60) throws -> FinishedProcess {
    try Processes.run(
      "/bin/sh",
      ["-c", "cd \"$FOLDER\" && " + line],
      input: input,
      environment: environment.merging(["FOLDER": folder.path, "T": Processes.binary]) { $1 },
      in: folder,
      limit: limit
    )
  }

  func read(_ name: String) throws -> String { try Processes.read(folder.path + "/" + name) }
}

struct HoldingError: Error {
  let sentence: String
}

extension String {
  /// The text from each occurrence of a mark up to the next comma, bracket or line feed.
  func texts(after mark: String) -> [String] {
    var texts: [String] = []
    var rest = self[...]
    while let found = rest.firstRange(of: mark) {
      rest = rest[found.upperBound...]
      texts.append(String(rest.prefix { !",]}\n".contains($0) }))
    }
    return texts
  }
}
