import Foundation

/// A script beside this file, which holds what the program writes against tools of others.
struct PythonCheck {
  let script: String

  /// The interpreter may be named by `TABLESIDE_TEST_PYTHON`.
  private static let python =
    ProcessInfo.processInfo.environment["TABLESIDE_TEST_PYTHON"] ?? "python3"

  /// Whether the tools are there.
  var isThere: Bool { (try? run([]).status) == 0 }

  /// What the script finds wrong; empty for valid documents.
  func faults(of documents: [String]) throws -> String {
    let result = try result(of: documents)
    return result.status == 0 ? "" : "exit \(result.status): \(result.messages)"
  }

  /// What the script reads in the documents, as it prints it.
  func reading(of documents: [String]) throws -> String { try result(of: documents).output }

  private func result(of documents: [String]) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try documents.enumerated().map { number, document in
      let file = folder.appending(path: "document-\(number)")
      try Data(document.utf8).write(to: file)
      return file.path
    }
    return try run(files)
  }

  private struct Result {
    var status: Int32
    var output: String
    var messages: String
  }

  private func run(_ files: [String]) throws -> Result {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: script).path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [Self.python, "-W", "ignore", path] + files
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // What a script prints fits into the pipe of the one that is read last.
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: written, as: UTF8.self),
      messages: String(decoding: said, as: UTF8.self)
    )
  }
}
