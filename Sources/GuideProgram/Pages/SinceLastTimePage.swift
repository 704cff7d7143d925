import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Asks a known patient what happened after the last session, before anything else.
struct SinceLastTimePage: OpeningPage {
  var patient: String
  /// When the last session was, in words.
  var lastTime: String
  var effects: [AfterEffect] = []
  /// Place in `kinds`.
  var selected = 0

  /// What can be marked; nothing marked means that nothing happened.
  static let kinds: [ReactionKind] = [
    .relief, .soreness, .bruising, .headache, .fatigue, .dizziness, .pain, .skinIrritation, .other,
  ]
  private static let strong: [(key: Key, value: Severity)] = [
    (.character("1"), .mild), (.character("2"), .moderate), (.character("3"), .severe),
  ]
  private static let long: [(key: Key, value: AfterEffect.Lasting)] = [
    (.character("h"), .hours), (.character("d"), .days), (.character("w"), .weeks),
  ]

  var question: OpeningQuestion { .sinceLastTime }
  var context: KeyContext { .preparation }
  var title: String { "What happened after the last session?" }
  var detail: String? { patient + ", " + lastTime }
  var gist: String { "Since last time" }
  var rowCount: Int { Self.kinds.count }

  private var place: Int? { effects.firstIndex { $0.kind == Self.kinds[selected] } }

  mutating func point(at row: Int, _ desk: inout Desk) {
    selected = row
    mark(&desk)
  }

  mutating func mark(_ desk: inout Desk) {
    if let place {
      effects.remove(at: place)
    } else {
      let kind = Self.kinds[selected]
      let severity: Severity? = kind.group == .welcome ? nil : .mild
      effects.append(AfterEffect(kind: kind, severity: severity, lasting: .hours))
    }
  }

  /// How strong it was, or how long it lasted.
  mutating func press(_ key: Key, _ desk: inout Desk) {
    if let place, let strong = Self.strong.first(where: { $0.key == key }) {
      effects[place].severity = strong.value
    } else if let place, let long = Self.long.first(where: { $0.key == key }) {
      effects[place].lasting = long.value
    } else {
      desk.refuseUnknown()
    }
  }

  mutating func confirm(_ desk: inout Desk) {
    desk.carryOut(.tellSinceLastTime(effects))
    desk.askNext(after: question)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.wayOn(
      effects.isEmpty ? "nothing happened" : "that was all",
      keys,
      in: context,
      at: area
    )
    let strong = Self.strong.map { (key: $0.key, label: $0.value.rawValue) }
    let long = Self.long.map { (key: $0.key, label: $0.value.rawValue) }
    let rows = canvas.columns >= 60 ? [strong + long] : [strong, long]
    let list = area.rows(area.top, area.size.rows - 1 - rows.count)
    for (index, row) in rows.enumerated() { canvas.keys(row, column: 0, row: list.bottom + index) }
    canvas.list(rowCount, selected: selected, in: list, isMarked: true) { index in
      let kind = Self.kinds[index]
      let effect = effects.first { $0.kind == kind }
      return Canvas.Row(
        (effect == nil ? "[ ] " : "[x] ") + kind.onScreen,
        right: effect?.onScreen ?? ""
      )
    }
  }
}

extension SinceLastTimePage {
  init(_ guided: GuidedSession) {
    patient = guided.state.opening?.patient ?? ""
    lastTime = guided.memory.lastTime ?? ""
    effects = guided.state.sinceLastTime
  }
}
