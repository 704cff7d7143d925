import SessionEngine
import TerminalFrame
import Words

extension ScreeningScreen: DrawnScreen {
  package var context: KeyContext { needed == nil ? .screening : .typing }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Screening", standing: standing, on: &canvas)
    }
    canvas.titleBar(
      "Does any of this apply?",
      detail: "page \(page) of \(pages)" + (patient.map { ", \($0)" } ?? ""),
      standing: standing
    )
    var bottom = canvas.footer(context, standing: standing, without: hidden)
    bottom -= 1
    drawWayOn(on: &canvas, row: bottom)
    if let needed {
      let line = needed.box(of: question)
      let rows = min(
        bottom - 2,
        line.rows(columns: canvas.columns, keys: standing.keys, context: .typing)
      )
      bottom -= rows
      line.draw(
        on: &canvas,
        in: Rectangle(left: 0, top: bottom, right: canvas.columns, bottom: bottom + rows),
        keys: standing.keys,
        context: .typing
      )
    }
    drawQuestions(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom)
    )
  }

  /// A yes that forbids cannot be passed over, and without a yes there is nothing to pass over.
  private var hidden: [Act] {
    let classes = marked.filter(questions.indices.contains).map { questions[$0].class }
    return classes.isEmpty || classes.contains(.absolute) ? [.override] : []
  }

  private var question: Contraindication? {
    neededFor.flatMap { questions.indices.contains($0) ? questions[$0] : nil }
  }

  /// What Enter does here, said before it is pressed.
  private func drawWayOn(on canvas: inout Canvas, row: Int) {
    guard needed == nil else { return }
    let yes = marked.count
    let text =
      yes == 0
      ? "Enter: none of these" : "Enter: \(yes.counted("question", "questions")) marked yes, go on"
    canvas.put(text, column: 0, row: row, role: .answer)
    canvas.mark(Rectangle(column: 0, row: row, columns: text.columns, rows: 1), as: .confirm)
  }

  /// Questions take the rows they need; where they need more, the selected one is told in full.
  private func drawQuestions(on canvas: inout Canvas, in area: Rectangle) {
    let width = area.size.columns - 8
    let heights = questions.indices.map { rows(of: $0, width: width) }
    let isAiry = heights.reduce(0) { $0 + $1 + 1 } <= area.size.rows
    let fits = heights.reduce(0, +) <= area.size.rows
    var row = area.top + (isAiry ? 1 : 0)
    for index in questions.indices where row < area.bottom {
      let full = fits || index == selected || marked.contains(index)
      let following = questions.count - index - 1
      let room = max(1, area.bottom - row - (fits ? 0 : following))
      row += draw(index, on: &canvas, in: area.rows(row, full ? room : 1))
      if isAiry { row += 1 }
    }
  }

  private func rows(of index: Int, width: Int) -> Int {
    ShownLines.count(questions[index].question, columns: width)
      + (marked.contains(index) ? ShownLines.count(consequence(index), columns: width) : 0)
  }

  private func draw(_ index: Int, on canvas: inout Canvas, in area: Rectangle) -> Int {
    let isMarked = marked.contains(index)
    let mark = isMarked ? "[x]" : "[ ]"
    let isSelected = index == selected && needed == nil
    canvas.put(isSelected ? canvas.look.sign("▸", ">") : " ", column: 0, row: area.top, role: .key)
    canvas.put("\(index + 1)", column: 1, row: area.top, role: .key)
    canvas.put(mark, column: 3, row: area.top, role: isMarked ? .alarm : .dim)
    if isSelected { canvas.rest(cursorAt: 0, row: area.top) }
    canvas.mark(area.rows(area.top, 1), as: .markNumber(index + 1))
    let text = Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom)
    var taken = canvas.wrap(
      questions[index].question,
      in: text,
      role: isMarked ? .caution : isSelected ? .title : .text
    )
    if isMarked, area.top + taken < area.bottom {
      taken += canvas.wrap(
        consequence(index),
        in: text.rows(area.top + taken, area.size.rows - taken),
        role: .refusal
      )
    }
    return taken
  }

  /// What a yes means, then the question's own words about it.
  private func consequence(_ index: Int) -> String {
    let question = questions[index]
    return question.class.meaning(zones: question.zones) + (question.text.map { " " + $0 } ?? "")
  }
}

extension Contraindication.Class {
  func meaning(zones: [Zone]) -> String {
    switch self {
    case .absolute: "Yes means: not with this protocol."
    case .postpone: "Yes means: not today."
    case .consult: "Yes means: only with a doctor's consent."
    case .local:
      zones.isEmpty
        ? "Yes means: the place is left out." : "Yes means: \(zones.onScreen) left out."
    }
  }
}

extension ScreeningScreen.Need {
  func box(of question: Contraindication?) -> Box {
    var lines: [Box.Line] = []
    if let question { lines.append(Box.Line(text: question.question, role: .caution)) }
    let heading: String
    let typed: TypedLine
    switch self {
    case .place(let line):
      (heading, typed) = ("Where is it? The place is shown at every step", line)
    case .doctor(let line): (heading, typed) = ("Which doctor gave consent?", line)
    case .date(let line): (heading, typed) = ("When? Year-month-day, such as 2026-11-20", line)
    case .override(let line): (heading, typed) = ("Why go on in spite of it?", line)
    }
    return Box(
      heading: heading,
      role: .selected,
      lines: lines,
      typed: typed,
      hints: [Box.Hint(act: .confirm, label: "done"), Box.Hint(act: .cancel, label: "back")]
    )
  }
}

extension RefusalScreen: DrawnScreen {
  package var context: KeyContext { .refused }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw(heading, standing: standing, on: &canvas)
    }
    canvas.titleBar(heading, standing: standing)
    let isFinal = questions.contains { $0.class == .absolute }
    let bottom = canvas.footer(
      context,
      standing: standing,
      without: isFinal ? [.override] : []
    )
    var lines: [Canvas.Line] = []
    for question in questions {
      lines.append(Canvas.Line(text: question.question, role: .caution))
      let meaning = question.class.meaning(zones: question.zones)
      lines.append(Canvas.Line(text: meaning, role: .refusal))
      if let text = question.text { lines.append(Canvas.Line(text: text)) }
      lines.append(Canvas.Line(text: ""))
    }
    canvas.flow(
      lines,
      in: Rectangle(left: 2, top: 2, right: canvas.columns - 2, bottom: bottom - 1)
    )
    canvas.put(
      "Enter: record this and close",
      column: 0,
      row: bottom - 1,
      role: .answer
    )
    canvas.mark(
      Rectangle(column: 0, row: bottom - 1, columns: canvas.columns, rows: 1),
      as: .confirm
    )
  }

  private var heading: String {
    if case .refused = outcome { "Not with this protocol" } else { "Not today" }
  }
}
