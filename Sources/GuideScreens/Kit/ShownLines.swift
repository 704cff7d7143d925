import TerminalFrame
import TextSafety

/// How many lines a text takes.
package enum ShownLines {
  package static func count(_ text: String, columns: Int) -> Int {
    ShownText(lines: text).wrapped(toColumns: max(2, columns)).count
  }
}
