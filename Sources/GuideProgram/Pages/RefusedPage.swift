import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The screening forbids the session: what did it and what to do.
struct RefusedPage: OpeningPage {
  var outcome: Outcome
  /// The question that did it.
  var refused: Contraindication?
  /// What has to be there and is not.
  var missing: String?
  var emergencyNumber = "112"
  /// What was measured, where that did it and no answer.
  var measured: BloodPressure?
  /// Why it goes on in spite of it.
  var line: TypedLine?

  var question: OpeningQuestion { .forbidden(outcome) }
  var context: KeyContext { line == nil ? .refused : .typing }
  var title: String {
    guard case .refused = outcome else { return "Not today" }
    guard let refused else {
      return outcome.reason == Referral.noMoreID ? "No massage" : "Something needed is missing"
    }
    guard refused.class == .absolute else { return "Only with a doctor's consent" }
    if refused.isOnlyHere { return "Not with this protocol" }
    return switch refused.advise {
    case .emergency: "No massage: call \(emergencyNumber) now"
    case .urgent: "No massage: to a doctor today"
    case .doctor, nil: "No massage"
    }
  }
  var hidden: [Act] {
    refused.map { $0.class != .absolute && !$0.isFirm } ?? false ? [] : [.override]
  }

  mutating func confirm(_ desk: inout Desk) {
    desk.carryOut(.concludeScreening)
    if let outcome = desk.guided?.state.outcome { desk.giveUp(.concluded(outcome)) }
  }

  mutating func override(_ desk: inout Desk) {
    guard desk.guided?.flow?.overridable(outcome) != nil else {
      return desk.refuse("There is no way round this one.")
    }
    line = TypedLine()
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard !line.isBlank else {
      return desk.refuse("Going on in spite of it needs a written reason.")
    }
    guard let refused, let flow = desk.guided?.flow else { return }
    desk.carryOut(flow.override(refused.id, because: line.trimmed))
    desk.askNext(after: question)
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    var lines = [Canvas.Line(text: outcome.inSentence, role: .refusal)]
    if let refused {
      lines = [
        Canvas.Line(text: measured?.farOff ?? refused.question, role: .caution),
        Canvas.Line(text: refused.consequence, role: .refusal),
      ]
      if let advise = refused.advise {
        let call = advise == .emergency ? " " + emergencyNumber : ""
        lines.insert(Canvas.Line(text: advise.onScreen + call, role: .alarm), at: 0)
      }
    }
    if let missing { lines.append(Canvas.Line(text: missing, role: .caution)) }
    let right = canvas.columns - 2
    var bottom = area.bottom - 1
    if let line {
      let box = Box(asking: "Why go on in spite of it?", typed: line)
      let rows = box.rows(columns: canvas.columns, keys: keys, context: .typing)
      bottom -= min(bottom - 2, rows)
      let room = Rectangle(left: 0, top: bottom, right: canvas.columns, bottom: area.bottom)
      box.draw(on: &canvas, in: room, keys: keys, context: .typing)
    } else {
      canvas.wayOn("record this and close", keys, in: context, at: area)
    }
    canvas.flow(lines, in: Rectangle(left: 2, top: 2, right: right, bottom: bottom))
  }
}

extension BloodPressure {
  /// That the value itself puts the session off.
  var farOff: String { "Blood pressure \(text) before the session." }
}

extension SessionState {
  /// The value that puts the session off, where nobody answered yes to the question about it.
  var measuredFarOff: BloodPressure? {
    guard answers[Contraindication.crisisID]?.answer != .yes else { return nil }
    return bloodPressureBefore.flatMap { $0.isCrisis ? $0 : nil }
  }
}
