import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The last page before the first countdown.
struct ReviewPage: OpeningPage {
  var plan: SessionPlan
  var patient: String?
  /// Questions that were answered yes, with what was said about them.
  var findings: [Finding] = []
  var painBefore: Int?
  var bloodPressure: BloodPressure?
  /// What the protocol needed and has.
  var needs: [String] = []
  var hasOrder = false
  /// Where the protocol asks for less than every massage does, and why.
  var loosened: [String] = []
  /// Clock time of the end if it starts now.
  var endsAt: String?
  /// What the therapist must know and may pass over: too early, over the period's length.
  var warnings: [String] = []
  /// What the last session was like, a line for each thing.
  var lastTime: [String] = []
  var scroll: Int? = 0
  /// The doctor's order that is being typed.
  var line: TypedLine?

  /// How long the pages of the screening stood, and who answered.
  var asked: [(words: String, isHasty: Bool)] = []

  struct Finding: Hashable, Sendable {
    var question: Contraindication
    var answer: ScreeningAnswer
  }

  var question: OpeningQuestion { .review(plan) }
  var context: KeyContext { line == nil ? .review : .typing }
  var hidden: [Act] { hasOrder ? [.order] : [] }
  var title: String { "Before the start" }
  var detail: String? { patient ?? "walk-in" }
  var gist: String { title + ": " + plan.protocolTitle }

  mutating func refit(_ desk: inout Desk) { desk.ask(.otherMinutes) }

  mutating func confirm(_ desk: inout Desk) {
    desk.carryOut(.begin)
    guard desk.guided?.state.isMoving ?? false else { return }
    desk.show(SessionPage())
    desk.want(.keepAwake(true))
  }

  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) {
    guard let flow = desk.guided?.flow else { return }
    if case .questions = act {
      desk.show(QuestionsPage(lines: flow.told, review: self))
    } else if case .order = act, !hasOrder {
      line = TypedLine(flow.lastConsent.map { "\($0.doctor) \($0.date)" } ?? "")
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let flow = desk.guided?.flow else { return }
    do throws(Refusal) {
      guard let order = try flow.order(line.trimmed) else { return }
      desk.carryOut(order)
      if desk.answer?.isRefusal ?? false { return }
      desk.ask(.review(plan))
    } catch {
      desk.refuse(error.sentence)
    }
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  func screen(_ desk: Desk) -> any Screen {
    var page = self
    page.endsAt = desk.endsAt(plan.length)
    return PageScreen(page, standing: desk.standing)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let bottom: Int
    if let line {
      bottom = canvas.asks("Who ordered it, and when?", hint: Clearance.hint, line, in: area, keys)
    } else {
      canvas.wayOn("start the session", keys, in: context, at: area)
      canvas.rest(cursorAt: 0, row: area.bottom - 1)
      bottom = area.bottom - 1
    }
    let area = area.rows(area.top, bottom - area.top)
    guard canvas.columns >= 110 else {
      var text = summary(canvas.look, keys)
      steps(canvas.look, into: &text)
      return text.draw(on: &canvas, in: area, scroll: scroll ?? 0)
    }
    let half = canvas.columns / 2
    let left = Rectangle(left: 0, top: area.top, right: half - 2, bottom: area.bottom)
    summary(canvas.look, keys).draw(on: &canvas, in: left, scroll: 0)
    var text = Paragraphs()
    steps(canvas.look, into: &text)
    let right = Rectangle(left: half, top: area.top, right: area.right, bottom: area.bottom)
    text.draw(on: &canvas, in: right, scroll: scroll ?? 0)
  }

  /// What must be seen before the start comes first: what is left out and what was answered yes.
  private func summary(_ look: Look, _ keys: KeyBindings) -> Paragraphs {
    var text = Paragraphs()
    text.add(plan.protocolTitle, role: .title)
    var facts = [patient.map { "patient \($0)" } ?? "walk-in", "session \(plan.sessionNumber)"]
    if let day = plan.day { facts.append("day \(day)") }
    facts.append("hands-on \(plan.total.asMinutes)")
    if let from = plan.stretchedFrom { facts.append("stretched from \(from.asMinutes)") }
    if let endsAt { facts.append("end \(endsAt)") }
    facts.append(plan.position.onScreen)
    text.add(facts.joined(separator: look.sign(" · ", ", ")))
    if let title = plan.periodTitle.map({ (plan.isPeriodSuggested ? "~" : "") + $0 }) {
      text.add(title + (plan.periodNote.map { ": " + $0 } ?? ""), role: .dim)
    }
    if let painBefore { text.add("pain before \(painBefore)") }
    if let bloodPressure {
      let words =
        "Blood pressure \(bloodPressure.text) before the session, measured again after it."
      text.add(words, role: bloodPressure.isHigh ? .caution : .text)
    }
    for warning in warnings { text.add(look.sign("⚠ ", "! ") + warning, role: .caution) }
    for banner in plan.banners { text.add(banner.text, role: .leftOut) }
    if let first = lastTime.first {
      text.add("Last time " + first, role: .title)
      for line in lastTime.dropFirst() { text.add(line, indent: 2) }
    }
    if findings.isEmpty {
      text.add("Nothing was answered yes.", role: .dim)
    } else {
      text.add("Answered yes", role: .title)
      for finding in findings { text.add(finding.onScreen, role: .caution, indent: 2) }
    }
    for need in needs { text.add(need) }
    if !hasOrder {
      let key = keys.name(of: .order, in: .review)
      text.add("No doctor's order is on record; \(key) adds one.", role: .dim)
    }
    for line in loosened { text.add(line, role: .dim) }
    for page in asked { text.add(page.words, role: page.isHasty ? .caution : .dim) }
    return text
  }

  private func steps(_ look: Look, into text: inout Paragraphs) {
    for stage in StageName.allCases {
      let steps = plan.steps.filter { $0.stage == stage }
      guard !steps.isEmpty else { continue }
      let total = steps.reduce(Duration.zero) { $0 + $1.duration }
      text.add(stage.onScreen, role: .title, right: total.asMinutes)
      for step in steps {
        text.add(
          step.line(side: step.side, look: look),
          indent: 2,
          right: step.plannedTime
        )
      }
    }
  }
}

extension ReviewPage {
  init(_ plan: SessionPlan, of guided: GuidedSession, _ timeOfDay: (WallTime) -> String) {
    self.plan = plan
    let state = guided.state
    patient = state.opening?.patient
    findings = state.questions.compactMap { question in
      state.answers[question.id].flatMap { answer in
        answer.answer == .yes ? Finding(question: question, answer: answer) : nil
      }
    }
    painBefore = state.painBefore
    warnings = guided.warnings + (guided.flow?.remarks ?? [])
    lastTime = guided.memory.lastCard?.lines ?? []
    bloodPressure = state.bloodPressureBefore
    needs = (state.opening?.needs ?? []).compactMap { need in
      state.needs[need.id].map { need.inSentence($0) }
    }
    asked = Self.asked(guided, timeOfDay)
    hasOrder = state.hasOrder
    loosened = (state.opening?.questions ?? []).compactMap { question in
      question.loosened.map { "\(question.question) Asked so because \($0.because)." }
    }
  }
}

extension ReviewPage {
  /// `today 0:42, 5 lines, by the patient`.
  private static func asked(
    _ guided: GuidedSession,
    _ timeOfDay: (WallTime) -> String
  ) -> [(words: String, isHasty: Bool)] {
    let state = guided.state
    let before = guided.entries.compactMap { entry -> (words: String, isHasty: Bool)? in
      guard case .pageRead(let read) = entry.event, let by = read.beforehand else { return nil }
      let words = [
        read.page.onScreen, read.lines.counted("line", "lines"),
        "answered today at \(timeOfDay(entry.at)) by the \(by.inSentence)",
      ]
      return (words.joined(separator: ", "), false)
    }
    let by = Set(state.answers.values.compactMap(\.by)).map(\.onScreen).sorted()
    return before
      + Heading.Page.allCases.compactMap { page in
        let read = state.pagesRead.filter { $0.page == page && $0.beforehand == nil }
        guard let last = read.last else { return nil }
        let stood = read.reduce(Duration.zero) { $0 + $1.stood }
        let words = [
          "\(page.onScreen) \(stood.asMinutes)", last.lines.counted("line", "lines"),
          by.isEmpty ? nil : "by the " + by.joined(separator: " and the "),
          last.formOf.map { "from the form of \($0.text)" },
        ]
        return (
          words.compactMap(\.self).joined(separator: ", "),
          ReadPage(page: page, lines: last.lines, stood: stood).isHasty
        )
      }
  }
}

extension ReviewPage.Finding {
  fileprivate var onScreen: String {
    var words = question.isAnythingNew ? "Something new" : question.question
    // Where no reason goes round it, what a doctor's consent leaves to be heeded.
    if question.isFirm, let text = question.text { words += " " + text }
    if let said = answer.said { words += " \(said)." }
    if let weeks = answer.weeks { words += " Week \(weeks)." }
    if let place = answer.place { words += " Place: \(place)." }
    if let clearance = answer.clearance {
      words += " Consent: \(clearance.doctor), \(clearance.date)."
    }
    if let override = answer.override { words += " In spite of it: \(override)." }
    return words
  }
}
