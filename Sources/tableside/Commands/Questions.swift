import CSystem
import Terminal
import TextSafety

/// What a person types in answer to a question, or what is piped in, line by line.
struct Questions {
  private var input = LineInput()
  private var waiting: [String] = []

  let isOnTerminal = isatty(0) == 1

  /// The answer on one line, cleaned of what could harm a screen; nothing at the end of the input.
  ///
  /// The question itself is shown on a terminal alone, on standard error.
  mutating func ask(_ question: String) -> String? {
    if isOnTerminal { StandardStreams.complain(ShownText(question).string + " ") }
    return nextLine()
  }

  mutating func nextLine() -> String? {
    while waiting.isEmpty, !input.hasEnded { waiting += input.readLines() }
    guard !waiting.isEmpty else { return nil }
    return ShownText(waiting.removeFirst()).string.trimmed
  }

  /// Refuses an input of which no line could be taken.
  func requireText() throws(Failure) {
    guard !input.isUTF16 else {
      throw .failed("nothing was changed: the input is UTF-16; save it as UTF-8")
    }
  }

  /// Why something is done: needed, and never an option of the command line.
  mutating func reason(_ question: String, atMost count: Int = 500) throws(Failure) -> String {
    let reason = ask(question)
    try requireText()
    guard let reason, !reason.isEmpty else {
      throw .failed("nothing was changed: a reason is needed, typed or on standard input")
    }
    guard reason.count <= count else {
      throw .failed("nothing was changed: the text is longer than \(count) characters")
    }
    return reason
  }
}

extension String {
  /// Without spaces at either end.
  var trimmed: String {
    let isSpace = { (character: Character) in character == " " }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
