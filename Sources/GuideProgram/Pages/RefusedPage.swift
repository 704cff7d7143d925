import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The screening forbids the session: what did it and what to do.
struct RefusedPage: OpeningPage {
  var outcome: Outcome
  /// The question that did it.
  var refused: Contraindication?

  var question: OpeningQuestion { .forbidden(outcome) }
  var context: KeyContext { .refused }
  var title: String {
    if case .refused = outcome { "Not with this protocol" } else { "Not today" }
  }
  var hidden: [Act] { refused.map { $0.class == .absolute } ?? true ? [.override] : [] }

  mutating func confirm(_ desk: inout Desk) {
    desk.carryOut(.concludeScreening)
    if let outcome = desk.guided?.state.outcome { desk.giveUp(.concluded(outcome)) }
  }

  mutating func override(_ desk: inout Desk) {
    guard let flow = desk.guided?.flow, let question = flow.overridable(outcome) else {
      return desk.refuse("There is no going round this one.")
    }
    desk.show(ScreeningPage(.override, for: question, flow))
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    var lines = [Canvas.Line(text: outcome.inSentence, role: .refusal)]
    if let refused {
      lines = [
        Canvas.Line(text: refused.question, role: .caution),
        Canvas.Line(text: refused.class.meaning(zones: refused.zones), role: .refusal),
      ]
      if let text = refused.text { lines.append(Canvas.Line(text: text)) }
    }
    let right = canvas.columns - 2
    canvas.flow(lines, in: Rectangle(left: 2, top: 2, right: right, bottom: area.bottom - 1))
    canvas.wayOn("record this and close", keys, in: context, at: area)
  }
}
