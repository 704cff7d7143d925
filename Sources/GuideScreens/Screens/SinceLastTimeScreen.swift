package import SessionEngine
import TerminalFrame
import Words

/// Asks a known patient what happened after the last session, before anything else.
package struct SinceLastTimeScreen: Sendable, Hashable {
  /// What can be marked; nothing marked means that nothing happened.
  package static let kinds: [ReactionKind] = [
    .relief, .soreness, .bruising, .headache, .fatigue, .dizziness, .pain, .skinIrritation, .other,
  ]

  package var patient: String
  /// When the last session was, in words.
  package var lastTime: String
  package var effects: [AfterEffect]
  /// Place in `kinds`.
  package var selected: Int
  package var standing: Standing

  package init(
    patient: String,
    lastTime: String,
    effects: [AfterEffect] = [],
    selected: Int = 0,
    standing: Standing = Standing()
  ) {
    self.patient = patient
    self.lastTime = lastTime
    self.effects = effects
    self.selected = selected
    self.standing = standing
  }
}

extension SinceLastTimeScreen {
  /// `h`, `d`, `w`: hours, days, weeks.
  package static func lasting(for key: Character) -> AfterEffect.Lasting? {
    switch key {
    case "h": .hours
    case "d": .days
    case "w": .weeks
    default: nil
    }
  }
}

extension SinceLastTimeScreen: DrawnScreen {
  package var context: KeyContext { .preparation }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Since last time", standing: standing, on: &canvas)
    }
    canvas.titleBar(
      "What happened after the last session?",
      detail: patient + ", " + lastTime,
      standing: standing
    )
    let bottom = canvas.footer(context, standing: standing) - 1
    let enter = effects.isEmpty ? "Enter: nothing happened" : "Enter: that was all"
    canvas.put(enter, column: 0, row: bottom, role: .answer)
    canvas.mark(Rectangle(column: 0, row: bottom, columns: enter.columns, rows: 1), as: .confirm)
    let strong: [(Key, String)] = [
      (.character("1"), "mild"), (.character("2"), "moderate"), (.character("3"), "severe"),
    ]
    let long: [(Key, String)] = [
      (.character("h"), "hours"), (.character("d"), "days"), (.character("w"), "weeks"),
    ]
    let rows = canvas.columns >= 60 ? [strong + long] : [strong, long]
    for (index, keys) in rows.enumerated() {
      canvas.keys(keys, column: 0, row: bottom - rows.count + index)
    }
    let area = Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom - rows.count)
    let shown = Canvas.window(
      count: Self.kinds.count,
      selected: selected,
      rows: area.size.rows
    )
    for (place, index) in shown.enumerated() {
      let kind = Self.kinds[index]
      let effect = effects.first { $0.kind == kind }
      let row = area.rows(area.top + place, 1)
      canvas.listRow(
        (effect == nil ? "[ ] " : "[x] ") + kind.onScreen,
        right: effect?.onScreen ?? "",
        isSelected: index == selected,
        in: row
      )
      canvas.mark(row, as: .row(index))
    }
    canvas.moreMarks(shown, of: Self.kinds.count, in: area)
  }
}
