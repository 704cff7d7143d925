import SessionEngine

extension Act {
  /// The word of the settings file.
  package var word: String {
    switch self {
    case .pauseResume: "pause"
    case .nextStage: "next-stage"
    case .workWentOn: "work-went-on"
    case .addTechnique: "add-technique"
    case .endEarly: "end-early"
    case .score(let score): "score-\(score)"
    case .reactionSheet: "reaction"
    case .firstRow: "first"
    case .lastRow: "last"
    case .markNumber(let number): "mark-\(number)"
    case .row(let row): "row-\(row)"
    case .side(.left?): "left-side"
    case .side(.right?): "right-side"
    case .side(nil): "no-side"
    default: "\(self)"
    }
  }

  /// Two or three words for the bar at the foot of a screen.
  package var label: String {
    switch self {
    case .pauseResume: "pause"
    case .restart: "again"
    case .lengthen: "30 s"
    case .shorten: "30 s"
    case .nextStage: "next stage"
    case .jump: "jump"
    case .sign: "sign seen"
    case .workWentOn: "work went on"
    case .addTechnique: "add"
    case .refit: "refit"
    case .endEarly: "end"
    case .score(let score): "pain \(score)"
    case .reactionSheet: "reaction"
    case .confirm: "go on"
    case .decline: "decline"
    case .cancel: "back"
    case .backward: "page back"
    case .forward: "page on"
    case .firstRow: "first"
    case .lastRow: "last"
    case .mark: "mark"
    case .markNumber(let number): "mark \(number)"
    case .override: "go on in spite of it"
    case .again: "same again"
    case .side(.left?): "left"
    case .side(.right?): "right"
    case .side(nil): "neither"
    case .details: "details"
    case .repaint: "repaint"
    case .leave: "leave"
    default: "\(self)"
    }
  }

  /// One sentence for help, the README and the lists of keys.
  package var sentence: String {
    switch self {
    case .pauseResume: "Pause, or go on."
    case .skip: "Go to the next technique."
    case .back: "Go back to the technique before."
    case .restart: "Start this technique again from its full time."
    case .lengthen: "Give this technique 30 s more."
    case .shorten: "Take 30 s off this technique."
    case .nextStage: "Go to the next stage."
    case .jump: "Choose a technique and jump to it."
    case .sign: "The sign this technique waits for is there: end it."
    case .workWentOn: "The hands went on meanwhile: count the time."
    case .addTechnique: "Add a technique, or put one in this one's place."
    case .refit: "Show the rest of the plan fitted to the time that is left."
    case .undo: "Take back what the last key did, within ten seconds."
    case .endEarly: "End the session early; asks for the reason."
    case .score(let score): "Log pain \(score) of 10 at this technique."
    case .reactionSheet: "Log another reaction, or pain 10."
    case .note: "Write a note."
    case .confirm: "Take the suggested way on."
    case .decline: "Decline, with a reason."
    case .cancel: "Leave this without a change."
    case .backward: "One page back."
    case .forward: "One page on."
    case .up: "One line up."
    case .down: "One line down."
    case .firstRow: "To the first line."
    case .lastRow: "To the last line."
    case .mark: "Mark the line, or take its mark away."
    case .markNumber(let number): "Mark question \(number), or take its mark away."
    case .override: "Go on in spite of a yes, with a written reason."
    case .again: "Start the patient's next session, the same as last time."
    case .side(.left?): "The patient's left side."
    case .side(.right?): "The patient's right side."
    case .side(nil): "Neither side."
    case .row: "Choose that line."
    case .details: "Show all details for a while."
    case .blank: "Blank the screen while time goes on; the same key brings it back."
    case .help: "Show the keys."
    case .repaint: "Paint the screen afresh."
    case .leave: "Leave; a running session is paused and kept."
    }
  }
}

extension KeyContext {
  /// The heading of its keys in help and the README.
  package var heading: String {
    switch self {
    case .home: "Home"
    case .list: "Protocols"
    case .patients: "Patients"
    case .history: "History"
    case .patientRecord: "What is on record"
    case .screening: "Screening"
    case .preparation: "Preparation"
    case .pain: "Pain"
    case .side: "Painful side"
    case .review: "Before the start"
    case .refused: "Not today"
    case .running: "While a technique runs"
    case .changeover: "Between techniques"
    case .paused: "Paused"
    case .gap: "After a gap"
    case .proposal: "When something is proposed"
    case .alarm: "Alarm"
    case .stillThere: "Still there?"
    case .resting: "Rest"
    case .reactionSheet: "Reactions"
    case .typing: "Typing"
    case .choosing: "Choosing"
    case .summary: "Summary"
    case .help: "Help"
    case .blank: "Blank screen"
    }
  }
}
