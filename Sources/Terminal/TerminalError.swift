/// Why the full screen cannot be had; the plain guide serves instead.
package enum TerminalError: Error, Sendable, Hashable {
  /// Input or output is no terminal.
  case notATerminal
  /// TERM is not set.
  case noName
  /// TERM holds something that is no name.
  case badName
  /// No description of this terminal is installed.
  case unknown(name: String)
  /// The system gives no memory for the screen.
  case noMemory
  /// The terminal cannot place its cursor or clear its screen, as `dumb`.
  case tooSimple(name: String)

  /// One sentence that says why, with nothing in it but printable ASCII.
  package var message: String {
    switch self {
    case .notATerminal: "input or output is not a terminal"
    case .noName: "TERM is not set"
    case .badName: "TERM does not hold a terminal's name"
    case .unknown(let name): "there is no description of the terminal '\(name)' on this system"
    case .noMemory: "the system gives no memory for the screen"
    case .tooSimple(let name): "the terminal '\(name)' cannot show a full screen"
    }
  }
}

/// The name in TERM, once it is known to be a name and no path.
struct TerminalName {
  let string: String

  init(_ value: String?) throws(TerminalError) {
    guard let value, !value.isEmpty else { throw .noName }
    let isName =
      value.utf8.count <= 64 && value.utf8.first != UInt8(ascii: ".")
      && value.utf8.allSatisfy { byte in
        let scalar = Unicode.Scalar(byte)
        return scalar.isASCII
          && (scalar.properties.isAlphabetic
            || "0123456789.+-_".unicodeScalars
              .contains(scalar))
      }
    guard isName else { throw .badName }
    guard value != "dumb" else { throw .tooSimple(name: value) }
    string = value
  }
}
