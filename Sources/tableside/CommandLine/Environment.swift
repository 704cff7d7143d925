import CSystem

/// The variables the program was started with.
struct Environment {
  /// A variable that is set and not empty.
  func text(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// A folder; a relative one counts as not set.
  func folder(_ name: String) -> String? {
    text(name).flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
  }

  var hasDumbTerminal: Bool { text("TERM") == nil || text("TERM") == "dumb" }
}
