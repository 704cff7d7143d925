import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Asks how strong the pain is after the rest, 0 to 10.
struct PainPage: Page {
  /// The score marked so far; nothing is suggested where nobody has said one.
  var score: Int?
  var patient: String?

  var context: KeyContext { .pain }
  var title: String { "Pain after the session" }
  var detail: String? { patient }
  var gist: String { "Pain after 0 to 10" }

  mutating func tell(score: Int, _ desk: inout Desk) { self.score = score }

  mutating func move(_ act: Act, _ desk: inout Desk) {
    if case .up = act { score = min(10, (score ?? -1) + 1) }
    if case .down = act { score = max(0, (score ?? 1) - 1) }
  }

  mutating func confirm(_ desk: inout Desk) {
    if let score { desk.carryOut(.reportPain(.after, score: score)) }
    desk.closeMeasured()
  }

  mutating func cancel(_ desk: inout Desk) { desk.show(RestPage()) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.wrap(
      "How strong is the pain now, from 0 (none) to 10 (the worst that can be thought of)?",
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: 5)
    )
    let step = canvas.columns >= 80 ? 6 : 3
    if 6 < area.bottom { canvas.scores(chosen: score, step: step, row: 6) }
    guard 8 < area.bottom else { return }
    canvas.wayOn(
      score.map { "pain \($0)" } ?? "nothing said.  " + digits(keys),
      keys,
      in: context,
      at: area.rows(8, 1)
    )
  }

  /// The keys of the scores, as in `0 to 9, t for 10.`.
  private func digits(_ keys: KeyBindings) -> String {
    let names = [0, 9, 10].map { keys.name(of: .score($0), in: context) }
    return "\(names[0]) to \(names[1]), \(names[2]) for 10."
  }
}
