/// Completion for fish.
enum FishCompletion {
  static var script: String {
    """
    # Completion of tableside for fish.

    function __tableside_command
      set -l found
      set -l isvalue no
      for word in (commandline -opc)[2..-1]
        if test $isvalue = yes
          set isvalue no
          continue
        end
        switch $word
          case \(Shell.wordsWithValue.joined(separator: " "))
            set isvalue yes
          case '-*'
          case '*'
            set -a found $word
        end
      end
      if contains -- "$found[1]" \(Shell.families.joined(separator: " "))
        string join ' ' -- $found[1..2]
      else
        echo $found[1]
      end
    end

    function __tableside_is
      test (__tableside_command | string collect) = "$argv"
    end

    function __tableside_protocols
      tableside list --titles 2>/dev/null | string replace -r ' +' \\t
    end

    complete -c tableside -f
    \(lines.joined(separator: "\n"))

    """
  }

  private static var lines: [String] {
    let first = Shell.firstWords.map { offer("", $0) }
    let verbs = Shell.families.flatMap { family in
      Shell.verbs(of: family).map { offer(family, $0) }
    }
    return first + verbs + CommandName.allCases.flatMap(lines(of:))
      + OptionName.everywhere.map { option($0, command: nil) }
  }

  private static func offer(_ command: String, _ word: (word: String, meaning: String)) -> String {
    "complete -c tableside \(condition(command)) -a \(word.word) -d \(quoted(word.meaning))"
  }

  private static func lines(of command: CommandName) -> [String] {
    let start = "complete -c tableside \(condition(command.rawValue))"
    let operands: [String] =
      switch command.facts.operands {
      case .none, .text: []
      case .protocol: ["\(start) -F", "\(start) -a '(__tableside_protocols)'"]
      case .files: ["\(start) -F"]
      case .words(_, let words): ["\(start) -a \(quoted(words.joined(separator: " ")))"]
      }
    return operands + command.facts.options.map { option($0, command: command.rawValue) }
  }

  private static func option(_ use: OptionUse, command: String?) -> String {
    let letter = use.name.letter.map { " -s \($0)" } ?? ""
    let value =
      switch use.value {
      case .none: ""
      case .text: " -x"
      case .words(let words): " -x -a \(quoted(words.joined(separator: " ")))"
      case .file: " -r -F"
      case .folder: " -x -a '(__fish_complete_directories)'"
      }
    return "complete -c tableside" + (command.map { " " + condition($0) } ?? "")
      + "\(letter) -l \(use.name.rawValue)\(value) -d \(quoted(use.meaning))"
  }

  private static func condition(_ command: String) -> String {
    "-n \(quoted("__tableside_is" + (command.isEmpty ? "" : " " + command)))"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { "\\'".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
