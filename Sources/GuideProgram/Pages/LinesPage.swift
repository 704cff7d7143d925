import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The lines of a page of the screening: read aloud one by one, answered by one key at the foot.
struct LinesPage: OpeningPage {
  var page: Heading.Page
  var lines: [Line]
  var patient: String?
  var by: Answerer
  /// Rows that are marked as a yes.
  var marked: Set<Int> = []
  /// Rows that were marked anew.
  var anew: Set<Int> = []
  var selected = 0
  /// The boot time at which it was shown.
  var shownAt: Duration = .zero
  /// Where the part in sight begins; a smaller window takes more than one look.
  private var start = Spot()
  /// Where the looks before it began.
  private var passed: [Spot] = []

  /// Of a line, the first word that is in sight.
  private struct Spot: Hashable, Sendable {
    var line = 0
    var word = 0
  }

  /// What is in sight of a line.
  private struct Part {
    var line: Int
    var words: String
    var rows: Int
  }

  struct Line: Hashable, Sendable {
    var sentence: String
    /// What else it stands for.
    var words: [String]
  }

  var question: OpeningQuestion { .lines(page) }
  var context: KeyContext { .screening }
  var title: String { "Read aloud, line by line: " + page.rawValue }
  var detail: String? { "answered by the \(by.rawValue)" + (patient.map { ", \($0)" } ?? "") }
  var gist: String { title }
  var hidden: [Act] { [.override, .decline, .somethingElse] }
  var rowCount: Int { lines.count }

  // MARK: Keys

  mutating func mark(_ desk: inout Desk) { toggle(selected) }

  mutating func mark(number: Int, _ desk: inout Desk) {
    if number <= lines.count { toggle(number - 1) } else { desk.refuseUnknown() }
  }

  private mutating func toggle(_ row: Int) {
    if marked.remove(row) == nil {
      marked.insert(row)
      anew.insert(row)
    }
    selected = row
  }

  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) {
    guard case .answerer = act else { return desk.refuseUnknown() }
    by = by.next
    desk.guided?.wishes.answerer = by
  }

  mutating func confirm(_ desk: inout Desk) {
    if let next = inSight(desk.size).next {
      passed.append(start)
      start = next
      selected = next.line
      return
    }
    guard let flow = desk.guided?.flow else { return }
    let opened = flow.opened(page: page, marked: marked, anew: anew)
    for command in flow.answers(page: page, marked: marked) { desk.carryOut(command) }
    let stood = desk.moment.boot - shownAt
    desk.carryOut(.readPage(ReadPage(page: page, lines: lines.count, stood: stood)))
    desk.ask(desk.guided?.flow?.next(after: page, opening: opened))
  }

  /// One look back, and from the first of them one page.
  mutating func cancel(_ desk: inout Desk) {
    guard let before = passed.popLast() else { return desk.askBack(from: question) }
    start = before
    selected = before.line
  }

  // MARK: Drawing

  /// What is in sight, and where the next look begins; nothing after the last.
  ///
  /// A line too long for the window goes on in the next look: none of its words stays unseen.
  private func inSight(_ size: Size) -> (parts: [Part], next: Spot?) {
    // The title, the way on, the keys.
    let room = max(2, size.rows - 3)
    let columns = max(8, size.columns - 7)
    var left = room
    var parts: [Part] = []
    var place = start
    while lines.indices.contains(place.line) {
      let words = lines[place.line].words.dropFirst(place.word)
      var taken = words.count
      var part = self.part(place.line, words, columns)
      while part.rows > room, taken > 1, parts.isEmpty {
        taken -= 1
        part = self.part(place.line, words.prefix(taken), columns)
      }
      guard part.rows <= left || parts.isEmpty else { return (parts, place) }
      parts.append(part)
      left -= part.rows
      if taken < words.count {
        return (parts, Spot(line: place.line, word: place.word + taken))
      }
      place = Spot(line: place.line + 1)
    }
    return (parts, nil)
  }

  private func part(_ line: Int, _ words: ArraySlice<String>, _ columns: Int) -> Part {
    let words = words.joined(separator: ", ")
    return Part(
      line: line,
      words: words,
      rows: ShownLines.count(lines[line].sentence, columns: columns)
        + (words.isEmpty ? 0 : ShownLines.count(words, columns: columns))
    )
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let (parts, next) = inSight(canvas.frame.size)
    let marks = marked.count.counted("line", "lines")
    let way =
      next.map { "further lines, \($0.line) of \(lines.count) read" }
      ?? (marked.isEmpty ? "none of these" : "\(marks) marked yes, go on")
    canvas.wayOn(way, keys, in: context, at: area)
    let isAiry = parts.reduce(parts.count) { $0 + $1.rows } <= area.size.rows - 1
    var row = area.top + (isAiry ? 1 : 0)
    for (place, part) in parts.enumerated() where row < area.bottom - 1 {
      let following = parts.count - place - 1
      let room = max(1, area.bottom - 1 - row - following)
      row += draw(part, on: &canvas, in: area.rows(row, min(room, part.rows)))
      if isAiry { row += 1 }
    }
  }

  private func draw(_ part: Part, on canvas: inout Canvas, in area: Rectangle) -> Int {
    let index = part.line
    let isMarked = marked.contains(index)
    let isSelected = index == selected
    canvas.put(isSelected ? canvas.look.sign("▸", ">") : " ", column: 0, row: area.top, role: .key)
    canvas.put("\(index + 1)", column: 1, row: area.top, role: .key)
    canvas.put(
      isMarked ? "[x]" : "[ ]",
      column: 3,
      row: area.top,
      role: isMarked ? .alarm : .dim
    )
    if isSelected { canvas.rest(cursorAt: 0, row: area.top) }
    let text = Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom)
    var taken = canvas.wrap(lines[index].sentence, in: text, role: isMarked ? .caution : .title)
    if !part.words.isEmpty, taken < area.size.rows {
      let rest = text.rows(area.top + taken, area.size.rows - taken)
      taken += canvas.wrap(part.words, in: rest)
    }
    canvas.mark(area.rows(area.top, taken), as: .markNumber(index + 1))
    return taken
  }
}

extension LinesPage {
  init(_ page: Heading.Page, _ flow: OpeningFlow, at moment: Moment) {
    self.init(
      page: page,
      lines: flow.lines(of: page).map { line in
        Line(sentence: flow.sentence(of: line), words: line.words)
      },
      patient: flow.state.opening?.patient,
      by: flow.answerer,
      marked: flow.marked(on: page),
      shownAt: moment.boot
    )
  }

  init(
    page: Heading.Page,
    lines: [Line],
    patient: String? = nil,
    by: Answerer = .patient,
    marked: Set<Int> = [],
    selected: Int = 0,
    shownAt: Duration = .zero
  ) {
    self.page = page
    self.lines = lines
    self.patient = patient
    self.by = by
    self.marked = marked
    self.selected = selected
    self.shownAt = shownAt
  }
}

extension Answerer {
  /// The one that a key puts in this one's place.
  fileprivate var next: Self {
    switch self {
    case .patient: .guardian
    case .guardian: .therapist
    case .therapist: .patient
    }
  }
}
