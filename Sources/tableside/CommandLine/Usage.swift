import CSystem

/// What `--help` and `--version` answer.
enum Usage {
  static let number = "1.1.0"

  /// The number, and in a release the commit it was built from.
  static var version: String {
    let commit = String(cString: built_commit())
    return "tableside \(number)\(commit.isEmpty ? "" : " (\(commit))")\n"
  }

  static var help: String {
    [head, commands, middle, everywhere, exits].joined(separator: "\n")
  }

  private static let head = """
    Usage: tableside [COMMAND] [OPTION]...
    Stand beside a massage table: screen the patient, plan the session and guide it
    technique by technique. Without a command the home screen opens.

    """

  private static var commands: String {
    let lines = CommandName.allCases.filter(\.facts.isAnnounced).flatMap { command in
      let facts = command.facts
      let words = [command.rawValue, facts.operands.shown].compactMap(\.self)
      let options = facts.options.filter { $0.name != .json }
      return [line("  " + words.joined(separator: " "), facts.meaning, at: 20)]
        + options.map { line("    " + $0.head, $0.meaning, at: 22) }
    }
    return (["Commands:"] + lines).map { $0 + "\n" }.joined()
  }

  private static var middle: String {
    let printing = CommandName.allCases.filter { $0.options.contains(.json) }.map(\.rawValue)
    let names = printing.dropLast().joined(separator: ", ") + " and " + (printing.last ?? "")
    return wrapped(names + " print one JSON document with --json.") + """
      PROTOCOL is an id, the file's name without '.yaml', or the path of a file.
      'tableside manual | man -l -' tells more.

      """
  }

  private static var everywhere: String {
    let lines = OptionName.everywhere.map { line("  " + $0.head, $0.meaning, at: 20) }
    return (["Everywhere:"] + lines).map { $0 + "\n" }.joined()
  }

  private static let exits = """
    Exit status: 0 done; 1 failed, or something was found wrong; 2 not understood;
    3 refused or postponed by the screening; 4 another guide holds the session;
    128+n ended by signal n after saving.

    """

  private static func line(_ head: String, _ meaning: String, at column: Int) -> String {
    head + String(repeating: " ", count: max(2, column - head.count)) + meaning
  }

  /// In lines of at most 80 columns.
  private static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= 80 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
