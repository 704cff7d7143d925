import ProtocolLibrary
import SessionEngine

/// `check`: every finding in protocol files and in the settings file.
struct CheckCommand {
  let places: Places
  let shelf: ProtocolShelf
  let paths: [String]
  let json: Bool

  private static let filesAtOnce = 128

  func run() throws(Failure) {
    let findings = paths.isEmpty ? try findingsOfShelf() : paths.flatMap(findings(at:))
    let errors = findings.count { $0.severity == .error }
    if json {
      try StandardStreams.write(JSONValue.array(findings.map(\.json)).text(pretty: true) + "\n")
    } else {
      try StandardStreams.write(findings.map { $0.text + "\n" }.joined())
      StandardStreams.complain(summary(errors: errors, warnings: findings.count - errors))
    }
    if errors > 0 { throw .found }
  }

  private func summary(errors: Int, warnings: Int) -> String {
    "\(errors) \(errors == 1 ? "error" : "errors"),"
      + " \(warnings) \(warnings == 1 ? "warning" : "warnings")\n"
  }

  private func findingsOfShelf() throws(Failure) -> [Diagnostic] {
    try shelf.requireFolders()
    return try SettingsFile(places).findings + findings(in: shelf.finder)
  }

  private func findings(at path: String) -> [Diagnostic] {
    guard SourceFile.isFolder(path) else {
      return findings(ofSettingsOr: path)
    }
    let folder = ProtocolFolder(path: path, isRequired: true)
    return findings(in: ProtocolFinder(folders: [folder], shipped: shelf.shipped))
  }

  private func findings(in finder: ProtocolFinder) -> [Diagnostic] {
    let common = finder.commonRules()
    let entries = finder.entries
    let headway = Headway("check")
    return (finder.faults + finder.leftOut).map(\.diagnostic) + common.diagnostics
      + stride(from: 0, to: entries.count, by: Self.filesAtOnce).flatMap { first in
        _ = headway.goesOn(first, of: entries.count)
        return SharedWork.map(Array(entries[first...].prefix(Self.filesAtOnce))) {
          Self.findings(of: $0.path, common.rules)
        }.flatMap(\.self)
      }
  }

  private func findings(ofSettingsOr path: String) -> [Diagnostic] {
    guard path == places.settings || path.split(separator: "/").last == "config.yaml",
      let source = try? SourceFile.read(path)
    else { return Self.findings(of: path, shelf.finder.commonRules().rules) }
    return SettingsFile(source).findings
  }

  private static func findings(of path: String, _ common: CommonRules) -> [Diagnostic] {
    do throws(FileFault) {
      let source = try SourceFile.read(path)
      return path.split(separator: "/").last == "common.yaml"
        ? CommonRules.read(source).diagnostics
        : ProtocolReader.read(source, common: common, named: ProtocolFinder.id(of: path))
          .diagnostics
    } catch {
      return [error.diagnostic]
    }
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    [
      "file": .string(file), "line": .integer(Int64(line)), "column": .integer(Int64(column)),
      "severity": .string(severity.rawValue), "rule": .string(rule.rawValue),
      "message": .string(message),
    ]
  }
}
