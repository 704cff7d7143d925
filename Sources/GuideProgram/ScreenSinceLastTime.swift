import GuideScreens
import SessionEngine
import TerminalFrame

// What happened after the last session, asked before everything else.

extension ScreenGuide {
  /// The first page of a session: the time since the last one, or the questions.
  mutating func askFirst(at moment: Moment) -> [Effect] {
    guard guided?.offer?.previousSession != nil else { return ask(page: 0, at: moment) }
    place = .sinceLastTime(AfterEffects(effects: guided?.state.sinceLastTime ?? []))
    return []
  }

  mutating func sinceLastTime(
    _ act: Act?,
    _ key: Key,
    _ told: AfterEffects,
    at moment: Moment
  ) -> [Effect] {
    var told = told
    let kinds = SinceLastTimeScreen.kinds
    if case .row(let row)? = act, kinds.indices.contains(row) {
      told.selected = row
      return sinceLastTime(.mark, key, told, at: moment)
    }
    if let next = Self.moved(told.selected, act, count: kinds.count) {
      told.selected = next
      place = .sinceLastTime(told)
      return []
    }
    switch act {
    case .mark:
      toggle(kinds[told.selected], in: &told)
      place = .sinceLastTime(told)
      return []
    case .confirm:
      return carryOut(.tellSinceLastTime(told.effects), at: moment) + ask(page: 0, at: moment)
    case .cancel: return abandon(at: moment)
    default:
      guard case .character(let character) = key, let place = place(of: told),
        detail(character, &told.effects[place])
      else { return refuseUnknown(at: moment) }
      self.place = .sinceLastTime(told)
      return []
    }
  }

  private func place(of told: AfterEffects) -> Int? {
    told.effects.firstIndex { $0.kind == SinceLastTimeScreen.kinds[told.selected] }
  }

  private func toggle(_ kind: ReactionKind, in told: inout AfterEffects) {
    if let place = place(of: told) {
      told.effects.remove(at: place)
    } else {
      let isUnwelcome = kind.group != .welcome
      told.effects.append(
        AfterEffect(kind: kind, severity: isUnwelcome ? .mild : nil, lasting: .hours)
      )
    }
  }

  /// How strong it was, or how long it lasted.
  private func detail(_ character: Character, _ effect: inout AfterEffect) -> Bool {
    if let severity = ReactionSheet.severity(for: character) {
      effect.severity = severity
      return true
    }
    guard let lasting = SinceLastTimeScreen.lasting(for: character) else { return false }
    effect.lasting = lasting
    return true
  }
}
