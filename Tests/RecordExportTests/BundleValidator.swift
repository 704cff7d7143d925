import Foundation
import Testing

/// The script beside this file, which holds Bundles against an independent model of FHIR.
enum BundleValidator {
  /// The interpreter may be named by `TABLESIDE_TEST_PYTHON`.
  private static let python =
    ProcessInfo.processInfo.environment["TABLESIDE_TEST_PYTHON"] ?? "python3"

  private static let script =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "validate-bundle.py").path

  static let need: Comment = """
    needs python3, or the interpreter that TABLESIDE_TEST_PYTHON names, with fhir.resources 6.2.1: \
    see .github/CONTRIBUTING.md
    """

  static let isThere: Bool = (try? run([]).status) == 0

  /// What the script finds wrong; empty for valid Bundles.
  static func faults(of bundles: [String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try bundles.enumerated().map { number, bundle in
      let file = folder.appending(path: "bundle-\(number).json")
      try Data(bundle.utf8).write(to: file)
      return file.path
    }
    let result = try run(files)
    return result.status == 0 ? "" : "exit \(result.status): \(result.messages)"
  }

  private static func run(_ files: [String]) throws -> (status: Int32, messages: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-W", "ignore", script] + files
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let text = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
