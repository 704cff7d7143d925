import CSystem
import GuideProgram

/// Says sentences through a program of the system; one at a time.
///
/// While one is said the newest sentence waits; what it replaces is not said any more.
final class Speech {
  private let command: [String]
  private var present: (program: ChildProgram, since: Duration)?
  private var waiting: (sentence: String, since: Duration)?

  /// A sentence that takes longer hangs.
  private static let longest: Duration = .seconds(12)
  /// What waited longer is not news.
  private static let patience: Duration = .seconds(6)

  /// What this system speaks with; nothing where it cannot speak.
  static func command(_ wished: [String], in environment: Environment) -> [String]? {
    let known = [["spd-say", "--wait", "-l", "en"], ["espeak-ng", "-v", "en"], ["say"]]
    for words in wished.isEmpty ? known : [wished] {
      guard let name = words.first,
        let path = ProgramSearch.path(of: name, in: environment)
      else { continue }
      return [path] + words.dropFirst()
    }
    return nil
  }

  /// With a command that `command(_:in:)` found.
  init(_ command: [String]) { self.command = command }

  func say(_ sentence: String, at boot: Duration) {
    waiting = (sentence, boot)
    goOn(at: boot)
  }

  /// Takes notice of what has ended, and says what waits.
  func goOn(at boot: Duration) {
    if let present {
      guard present.program.notice() else {
        if boot - present.since > Self.longest { present.program.end(by: SIGKILL) }
        return
      }
      self.present = nil
    }
    guard let next = waiting else { return }
    waiting = nil
    guard boot - next.since <= Self.patience, let path = command.first else { return }
    let start = ChildProgram.Start(
      path: path,
      words: command.dropFirst() + [next.sentence]
    )
    present = ChildProgram(start).map { (program: $0, since: boot) }
  }

  /// When it has to look again: only where a sentence may hang.
  var nextDeadline: Duration? { present.map { $0.since + Self.longest + .seconds(1) } }

  func silence() {
    waiting = nil
    present?.program.end(by: SIGTERM)
    present = nil
  }
}
