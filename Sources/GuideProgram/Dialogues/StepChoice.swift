import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The steps of the plan, to jump to one.
struct StepChoice: Dialogue, Hashable {
  var rowCount = 0
  /// Place in the order of the session.
  var selected = 0
  /// The number typed so far.
  private var number = 0

  init(_ state: SessionState, selected: Int? = nil) {
    rowCount = state.progress.steps.count
    self.selected = selected ?? state.progress.current ?? 0
  }

  var context: KeyContext { .choosing }
  var hidden: [Act] { [.mark] }

  mutating func confirm(_ desk: inout Desk) {
    let steps = desk.guided?.state.progress.steps ?? []
    guard steps.indices.contains(selected) else { return desk.refuseUnknown() }
    desk.dialogue = nil
    desk.carryOut(.jump(to: steps[selected].step.index))
  }

  /// The digits of a row's number select it.
  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard let digit = key.digit else { return desk.refuseUnknown() }
    let numbers = 1...max(1, rowCount)
    let longer = number * 10 + digit
    number = numbers.contains(longer) ? longer : digit
    guard numbers.contains(number) else {
      return desk.refuse("There is no technique with that number.")
    }
    selected = number - 1
  }

  func rows(in size: Size, _ state: SessionState) -> Int { state.progress.steps.count + 1 }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState) {
    canvas.put(
      "Jump to: its number or arrows, then Enter",
      column: area.left,
      row: area.top,
      role: .title,
      width: area.size.columns
    )
    let steps = state.progress.steps
    let look = canvas.look
    let list = area.rows(area.top + 1, area.size.rows - 1)
    canvas.list(steps.count, selected: selected, in: list) { index in
      let step = steps[index]
      return Canvas.Row(
        "\(index + 1)  " + step.step.line(side: step.step.side, look: look),
        right: step.stateWord,
        role: step.ending == nil ? .text : .dim
      )
    }
  }
}

extension StepProgress {
  /// What became of it so far, or the time it still has.
  package var stateWord: String {
    switch ending {
    case .finished, .signSeen: "done"
    case .skipped: "skipped"
    case .stopped: "stopped"
    case .leftOut: "left out"
    case nil: (limit - spent).asMinutes
    }
  }
}
