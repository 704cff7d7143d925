import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The questions behind a line that was marked: at least one of them, or none after all.
struct BehindPage: OpeningPage {
  var place: LinePlace
  /// The marked lines that come after it.
  var then: [LinePlace] = []
  /// The line as it was read.
  var sentence: String
  var questions: [Contraindication]
  var marked: Set<Int> = []
  /// What no question names.
  var other: String?
  /// What a yes means is for the therapist to say.
  var isBeforehand = false
  var selected = 0
  var line: TypedLine?

  var question: OpeningQuestion { .behind(place, then: then) }
  var context: KeyContext { line == nil ? .screening : .typing }
  var title: String { "Which of these?" }
  var detail: String? { sentence }
  var gist: String { title }
  var hidden: [Act] { [.override, .yesToLine, .form, .answerer] }
  /// The questions, and something else.
  var rowCount: Int { questions.count + 1 }

  // MARK: Keys

  mutating func mark(_ desk: inout Desk) { toggle(selected) }

  mutating func mark(number: Int, _ desk: inout Desk) {
    if number <= questions.count { toggle(number - 1) } else { desk.refuseUnknown() }
  }

  private mutating func toggle(_ row: Int) {
    selected = row
    guard row < questions.count else { return typeOther() }
    marked.formSymmetricDifference([row])
  }

  private mutating func typeOther() {
    if other == nil { line = TypedLine() } else { other = nil }
  }

  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) {
    guard case .somethingElse = act else { return desk.refuseUnknown() }
    selected = questions.count
    typeOther()
  }

  /// None of these after all.
  mutating func decline(_ desk: inout Desk) {
    for command in desk.guided?.flow?.answer(noneAfterAll: place) ?? [] { desk.carryOut(command) }
    desk.askNext(after: question)
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard !line.isBlank else { return desk.refuse("What else is it? A few words.") }
    other = line.trimmed
    self.line = nil
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  mutating func confirm(_ desk: inout Desk) {
    guard !marked.isEmpty || other != nil else {
      let none = desk.settings.keys.name(of: .decline, in: context)
      return desk.refuse("Mark what it is; \(none) says none of these after all.")
    }
    let command = desk.guided?.flow?.answer(behind: place, marked: marked, other: other)
    if let command { desk.carryOut(command) }
    desk.askNext(after: question)
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    var bottom = area.bottom - 1
    if let line {
      let room = area.rows(area.top, bottom - area.top)
      bottom = canvas.asks("What else is it?", line, in: room, keys)
    } else {
      let count = marked.count + (other == nil ? 0 : 1)
      if count > 0 {
        canvas.wayOn("\(count) marked yes, go on", keys, in: context, at: area)
      } else {
        let none = keys.name(of: .decline, in: context)
        canvas.put("Mark what it is; \(none): none after all", column: 0, row: bottom, role: .dim)
      }
    }
    drawQuestions(on: &canvas, in: area.rows(area.top, bottom - area.top))
  }

  /// Where they need more rows than there are, page after page of whole questions.
  private func drawQuestions(on canvas: inout Canvas, in area: Rectangle) {
    let whole = heights(columns: area.size.columns)
    let fits = whole.reduce(0, +) <= area.size.rows
    let isAiry = whole.reduce(rowCount, +) <= area.size.rows
    // The last columns are for the marks of what is out of sight.
    let area = fits ? area : area.narrowed(by: 2)
    let heights = fits ? whole : heights(columns: area.size.columns)
    let shown = Canvas.page(heights: heights, selected: selected, rows: area.size.rows)
    var row = area.top + (isAiry ? 1 : 0)
    for index in shown where row < area.bottom {
      row += draw(index, on: &canvas, in: area.rows(row, area.bottom - row))
      if isAiry { row += 1 }
    }
    let (first, last) = (area.top, area.bottom - 1)
    canvas.moreMarks(shown, of: rowCount, column: area.right + 1, first: first, last: last)
  }

  private func heights(columns: Int) -> [Int] {
    (0..<rowCount).map { ShownLines.count(text($0), columns: columns - 8) }
  }

  /// The question, and where it is marked what a yes means.
  private func text(_ row: Int) -> String {
    guard row < questions.count else {
      let means = isBeforehand ? "" : " Yes means: a doctor decides."
      return "Something else" + (other.map { ": \($0).\(means)" } ?? "?")
    }
    let question = questions[row]
    guard marked.contains(row), !isBeforehand else { return question.question }
    return question.question + " " + question.consequence
  }

  private func draw(_ index: Int, on canvas: inout Canvas, in area: Rectangle) -> Int {
    let isMarked = index < questions.count ? marked.contains(index) : other != nil
    let isSelected = index == selected && line == nil
    let number = index < questions.count ? index + 1 : 0
    canvas.markable(number, isMarked: isMarked, isSelected: isSelected, row: area.top)
    let act: Act = index < questions.count ? .markNumber(index + 1) : .somethingElse
    canvas.mark(area.rows(area.top, 1), as: act)
    return canvas.wrap(
      text(index),
      in: Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom),
      role: isMarked ? .caution : isSelected ? .title : .text
    )
  }
}

extension BehindPage {
  /// Nothing where there is no such line any more.
  init?(_ place: LinePlace, then: [LinePlace], _ flow: OpeningFlow) {
    guard let line = flow.line(at: place) else { return nil }
    let other = flow.state.answers[Contraindication.somethingElse(under: line.heading).id]
    self.init(
      place: place,
      then: then,
      sentence: flow.sentence(of: line),
      questions: line.questions,
      marked: Set(
        line.questions.indices.filter {
          flow.state.answers[line.questions[$0].id]?.answer == .yes
        }
      ),
      other: other?.answer == .yes ? other?.said : nil,
      isBeforehand: flow.offer.isBeforehand
    )
  }
}

extension Contraindication {
  /// What a yes means, then the question's own words about it.
  var consequence: String { "Yes means: \(meaning)." + (text.map { " " + $0 } ?? "") }

  private var meaning: String {
    switch self.class {
    case .absolute: isOnlyHere ? "not with this protocol" : "no massage"
    case .postpone: "not today"
    case .consult: "only with a doctor's consent"
    case .local: limit
    }
  }

  /// What a local finding leaves out, or how it is worked.
  private var limit: String {
    if !zones.isEmpty { return "\(zones.onScreen) left out" }
    if limits.closesPlace { return "the place is left out" }
    guard let ceiling = limits.maxPressure else { return "the place is gone round" }
    return limits.isWithinPlace
      ? "the place is worked only lightly" : "pressure at most \(ceiling.name)"
  }
}
