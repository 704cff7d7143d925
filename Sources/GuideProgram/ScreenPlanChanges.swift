import GuideScreens
import SessionEngine
import TerminalFrame
import Words

// The refitted rest, a technique from outside the plan, and longer than the limit.

extension ScreenGuide {
  mutating func showRefit(at moment: Moment) -> [Effect] {
    guard let guided else { return [] }
    do throws(Refusal) {
      let refit = try guided.proposedRefit(at: moment)
      let left = guided.state.remainingInSession(at: guided.elapsed(at: moment))
      dialogue = .refit(
        RefitBox(
          rows: guided.rows(of: refit),
          endsAt: endsAt(left, guided, at: moment),
          newEndsAt: endsAt(refit.remaining, guided, at: moment)
        )
      )
    } catch {
      refuse(error.sentence, at: moment)
    }
    return []
  }

  /// Enter takes what was shown, reckoned anew from this moment.
  mutating func refit(_ act: Act?, at moment: Moment) -> [Effect] {
    dialogue = nil
    guard case .confirm = act, let guided else { return [] }
    do throws(Refusal) {
      return carryOut(.refit(try guided.proposedRefit(at: moment)), at: moment)
    } catch {
      refuse(error.sentence, at: moment)
      return []
    }
  }

  mutating func showTechniques(at moment: Moment) -> [Effect] {
    guard let guided, guided.state.currentStep != nil else { return refuseUnknown(at: moment) }
    dialogue = .techniques(guided.choice(of: guided.offeredSteps(), at: moment))
    return []
  }

  /// Space changes between adding and putting in the present technique's place.
  mutating func technique(_ act: Act?, _ choice: TechniqueChoice, at moment: Moment) -> [Effect] {
    var choice = choice
    if let next = Self.moved(choice.selected, act, count: choice.rows.count) {
      choice.selected = next
      dialogue = .techniques(choice)
      return []
    }
    switch act {
    case .mark:
      choice.swaps.toggle()
      dialogue = .techniques(choice)
      return []
    case .confirm:
      let steps = guided?.offeredSteps() ?? []
      guard steps.indices.contains(choice.selected) else { return refuseUnknown(at: moment) }
      let step = steps[choice.selected]
      if let refusal = guided?.refusal(of: step, at: moment) {
        refuse(refusal, at: moment)
        return []
      }
      dialogue = nil
      return carryOut(choice.swaps ? .swap(step) : .add(step), at: moment)
    case .cancel:
      dialogue = nil
      return []
    default: return refuseUnknown(at: moment)
    }
  }

  /// Past a child's limit the reason is asked for.
  mutating func lengthen(_ state: SessionState, at moment: Moment) -> [Effect] {
    guard let guided, state.isPastHardLimit(adding: Self.adjustment, at: guided.elapsed(at: moment))
    else { return carryOut(.lengthen(reason: nil), at: moment) }
    dialogue = .lengthen(LengthenBox())
    return []
  }

  mutating func lengthen(_ act: Act?, _ key: Key, _ box: LengthenBox, at moment: Moment)
    -> [Effect]
  {
    var box = box
    switch typed(act, key, &box.reason, at: moment) {
    case .going: dialogue = .lengthen(box)
    case .dropped: dialogue = nil
    case .kept:
      if box.reason.isBlank {
        refuse("Longer than the limit needs a reason.", at: moment)
        return []
      }
      dialogue = nil
      return carryOut(.lengthen(reason: box.reason.text), at: moment)
    }
    return []
  }

  private static let adjustment: Duration = .seconds(30)
}
