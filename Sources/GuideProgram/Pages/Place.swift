import GuideScreens
import SessionEngine
import TerminalFrame

/// Where keys go: a page, or a dialogue over the session.
///
/// Every act has its function here: a place writes those that it takes, all others say by
/// themselves that the key does nothing.
protocol Place: Sendable {
  /// Where its keys hold.
  var context: KeyContext { get }
  /// The line that is being typed, where one is.
  var line: TypedLine? { get set }
  /// How many rows there are to choose from; arrows move among them.
  var rowCount: Int { get }
  var selected: Int { get set }
  /// The first line shown of a text that can be scrolled.
  var scroll: Int? { get set }

  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk)
  /// A key that has no act here.
  mutating func press(_ key: Key, _ desk: inout Desk)
  /// A key of the line; whether it meant anything there.
  mutating func type(_ key: Key) -> Bool
  /// Enter after a typed line, and Esc.
  mutating func send(_ line: TypedLine, _ desk: inout Desk)
  mutating func drop(_ desk: inout Desk)

  mutating func confirm(_ desk: inout Desk)
  mutating func cancel(_ desk: inout Desk)
  mutating func move(_ act: Act, _ desk: inout Desk)
  mutating func point(at row: Int, _ desk: inout Desk)
  mutating func mark(_ desk: inout Desk)
  mutating func mark(number: Int, _ desk: inout Desk)
  mutating func choose(number: Int, _ key: Key, _ desk: inout Desk)
  mutating func narrow(by narrowing: Narrowing, _ desk: inout Desk)
  mutating func tell(score: Int, _ desk: inout Desk)
  mutating func tell(side: BodySide?, _ desk: inout Desk)
  mutating func override(_ desk: inout Desk)
  mutating func decline(_ desk: inout Desk)
  mutating func again(_ desk: inout Desk)
  mutating func trends(_ desk: inout Desk)
  mutating func note(_ desk: inout Desk)
  mutating func refit(_ desk: inout Desk)
  mutating func leave(_ desk: inout Desk)
  /// An act of the session at work.
  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk)
}

extension Place {
  var line: TypedLine? {
    get { nil }
    set {}
  }
  var rowCount: Int { 0 }
  var selected: Int {
    get { 0 }
    set {}
  }
  var scroll: Int? {
    get { nil }
    set {}
  }

  mutating func press(_ key: Key, _ desk: inout Desk) { desk.refuseUnknown() }
  mutating func type(_ key: Key) -> Bool { line?.take(key) ?? false }
  mutating func send(_ line: TypedLine, _ desk: inout Desk) {}
  mutating func drop(_ desk: inout Desk) { cancel(&desk) }
  mutating func confirm(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func cancel(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func mark(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func mark(number: Int, _ desk: inout Desk) { desk.refuseUnknown() }
  mutating func choose(number: Int, _ key: Key, _ desk: inout Desk) { press(key, &desk) }
  mutating func narrow(by narrowing: Narrowing, _ desk: inout Desk) { desk.refuseUnknown() }
  mutating func tell(score: Int, _ desk: inout Desk) { desk.refuseUnknown() }
  mutating func tell(side: BodySide?, _ desk: inout Desk) { desk.refuseUnknown() }
  mutating func override(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func decline(_ desk: inout Desk) { work(.decline, .character("n"), &desk) }
  mutating func again(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func trends(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func note(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func refit(_ desk: inout Desk) { desk.refuseUnknown() }
  mutating func leave(_ desk: inout Desk) { desk.leave(.done) }
  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) { press(key, &desk) }

  mutating func move(_ act: Act, _ desk: inout Desk) { select(act, &desk) }

  /// Moves among the rows, or scrolls where there are none.
  mutating func select(_ act: Act, _ desk: inout Desk) {
    if let scroll {
      self.scroll = act.line(from: scroll, page: desk.size.rows)
    } else if let row = act.row(from: selected, of: rowCount) {
      selected = row
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func point(at row: Int, _ desk: inout Desk) {
    if (0..<rowCount).contains(row) { selected = row }
  }

  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {
    if line != nil { return type(act, key, &desk) }
    guard let act else { return press(key, &desk) }
    switch act {
    case .confirm: confirm(&desk)
    case .cancel: cancel(&desk)
    case .up, .down, .firstRow, .lastRow, .backward, .forward: move(act, &desk)
    case .row(let row): point(at: row, &desk)
    case .mark: mark(&desk)
    case .markNumber(let number): mark(number: number, &desk)
    case .choose(let number): choose(number: number, key, &desk)
    case .narrow(let narrowing): narrow(by: narrowing, &desk)
    case .score(let score): tell(score: score, &desk)
    case .side(let side): tell(side: side, &desk)
    case .override: override(&desk)
    case .again: again(&desk)
    case .trends: trends(&desk)
    case .note: note(&desk)
    case .refit: refit(&desk)
    case .leave: leave(&desk)
    case .decline: decline(&desk)
    case .pauseResume, .skip, .back, .restart, .lengthen, .shorten, .nextStage, .jump, .sign,
      .workWentOn, .addTechnique, .undo, .endEarly, .reactionSheet, .press, .details, .blank,
      .help, .repaint, .somethingElse, .yesToLine, .form, .answerer, .order, .questions:
      work(act, key, &desk)
    }
  }

  /// A key while a line is being typed; only Enter itself sends it.
  private mutating func type(_ act: Act?, _ key: Key, _ desk: inout Desk) {
    if case .confirm? = act, key == .enter { return send(line ?? TypedLine(), &desk) }
    if case .cancel? = act { return drop(&desk) }
    if scroll != nil, let act, key == .up || key == .down { return move(act, &desk) }
    if case .paste(_, true) = key {
      desk.refuse("Only \(TypedLine.limit) characters were taken.")
    }
    if !type(key) { press(key, &desk) }
  }
}

extension Act {
  /// The row that is selected after an act that moves among rows; nothing for other acts.
  fileprivate func row(from selected: Int, of count: Int) -> Int? {
    let last = max(0, count - 1)
    if case .up = self { return max(0, selected - 1) }
    if case .down = self { return min(last, selected + 1) }
    if case .firstRow = self { return 0 }
    if case .lastRow = self { return last }
    return nil
  }

  /// The first line that is shown after an act that scrolls.
  fileprivate func line(from scroll: Int, page: Int) -> Int {
    if case .up = self { return max(0, scroll - 1) }
    if case .down = self { return scroll + 1 }
    if case .backward = self { return max(0, scroll - max(1, page - 4)) }
    if case .forward = self { return scroll + max(1, page - 4) }
    if case .firstRow = self { return 0 }
    if case .lastRow = self { return Int.max / 2 }
    return scroll
  }
}

extension TypedLine {
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  var trimmed: String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
