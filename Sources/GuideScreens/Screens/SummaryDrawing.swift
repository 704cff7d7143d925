import SessionEngine
import TerminalFrame
import Words

extension SummaryScreen: DrawnScreen {
  package var context: KeyContext { typed == nil ? .summary : .typing }

  func draw(on canvas: inout Canvas) {
    let outcome = record.outcome?.onScreen ?? "not over"
    guard canvas.hasRoom else {
      return TooSmall.draw("Summary: " + outcome, standing: standing, on: &canvas)
    }
    var standing = standing
    standing.isRehearsal = standing.isRehearsal || record.opening.isRehearsal
    canvas.titleBar("Summary", detail: record.opening.protocolTitle, standing: standing)
    var bottom = canvas.footer(context, standing: standing)
    canvas.rest(cursorAt: 0, row: 1)
    if let typed {
      bottom -= 2
      canvas.put("To be added, with today's date:", column: 0, row: bottom, role: .answer)
      canvas.typedLine(typed, column: 0, row: bottom + 1, width: canvas.columns)
    }
    text(outcome, canvas.look).draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom),
      scroll: scroll
    )
  }

  private func text(_ outcome: String, _ look: Look) -> Paragraphs {
    var text = Paragraphs()
    let patient = record.opening.patient ?? "walk-in"
    text.add(outcome.prefix(1).uppercased() + outcome.dropFirst(), role: .title)
    for addition in additions where addition.isCorrection {
      text.add(addition.text, role: .refusal)
    }
    var facts = [patient, "session \(record.opening.sessionNumber)"]
    if let startedAt, let endedAt { facts.append("\(startedAt) to \(endedAt)") }
    text.add(facts.joined(separator: look.sign(" · ", ", ")))
    text.add("hands-on \(record.handsOn.asMinutes) of \(record.planned.asMinutes) planned")
    if let before = record.painBefore {
      text.add("pain before \(before)" + (record.painAfter.map { ", after \($0)" } ?? ""))
    } else if let after = record.painAfter {
      text.add("pain after \(after)")
    }
    if let next { text.add("Next session: " + next, role: .next) }
    for line in report { text.add(line) }
    text.space()
    for step in record.steps { add(step, to: &text, look) }
    let elsewhere = record.reactions.filter { $0.reaction.step == nil && !$0.isRetracted }
    if !elsewhere.isEmpty { text.add("Before and after the techniques", role: .title) }
    for reaction in elsewhere { add(reaction, to: &text) }
    let notes = record.notes.filter { $0.step == nil }
    if !notes.isEmpty { text.add("Notes", role: .title) }
    for note in notes { text.add(note.text, indent: 2) }
    let remarks = additions.filter { !$0.isCorrection }
    if !remarks.isEmpty { text.add("Added later", role: .title) }
    for remark in remarks { text.add(remark.text, indent: 2) }
    return text
  }

  private func add(_ step: SessionRecord.Step, to text: inout Paragraphs, _ look: Look) {
    let isPlain = step.result == .done
    var right = "\(step.actual.asMinutes) of \(step.planned.asMinutes)"
    if !isPlain { right = step.result.onScreen + "  " + right }
    text.add(
      step.step.line(side: step.step.side, look: look) + (step.isAdded ? " (added)" : ""),
      role: step.result == .notReached || step.result == .skipped ? .dim : .text,
      right: right
    )
    if let reason = step.reason { text.add(reason, role: .dim, indent: 4) }
    for reaction in record.reactions
    where reaction.reaction.step == step.step.index && !reaction.isRetracted {
      add(reaction, to: &text)
    }
    for note in record.notes where note.step == step.step.index {
      text.add("note: " + note.text, indent: 4)
    }
  }

  private func add(_ reaction: LoggedReaction, to text: inout Paragraphs) {
    var words = reaction.reaction.onScreen
    if let directive = reaction.directive { words += ": " + directive.onScreen }
    if let note = reaction.reaction.note { words += " (" + note + ")" }
    text.add(
      words,
      role: reaction.reaction.kind.group == .alarm ? .refusal : .caution,
      indent: 4,
      right: reaction.elapsed.asMinutes
    )
  }
}
