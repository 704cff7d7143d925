/// A shell that completes command lines.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// The script to be read by the shell, made from the tables that the program itself uses.
  var completion: String {
    switch self {
    case .bash: BashCompletion.script
    case .zsh: ZshCompletion.script
    case .fish: FishCompletion.script
    }
  }

  /// The words of an option on a command line: `--output`, `-o`.
  static func words(of name: OptionName) -> [String] {
    ["--\(name.rawValue)"] + (name.letter.map { ["-\($0)"] } ?? [])
  }

  /// The words of every option that a value follows.
  static var wordsWithValue: [String] {
    OptionName.allCases.filter(\.takesValue).flatMap(words)
  }

  /// First words of commands of two words: `patient`, `session`.
  static var families: [String] {
    CommandName.allCases.reduce(into: []) { families, command in
      let words = command.rawValue.split(separator: " ")
      let first = words.first.map { String($0) } ?? ""
      if words.count > 1, !families.contains(first) { families.append(first) }
    }
  }

  /// The second words of a family, and what each does.
  static func verbs(of family: String) -> [(word: String, meaning: String)] {
    CommandName.allCases.filter { $0.rawValue.hasPrefix(family + " ") }.map { command in
      (String(command.rawValue.dropFirst(family.count + 1)), command.facts.meaning)
    }
  }

  /// Everything that may stand first, and what it does.
  static var firstWords: [(word: String, meaning: String)] {
    CommandName.allCases.reduce(into: []) { words, command in
      let first = command.rawValue.split(separator: " ").first.map { String($0) } ?? ""
      guard !words.contains(where: { $0.word == first }) else { return }
      let isFamily = families.contains(first)
      words.append((first, isFamily ? verbs(of: first).map(\.word).listed : command.facts.meaning))
    }
  }
}

extension [String] {
  fileprivate var listed: String { joined(separator: ", ") }
}

extension CommandName {
  /// Its own options and those of every command.
  var allOptions: [OptionUse] { facts.options + OptionName.everywhere }
}
