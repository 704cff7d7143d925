import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The rest after the last stroke: its time, and the advice to be given.
struct RestPage: Page {
  /// Place among the lines of advice.
  var selected = 0
  private(set) var rowCount = 0

  var context: KeyContext { .resting }
  var title: String { "Rest" }

  init() {}

  func context(_ desk: Desk) -> KeyContext { desk.guided?.state.keyContext ?? context }

  /// Goes where the session went by itself.
  mutating func pass(_ desk: inout Desk) {
    guard let state = desk.guided?.state else { return }
    rowCount = state.isAfterAlarm ? 0 : state.plan?.aftercare.advise.count ?? 0
    if state.isMoving || state.isPaused { desk.show(SessionPage()) }
  }

  mutating func point(at row: Int, _ desk: inout Desk) {
    selected = row
    mark(&desk)
  }

  mutating func mark(_ desk: inout Desk) {
    guard rowCount > 0 else { return desk.refuseUnknown() }
    let isGiven = desk.guided?.state.adviceGiven.contains(selected) ?? false
    desk.carryOut(.giveAdvice(item: selected, done: !isGiven))
  }

  mutating func confirm(_ desk: inout Desk) {
    guard let state = desk.guided?.state else { return }
    if let wayOn = state.wayOn { return desk.carryOut(wayOn) }
    guard state.plan?.aftercare.ask.contains(.pain) ?? false else { return desk.closeMeasured() }
    let patient = state.opening?.patient
    desk.show(PainPage(score: state.painAfter, patient: patient))
  }

  mutating func tell(score: Int, _ desk: inout Desk) { desk.work(.score(score)) }
  mutating func note(_ desk: inout Desk) { desk.work(.note) }
  mutating func refit(_ desk: inout Desk) { desk.work(.refit) }
  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) { desk.work(act) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {}

  func screen(_ desk: Desk) -> any Screen {
    guard let guided = desk.guided else { return PageScreen(self, standing: desk.standing) }
    return RestScreen(
      state: guided.state,
      now: guided.elapsed(at: desk.moment),
      selected: selected,
      dialogue: desk.dialogue,
      emergencyNumber: desk.settings.emergencyNumber,
      standing: desk.standing
    )
  }
}

struct RestScreen: DrawnScreen {
  var state: SessionState
  var now: Duration
  var selected = 0
  var dialogue: (any SessionDialogue)?
  var emergencyNumber = "112"
  var standing = Standing()

  var context: KeyContext { dialogue?.context ?? state.keyContext }

  /// After an alarm nothing of an ordinary rest is advised.
  private var advice: [String] {
    state.isAfterAlarm ? [] : state.plan?.aftercare.advise ?? []
  }

  /// Acts that the bar of keys leaves out now.
  private var hidden: [Act] {
    if let dialogue { return dialogue.hidden }
    let isAsked = state.proposal != nil
    return (isAsked ? Act.ofTheClock + [.endEarly, .details] : []) + (advice.isEmpty ? [.mark] : [])
  }

  private var remaining: Duration {
    state.restDue.map { max(.zero, $0.upperBound - now) } ?? .zero
  }

  private var minimumLeft: Duration {
    state.restDue.map { max(.zero, $0.lowerBound - now) } ?? .zero
  }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      let rest = "Rest \(remaining.countdown)"
      let text = state.alarm == nil ? rest : "STOP, emergency: \(emergencyNumber)"
      return TooSmall.draw(text, standing: standing, on: &canvas)
    }
    var standing = standing
    standing.isRehearsal = standing.isRehearsal || state.opening?.isRehearsal == true
    if state.isAfterAlarm { return drawAlarm(on: &canvas, standing) }
    canvas.titleBar("Rest  " + remaining.countdown, standing: standing)
    let bottom = canvas.footer(
      context,
      standing: standing,
      keepsAnswerRow: canvas.rows >= 20,
      without: hidden
    )
    var top = 1
    let isSmall = canvas.rows < 20
    let digits = isSmall ? canvas.look.largeRowsMin : min(canvas.rows / 3, (bottom - top) / 2)
    let first = isSmall ? 1 : 2
    let longest = remaining >= .seconds(600) ? "88:88" : "8:88"
    let box = Size(columns: canvas.columns, rows: digits)
    if let font = BlockFont.largest(for: longest, in: box, repertoire: canvas.look.repertoire) {
      let style = canvas.look.theme.style(.countdown)
      let text = remaining.countdown
      canvas.draw { $0.put(text, in: font, at: Point(column: 0, row: first), style: style) }
      top = first + font.rows + (isSmall ? 0 : 1)
    }
    let area = Rectangle(left: 0, top: top, right: canvas.columns, bottom: bottom)
    if let dialogue, dialogue.box(in: state) == nil {
      return dialogue.draw(on: &canvas, in: area, state)
    }
    drawWords(on: &canvas, in: area)
  }

  /// STOP and the emergency number stand where the time stood, until the patient is safe.
  private func drawAlarm(on canvas: inout Canvas, _ standing: Standing) {
    canvas.titleBar(state.alarm == nil ? "After the alarm" : "ALARM", standing: standing)
    let bottom = canvas.footer(
      context,
      standing: standing,
      keepsAnswerRow: canvas.rows >= 20,
      without: hidden
    )
    var row = 1
    if state.alarm != nil {
      let box = Size(columns: canvas.columns, rows: max(canvas.look.largeRowsMin, canvas.rows / 4))
      let text = "STOP " + emergencyNumber
      if let font = BlockFont.largest(for: text, in: box, repertoire: canvas.look.repertoire) {
        let style = canvas.look.theme.style(.refusal)
        let top = canvas.rows < 20 ? 1 : 2
        canvas.draw { $0.put(text, in: font, at: Point(column: 0, row: top), style: style) }
        row = top + font.rows + (canvas.rows < 20 ? 0 : 1)
      }
    }
    let area = Rectangle(left: 0, top: row, right: canvas.columns, bottom: bottom)
    if let dialogue, dialogue.box(in: state) == nil {
      return dialogue.draw(on: &canvas, in: area, state)
    }
    row += drawBox(on: &canvas, in: area.rows(row, area.size.rows))
    canvas.flow(
      alarmLines(standing.keys),
      in: Rectangle(left: 0, top: row, right: area.right, bottom: bottom)
    )
  }

  /// Draws what is asked at the top of an area and answers the rows that it took.
  private func drawBox(on canvas: inout Canvas, in area: Rectangle) -> Int {
    let session = SessionScreen(
      state: state,
      now: now,
      dialogue: dialogue,
      emergencyNumber: emergencyNumber,
      standing: standing
    )
    guard let box = session.box else { return 0 }
    let rows = min(area.size.rows, session.rows(of: box, columns: area.size.columns))
    box.draw(on: &canvas, in: area.rows(area.top, rows), keys: standing.keys, context: context)
    return rows
  }

  private func alarmLines(_ keys: KeyBindings) -> [Canvas.Line] {
    let enter = keys.name(of: .confirm, in: context)
    let cause = state.referral.map(\.inSentence) ?? ""
    guard let alarm = state.alarm else {
      return [
        Canvas.Line(text: "Stay with the patient until somebody takes over.", role: .caution),
        Canvas.Line(text: "A doctor is to be seen before the next session: \(cause)."),
        Canvas.Line(text: "\(enter): go on to the close", role: .answer),
      ]
    }
    return [
      Canvas.Line(text: "STOP: \(cause), since \((now - alarm.since).asMinutes)", role: .alarm),
      Canvas.Line(text: alarm.proposal.text, role: .title),
      Canvas.Line(text: alarm.proposal.advice?.onScreen ?? "", role: .caution),
      Canvas.Line(text: "Emergency: \(emergencyNumber)", role: .caution),
      Canvas.Line(text: "\(enter): the patient is safe", role: .answer),
    ].filter { !$0.text.isEmpty }
  }

  private func drawWords(on canvas: inout Canvas, in area: Rectangle) {
    var row = area.top
    func rest() -> Rectangle {
      Rectangle(left: area.left, top: row, right: area.right, bottom: area.bottom)
    }
    row += drawBox(on: &canvas, in: area.rows(row, area.size.rows))
    let minimum =
      minimumLeft > .zero
      ? "The patient rests \(minimumLeft.countdown) more at least."
      : "\(standing.keys.name(of: .confirm, in: .resting)): the rest is over"
    row += canvas.wrap(minimum, in: rest(), role: minimumLeft > .zero ? .caution : .answer)
    if let text = state.plan?.aftercare.text { row += canvas.wrap(text, in: rest()) }
    for (index, line) in advice.enumerated() where row < area.bottom {
      let given = state.adviceGiven.contains(index)
      let isSelected = index == selected && dialogue == nil
      canvas.put(
        (isSelected ? canvas.look.sign("▸", ">") : " ") + (given ? "[x]" : "[ ]"),
        column: 0,
        row: row,
        role: given ? .answer : .key
      )
      canvas.mark(area.rows(row, 1), as: .row(index))
      row += canvas.wrap(
        line,
        in: Rectangle(left: 6, top: row, right: area.right, bottom: area.bottom),
        role: isSelected ? .title : .text
      )
    }
  }
}
