import TerminalFrame
import TextSafety

/// How many lines a text takes.
enum ShownLines {
  static func count(_ text: String, columns: Int) -> Int {
    ShownText(lines: text).wrapped(toColumns: max(2, columns)).count
  }
}
