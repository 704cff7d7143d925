import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The running session, moving or standing.
struct SessionPage: Page {
  var context: KeyContext { .running }
  var title: String { "" }

  func context(_ desk: Desk) -> KeyContext { desk.guided?.state.keyContext ?? context }

  /// Goes where the session went by itself.
  mutating func pass(_ desk: inout Desk) {
    if desk.guided?.state.isResting ?? false { desk.show(RestPage()) }
  }

  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {
    if let act { return desk.work(act) }
    // Somebody is at the laptop.
    if desk.guided?.state.isRunning ?? false { desk.showDetails() }
    desk.refuseUnknown()
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {}

  func screen(_ desk: Desk) -> any Screen {
    guard let guided = desk.guided else { return PageScreen(self, standing: desk.standing) }
    let now = guided.elapsed(at: desk.moment)
    return SessionScreen(
      state: guided.state,
      now: now,
      endsAt: desk.endsAt(guided.state.remainingInSession(at: now)),
      view: desk.nearUntil == nil ? .far : .near,
      dialogue: desk.dialogue,
      emergencyNumber: desk.settings.emergencyNumber,
      painZones: guided.offer?.request.dropped.flatMap(\.zones) ?? [],
      standing: desk.standing
    )
  }
}

extension Desk {
  /// An act while the session runs, stands or rests.
  mutating func work(_ act: Act) {
    guard let guided else { return }
    let state = guided.state
    if act.changesStep, guided.isMeantForLast(at: moment) {
      return refuse(GuidedSession.justChanged)
    }
    switch act {
    case .pauseResume: carryOut(state.isPaused ? .resume : .pause(.therapist))
    case .skip: carryOut(.skip(reason: nil))
    case .back: carryOut(.back)
    case .restart: carryOut(.restart)
    case .lengthen: lengthen()
    case .shorten: carryOut(.shorten)
    case .nextStage: carryOut(.nextStage)
    case .sign: carryOut(.seeSign)
    case .undo: undo()
    case .workWentOn: carryOut(.answerGap(workWentOn: true))
    case .score(let score):
      let pain = Command.react(.pain, score: score, severity: nil, side: nil, note: nil)
      carryOut(.told(of: guided.point(at: moment), pain))
    case .confirm:
      if let wayOn = state.wayOn { carryOut(wayOn) } else { showDetails() }
    case .decline: decline(state)
    case .reactionSheet: dialogue = ReactionSheet(point: guided.point(at: moment))
    case .note: dialogue = NoteBox(reactions: state.reactions, point: guided.point(at: moment))
    case .endEarly: dialogue = EndBox()
    case .jump: dialogue = StepChoice(state)
    case .addTechnique: showTechniques()
    case .refit: showRefit()
    case .details: showDetails()
    case .blank: isBlank = true
    case .leave: leave(.done)
    case .cancel, .backward, .forward, .up, .down, .firstRow, .lastRow, .mark, .markNumber,
      .override, .somethingElse, .yesToLine, .form, .answerer, .side, .again, .order, .questions,
      .choose, .narrow,
      .row, .press, .help,
      .repaint, .trends:
      refuseUnknown()
    }
  }

  private mutating func decline(_ state: SessionState) {
    switch state.asked {
    case .proposal: dialogue = DeclineBox()
    case .stillThere: carryOut(.answerStillThere(false))
    case .gap, nil: refuseUnknown()
    }
  }
}

extension Act {
  /// What is meant for the technique that the hand is at.
  fileprivate var changesStep: Bool {
    switch self {
    case .skip, .back, .restart, .lengthen, .shorten, .nextStage: true
    case .pauseResume, .jump, .sign, .workWentOn, .addTechnique, .refit, .undo, .endEarly, .score,
      .reactionSheet, .note, .confirm, .decline, .cancel, .backward, .forward, .up, .down,
      .firstRow, .lastRow, .mark, .markNumber, .override, .somethingElse, .yesToLine, .form,
      .answerer, .side,
      .again, .order, .questions, .choose, .narrow, .row, .press, .details,
      .blank, .help, .repaint, .leave, .trends:
      false
    }
  }
}
