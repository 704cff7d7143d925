import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Words about what happens now, or about a reaction that was only flagged.
struct NoteBox: Dialogue, Hashable {
  var typed = TypedLine()
  /// The reactions that words can be added to, the latest last.
  var reactions: [LoggedReaction] = []
  /// The place of the reaction that the words are about; nothing for a note of its own.
  var about: Int?
  /// Where the session stood when it was opened.
  var point: SessionPoint?

  init(
    _ typed: TypedLine = TypedLine(),
    reactions: [LoggedReaction] = [],
    point: SessionPoint? = nil
  ) {
    self.point = point
    self.typed = typed
    self.reactions = reactions.filter { !$0.isRetracted }
  }

  var context: KeyContext { .typing }
  var line: TypedLine? {
    get { typed }
    set { typed = newValue ?? TypedLine() }
  }

  private var reaction: Reaction? { about.map { reactions[$0].reaction } }

  /// Up goes back through the reactions, down comes back to a note of its own.
  mutating func press(_ key: Key, _ desk: inout Desk) {
    let place = about ?? reactions.count
    if key == .up, place > 0 {
      about = place - 1
    } else if key == .down, place < reactions.count {
      about = place + 1 < reactions.count ? place + 1 : nil
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    desk.dialogue = nil
    if line.isBlank { return }
    let note = Command.note(line.text)
    desk.carryOut(
      reaction.map { .describe(reaction: $0.id, note: line.text) }
        ?? point.map { .told(of: $0, note) } ?? note
    )
  }

  func box(in state: SessionState) -> Box? {
    var lines: [Box.Line] = []
    if let about {
      let (reaction, note) = (reactions[about].reaction.onScreen, reactions[about].reaction.note)
      lines.append(Box.Line(text: "About: " + reaction + (note.map { ", so far: " + $0 } ?? "")))
    }
    if typed.room == 0 {
      let text = "A note has at most \(TypedLine.limit) characters."
      lines.append(Box.Line(text: text, role: .caution))
    }
    let place = about ?? reactions.count
    let back = Box.Hint(act: .press(.up), label: "about a reaction", key: .up)
    let on = Box.Hint(act: .press(.down), label: "not this one", key: .down)
    return Box(
      heading: about == nil ? "Note" : "Words to a reaction",
      role: .selected,
      lines: lines,
      typed: typed,
      hints: [Box.Hint(act: .confirm, label: "keep"), Box.Hint(act: .cancel, label: "discard")]
        + (place > 0 ? [back] : []) + (about == nil ? [] : [on])
    )
  }
}
