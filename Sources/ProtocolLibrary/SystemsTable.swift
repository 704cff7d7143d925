package import SessionEngine

/// Which file guides which system: the table of `Protocols/README.md`.
///
/// A file guides the systems that begin one of its lines of `sources`, as in `S34, S50; 000:359`.
package struct SystemsTable: Sendable {
  private let ids: [String: [String]]

  package init(_ protocols: [MassageProtocol]) {
    var ids: [String: [String]] = [:]
    for massage in protocols {
      for code in massage.sources.flatMap(Self.systems) where ids[code]?.last != massage.id {
        ids[code, default: []].append(massage.id)
      }
    }
    self.ids = ids
  }

  /// Systems that have neither a file nor a note.
  package var empty: [String] {
    MassageSystem.all.filter { files(of: $0).isEmpty && $0.note == nil }.map(\.code)
  }

  /// The ids of the protocols that guide a system, sorted.
  package func files(of system: MassageSystem) -> [String] { (ids[system.code] ?? []).sorted() }

  /// The whole README of the folder, as `tableside list --systems` prints it.
  package var text: String {
    """
    # Protocols

    One file is one protocol; `common.yaml` holds what they share. The systems they are made from \
    are numbered S01 to S82, and every one is in this table: the files that guide it, or where it \
    lives and why no file does.

    This page is made by `tableside list --systems`; a test checks that it is current.

    | system | name | files | where else, or why not |
    | --- | --- | --- | --- |

    """ + MassageSystem.all.map(row).joined()
  }

  private func row(_ system: MassageSystem) -> String {
    let links = files(of: system).map { "[\($0)](\($0).yaml)" }.joined(separator: ", ")
    return "| \(system.code) | \(system.name) | \(links) | \(system.note ?? "") |\n"
  }

  /// The system numbers at the start of a line of sources.
  static func systems(_ line: String) -> [String] {
    var codes: [String] = []
    for part in line.split(separator: ",") {
      let word = part.drop { $0 == " " }
      let digits = word.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard word.first == "S", digits.count == 2 else { break }
      codes.append("S" + digits)
      guard word.count == 3 else { break }
    }
    return codes
  }
}
