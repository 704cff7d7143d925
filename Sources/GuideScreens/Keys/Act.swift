package import SessionEngine
package import TerminalFrame

/// What a key can ask of the guide; the table of keys binds keys to these and to nothing else.
package enum Act: Sendable, Hashable {
  // The running session.
  case pauseResume, skip, back, restart, lengthen, shorten, nextStage, jump, sign
  case workWentOn, addTechnique, refit, undo, endEarly
  // What the patient shows or says.
  case score(Int)
  case reactionSheet, note
  // Lists, pages and questions.
  case confirm, decline, cancel, backward, forward
  case up, down, firstRow, lastRow
  case mark
  case markNumber(Int)
  case override
  /// What no question of the screening names.
  case somethingElse
  /// Yes to a line of the screening, where each is asked.
  case yesToLine
  /// Takes a paper form over.
  case form
  /// Who answers: the patient, the guardian or the therapist.
  case answerer
  case side(BodySide?)
  /// The patient's next session, as last time.
  case again
  /// Adds a doctor's order.
  case order
  /// What was asked and answered.
  case questions
  /// Takes the row of a list that has this number beside it.
  case choose(Int)
  case narrow(Narrowing)
  /// A click on a row of a list: it becomes the selected one.
  case row(Int)
  /// A click on the name of a key that is bound to no act: it is that key.
  case press(Key)
  // The screen and the guide.
  case details, blank, help, repaint, leave
  // Past sessions.
  case trends

  /// What changes the running session, as long as nothing holds it.
  package static let ofTheClock: [Self] = [
    .pauseResume, .skip, .back, .restart, .lengthen, .shorten, .nextStage, .jump, .sign,
    .addTechnique, .refit,
  ]
  /// What has its key from the first stroke to the last, whatever is asked.
  package static let ofTheTable: [Self] =
    ofTheClock + [.score(0), .reactionSheet, .note, .undo, .endEarly, .leave, .blank, .details]

  /// The questions that one page has keys for.
  package static let markNumbers = 1...9
  /// The rows of a list that have a number.
  package static let chosenNumbers = 1...9
}

/// What a list of protocols can be narrowed by.
package enum Narrowing: String, CaseIterable, Sendable, Hashable {
  case time, position, ages, performer
}

/// Where a key holds.
package enum KeyContext: String, CaseIterable, Sendable, Hashable {
  case home, list, patients, history, trends
  case patientRecord = "patient-record"
  case screening, since, needs, preparation, complaint, pain, review, answers, refused
  case running, changeover, paused, gap, proposal, alarm
  case stillThere = "still-there"
  case resting
  /// A stop for an alarm, until the patient is safe, and from then to the close.
  case stopped
  case afterAlarm = "after-alarm"
  case reactionSheet = "reaction-sheet"
  case typing, choosing
  case summary, help, blank
}
