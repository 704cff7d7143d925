package import TerminalFrame

/// How everything is shown: styles and characters.
package struct Look: Sendable, Hashable {
  package var theme: Theme
  /// What the terminal and its locale can show.
  package var repertoire: Repertoire

  package init(theme: Theme = .standard, repertoire: Repertoire = .unicode) {
    self.theme = theme
    self.repertoire = repertoire
  }

  package var isASCII: Bool { repertoire == .ascii }
  /// The least height of large letters, as their font has it.
  package var largeRowsMin: Int { isASCII ? 5 : 3 }
  var cutMark: CutMark { CutMark(repertoire) }

  /// The sign, or its form in ASCII.
  package func sign(_ unicode: String, _ ascii: String) -> String { isASCII ? ascii : unicode }
}
