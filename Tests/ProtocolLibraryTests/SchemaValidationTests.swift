import Foundation
import ProtocolLibrary
import SessionEngine
import TestProcesses
import Testing

/// The schema before an independent validator; `TABLESIDE_TEST_PYTHON` may name the interpreter.
struct SchemaValidationTests {
  private static let root =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  private static let script = root + "/Tests/ProtocolLibraryTests/validate-protocols.py"

  private static let interpreter =
    ProcessInfo.processInfo.environment["TABLESIDE_TEST_PYTHON"] ?? "python3"

  private static let isThere: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? validate([], in: folder).status) == 0
  }()

  private static func validate(
    _ files: [String],
    in folder: TemporaryFolder
  ) throws -> FinishedProcess {
    let schema = try folder.write(JSONSchema.ofProtocols.text(pretty: true), to: "schema.json")
    return try Processes.run(
      "/usr/bin/env",
      [interpreter, script, schema] + files,
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      in: folder
    )
  }

  @Test(.enabled(if: isThere, "python3 has no jsonschema and yaml here"))
  func `every shipped protocol is valid by the schema`() throws {
    let folder = try TemporaryFolder()
    let names = try SourceFile.names(in: Self.root + "/Protocols").filter {
      $0.hasSuffix(".yaml") && $0 != "common.yaml"
    }
    let result = try Self.validate(names.map { Self.root + "/Protocols/" + $0 }, in: folder)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(
    .enabled(if: isThere, "python3 has no jsonschema and yaml here"),
    arguments: [
      ("goal: clinical", "goal: medical"), ("session: 15-20 min", "session: 15-20"),
      ("        duration: 2 min\n        tempo: 20/min", "        tempo: 20/min"),
      ("        pressure: 1\n", ""), ("technique: vibration", "technique: rocking"),
      ("sessions: 1-3", "sessions: 1-3\n      days: 1-3"), ("sessions: 4+", "grows: true"),
      ("reaction: skin-irritation", "reaction: skin-irritation\n    level: 3"),
      ("do: leave-out-zone", "do: note\n    sessions: 3"), ("id: acute-phase", "id: Acute"),
      ("title: Classic", "titel: Classic"), ("rest: 20-30 min\n", ""),
    ]
  )
  func `what the reader refuses the schema refuses too`(old: String, new: String) throws {
    let folder = try TemporaryFolder()
    let text = lumbarExample.replacingFirst(old, with: new)
    #expect(read(text).protocol == nil)
    let result = try Self.validate([try folder.write(text, to: "broken.yaml")], in: folder)
    #expect(result.status == 1, "\(result.errors)")
  }
}
