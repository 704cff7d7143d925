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
  /// Who answers reads it alone, before the session.
  var isBeforehand = false
  /// Who works on oneself reads alone as well.
  var isOfOneself = false
  /// What its large letters are drawn with.
  var repertoire = Repertoire.unicode
  /// Every line wants its own yes or no.
  var asksEach = false
  /// The rows to which yes or no was said, where every line wants it.
  var told: Set<Int> = []
  /// The day of the paper form that is taken over.
  var formOf: CalendarDate?
  /// The day of a form, while it is typed.
  var line: TypedLine?
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
  var context: KeyContext { line == nil ? .screening : .typing }
  var title: String {
    let way =
      formOf.map { "Form of \($0.text)" }
      ?? (isBeforehand || isOfOneself ? "Please read every line" : "Read aloud, line by line")
    return "\(way): \(page.inSentence)"
  }
  var detail: String? { "answered by the \(by.inSentence)" + (patient.map { ", \($0)" } ?? "") }
  var gist: String { title }
  var hidden: [Act] {
    [.override, .decline, .somethingElse, .yesToLine, .form] + (asksEach ? [.mark] : [])
  }
  var rowCount: Int { lines.count }

  // MARK: Keys

  mutating func mark(_ desk: inout Desk) { toggle(selected, &desk) }

  mutating func mark(number: Int, _ desk: inout Desk) {
    if number <= lines.count { toggle(number - 1, &desk) } else { desk.refuseUnknown() }
  }

  private mutating func toggle(_ row: Int) {
    if marked.remove(row) == nil {
      marked.insert(row)
      anew.insert(row)
    }
    told.insert(row)
    selected = row
  }

  /// A yes that is on record is no slip of a key: its questions are read again.
  private mutating func toggle(_ row: Int, _ desk: inout Desk) {
    guard let flow = desk.guided?.flow, flow.marked(on: page).contains(row) else {
      return toggle(row)
    }
    selected = row
    anew.insert(row)
    desk.say(
      "Answered yes before: \(desk.settings.keys.name(of: .confirm, in: context)) asks again."
    )
  }

  /// Lines that were marked stay so on the way back from what lies behind them.
  mutating func keep(marked places: [LinePlace]) {
    for place in places where place.page == page && lines.indices.contains(place.row) {
      marked.insert(place.row)
      anew.insert(place.row)
      told.insert(place.row)
    }
    selected = places.first?.row ?? selected
  }

  mutating func decline(_ desk: inout Desk) {
    if asksEach { tell(isYes: false, &desk) } else { desk.refuseUnknown() }
  }

  func lineAnswered(by act: Act?) -> Int? {
    asksEach && line == nil && (act == .yesToLine || act == .decline) ? selected + 1 : nil
  }

  /// Says yes or no to the selected line, and goes on to the next one that is open.
  private mutating func tell(isYes: Bool, _ desk: inout Desk) {
    if let next = inSight(desk.size).next, next.line == selected {
      look(at: next)
      return desk.refuse("The words of this line go on.")
    }
    if marked.contains(selected) != isYes { toggle(selected) }
    told.insert(selected)
    if let next = open.first(where: { $0 > selected }) ?? open.first { show(next, desk.size) }
  }

  /// Selects a line, and brings it in sight.
  private mutating func show(_ row: Int, _ size: Size) {
    selected = row
    if !isInSight(row, size) { start = Spot(line: row) }
  }

  private func isInSight(_ row: Int, _ size: Size) -> Bool {
    inSight(size).parts.contains { $0.line == row }
  }

  private mutating func look(at next: Spot) {
    passed.append(start)
    start = next
    selected = next.line
  }

  /// Arrows stay among the lines in sight: further ones are come to by Enter, so that none is passed.
  mutating func move(_ act: Act, _ desk: inout Desk) {
    let before = selected
    select(act, &desk)
    if !isInSight(selected, desk.size) { selected = before }
  }

  private var open: [Int] { asksEach ? lines.indices.filter { !told.contains($0) } : [] }

  /// Only what holds for longer than a day is taken over from paper.
  private var takesForm: Bool { page == .health && !isBeforehand }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    do throws(Refusal) {
      formOf = try desk.guided?.flow?.dayOfForm(line.trimmed)
      self.line = nil
      asksEach = true
      told = []
      desk.say("Say what the form says: y or n at every line; one without a cross is read aloud.")
    } catch {
      desk.refuse(error.sentence)
    }
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) {
    if case .answerer = act {
      by = by.next
      desk.guided?.wishes.answerer = by
    } else if asksEach, case .yesToLine = act {
      tell(isYes: true, &desk)
    } else if takesForm, case .form = act {
      line = TypedLine()
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func confirm(_ desk: inout Desk) {
    if let next = inSight(desk.size).next { return look(at: next) }
    if let open = open.first {
      show(open, desk.size)
      return desk.refuse("Line \(open + 1) is open: y or n.")
    }
    guard let flow = desk.guided?.flow else { return }
    let opened = flow.opened(page: page, marked: marked, anew: anew)
    let stood = desk.moment.boot - shownAt
    let commands = flow.answers(page: page, marked: marked, stood: stood, formOf: formOf)
    for command in commands { desk.carryOut(command) }
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
    let room = max(2, size.rows - 3 - (hasKeyRow(size) ? 1 : 0))
    let columns = max(8, size.columns - 7)
    if letters(size) != nil { return oneInSight }
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

  /// One line after the other, in large letters.
  private var oneInSight: (parts: [Part], next: Spot?) {
    guard lines.indices.contains(start.line) else { return ([], nil) }
    let words = lines[start.line].words.joined(separator: ", ")
    let next = lines.indices.contains(start.line + 1) ? Spot(line: start.line + 1) : nil
    return ([Part(line: start.line, words: words, rows: 0)], next)
  }

  /// The large letters in which every line of the page has room with its words; nothing where a
  /// line is read aloud at the table, or the window is too small.
  private func letters(_ size: Size) -> LargeLetters? {
    guard isBeforehand else { return nil }
    let columns = size.columns - 7
    let words = lines.map { ShownLines.count($0.words.joined(separator: ", "), columns: columns) }
    let room = size.rows - 6 - (words.max() ?? 0)
    return LargeLetters(
      for: lines.map(\.sentence),
      in: Size(columns: columns, rows: room),
      repertoire: repertoire
    )
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
    var area = area
    if let line {
      let box = Box(
        heading: "Of which day is the form?",
        role: .selected,
        typed: line,
        hints: [Box.Hint(act: .confirm, label: "done"), Box.Hint(act: .cancel, label: "back")]
      )
      return box.draw(on: &canvas, in: area, keys: keys, context: .typing)
    }
    let marks = marked.count.counted("line", "lines")
    let way =
      next.map { "further lines, \($0.line) of \(lines.count) read" }
      ?? open.first.map { "line \($0 + 1) is open" }
      ?? (marked.isEmpty ? "none of these" : "\(marks) marked yes, go on")
    canvas.wayOn(way, keys, in: context, at: area, role: open.isEmpty ? .answer : .caution)
    if hasKeyRow(canvas.frame.size) {
      area = area.rows(area.top, area.size.rows - 1)
      drawKeys(keys, on: &canvas, row: area.bottom - 1)
    }
    if let part = parts.first, let letters = letters(canvas.frame.size) {
      return draw(part, in: letters, on: &canvas, area)
    }
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
    canvas.markable(
      index + 1,
      box: box(index),
      isMarked: isMarked,
      isSelected: isSelected,
      row: area.top
    )
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
  /// A low window has no row for what is seldom done.
  private func hasKeyRow(_ size: Size) -> Bool { asksEach || (takesForm && size.rows >= 16) }

  private func drawKeys(_ bindings: KeyBindings, on canvas: inout Canvas, row: Int) {
    let acts: [(act: Act, label: String)] =
      (asksEach ? [(.yesToLine, Act.yesToLine.label), (.decline, "no")] : [])
      + (takesForm && formOf == nil ? [(.form, Act.form.label)] : [])
    let keys = acts.compactMap { act, label in
      bindings.keys(for: act, in: context).first.map { (key: $0, label: label) }
    }
    canvas.keys(keys, column: 0, row: row)
  }

  private func box(_ row: Int) -> String {
    if asksEach { return !told.contains(row) ? "[ ]" : marked.contains(row) ? "[y]" : "[n]" }
    return marked.contains(row) ? "[x]" : "[ ]"
  }

  private func draw(
    _ part: Part,
    in letters: LargeLetters,
    on canvas: inout Canvas,
    _ area: Rectangle
  ) {
    let role: Role = marked.contains(part.line) ? .caution : .title
    canvas.put("\(part.line + 1)", column: 1, row: area.top + 1, role: .key)
    canvas.put(box(part.line), column: 3, row: area.top + 1, role: role)
    canvas.rest(cursorAt: 1, row: area.top + 1)
    let rows = letters.draw(
      lines[part.line].sentence,
      on: &canvas,
      at: Point(column: 7, row: area.top + 1),
      role: role
    )
    let words = Rectangle(
      left: 7,
      top: area.top + 2 + rows,
      right: area.right,
      bottom: area.bottom - 1
    )
    canvas.wrap(part.words, in: words)
    canvas.mark(area.rows(area.top, 1 + rows), as: .markNumber(part.line + 1))
  }
}

extension LinesPage {
  init(_ page: Heading.Page, _ flow: OpeningFlow, _ settings: ScreenSettings, at moment: Moment) {
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
    isBeforehand = flow.offer.isBeforehand
    isOfOneself = flow.offer.massage.performer == .selfMassage
    repertoire = settings.look.repertoire
    asksEach = settings.asksEachLine
    told = asksEach ? marked : []
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
