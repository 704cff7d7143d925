import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// One page of the contraindication questions, or what one marked question still needs.
struct ScreeningPage: OpeningPage {
  /// What a marked question still needs before the page is done.
  enum Need: Hashable, Sendable {
    /// Where the finding is.
    case place
    case doctor
    /// The day on which this doctor gave consent.
    case date(doctor: String)
    /// The written reason for going on in spite of a yes.
    case override
  }

  /// Counted from 0.
  var page: Int
  var pages: Int
  var questions: [Contraindication]
  var patient: String?
  /// Places on this page that are marked as a yes.
  var marked: Set<Int> = []
  var selected = 0
  /// The marked question whose need is being typed, and the need.
  var need: Need?
  var neededFor: Int?
  var line: TypedLine?

  var question: OpeningQuestion { .screening(page: page) }
  var context: KeyContext { line == nil ? .screening : .typing }
  var title: String { "Does any of this apply?" }
  var detail: String? { "page \(page + 1) of \(pages)" + (patient.map { ", \($0)" } ?? "") }
  var gist: String { "Screening" }
  var rowCount: Int { questions.count }

  /// A yes that forbids cannot be passed over, and without a yes there is nothing to pass over.
  var hidden: [Act] {
    let classes = marked.filter(questions.indices.contains).map { questions[$0].class }
    return classes.isEmpty || classes.contains(.absolute) ? [.override] : []
  }

  private var needy: Contraindication? {
    neededFor.flatMap { questions.indices.contains($0) ? questions[$0] : nil }
  }

  // MARK: Keys

  mutating func mark(_ desk: inout Desk) { toggle(selected) }

  mutating func mark(number: Int, _ desk: inout Desk) {
    if number <= questions.count { toggle(number - 1) } else { desk.refuseUnknown() }
  }

  private mutating func toggle(_ row: Int) {
    marked.formSymmetricDifference([row])
    selected = row
  }

  mutating func confirm(_ desk: inout Desk) {
    guard let flow = desk.guided?.flow else { return }
    desk.carryOut(flow.answer(page: page, marked: marked))
    desk.askNext(after: question)
  }

  mutating func drop(_ desk: inout Desk) {
    (need, neededFor, line) = (nil, nil, nil)
  }

  /// A word that a yes still needs: the place, the doctor and the date, or the reason to go on.
  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let need, let needy else { return }
    if line.isBlank { return conclude(need, of: needy, &desk) }
    switch need {
    case .place: complete(needy, with: .place(line.text), &desk)
    case .override: complete(needy, with: .override(line.text), &desk)
    case .doctor:
      self.need = .date(doctor: line.text)
      self.line = TypedLine()
    case .date(let doctor):
      let clearance = Clearance(doctor: doctor, date: line.text)
      complete(needy, with: .clearance(clearance), &desk)
    }
  }

  private func complete(
    _ question: Contraindication,
    with word: ScreeningWord,
    _ desk: inout Desk
  ) {
    do throws(Refusal) {
      guard let answer = try desk.guided?.flow?.answer(word, to: question.id) else { return }
      desk.carryOut(answer)
      desk.askNext(after: self.question)
    } catch {
      desk.refuse(error.sentence)
    }
  }

  /// Nothing was typed: without a consent the session is refused, without a place it waits.
  private func conclude(_ need: Need, of question: Contraindication, _ desk: inout Desk) {
    switch need {
    case .doctor: desk.ask(.forbidden(.refused(contraindication: question.id)))
    case .place: desk.refuse("Where is it? Note the place.")
    case .date: desk.refuse("When was it given? Year-month-day.")
    case .override: desk.refuse("Going on in spite of it needs a written reason.")
    }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    var bottom = area.bottom - 1
    if let need, let line {
      let box = need.box(of: needy, line)
      let rows = box.rows(columns: canvas.columns, keys: keys, context: .typing)
      bottom -= min(bottom - 2, rows)
      let room = Rectangle(left: 0, top: bottom, right: canvas.columns, bottom: area.bottom - 1)
      box.draw(on: &canvas, in: room, keys: keys, context: .typing)
    } else {
      let marks = marked.count.counted("question", "questions")
      let way = marked.isEmpty ? "none of these" : "\(marks) marked yes, go on"
      canvas.wayOn(way, keys, in: context, at: area)
    }
    drawQuestions(on: &canvas, in: area.rows(area.top, bottom - area.top))
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
    let isSelected = index == selected && need == nil
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

extension ScreeningPage {
  init(page: Int, _ flow: OpeningFlow) {
    self.init(
      page: page,
      pages: flow.pages.count,
      questions: flow.questions(on: page),
      patient: flow.state.opening?.patient,
      marked: flow.marked(on: page)
    )
  }

  init(_ need: ScreeningNeed, _ flow: OpeningFlow) {
    let kind: Need =
      switch need.kind {
      case .place: .place
      case .consent: .doctor
      }
    self.init(kind, for: need.question, flow)
  }

  /// The page of a question, with the word that is being typed to its yes.
  init(_ need: Need, for question: Contraindication, _ flow: OpeningFlow) {
    let page = flow.pages.firstIndex { $0.contains { $0.id == question.id } }
    self.init(page: page ?? 0, flow)
    self.need = need
    neededFor = questions.firstIndex { $0.id == question.id }
    line = TypedLine()
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

extension ScreeningPage.Need {
  fileprivate func box(of question: Contraindication?, _ line: TypedLine) -> Box {
    let heading =
      switch self {
      case .place: "Where is it? The place is shown at every step"
      case .doctor: "Which doctor gave consent?"
      case .date: "When? Year-month-day, such as 2026-11-20"
      case .override: "Why go on in spite of it?"
      }
    return Box(
      heading: heading,
      role: .selected,
      lines: question.map { [Box.Line(text: $0.question, role: .caution)] } ?? [],
      typed: line,
      hints: [Box.Hint(act: .confirm, label: "done"), Box.Hint(act: .cancel, label: "back")]
    )
  }
}
