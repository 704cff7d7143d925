import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Techniques that can be added, or put in the present one's place.
struct TechniqueChoice: Dialogue, Hashable {
  struct Row: Hashable, Sendable {
    var title: String
    var zones: [Zone]
    var duration: Duration
    /// Why it cannot be taken today.
    var refusal: String?
  }

  var rows: [Row]
  var selected = 0
  /// Put in the present step's place instead of after it.
  var swaps = false

  var context: KeyContext { .choosing }
  var rowCount: Int { rows.count }

  mutating func mark(_ desk: inout Desk) { swaps.toggle() }

  mutating func confirm(_ desk: inout Desk) {
    let steps = desk.guided?.offeredSteps() ?? []
    guard steps.indices.contains(selected) else { return desk.refuseUnknown() }
    let step = steps[selected]
    if let refusal = desk.guided?.refusal(of: step, at: desk.moment) {
      return desk.refuse(refusal)
    }
    desk.dialogue = nil
    desk.carryOut(swaps ? .swap(step) : .add(step))
  }

  func rows(in size: Size, _ state: SessionState) -> Int { rows.count + 2 }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState) {
    canvas.put(
      swaps ? "Replace this technique by" : "Add after this technique",
      column: area.left,
      row: area.top,
      role: .title,
      width: area.size.columns
    )
    let between = canvas.look.sign(" · ", " - ")
    let list = area.rows(area.top + 1, area.size.rows - 1)
    canvas.list(rows.count, selected: selected, in: list) { index in
      let row = rows[index]
      let does = index == selected ? (swaps ? "replace by " : "add ") : ""
      return Canvas.Row(
        row.title + between + row.zones.onScreen,
        right: row.refusal ?? does + row.duration.asMinutes,
        role: row.refusal == nil ? .text : .dim
      )
    }
  }
}

extension Desk {
  mutating func showTechniques() {
    guard let guided, guided.state.currentStep != nil else { return refuseUnknown() }
    dialogue = guided.choice(of: guided.offeredSteps(), at: moment)
  }
}
