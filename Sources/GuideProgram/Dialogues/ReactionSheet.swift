package import GuideScreens
package import SessionEngine
package import TerminalFrame
import Words

/// Every reaction with one key each; then how strong and on which side.
package struct ReactionSheet: Dialogue, Hashable {
  /// The reaction chosen; nothing while one is being chosen.
  var kind: ReactionKind?
  var severity: Severity?
  var side: BodySide?
  /// Pain only.
  var score: Int?
  /// Place in `kinds`, for arrows and Enter.
  var selected = 0
  /// What it is about: where the session stood when it was opened.
  var point: SessionPoint?

  package var context: KeyContext { .reactionSheet }
  var rowCount: Int { kind == nil ? Self.kinds.count : 0 }

  /// All reactions in the order in which they are shown: unwelcome, alarm, welcome.
  package static let kinds: [ReactionKind] =
    kinds(of: .unwelcome) + kinds(of: .alarm) + kinds(of: .welcome)

  package static func kinds(of group: ReactionKind.Group) -> [ReactionKind] {
    ReactionKind.allCases.filter { $0.group == group }
  }

  /// The reaction's key on this sheet; capital letters are the alarms'.
  package static func key(of kind: ReactionKind) -> Character {
    switch kind {
    case .pain: "p"
    case .soreness: "s"
    case .tingling: "t"
    case .cramp: "c"
    case .dizziness: "d"
    case .nausea: "n"
    case .headache: "h"
    case .fatigue: "f"
    case .anxiety: "a"
    case .bruising: "b"
    case .sharpPain: "g"
    case .skinIrritation: "i"
    case .skinNumbness: "k"
    case .tension: "e"
    case .spasm: "m"
    case .swelling: "v"
    case .chill: "z"
    case .crying: "y"
    case .resisting: "u"
    case .other: "j"
    case .relief: "l"
    case .warmth: "w"
    case .relaxation: "x"
    case .redness: "r"
    case .pleasantSoreness: "o"
    case .tenderPoint: "q"
    case .radiatingPain: "R"
    case .numbness: "N"
    case .weakness: "W"
    case .faintness: "F"
    case .palpitations: "P"
    case .breathlessness: "B"
    case .chestPain: "C"
    case .bladderBowel: "U"
    case .saddleNumbness: "S"
    }
  }

  /// The reaction that a key means here.
  package static func kind(for key: Character) -> ReactionKind? {
    kinds.first { self.key(of: $0) == key }
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
    if kind == nil { desk.dialogue = nil } else { self = Self(selected: selected, point: point) }
  }

  mutating func confirm(_ desk: inout Desk) {
    if let kind { log(kind, &desk) } else { choose(Self.kinds[selected], &desk) }
  }

  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard case .character(let character) = key else { return desk.refuseUnknown() }
    guard let kind else {
      score = character.wholeNumberValue
      if score != nil { return log(.pain, &desk) }
      guard let kind = Self.kind(for: character) else { return desk.refuseUnknown() }
      return choose(kind, &desk)
    }
    if let side = Self.sides.first(where: { $0.key == key }) {
      self.side = side.value
    } else if kind == .pain {
      score = key == Self.ten ? 10 : character.wholeNumberValue
      if score == nil { desk.refuseUnknown() } else { log(kind, &desk) }
    } else if let severity = Self.severities.first(where: { $0.key == key }) {
      self.severity = severity.value
      log(kind, &desk)
    } else {
      desk.refuseUnknown()
    }
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

  private func columnCount(_ columns: Int) -> Int {
    columns < 44 ? max(1, columns / 19) : min(6, columns / 22)
  }

  /// The rows the whole sheet takes at that width.
  package func rows(columns: Int, _ state: SessionState) -> Int {
    if kind != nil { return 6 }
    let across = columnCount(columns)
    let groups: [ReactionKind.Group] = [.unwelcome, .alarm, .welcome]
    return groups.reduce(2) { $0 + (Self.kinds(of: $1).count + across - 1) / across + 1 }
  }

  package func draw(on canvas: inout Canvas, in area: Rectangle, _ state: SessionState) {
    if let kind {
      drawDetails(of: kind, on: &canvas, in: area)
    } else {
      drawKinds(on: &canvas, in: area, state)
    }
  }

  private func drawKinds(
    on canvas: inout Canvas,
    in area: Rectangle,
    _ state: SessionState
  ) {
    canvas.paint(area.rows(area.top, 1), role: .selected)
    canvas.put(
      " What does the patient feel or show?  (digits: pain 0 to 9)",
      column: area.left,
      row: area.top,
      role: .selected,
      width: area.size.columns
    )
    let below = area.rows(area.top + 1, area.size.rows - 1)
    let across = columnCount(area.size.columns)
    guard rows(columns: area.size.columns, state) <= area.size.rows + 1 else {
      return drawWindow(on: &canvas, in: below, across: across)
    }
    var row = below.top
    for group in [ReactionKind.Group.unwelcome, .alarm, .welcome] {
      canvas.put(group.onScreen, column: area.left, row: row, role: .dim, width: area.size.columns)
      row += 1
      let kinds = Self.kinds(of: group)
      for (index, kind) in kinds.enumerated() {
        draw(
          kind,
          on: &canvas,
          in: below.cell(index, across: across, row: row + index / across)
        )
      }
      row += (kinds.count + across - 1) / across
    }
  }

  /// The rows around the selected reaction, where all of them do not fit.
  private func drawWindow(on canvas: inout Canvas, in area: Rectangle, across: Int) {
    let count = (Self.kinds.count + across - 1) / across
    let shown = Canvas.window(count: count, selected: selected / across, rows: area.size.rows)
    for (index, kind) in Self.kinds.enumerated() where shown.contains(index / across) {
      let row = area.top + index / across - shown.lowerBound
      draw(kind, on: &canvas, in: area.cell(index, across: across, row: row))
    }
  }

  private func draw(_ kind: ReactionKind, on canvas: inout Canvas, in area: Rectangle) {
    guard area.size.rows > 0 else { return }
    let isSelected = Self.kinds.indices.contains(selected) && Self.kinds[selected] == kind
    let role: Role = isSelected ? .selected : kind.group == .alarm ? .caution : .text
    let mark = isSelected ? canvas.look.sign("▸", ">") : " "
    canvas.put(mark + String(Self.key(of: kind)), column: area.left, row: area.top, role: .key)
    canvas.put(
      kind.onScreen,
      column: area.left + 3,
      row: area.top,
      role: role,
      width: area.size.columns - 4
    )
    canvas.mark(area, as: .press(.character(Self.key(of: kind))))
    if isSelected { canvas.rest(cursorAt: area.left + 3, row: area.top) }
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
      lines.append(Self.severities.map { ($0.key, $0.value.rawValue) })
    }
    lines.append(Self.sides.map { ($0.key, "patient's " + $0.value.rawValue) })
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

extension Rectangle {
  /// The place of one of many small texts in a row of so many.
  fileprivate func cell(_ index: Int, across: Int, row: Int) -> Self {
    let width = size.columns / across
    let column = left + index % across * width
    return Self(left: column, top: row, right: column + width, bottom: min(bottom, row + 1))
  }
}
