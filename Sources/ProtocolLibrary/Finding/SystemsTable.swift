package import SessionEngine

/// Which file guides which system: the table of `Protocols/README.md`.
///
/// A file guides the systems whose numbers open a part of its `sources`, with a colon or a
/// semicolon behind them: `S34, S50; 000:359` or `S23: 10 or 20 sessions`.
package struct SystemsTable: Sendable {
  private var ids: [String: [String]] = [:]
  private let closing: ClosingTable

  package init(_ protocols: [MassageProtocol]) {
    closing = ClosingTable(protocols)
    for massage in protocols {
      for code in massage.sources.flatMap(Self.systems).withoutRepeats {
        ids[code, default: []].append(massage.id)
      }
    }
  }

  /// The ids of the protocols that guide a system, sorted.
  package func files(of system: MassageSystem) -> [String] { (ids[system.code] ?? []).sorted() }

  /// The whole page, as `tableside list --systems` prints it.
  package var text: String { Self.opening + MassageSystem.all.map(row).joined() + closing.text }

  private static let opening = """
    # The protocols

    One file is one protocol. `common.yaml` holds what all of them share: the questions of the screening,
    the places that are never worked, what to do when the patient reacts, everyday preparation, limits of age.

    Every file says in `sources` where its content comes from: S40 is a massage system of the collection the
    library was written from, 002:93-151 its second text, lines 93 to 151. X13 is a place where the texts
    contradict each other and the file had to decide, G30 a rule for every session, R05 one for a reaction,
    L02 a number that is lost. What the sources do not give is marked with `suggested` and shown with `~`.

    This page is made by `tableside list --systems`.

    | System | What it is | File |
    | --- | --- | --- |

    """

  private func row(_ system: MassageSystem) -> String {
    let links = files(of: system).map { "[\($0)](\($0).yaml)" }.joined(separator: ", ")
    let note = system.note.map { links.isEmpty ? $0 : ": " + $0 } ?? ""
    return "| \(system.code) | \(system.name) | \(links)\(note) |\n"
  }

  /// The systems that a line of sources is about.
  static func systems(_ line: String) -> [String] {
    var codes: [String] = []
    var open: [String] = []
    for part in line.split(separator: " ") {
      let digits = part.dropFirst().prefix { $0.isASCII && $0.isNumber }
      let end = part.dropFirst(3)
      guard part.first == "S", digits.count == 2, [",", ";", ":", ""].contains(end) else {
        // `S63 a;` is a part of S63.
        if open.count == 1, ["a;", "b;"].contains(part) { codes += open }
        open = []
        continue
      }
      open.append("S" + digits)
      if end == ";" || end == ":" {
        codes += open
        open = []
      }
    }
    return codes
  }
}
