/// Completion for bash.
enum BashCompletion {
  static var script: String {
    """
    # Completion of tableside for bash.

    _tableside_words() { COMPREPLY=($(compgen -W "$1" -- "$word")); }
    _tableside_files() { compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")); }
    _tableside_folders() { compopt -o filenames; COMPREPLY=($(compgen -d -- "$word")); }
    _tableside_protocols() {
      compopt -o filenames
      COMPREPLY=($(compgen -W "$(tableside list --titles 2>/dev/null | cut -d ' ' -f 1)" -- "$word")
        $(compgen -f -X '!*.yaml' -- "$word"))
    }

    _tableside() {
      local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      local command= index
      COMPREPLY=()
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          \(Shell.wordsWithValue.joined(separator: "|"))) ((index++)) ;;
          -*) ;;
          *)
            case $command in
              '') command=${COMP_WORDS[index]} ;;
              \(Shell.families.joined(separator: "|"))) command="$command ${COMP_WORDS[index]}" ;;
            esac
            ;;
        esac
      done
      case $previous in
    \(values(of: OptionName.everywhere, indent: 4))  esac
      case $command in
        '')
          if [[ $word == -* ]]; then
            _tableside_words '\(words(of: OptionName.everywhere))'
          else
            _tableside_words '\(Shell.firstWords.map(\.word).joined(separator: " "))'
          fi
          ;;
    \(Shell.families.map(family).joined())\(CommandName.allCases.map(branch(of:)).joined())  esac
    }

    complete -F _tableside tableside

    """
  }

  private static func family(_ word: String) -> String {
    let verbs = Shell.verbs(of: word).map(\.word).joined(separator: " ")
    return "    \(word)) _tableside_words '\(verbs)' ;;\n"
  }

  private static func branch(of command: CommandName) -> String {
    var lines = ["    '\(command.rawValue)')"]
    let values = values(of: command.facts.options, indent: 8)
    if !values.isEmpty {
      lines += ["      case $previous in", String(values.dropLast()), "      esac"]
    }
    lines += [
      "      if [[ $word == -* ]]; then",
      "        _tableside_words '\(words(of: command.allOptions))'",
    ]
    if let operands = operands(command) { lines += ["      else", "        \(operands)"] }
    return (lines + ["      fi", "      ;;"]).map { $0 + "\n" }.joined()
  }

  private static func operands(_ command: CommandName) -> String? {
    switch command.facts.operands {
    case .none, .text: nil
    case .protocol: "_tableside_protocols"
    case .files: "_tableside_files"
    case .words(_, let words): "_tableside_words '\(words.joined(separator: " "))'"
    }
  }

  private static func words(of options: [OptionUse]) -> String {
    options.flatMap { Shell.words(of: $0.name) }.joined(separator: " ")
  }

  /// What may follow the options that take a value.
  private static func values(of options: [OptionUse], indent: Int) -> String {
    options.compactMap { use in
      let offer: String? =
        switch use.value {
        case .none: nil
        case .text: ""
        case .words(let words): "_tableside_words '\(words.joined(separator: " "))'; "
        case .file: "_tableside_files; "
        case .folder: "_tableside_folders; "
        }
      return offer.map { offer in
        String(repeating: " ", count: indent)
          + "\(Shell.words(of: use.name).joined(separator: "|"))) \(offer)return ;;\n"
      }
    }.joined()
  }
}
