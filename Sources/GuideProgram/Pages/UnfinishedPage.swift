import GuideScreens
import TerminalFrame

/// The sessions that are not over and that nobody guides, the latest first.
struct UnfinishedPage: ChoicePage {
  private let sessions: [InterruptedFacts]
  var selected = 0

  init(_ facts: HomeFacts) { sessions = facts.interrupted.filter { !$0.isHeld } }

  var title: String { "Unfinished sessions" }
  var text: [String] {
    ["Enter resumes or closes one. x closes a rehearsal at once."]
  }
  var choices: [String] { sessions.map { $0.title + ", " + $0.time } }

  /// The list after something was closed; nothing where none is left.
  func with(_ facts: HomeFacts) -> Self? {
    var page = Self(facts)
    page.selected = min(selected, page.sessions.count - 1)
    return page.sessions.isEmpty ? nil : page
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    desk.show(UnfinishedSessionPage(session: sessions[row], list: self))
  }

  /// A rehearsal is of nobody: it goes with one key.
  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard key == .character("x"), sessions.indices.contains(selected) else {
      return desk.refuseUnknown()
    }
    guard sessions[selected].isRehearsal else {
      return desk.refuse("Only a rehearsal is closed without a reason; Enter shows the ways.")
    }
    desk.close(sessions[selected], because: "rehearsal not taken up")
  }

  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) { press(key, &desk) }

  mutating func cancel(_ desk: inout Desk) {
    desk.show(WaitingPage(nil))
    desk.want(.readHome)
  }
}

/// What becomes of one session that is not over.
struct UnfinishedSessionPage: ChoicePage {
  let session: InterruptedFacts
  let list: UnfinishedPage
  var selected = 0

  private static let reasons = [
    "the patient had to go", "the machine or the power failed", "it was begun by mistake",
    "it was held to its end without the guide",
  ]

  var title: String { "Unfinished session" }
  var detail: String? { session.title }
  var text: [String] {
    [
      (session.isIntake ? "Answered at " : "Interrupted at ") + session.time
        + ". Closing it keeps everything that was recorded."
    ]
  }
  var choices: [String] { ["Resume it"] + Self.reasons.map { "Close it: " + $0 } }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    if row == 0 {
      desk.show(WaitingPage(nil))
      desk.want(.takeUp(session: session.session))
    } else {
      desk.show(list)
      desk.close(session, because: Self.reasons[row - 1])
    }
  }

  mutating func cancel(_ desk: inout Desk) { desk.show(list) }
}
