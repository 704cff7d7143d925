import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// What was done, for how long against the plan, and what the patient felt.
struct SummaryPage: Page {
  var record: SessionRecord
  /// When the next session of the course is due, in words.
  var next: String?
  /// The report of a course that is done.
  var report: [String] = []
  /// Where it was started and ended, as clock times.
  var startedAt: String?
  var endedAt: String?
  /// What was added once it was over.
  var additions: [Addition] = []
  /// Words being added.
  var line: TypedLine?
  /// The words are on their way; they stay in the line until they are saved.
  var isSending = false
  /// The history that it leads back to; nothing for the session that was just closed.
  var list: HistoryPage?
  var scroll: Int? = 0

  var context: KeyContext { line == nil ? .summary : .typing }
  var title: String { "Summary" }
  var detail: String? { record.opening.protocolTitle }
  var gist: String { "Summary: " + outcome }
  var isRehearsal: Bool { record.opening.isRehearsal }

  private var outcome: String { record.outcome?.onScreen ?? "not over" }

  /// The words are saved: they stand among the additions now.
  mutating func append(_ addition: Addition) {
    additions.append(addition)
    line = nil
    isSending = false
  }

  mutating func note(_ desk: inout Desk) { line = TypedLine() }

  mutating func type(_ key: Key) -> Bool { isSending || line?.take(key) ?? false }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if isSending { return }
    if line.isBlank { return drop(&desk) }
    isSending = true
    desk.want(.remark(session: record.id, line.text, by: desk.therapist))
  }

  mutating func drop(_ desk: inout Desk) {
    if !isSending { line = nil }
  }

  mutating func confirm(_ desk: inout Desk) {
    if let list { desk.show(list) } else { desk.goHome() }
  }

  mutating func cancel(_ desk: inout Desk) { confirm(&desk) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.rest(cursorAt: 0, row: 1)
    var rows = area.size.rows
    if let line {
      rows -= 2
      let row = area.top + rows
      canvas.put("To be added, with today's date:", column: 0, row: row, role: .answer)
      canvas.typedLine(line, column: 0, row: row + 1, width: canvas.columns)
    }
    text(canvas.look).draw(on: &canvas, in: area.rows(area.top, rows), scroll: scroll ?? 0)
  }

  private func text(_ look: Look) -> Paragraphs {
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
    let workers = record.shifts.map(\.therapist.inRecord)
    if !workers.isEmpty { text.add("by " + workers.joined(separator: ", then ")) }
    if let before = record.bloodPressureBefore {
      let after = record.bloodPressureAfter.map { ", after \($0.text)" } ?? ""
      text.add("blood pressure before \(before.text)" + after)
    }
    if let before = record.painBefore {
      text.add("pain before \(before)" + (record.painAfter.map { ", after \($0)" } ?? ""))
    } else if let after = record.painAfter {
      text.add("pain after \(after)")
    }
    if let referral = record.referral {
      text.add(
        "A doctor first: \(referral.inSentence). \(referral.advice.onScreen)",
        role: .refusal
      )
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

extension SummaryPage {
  /// The session that was just closed.
  init?(_ guided: GuidedSession, _ settings: ScreenSettings) {
    guard let record = SessionRecord(id: guided.id, entries: guided.entries) else { return nil }
    self.init(record, settings)
    let course = guided.courseNow
    next = guided.coming?.outlook(on: guided.memory.today)
    report = course?.lines ?? []
  }

  init(_ past: PastSession, list: HistoryPage, _ settings: ScreenSettings) {
    self.init(past.record, settings)
    additions = past.additions
    self.list = list
  }

  private init(_ record: SessionRecord, _ settings: ScreenSettings) {
    self.record = record
    startedAt = settings.timeOfDay(record.startedAt)
    endedAt = record.endedAt.map(settings.timeOfDay)
  }
}

extension Desk {
  mutating func showSummary() {
    guard let guided, let page = SummaryPage(guided, settings) else { return }
    show(page)
  }

  /// Closes the session, and shows what was done.
  mutating func close() {
    carryOut(.close)
    guard guided?.state.outcome != nil else { return }
    showSummary()
    want(.keepAwake(false))
  }
}
