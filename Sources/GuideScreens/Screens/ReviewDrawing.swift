import SessionEngine
import TerminalFrame
import Words

extension ReviewScreen: DrawnScreen {
  package var context: KeyContext { .review }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Enter: start " + plan.protocolTitle, standing: standing, on: &canvas)
    }
    canvas.titleBar("Before the start", detail: patient ?? "walk-in", standing: standing)
    let bottom = canvas.footer(context, standing: standing) - 1
    let start = refusal == nil ? "Enter: start the session" : "It cannot start like this."
    canvas.put(start, column: 0, row: bottom, role: refusal == nil ? .answer : .refusal)
    if refusal == nil {
      canvas.mark(Rectangle(column: 0, row: bottom, columns: start.columns, rows: 1), as: .confirm)
    }
    canvas.rest(cursorAt: 0, row: bottom)
    let area = Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom)
    guard canvas.columns >= 110 else {
      var text = summary(canvas.look)
      steps(canvas.look, into: &text)
      return text.draw(on: &canvas, in: area, scroll: scroll)
    }
    let half = canvas.columns / 2
    summary(canvas.look).draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: half - 2, bottom: bottom),
      scroll: 0
    )
    var text = Paragraphs()
    steps(canvas.look, into: &text)
    text.draw(
      on: &canvas,
      in: Rectangle(left: half, top: 1, right: canvas.columns, bottom: bottom),
      scroll: scroll
    )
  }

  /// What must be seen before the start comes first: what is left out and what was answered yes.
  private func summary(_ look: Look) -> Paragraphs {
    var text = Paragraphs()
    if let refusal { text.add(refusal, role: .refusal) }
    text.add(plan.protocolTitle, role: .title)
    var facts = ["patient " + (patient ?? "walk-in"), "session \(plan.sessionNumber)"]
    if let day = plan.day { facts.append("day \(day)") }
    facts.append("hands-on \(plan.total.asMinutes)")
    if let endsAt { facts.append("end \(endsAt)") }
    facts.append(plan.position.onScreen)
    text.add(facts.joined(separator: look.sign(" · ", ", ")))
    if let title = plan.periodTitle {
      text.add(title + (plan.periodNote.map { ": " + $0 } ?? ""), role: .dim)
    }
    if let painBefore { text.add("pain before \(painBefore)") }
    for warning in warnings { text.add(look.sign("⚠ ", "! ") + warning, role: .caution) }
    for banner in plan.banners { text.add(banner.text, role: .leftOut) }
    if findings.isEmpty {
      text.add("Nothing was answered yes.", role: .dim)
    } else {
      text.add("Answered yes", role: .title)
      for finding in findings { text.add(finding.onScreen, role: .caution, indent: 2) }
    }
    return text
  }

  private func steps(_ look: Look, into text: inout Paragraphs) {
    for stage in StageName.allCases {
      let steps = plan.steps.filter { $0.stage == stage }
      guard !steps.isEmpty else { continue }
      let total = steps.reduce(Duration.zero) { $0 + $1.duration }
      text.add(stage.rawValue, role: .title, right: total.asMinutes)
      for step in steps {
        let about = step.suggested.contains("duration") ? "~" : ""
        text.add(
          step.line(side: step.side, look: look),
          indent: 2,
          right: about + step.duration.asMinutes
        )
      }
    }
  }
}

extension ReviewScreen.Finding {
  var onScreen: String {
    var words = question.question
    if let place = answer.place { words += " Place: \(place)." }
    if let clearance = answer.clearance {
      words += " Consent: \(clearance.doctor), \(clearance.date)."
    }
    if let override = answer.override { words += " In spite of it: \(override)." }
    return words
  }
}
