import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// What the session is about today: pain, its side, where it spreads, the position, the minutes.
///
/// Enter takes what stands there.
struct ComplaintPage: OpeningPage {
  /// What is being typed.
  enum Typing: Hashable, Sendable { case spread, minutes }

  /// Nothing is suggested where nobody has said a score.
  var score: Int?
  var asksSide = false
  var side: BodySide?
  /// Where the pain spreads, in words.
  var spread: String?
  var positions: [Position] = []
  var position: Int?
  var minutes: Int?
  var asksMinutes = false
  /// How long the plan is, in words.
  var length: String?
  var patient: String?
  var typing: Typing?
  var line: TypedLine?

  private static let spreadKey = Key.character("s")
  private static let positionKey = Key.character("p")
  private static let minutesKey = Key.character("m")

  var question: OpeningQuestion { .complaint }
  var context: KeyContext { line == nil ? .complaint : .typing }
  var title: String { "Today's complaint" }
  var detail: String? { patient }
  var hidden: [Act] { asksSide ? [] : [.side(.left), .side(.right), .side(nil)] }

  // MARK: Keys

  mutating func tell(score: Int, _ desk: inout Desk) { self.score = score }

  mutating func tell(side: BodySide?, _ desk: inout Desk) {
    if asksSide { self.side = side } else { desk.refuseUnknown() }
  }

  mutating func move(_ act: Act, _ desk: inout Desk) {
    if case .up = act { score = min(10, (score ?? -1) + 1) }
    if case .down = act { score = max(0, (score ?? 1) - 1) }
  }

  mutating func press(_ key: Key, _ desk: inout Desk) {
    switch key {
    case Self.spreadKey: (typing, line) = (.spread, TypedLine(spread ?? ""))
    case Self.minutesKey:
      (typing, line) = (.minutes, TypedLine(minutes.map { "\($0)" } ?? ""))
    case Self.positionKey where positions.count > 1:
      position = ((position ?? 0) + 1) % positions.count
    default: desk.refuseUnknown()
    }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    switch typing {
    case .minutes where !line.isBlank:
      guard let number = Int(line.trimmed), PlanWishes.minutes.contains(number) else {
        let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
        return desk.refuse("The minutes are a whole number from \(least) to \(most).")
      }
      minutes = number
    case .minutes: minutes = nil
    case .spread, nil: spread = line.isBlank ? nil : line.trimmed
    }
    (typing, self.line) = (nil, nil)
  }

  mutating func drop(_ desk: inout Desk) { (typing, line) = (nil, nil) }

  mutating func confirm(_ desk: inout Desk) {
    if let score { desk.carryOut(.reportPain(.before, score: score)) }
    if asksSide { desk.carryOut(.tellPainfulSide(side)) }
    if let spread { desk.carryOut(.note("The pain spreads: \(spread)")) }
    desk.guided?.wishes.position = position.map { positions[$0] }
    let told = desk.guided?.wishes.available.map { Int($0.wholeMilliseconds / 60_000) }
    if told != minutes { desk.guided?.wishes.available = minutes.map { .seconds($0 * 60) } }
    desk.askNext(after: question)
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    if let line {
      let box = Box(
        asking: typing == .minutes ? "How many minutes are at hand?" : "Where does it spread?",
        lines: typing == .minutes ? length.map { [Box.Line(text: $0)] } ?? [] : [],
        typed: line
      )
      return box.draw(on: &canvas, in: area, keys: keys, context: .typing)
    }
    canvas.wayOn(
      score.map { "pain \($0), the rest as it stands" } ?? "as it stands, no pain told",
      keys,
      in: context,
      at: area
    )
    var row = area.top + (area.size.rows > 12 ? 1 : 0)
    row = drawScores(on: &canvas, in: area.rows(row, area.bottom - 1 - row), keys)
    for (key, name, value, act) in rows(keys) where row < area.bottom - 1 {
      canvas.put(key, column: 0, row: row, role: .key, width: 7)
      let used = canvas.put(name, column: 8, row: row, width: 24)
      canvas.put(
        value,
        column: max(22, 9 + used),
        row: row,
        role: .title,
        width: canvas.columns - max(22, 9 + used)
      )
      if let act { canvas.mark(area.rows(row, 1), as: act) }
      row += area.size.rows > 12 ? 2 : 1
    }
  }

  private func drawScores(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) -> Int {
    let step = canvas.columns >= 80 ? 5 : 3
    let most = keys.name(of: .score(10), in: context)
    canvas.put("Pain now, 0 none to 10 the worst (\(most) is 10):", column: 0, row: area.top)
    guard area.size.rows > 1 else { return area.bottom }
    canvas.scores(chosen: score, step: step, row: area.top + 1)
    return area.top + (area.size.rows > 9 ? 3 : 2)
  }

  private func rows(_ keys: KeyBindings) -> [(String, String, String, Act?)] {
    var rows: [(String, String, String, Act?)] = []
    if asksSide {
      let names = [Act.side(.left), .side(.right), .side(nil)].map {
        keys.name(of: $0, in: context)
      }
      let side = side.map(\.onScreen) ?? "neither, or both alike"
      rows.append((names.joined(separator: " "), "side that hurts", side, nil))
    }
    let spread = self.spread ?? "nowhere told"
    rows.append((Self.spreadKey.name, "it spreads", spread, .press(Self.spreadKey)))
    if positions.count > 1 {
      let chosen = positions[position ?? 0].onScreen
      rows.append((Self.positionKey.name, "position", chosen, .press(Self.positionKey)))
    }
    let time =
      minutes.map { "\($0) min at hand" } ?? "the whole plan" + (length.map { ". " + $0 } ?? "")
    rows.append((Self.minutesKey.name, "minutes", time, .press(Self.minutesKey)))
    return rows
  }
}

extension ComplaintPage {
  init(_ flow: OpeningFlow) {
    let state = flow.state
    score = state.painBefore
    asksSide = state.opening?.asksPainfulSide ?? false
    side = state.isPainfulSideTold ? state.painfulSide : flow.offer.request.painfulSide
    positions = flow.positions
    position = flow.wishes.position.flatMap(positions.firstIndex) ?? (positions.isEmpty ? nil : 0)
    minutes = flow.wishes.available.map { Int($0.wholeMilliseconds / 60_000) }
    asksMinutes = flow.asksMinutes
    let given = asksMinutes ? "The sources give no time. " : ""
    length = flow.planLength.map {
      given
        + "The plan takes \($0.upperBound.asMinutes), \($0.lowerBound.asMinutes) at the shortest."
    }
    patient = state.opening?.patient
  }
}
