import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// What happened since the last session, and what is new in health.
struct SincePage: OpeningPage {
  var place: LinePlace
  var then: [LinePlace] = []
  var sentence: String
  var effects: [AfterEffect] = []
  /// What is new, in words.
  var news: String?
  var selected = 0
  var line: TypedLine?

  /// What can be marked; the row after them is for what is new.
  static let kinds: [ReactionKind] = [
    .relief, .soreness, .bruising, .headache, .fatigue, .dizziness, .pain, .skinIrritation, .other,
  ]
  private static let strong: [(key: Key, value: Severity)] = [
    (.character("1"), .mild), (.character("2"), .moderate), (.character("3"), .severe),
  ]
  private static let long: [(key: Key, value: AfterEffect.Lasting)] = [
    (.character("h"), .hours), (.character("d"), .days), (.character("w"), .weeks),
  ]

  var question: OpeningQuestion { .behind(place, then: then) }
  var context: KeyContext { line == nil ? .since : .typing }
  var title: String { "What happened?" }
  var detail: String? { sentence }
  var gist: String { title }
  var rowCount: Int { Self.kinds.count + 1 }

  private var effect: Int? {
    Self.kinds.indices.contains(selected)
      ? effects.firstIndex { $0.kind == Self.kinds[selected] } : nil
  }

  mutating func point(at row: Int, _ desk: inout Desk) {
    selected = row
    mark(&desk)
  }

  mutating func mark(_ desk: inout Desk) {
    guard Self.kinds.indices.contains(selected) else {
      if news == nil { line = TypedLine() } else { news = nil }
      return
    }
    if let effect {
      effects.remove(at: effect)
    } else {
      let kind = Self.kinds[selected]
      let severity: Severity? = kind.group == .welcome ? nil : .mild
      effects.append(AfterEffect(kind: kind, severity: severity, lasting: .hours))
    }
    keep(&desk)
  }

  /// Every mark is kept at once: what interrupts the page takes nothing away.
  private func keep(_ desk: inout Desk) {
    desk.carryOut(.tellSinceLastTime(effects), quietly: true)
  }

  /// How strong it was, or how long it lasted.
  mutating func press(_ key: Key, _ desk: inout Desk) {
    if let effect, let strong = Self.strong.first(where: { $0.key == key }) {
      effects[effect].severity = strong.value
    } else if let effect, let long = Self.long.first(where: { $0.key == key }) {
      effects[effect].lasting = long.value
    } else {
      return desk.refuseUnknown()
    }
    keep(&desk)
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard !line.isBlank else { return desk.refuse("What is new, and where? A few words.") }
    news = line.trimmed
    self.line = nil
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  /// None of these after all.
  mutating func decline(_ desk: inout Desk) {
    for command in desk.guided?.flow?.answer(noneAfterAll: place) ?? [] { desk.carryOut(command) }
    desk.askNext(after: question)
  }

  mutating func confirm(_ desk: inout Desk) {
    guard !effects.isEmpty || news != nil else {
      let none = desk.settings.keys.name(of: .decline, in: context)
      return desk.refuse("Mark what it is; \(none) says none of these after all.")
    }
    let commands = desk.guided?.flow?.answer(since: place, effects: effects, news: news) ?? []
    for command in commands { desk.carryOut(command) }
    desk.askNext(after: question)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    if let line {
      let box = Box(asking: "What is new, and where?", typed: line)
      return box.draw(on: &canvas, in: area, keys: keys, context: .typing)
    }
    let isEmpty = effects.isEmpty && news == nil
    canvas.wayOn(isEmpty ? "mark what it is" : "that was all", keys, in: context, at: area)
    let strong = Self.strong.map { (key: $0.key, label: $0.value.onScreen) }
    let long = Self.long.map { (key: $0.key, label: $0.value.onScreen) }
    let rows = canvas.columns >= 60 ? [strong + long] : [strong, long]
    let list = area.rows(area.top, area.size.rows - 1 - rows.count)
    for (index, row) in rows.enumerated() { canvas.keys(row, column: 0, row: list.bottom + index) }
    canvas.list(rowCount, selected: selected, in: list, isMarked: true) { index in
      guard Self.kinds.indices.contains(index) else {
        return Canvas.Row(
          (news == nil ? "[ ] " : "[x] ") + "anything new in health",
          right: news ?? ""
        )
      }
      let kind = Self.kinds[index]
      let effect = effects.first { $0.kind == kind }
      return Canvas.Row(
        (effect == nil ? "[ ] " : "[x] ") + kind.onScreen,
        right: effect?.onScreen ?? ""
      )
    }
  }
}

extension SincePage {
  init?(_ place: LinePlace, then: [LinePlace], _ flow: OpeningFlow) {
    guard let line = flow.line(at: place) else { return nil }
    let news = flow.state.answers[Contraindication.anythingNewID]
    self.init(
      place: place,
      then: then,
      sentence: flow.sentence(of: line),
      effects: flow.state.sinceLastTime,
      news: news?.answer == .yes ? news?.said : nil
    )
  }
}
