import GuideScreens
import SessionEngine
import Words

// Changes to the rest of the plan while the session runs.

extension GuidedSession {
  /// The rest of the plan fitted to the time that is left, and what it changes.
  ///
  /// Where even the shortest rest is too long, the shortest is what is proposed.
  func proposedRefit(at moment: Moment) throws(Refusal) -> Refit {
    let now = elapsed(at: moment)
    let late = state.lateness(at: now)
    guard state.currentStep != nil, state.isMoving || state.isPaused else {
      throw Refusal("Only the rest of a running session can be fitted.")
    }
    guard late >= .seconds(1) else { throw Refusal("The session is on time.") }
    let available = max(.zero, state.remainingInSession(at: now) - late)
    do throws(PlanRefusal) {
      return try state.refit(into: available, at: now)
    } catch {
      guard case .tooShort(_, let shortest) = error,
        let refit = try? state.refit(into: shortest, at: now),
        !refit.lengths.isEmpty || !refit.leftOut.isEmpty
      else { throw Refusal(error.sentence) }
      return refit
    }
  }

  /// The changes of a refit, step by step.
  func rows(of refit: Refit) -> [RefitBox.Row] {
    state.progress.steps.compactMap { step in
      if refit.leftOut.contains(step.step.index) {
        return RefitBox.Row(title: step.step.inSentence, before: step.limit, after: .zero)
      }
      guard let length = refit.lengths[step.step.index] else { return nil }
      return RefitBox.Row(
        title: step.step.inSentence,
        before: step.limit,
        after: step.limit + length - step.length
      )
    }
  }

  /// What can be added now: the protocol's own steps, then every technique where the hands are.
  func offeredSteps() -> [PlannedStep] {
    guard let current = state.currentStep?.step else { return [] }
    var own = state.plan?.steps ?? []
    if let offer {
      var request = offer.request
      request.findings = []
      request.dropped = []
      request.available = nil
      request.painfulSide = state.painfulSide
      own = (try? SessionPlan(offer.massage, for: request).steps) ?? own
    }
    let seconds = min(.seconds(60), current.duration)
    let free = Technique.strokes.map { technique in
      PlannedStep(
        index: 0,
        id: technique.rawValue,
        stage: current.stage,
        technique: technique,
        zones: current.zones,
        duration: seconds,
        atLeast: .milliseconds(seconds.wholeMilliseconds / 2),
        pressure: current.pressure,
        text: "Added while running.",
        avoid: current.avoid,
        suggested: ["duration", "pressure"]
      )
    }
    return own.filter { !$0.isTurn }.map { step in
      var step = step
      step.before = step.before.filter { if case .turn = $0 { false } else { true } }
      step.stage = current.stage
      return step
    } + free
  }

  /// Why a step cannot be added today; nothing where it can.
  func refusal(of step: PlannedStep, at moment: Moment) -> String? {
    do throws(Refusal) {
      _ = try session.events(for: .add(step), at: elapsed(at: moment))
      return nil
    } catch {
      return error.sentence
    }
  }

  func choice(of steps: [PlannedStep], at moment: Moment) -> TechniqueChoice {
    TechniqueChoice(
      rows: steps.map { step in
        TechniqueChoice.Row(
          title: step.onScreen,
          zones: step.zones,
          duration: step.duration,
          refusal: refusal(of: step, at: moment)
        )
      }
    )
  }
}
