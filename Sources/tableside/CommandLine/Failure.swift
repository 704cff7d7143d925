import CSystem
import TextSafety

/// Why the program ends other than well: the one switch from error to message and exit status.
enum Failure: Error {
  /// The command line does not say what to do.
  case usage(String)
  case failed(String)
  /// What was asked for is said already; only the status is left.
  case found
  /// Refused or postponed by the screening.
  case refused(String)
  /// Another running guide holds the session.
  case held(String)
  /// Saved, and ended by a signal.
  case signalled(Int32)

  var exitStatus: Int32 {
    switch self {
    case .failed, .found: 1
    case .usage: 2
    case .refused: 3
    case .held: 4
    case .signalled(let number): 128 + number
    }
  }

  /// What stands on standard error.
  var message: String? {
    switch self {
    case .usage(let sentence): "tableside: \(sentence)\nTry 'tableside --help'.\n"
    case .failed, .found, .refused, .held, .signalled: sentence.map { "tableside: \($0)\n" }
    }
  }

  /// What is to be said; nothing where the status says it all.
  var sentence: String? {
    switch self {
    case .usage(let sentence), .failed(let sentence), .refused(let sentence), .held(let sentence):
      sentence
    case .found, .signalled: nil
    }
  }

  /// What the system said last, in its own words.
  static func system(_ what: String) -> Self {
    .failed("\(what): \(String(cString: strerror(last_error())))")
  }
}

/// A word from outside, in quotes and safe to print.
func named(_ word: String) -> String {
  let shown = ShownText(word).string
  return "'" + (shown.count > 200 ? shown.prefix(200) + "…" : shown) + "'"
}
