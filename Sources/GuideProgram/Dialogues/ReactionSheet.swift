package import GuideScreens
package import SessionEngine
package import TerminalFrame
import Words

/// The reactions on four pages, each chosen by its digit or by arrows and Enter; then how strong and
/// on which side.
///
/// It opens at what is said most; the alarms are a page to the left of it, and have no letters: no
/// slip of a finger on one page is an alarm.
package struct ReactionSheet: Dialogue, Hashable {
  /// The reaction chosen; nothing while one is being chosen.
  var kind: ReactionKind?
  var severity: Severity?
  var side: BodySide?
  /// Pain only.
  var score: Int?
  var page = ReactionPage.felt
  /// Place among the page's reactions.
  var selected = 0
  /// What it is about: where the session stood when it was opened.
  var point: SessionPoint?

  package var context: KeyContext { .reactionSheet }
  var rowCount: Int { kind == nil ? page.kinds.count : 0 }

  /// The keys that choose a reaction on a sheet just opened.
  package static func keys(of kind: ReactionKind) -> [Key] {
    let pages = ReactionPage.allCases
    guard let place = pages.firstIndex(where: { $0.kinds.contains(kind) }),
      let start = pages.firstIndex(of: Self().page),
      let row = pages[place].kinds.firstIndex(of: kind)
    else { return [] }
    let turns = Array(repeating: place < start ? Key.left : .right, count: abs(place - start))
    return turns + [ReactionPage.key(ofRow: row)]
  }

  private static let ten = Key.character("t")
  private static let severities: [(key: Key, value: Severity)] = [
    (.character("1"), .mild), (.character("2"), .moderate), (.character("3"), .severe),
  ]
  /// The patient's left and right.
  private static let sides: [(key: Key, value: BodySide)] = [
    (.character("l"), .left), (.character("r"), .right),
  ]

  // MARK: Keys

  mutating func cancel(_ desk: inout Desk) {
    if kind == nil {
      desk.dialogue = nil
    } else {
      self = Self(page: page, selected: selected, point: point)
    }
  }

  mutating func confirm(_ desk: inout Desk) {
    if let kind { log(kind, &desk) } else { choose(page.kinds[selected], &desk) }
  }

  /// Rows by Up and Down, pages by Left and Right; of a chosen reaction, how strong it is.
  mutating func move(_ act: Act, _ desk: inout Desk) {
    switch (kind, act) {
    case (nil, .backward): turn(by: -1, &desk)
    case (nil, .forward): turn(by: 1, &desk)
    case (nil, _): select(act, &desk)
    case (.pain?, .up): score = min(10, (score ?? -1) + 1)
    case (.pain?, .down): score = max(0, (score ?? 1) - 1)
    case (_, .up): strengthen(by: 1)
    case (_, .down): strengthen(by: -1)
    case (_, _): desk.refuseUnknown()
    }
  }

  private mutating func turn(by pages: Int, _ desk: inout Desk) {
    let all = ReactionPage.allCases
    let place = (all.firstIndex(of: page) ?? 0) + pages
    guard all.indices.contains(place) else {
      return desk.refuse("There is no further page on this side.")
    }
    page = all[place]
    selected = 0
  }

  private mutating func strengthen(by steps: Int) {
    let all = Severity.allCases
    let place = all.firstIndex(of: severity ?? .mild) ?? 0
    severity = all[min(max(0, place + steps), all.count - 1)]
  }

  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard let kind else {
      guard let row = page.row(of: key) else { return desk.refuseUnknown() }
      selected = row
      return choose(page.kinds[row], &desk)
    }
    if let side = Self.sides.first(where: { $0.key == key }) {
      self.side = side.value
    } else if kind == .pain {
      score = key == Self.ten ? 10 : key.digit
      if score == nil { desk.refuseUnknown() } else { log(kind, &desk) }
    } else if let severity = Self.severities.first(where: { $0.key == key }) {
      self.severity = severity.value
      log(kind, &desk)
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func point(at row: Int, _ desk: inout Desk) {
    guard page.kinds.indices.contains(row) else { return desk.refuseUnknown() }
    selected = row
    choose(page.kinds[row], &desk)
  }

  private mutating func choose(_ kind: ReactionKind, _ desk: inout Desk) {
    self.kind = kind
    // An alarm, and what is welcome, need no second key.
    if kind.group != .unwelcome { log(kind, &desk) }
  }

  private func log(_ kind: ReactionKind, _ desk: inout Desk) {
    if kind == .pain, score == nil {
      return desk.refuse("Pain needs a score: 0 to 9, t for 10.")
    }
    desk.dialogue = nil
    let isUnwelcome = kind.group == .unwelcome && kind != .pain
    let severity = severity ?? (isUnwelcome ? .mild : nil)
    let reaction = Command.react(kind, score: score, severity: severity, side: side, note: nil)
    desk.carryOut(point.map { .told(of: $0, reaction) } ?? reaction)
  }

  // MARK: Drawing

  private static let detailRows = 5

  package func rows(in size: Size, _ state: SessionState) -> Int {
    guard kind == nil else { return Self.detailRows }
    let across = across(size)
    let rows = (page.kinds.count + across - 1) / across
    // Wide enough for two columns, names may be large.
    return 2 + rows * (across > 1 ? 4 : 1)
  }

  private func across(_ size: Size) -> Int { size.columns >= 160 && size.rows >= 40 ? 2 : 1 }

  package func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState) {
    guard area.size.rows > 0 else { return }
    if let kind {
      drawDetails(of: kind, on: &canvas, in: area)
    } else {
      drawPage(on: &canvas, in: area)
    }
  }

  private func drawPage(on canvas: inout Canvas, in area: Rectangle) {
    let head = area.rows(area.top, 1)
    canvas.paint(head, role: page.role)
    let hasTabs = area.size.rows > page.kinds.count + 1
    canvas.put(
      " " + (hasTabs ? page.heading : page.name + "  " + ways(canvas)),
      column: area.left,
      row: area.top,
      role: page.role,
      width: area.size.columns
    )
    if hasTabs { canvas.keys(neighbours, column: area.left + 1, row: area.bottom - 1) }
    drawKinds(
      on: &canvas,
      in: area.rows(area.top + 1, area.size.rows - (hasTabs ? 2 : 1))
    )
  }

  /// What lies to the left and the right.
  private var neighbours: [(key: Key, label: String)] {
    let all = ReactionPage.allCases
    guard let place = all.firstIndex(of: page) else { return [] }
    return (place > 0 ? [(.left, all[place - 1].name)] : [])
      + (place + 1 < all.count ? [(.right, all[place + 1].name)] : [])
  }

  private func ways(_ canvas: Canvas) -> String {
    neighbours.map { canvas.keyName($0.key) + " " + $0.label }.joined(separator: "  ")
  }

  private func drawKinds(on canvas: inout Canvas, in area: Rectangle) {
    guard area.size.rows > 0 else { return }
    let kinds = page.kinds
    let across = across(canvas.frame.size)
    let down = (kinds.count + across - 1) / across
    let height = max(1, min(5, area.size.rows / down))
    let width = area.size.columns / across
    // Rows that do not all fit are shown around the selected one.
    let shown = Canvas.window(
      count: down,
      selected: selected % down,
      rows: area.size.rows / height
    )
    let letters = Size(columns: width - 8, rows: height - 1)
    let fonts = kinds.map {
      BlockFont.largest(for: $0.onScreen, in: letters, repertoire: canvas.look.repertoire)
    }
    let rows = fonts.compactMap { $0?.rows }
    let largeRows = rows.count == kinds.count ? rows.min() : nil
    for (index, kind) in kinds.enumerated() where shown.contains(index % down) {
      let top = area.top + (index % down - shown.lowerBound) * height
      let left = area.left + index / down * width
      let cell = Rectangle(left: left, top: top, right: left + width - 1, bottom: top + height)
      draw(kind, row: index, on: &canvas, in: cell, largeRows: largeRows)
    }
    if across == 1, shown.count < down {
      let last = area.top + (shown.count - 1) * height
      canvas.moreMarks(shown, of: down, column: area.left + 4, first: area.top, last: last)
    }
  }

  private func draw(
    _ kind: ReactionKind,
    row: Int,
    on canvas: inout Canvas,
    in area: Rectangle,
    largeRows: Int?
  ) {
    let isSelected = row == selected
    let role: Role = isSelected ? .selected : kind.group == .alarm ? .caution : .title
    let line = area.rows(area.top, largeRows ?? 1)
    if isSelected { canvas.paint(line, role: .selected) }
    let mark = isSelected ? canvas.look.sign("▸", ">") : " "
    let key = ReactionPage.key(ofRow: row)
    canvas.put(mark + key.name, column: area.left, row: area.top, role: isSelected ? role : .key)
    canvas.mark(line, as: .row(row))
    if isSelected { canvas.rest(cursorAt: area.left + 1, row: area.top) }
    let place = Point(column: area.left + 6, row: area.top)
    let letters = Size(columns: area.size.columns - 7, rows: largeRows ?? 0)
    guard largeRows != nil,
      let font = BlockFont.largest(
        for: kind.onScreen,
        in: letters,
        repertoire: canvas.look.repertoire
      )
    else {
      canvas.put(
        kind.onScreen,
        column: place.column,
        row: place.row,
        role: role,
        width: area.size.columns - 7
      )
      return
    }
    let style = canvas.look.theme.style(role)
    canvas.draw { $0.put(kind.onScreen, in: font, at: place, style: style) }
  }

  private func drawDetails(of kind: ReactionKind, on canvas: inout Canvas, in area: Rectangle) {
    canvas.paint(area.rows(area.top, 1), role: .selected)
    canvas.put(
      " " + chosenWords(kind),
      column: area.left,
      row: area.top,
      role: .selected,
      width: area.size.columns
    )
    canvas.rest(cursorAt: area.left + 1, row: area.top)
    var lines: [[(key: Key, label: String)]] = []
    if kind == .pain {
      canvas.put("0 to 9 how strong", column: area.left + 1, row: area.top + 1)
      lines.append([(Self.ten, "10")])
    } else {
      lines.append(Self.severities.map { ($0.key, $0.value.onScreen) })
    }
    lines.append(Self.sides.map { ($0.key, "patient's " + $0.value.onScreen) })
    lines.append([(.enter, "log it"), (.escape, "back")])
    let top = area.top + (kind == .pain ? 2 : 1)
    for (index, line) in lines.enumerated() where top + index < area.bottom {
      canvas.keys(line, column: area.left + 1, row: top + index)
    }
  }

  private func chosenWords(_ kind: ReactionKind) -> String {
    Reaction(id: 0, kind: kind, score: score, severity: severity, side: side, step: nil).onScreen
  }
}

/// A page of the sheet, in their order from left to right.
package enum ReactionPage: CaseIterable, Sendable, Hashable {
  case alarm, felt, seen, welcome

  /// At most ten: each has a digit.
  package var kinds: [ReactionKind] {
    switch self {
    case .alarm: ReactionKind.allCases.filter { $0.group == .alarm }
    case .welcome: ReactionKind.allCases.filter { $0.group == .welcome }
    case .felt: Self.often
    case .seen: ReactionKind.allCases.filter { $0.group == .unwelcome && !Self.often.contains($0) }
    }
  }

  private static let often: [ReactionKind] = [
    .pain, .dizziness, .tingling, .cramp, .soreness, .sharpPain, .nausea, .headache, .anxiety,
    .tension,
  ]

  var name: String {
    switch self {
    case .alarm: "ALARMS"
    case .felt: "usual ones"
    case .seen: "further ones"
    case .welcome: "welcome ones"
    }
  }

  var heading: String {
    switch self {
    case .alarm: "ALARM: each of these holds the session"
    case .felt: "What does the patient feel or show?"
    case .seen: "Further: what does the patient feel or show?"
    case .welcome: "Welcome: what does the patient feel or show?"
    }
  }

  fileprivate var role: Role { self == .alarm ? .alarm : .selected }

  /// From 1 to 9, and 0 for the tenth.
  static func key(ofRow row: Int) -> Key { .character(Character("\((row + 1) % 10)")) }

  fileprivate func row(of key: Key) -> Int? {
    kinds.indices.first { Self.key(ofRow: $0) == key }
  }
}

extension Key {
  /// The digit that it writes.
  var digit: Int? {
    if case .character(let character) = self { character.wholeNumberValue } else { nil }
  }
}
