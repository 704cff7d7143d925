/// Completion for zsh.
enum ZshCompletion {
  static var script: String {
    """
    #compdef tableside
    # Completion of tableside for zsh.

    _tableside_protocols() {
      local -a ids
      ids=(${(f)"$(tableside list --titles 2>/dev/null | cut -d ' ' -f 1)"})
      _alternative 'ids:protocol:compadd -a ids' 'files:file:_files -g "*.yaml"'
    }

    _tableside() {
      local command= index
      for ((index = 2; index < CURRENT; index++)); do
        case ${words[index]} in
          \(Shell.wordsWithValue.joined(separator: "|"))) ((index++)) ;;
          -*) ;;
          *)
            case $command in
              '') command=${words[index]} ;;
              \(Shell.families.joined(separator: "|"))) command="$command ${words[index]}" ;;
            esac
            ;;
        esac
      done
      case $command in
        '')
          local -a first
          first=(\(described(Shell.firstWords)))
          _arguments \(specs(OptionName.everywhere)) '1: :{_describe command first}'
          ;;
    \(Shell.families.map(family).joined())\(CommandName.allCases.map(branch(of:)).joined())  esac
    }

    _tableside "$@"

    """
  }

  private static func family(_ word: String) -> String {
    """
        \(word))
          local -a verbs
          verbs=(\(described(Shell.verbs(of: word))))
          _arguments '1: :' '2: :{_describe command verbs}'
          ;;

    """
  }

  private static func branch(of command: CommandName) -> String {
    let own = command.rawValue.split(separator: " ").count
    let places = (1...own).map { "'\($0): :'" }.joined(separator: " ")
    let operands = operands(command, at: own + 1).map { " " + $0 } ?? ""
    return """
          '\(command.rawValue)')
            _arguments \(places)\(operands) \(specs(command.allOptions))
            ;;

      """.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : String($0) }.joined(separator: "\n")
  }

  private static func operands(_ command: CommandName, at place: Int) -> String? {
    switch command.facts.operands {
    case .none: nil
    case .protocol: "'\(place):protocol:_tableside_protocols'"
    case .files: "'*:file:_files'"
    case .text(let name): "'\(place):\(name.lowercased()):'"
    case .words(_, let words): "'\(place): :(\(words.joined(separator: " ")))'"
    }
  }

  private static func described(_ words: [(word: String, meaning: String)]) -> String {
    words.map { "'\($0.word):\(quoted($0.meaning))'" }.joined(separator: " ")
  }

  private static func specs(_ options: [OptionUse]) -> String {
    options.flatMap { use in
      Shell.words(of: use.name).map { "'\($0)[\(quoted(use.meaning))]\(value(use.value))'" }
    }.joined(separator: " ")
  }

  private static func value(_ value: OptionUse.Value) -> String {
    switch value {
    case .none: ""
    case .text(let name): ":\(quoted(name)):"
    case .words(let words): ": :(\(words.joined(separator: " ")))"
    case .file: ":file:_files"
    case .folder: ":folder:_files -/"
    }
  }

  /// Safe within single quotes and within the marks of a description.
  private static func quoted(_ text: String) -> String {
    text.map { character in
      switch character {
      case "'": "'\\''"
      case "[", "]", ":": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }
}
