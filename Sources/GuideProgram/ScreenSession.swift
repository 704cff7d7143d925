import GuideScreens
import SessionEngine
import TerminalFrame

// Keys while the session runs or stands.

extension ScreenGuide {
  mutating func session(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    guard let act, let state = guided?.state else {
      // Somebody is at the laptop.
      if guided?.state.isRunning ?? false { nearUntil = moment.boot + Self.nearTime }
      return refuseUnknown(at: moment)
    }
    switch act {
    case .pauseResume:
      return carryOut(state.isPaused ? .resume : .pause(.therapist), at: moment)
    case .skip: return carryOut(.skip(reason: nil), at: moment)
    case .back: return carryOut(.back, at: moment)
    case .restart: return carryOut(.restart, at: moment)
    case .lengthen: return lengthen(state, at: moment)
    case .shorten: return carryOut(.shorten, at: moment)
    case .nextStage: return carryOut(.nextStage, at: moment)
    case .sign: return carryOut(.seeSign, at: moment)
    case .undo: return carryOut(.undo, at: moment)
    case .workWentOn: return carryOut(.answerGap(workWentOn: true), at: moment)
    case .score(let score): return logPain(score, at: moment)
    case .confirm: return goOn(state, at: moment)
    case .decline: return decline(state, at: moment)
    case .details: nearUntil = moment.boot + Self.nearTime
    case .blank: isBlank = true
    case .leave: return leave(.done, at: moment)
    default: return beginDialogue(act, state, at: moment)
    }
    return []
  }

  mutating func logPain(_ score: Int, at moment: Moment) -> [Effect] {
    carryOut(.react(.pain, score: score, severity: nil, side: nil, note: nil), at: moment)
  }

  /// The suggested way on where something is asked or the clock stands.
  private mutating func goOn(_ state: SessionState, at moment: Moment) -> [Effect] {
    if state.proposal != nil { return carryOut(.confirm, at: moment) }
    switch state.phase {
    case .paused: return carryOut(.resume, at: moment)
    case .changingOver: return carryOut(.finishChangeover, at: moment)
    default:
      if state.secondLook?.isAsked ?? false {
        return carryOut(.answerStillThere(true), at: moment)
      }
      nearUntil = moment.boot + Self.nearTime
      return []
    }
  }

  private mutating func decline(_ state: SessionState, at moment: Moment) -> [Effect] {
    if state.proposal != nil {
      dialogue = .decline(DeclineBox())
      return []
    }
    if state.secondLook?.isAsked ?? false {
      return carryOut(.answerStillThere(false), at: moment)
    }
    return refuseUnknown(at: moment)
  }

  mutating func beginDialogue(_ act: Act, _ state: SessionState, at moment: Moment) -> [Effect] {
    switch act {
    case .reactionSheet: dialogue = .reaction(ReactionSheet())
    case .note: dialogue = .note(NoteInput())
    case .endEarly: dialogue = .end(EndBox())
    case .jump: dialogue = .steps(StepChoice(selected: state.progress.current ?? 0))
    case .addTechnique: return showTechniques(at: moment)
    case .refit: return showRefit(at: moment)
    default: return refuseUnknown(at: moment)
    }
    return []
  }
}
