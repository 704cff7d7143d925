/// A folder that may hold protocols.
package struct ProtocolFolder: Sendable, Hashable {
  package let path: String
  /// A folder the person named must be there; the others may be missing.
  package let isRequired: Bool

  package init(path: String, isRequired: Bool = false) {
    self.path = path
    self.isRequired = isRequired
  }
}

/// A protocol file that was found, not yet read.
package struct ProtocolEntry: Sendable, Hashable {
  /// The file's name without `.yaml`.
  package let id: String
  package let path: String

  package init(id: String, path: String) {
    self.id = id
    self.path = path
  }
}

/// Finds protocol files by id or path, and the shared rules they stand on.
package struct ProtocolFinder: Sendable {
  /// The protocols, sorted by id; where two folders hold the same id the earlier folder wins.
  package let entries: [ProtocolEntry]
  /// Folders that could not be read.
  package let faults: [FileFault]
  /// Files that look like protocols and are not read as such, and why.
  package let leftOut: [FileFault]
  private let folders: [ProtocolFolder]
  private let shipped: String?

  private static let ending = ".yaml"
  private static let commonName = "common.yaml"

  /// Looks into the folders, the first wins; `shipped` is the folder that came with the program.
  package init(folders: [ProtocolFolder], shipped: String?) {
    var found: [String: ProtocolEntry] = [:]
    var faults: [FileFault] = []
    var leftOut: [FileFault] = []
    for folder in folders {
      do {
        guard folder.isRequired || SourceFile.exists(folder.path) else { continue }
        for name in try SourceFile.names(in: folder.path) {
          let path = Self.join(folder.path, name)
          if let why = Self.reason(against: name) {
            leftOut.append(FileFault(file: path, rule: .unreadable, message: why))
            continue
          }
          guard let id = Self.id(of: name), name != Self.commonName else { continue }
          if found[id] == nil { found[id] = ProtocolEntry(id: id, path: path) }
        }
      } catch {
        faults.append(error)
      }
    }
    entries = found.values.sorted { $0.id < $1.id }
    self.faults = faults
    self.leftOut = leftOut
    self.folders = folders
    self.shipped = shipped
  }

  /// The path of the protocol that a person named by its id or by a path.
  ///
  /// - Throws: `FileFault` where no protocol has the id; it names the nearest.
  package func path(for operand: String) throws(FileFault) -> String {
    if let entry = entries.first(where: { $0.id == operand }) { return entry.path }
    if operand.utf8.contains(UInt8(ascii: "/")) || operand.hasSuffix(Self.ending)
      || SourceFile.exists(operand)
    {
      return operand
    }
    throw FileFault(
      file: operand,
      rule: .unreadable,
      message: "There is no protocol with the id \(quoted(operand))."
        + suggestion(for: operand, among: entries.map(\.id))
    )
  }

  /// The shared rules: the shipped ones first, then what other folders add.
  package func commonRules() -> CommonRulesFound {
    var rules = CommonRules.none
    var diagnostics: [Diagnostic] = []
    var seen: Set<FileIdentity> = []
    for folder in [shipped].compactMap(\.self) + folders.map(\.path) {
      let path = Self.join(folder, Self.commonName)
      guard SourceFile.exists(path) else { continue }
      if let identity = SourceFile.identity(path), !seen.insert(identity).inserted { continue }
      do {
        let reading = CommonRules.read(try SourceFile.read(path), addingTo: rules)
        rules = reading.rules
        diagnostics += reading.diagnostics
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return CommonRulesFound(rules: rules, diagnostics: diagnostics)
  }

  /// The title of a protocol at a glance, without reading or checking the rest of its file.
  package static func title(at path: String) -> String? {
    guard let opening = try? SourceFile.opening(of: path, count: 4_096) else { return nil }
    let lines = opening.split(separator: UInt8(ascii: "\n"))
    guard let line = lines.first(where: { $0.starts(with: Array("title:".utf8)) }) else {
      return nil
    }
    let source = SourceText(file: path, bytes: Array(line) + [UInt8(ascii: "\n")])
    let reading = YAMLReader.read(source)
    return reading.findings.hasErrors ? nil : reading.root?["title"]?.scalar
  }

  /// The id that a file's name stands for; nothing where it does not end as protocols do.
  package static func id(of path: String) -> String? {
    guard path.hasSuffix(ending) else { return nil }
    let name = path.split(separator: "/").last ?? ""
    return String(name.dropLast(ending.count))
  }

  /// Why a file is not read though its ending is much like a protocol's.
  ///
  /// A synced folder names the copies of a conflict in many languages, with dates, dots, brackets or
  /// the name of a computer: none of these is an id.
  private static func reason(against name: String) -> String? {
    let small = name.lowercased()
    guard small.hasSuffix(".yml") || small.hasSuffix(ending) else { return nil }
    guard let id = id(of: name) else {
      return "A protocol's file ends in .yaml, in small letters; this one is not read."
    }
    guard !Kind<String>.isID(id) else { return nil }
    return "A protocol's file is named by its id, a-z, 0-9 and hyphens; this one is not read."
      + " If a synced folder made it as the copy of a conflict, compare the two and keep one."
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

/// The shared rules of all folders and what was found wrong with their files.
package struct CommonRulesFound: Sendable {
  package let rules: CommonRules
  package let diagnostics: [Diagnostic]
}
