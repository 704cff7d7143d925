import GuideScreens
import SessionEngine
import TerminalFrame

// Rest, the pain afterwards, the summary.

extension ScreenGuide {
  mutating func afterwards(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    switch place {
    case .rest(let selected): return rest(act, selected, at: moment)
    case .painAfter(let score): return painAfter(act, score, at: moment)
    case .summary(let page): return summary(act, key, page, at: moment)
    default: return []
    }
  }

  private mutating func rest(_ act: Act?, _ selected: Int, at moment: Moment) -> [Effect] {
    if case .row(let row)? = act {
      place = .rest(selected: row)
      return rest(.mark, row, at: moment)
    }
    let advice = guided?.state.plan?.aftercare.advise ?? []
    if let next = Self.moved(selected, act, count: advice.count) {
      place = .rest(selected: next)
      return []
    }
    switch act {
    case .mark:
      let isGiven = guided?.state.adviceGiven.contains(selected) ?? false
      return carryOut(.giveAdvice(item: selected, done: !isGiven), at: moment)
    case .confirm:
      if guided?.state.proposal != nil { return carryOut(.confirm, at: moment) }
      guard guided?.state.plan?.aftercare.ask.contains(.pain) ?? false else {
        return close(at: moment)
      }
      place = .painAfter(score: guided?.state.painAfter)
      return []
    case .score(let score): return logPain(score, at: moment)
    case .undo: return carryOut(.undo, at: moment)
    case .blank:
      isBlank = true
      return []
    case .leave: return leave(.done, at: moment)
    case .cancel, nil: return refuseUnknown(at: moment)
    case .some(let act):
      guard let state = guided?.state else { return [] }
      return beginDialogue(act, state, at: moment)
    }
  }

  private mutating func painAfter(_ act: Act?, _ score: Int?, at moment: Moment) -> [Effect] {
    switch act {
    case .score(let told): place = .painAfter(score: told)
    case .up: place = .painAfter(score: min(10, (score ?? -1) + 1))
    case .down: place = .painAfter(score: max(0, (score ?? 1) - 1))
    case .cancel: place = .rest(selected: 0)
    case .confirm:
      let effects = score.map { carryOut(.reportPain(.after, score: $0), at: moment) } ?? []
      return effects + close(at: moment)
    case .leave: return leave(.done, at: moment)
    default: return refuseUnknown(at: moment)
    }
    return []
  }

  private mutating func close(at moment: Moment) -> [Effect] {
    let effects = carryOut(.close, at: moment)
    guard guided?.state.outcome != nil else { return effects }
    place = .summary(RecordPage())
    return effects + [.keepAwake(false)]
  }

  private mutating func summary(
    _ act: Act?,
    _ key: Key,
    _ page: RecordPage,
    at moment: Moment
  ) -> [Effect] {
    var page = page
    if let effects = turn(&page, act, key, session: guided?.id ?? "", at: moment) {
      place = .summary(page)
      return effects
    }
    switch act {
    case .confirm, .cancel: return goHome(at: moment)
    case .leave: return leave(.done, at: moment)
    default: return refuseUnknown(at: moment)
    }
  }
}
