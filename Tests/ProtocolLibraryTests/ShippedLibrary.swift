import ProtocolLibrary
import SessionEngine

/// The protocols that come with the program, read once for all tests.
enum ShippedLibrary {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Protocols"

  static let finder = ProtocolFinder(
    folders: [ProtocolFolder(path: folder, isRequired: true)],
    shipped: folder
  )

  static let common = finder.commonRules().rules

  static let readings: [String: ProtocolReading] = {
    let pairs = finder.entries.compactMap { entry in
      (try? SourceFile.read(entry.path)).map {
        (entry.id, ProtocolReader.read($0, common: common))
      }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  static let protocols = readings.compactMapValues(\.protocol)

  static let texts = readings.mapValues { String(decoding: $0.source.bytes, as: UTF8.self) }

  static let commonText: String = {
    let source = try? SourceFile.read(folder + "/common.yaml")
    return source.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }()

  /// What the comment behind a shared question's id says, or the lines before it.
  static func marks(of id: String) -> String {
    let lines = commonText.split(separator: "\n", omittingEmptySubsequences: false)
    guard
      let place = lines.lastIndex(where: {
        $0 == "  - id: \(id)" || $0.hasPrefix("  - id: \(id) # ")
      })
    else { return "" }
    let before = lines[..<place].reversed().prefix { $0.hasPrefix("  # ") }
    return before.reversed().joined(separator: " ") + lines[place].drop { $0 != "#" }
  }
}
