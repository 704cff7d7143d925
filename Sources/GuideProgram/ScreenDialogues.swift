import GuideScreens
import SessionEngine
import TerminalFrame

// What is asked or typed over the running session.

extension ScreenGuide {
  mutating func dialogued(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    switch dialogue {
    case .reaction(let sheet): return reaction(act, key, sheet, at: moment)
    case .note(let input): return note(act, key, input, at: moment)
    case .end(let box): return end(act, key, box, at: moment)
    case .decline(let box): return decline(act, key, box, at: moment)
    case .steps(let choice): return jump(act, choice, at: moment)
    case .techniques(let choice): return technique(act, choice, at: moment)
    case .refit: return refit(act, at: moment)
    case .lengthen(let box): return lengthen(act, key, box, at: moment)
    case nil: return []
    }
  }

  // MARK: Reactions

  private mutating func reaction(
    _ act: Act?,
    _ key: Key,
    _ sheet: ReactionSheet,
    at moment: Moment
  ) -> [Effect] {
    var sheet = sheet
    if case .cancel = act {
      dialogue = sheet.kind == nil ? nil : .reaction(ReactionSheet(selected: sheet.selected))
      return []
    }
    guard let kind = sheet.kind else {
      return chooseKind(act, key, sheet, at: moment)
    }
    if case .confirm = act { return log(kind, sheet, at: moment) }
    guard case .character(let character) = key else { return refuseUnknown(at: moment) }
    if let side = ReactionSheet.side(for: character) {
      sheet.side = side
      dialogue = .reaction(sheet)
      return []
    }
    if kind == .pain {
      guard let score = character == "t" ? 10 : character.wholeNumberValue else {
        return refuseUnknown(at: moment)
      }
      sheet.score = score
      return log(kind, sheet, at: moment)
    }
    guard let severity = ReactionSheet.severity(for: character) else {
      return refuseUnknown(at: moment)
    }
    sheet.severity = severity
    return log(kind, sheet, at: moment)
  }

  private mutating func chooseKind(
    _ act: Act?,
    _ key: Key,
    _ sheet: ReactionSheet,
    at moment: Moment
  ) -> [Effect] {
    var sheet = sheet
    if let next = Self.moved(sheet.selected, act, count: ReactionSheet.kinds.count) {
      sheet.selected = next
      dialogue = .reaction(sheet)
      return []
    }
    if case .character(let character) = key, let score = character.wholeNumberValue {
      sheet.score = score
      return log(.pain, sheet, at: moment)
    }
    var kind: ReactionKind?
    if case .confirm = act { kind = ReactionSheet.kinds[sheet.selected] }
    if case .character(let character) = key { kind = ReactionSheet.kind(for: character) ?? kind }
    guard let kind else { return refuseUnknown(at: moment) }
    sheet.kind = kind
    // An alarm, and what is welcome, need no second key.
    if kind.group != .unwelcome { return log(kind, sheet, at: moment) }
    dialogue = .reaction(sheet)
    return []
  }

  private mutating func log(_ kind: ReactionKind, _ sheet: ReactionSheet, at moment: Moment)
    -> [Effect]
  {
    if kind == .pain, sheet.score == nil {
      refuse("Pain needs a score: 0 to 9, t for 10.", at: moment)
      return []
    }
    dialogue = nil
    let isUnwelcome = kind.group == .unwelcome && kind != .pain
    return carryOut(
      .react(
        kind,
        score: sheet.score,
        severity: sheet.severity ?? (isUnwelcome ? .mild : nil),
        side: sheet.side,
        note: nil
      ),
      at: moment
    )
  }

  // MARK: Typed lines

  private mutating func note(_ act: Act?, _ key: Key, _ input: NoteInput, at moment: Moment)
    -> [Effect]
  {
    var input = input
    switch typed(act, key, &input.line, at: moment) {
    case .going: dialogue = .note(input)
    case .dropped: dialogue = nil
    case .kept:
      dialogue = nil
      if input.line.isBlank { return [] }
      if let reaction = input.reaction {
        return carryOut(
          .describe(reaction: reaction.reaction.id, note: input.line.text),
          at: moment
        )
      }
      return carryOut(.note(input.line.text), at: moment)
    }
    return []
  }

  private mutating func end(_ act: Act?, _ key: Key, _ box: EndBox, at moment: Moment) -> [Effect] {
    var box = box
    if box.reason.isBlank, case .character(let character) = key,
      let reason = EndBox.reason(for: character)
    {
      dialogue = .end(EndBox(reason: TypedLine(reason)))
      return []
    }
    switch typed(act, key, &box.reason, at: moment) {
    case .going: dialogue = .end(box)
    case .dropped: dialogue = nil
    case .kept:
      if box.reason.isBlank {
        refuse("Ending early needs a reason.", at: moment)
        return []
      }
      dialogue = nil
      return carryOut(.stop(reason: box.reason.text), at: moment)
    }
    return []
  }

  private mutating func decline(_ act: Act?, _ key: Key, _ box: DeclineBox, at moment: Moment)
    -> [Effect]
  {
    var box = box
    switch typed(act, key, &box.reason, at: moment) {
    case .going: dialogue = .decline(box)
    case .dropped: dialogue = nil
    case .kept:
      if box.reason.isBlank {
        refuse("Declining needs a reason.", at: moment)
        return []
      }
      dialogue = nil
      return carryOut(.decline(reason: box.reason.text), at: moment)
    }
    return []
  }

  enum Typed {
    case going, kept, dropped
  }

  mutating func typed(
    _ act: Act?,
    _ key: Key,
    _ line: inout TypedLine,
    at moment: Moment
  ) -> Typed {
    if key == .enter, case .confirm = act { return .kept }
    if case .cancel = act { return .dropped }
    if case .paste(_, true) = key {
      refuse("Only \(TypedLine.limit) characters were taken.", at: moment)
    }
    if !line.take(key) { _ = refuseUnknown(at: moment) }
    return .going
  }

  // MARK: Jumping

  private mutating func jump(_ act: Act?, _ choice: StepChoice, at moment: Moment) -> [Effect] {
    let steps = guided?.state.progress.steps ?? []
    if let next = Self.moved(choice.selected, act, count: steps.count) {
      dialogue = .steps(StepChoice(selected: next))
      return []
    }
    switch act {
    case .confirm where steps.indices.contains(choice.selected):
      dialogue = nil
      return carryOut(.jump(to: steps[choice.selected].step.index), at: moment)
    case .cancel:
      dialogue = nil
      return []
    default: return refuseUnknown(at: moment)
    }
  }
}

extension TypedLine {
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}
