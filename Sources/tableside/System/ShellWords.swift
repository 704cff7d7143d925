import CSystem

/// A line taken apart as a shell does it: quotes, backslashes, `~`, variables, patterns of names.
enum ShellWords {
  /// The words; nothing where a quote is open, a variable is not set, or a command or an operator
  /// of the shell stands in it: none is carried out.
  static func read(_ line: String) -> [String]? {
    var found = wordexp_t()
    guard wordexp(line, &found, Int32(WRDE_NOCMD | WRDE_UNDEF)) == 0 else { return nil }
    defer { wordfree(&found) }
    return (0..<Int(found.we_wordc)).compactMap { place in
      found.we_wordv[place].map { String(cString: $0) }
    }
  }
}
