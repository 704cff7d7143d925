import GuideScreens
import SessionEngine
import TerminalFrame

/// A doctor is to be seen first: another day, what one said, or a written reason to go on.
struct ReferralPage: OpeningPage, ChoicePage {
  /// What is asked now, with what was answered so far.
  enum Stage: Hashable, Sendable {
    case way
    case doctor
    case day(doctor: String)
    case verdict(doctor: String, CalendarDate)
    case without(doctor: String, CalendarDate)
    case reason
  }

  var referrals: [Referral]
  var patient: String?
  /// What a doctor said before: only another word changes it.
  var isRefused: Bool
  var stage = Stage.way
  var selected = 0
  var line: TypedLine?

  private enum Way: CaseIterable { case later, seen, passOver }

  var question: OpeningQuestion { .referral }
  var context: KeyContext { line == nil ? .choosing : .typing }
  var title: String { isRefused ? "No more massage" : "A doctor first" }
  var detail: String? { patient }

  private var ways: [Way] { isRefused ? [.later, .seen] : Way.allCases }

  var text: [String] {
    let known = referrals.map { $0.word.map { "\($0.inSentence)." } ?? "\($0.inSentence)." }
    switch stage {
    case .way: return ["A doctor is to be seen before this session:"] + known
    case .verdict(let doctor, let day): return ["What did \(doctor) say on \(day.text)?"]
    case .doctor, .day, .without, .reason: return known
    }
  }

  var choices: [String] {
    switch stage {
    case .way: ways.map(words)
    case .verdict: ["The massage goes on", "It goes on without something", "No more massage"]
    case .doctor, .day, .without, .reason: []
    }
  }

  private func words(_ way: Way) -> String {
    switch way {
    case .later: isRefused ? "Record this and close" : "Another day: record this and close"
    case .seen: isRefused ? "Another doctor was seen" : "A doctor was seen: record what was said"
    case .passOver: "Go on before that, with a written reason"
    }
  }

  // MARK: Keys

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    guard case .verdict(let doctor, let day) = stage else { return take(ways[row], &desk) }
    switch row {
    case 0: record(DoctorsWord(doctor: doctor, date: day, .goesOn), &desk)
    case 1: ask(.without(doctor: doctor, day))
    default: record(DoctorsWord(doctor: doctor, date: day, .noMore), &desk)
    }
  }

  private mutating func take(_ way: Way, _ desk: inout Desk) {
    switch way {
    case .later:
      desk.carryOut(.concludeScreening)
      if let outcome = desk.guided?.state.outcome { desk.giveUp(.concluded(outcome)) }
    case .seen: ask(.doctor)
    case .passOver: ask(.reason)
    }
  }

  private mutating func ask(_ stage: Stage) {
    self.stage = stage
    selected = 0
    switch stage {
    case .way, .verdict: line = nil
    case .doctor, .day, .without, .reason: line = TypedLine()
    }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    switch stage {
    case .way, .verdict: break
    case .doctor:
      if line.isBlank { return desk.refuse("Which doctor was seen?") }
      ask(.day(doctor: line.trimmed))
    case .day(let doctor):
      guard let day = CalendarDate(text: line.trimmed) else {
        return desk.refuse("When was the doctor seen? Year-month-day.")
      }
      ask(.verdict(doctor: doctor, day))
    case .without(let doctor, let day):
      if line.isBlank { return desk.refuse("What does it go on without?") }
      record(DoctorsWord(doctor: doctor, date: day, .without, words: line.trimmed), &desk)
    case .reason:
      desk.carryOut(.answerReferral(.passedOver(reason: line.trimmed)))
      goOn(&desk)
    }
  }

  private func record(_ word: DoctorsWord, _ desk: inout Desk) {
    do throws(Refusal) {
      guard let answer = try desk.guided?.flow?.answer(word) else { return }
      desk.carryOut(answer)
      goOn(&desk)
    } catch {
      desk.refuse(error.sentence)
    }
  }

  /// What was refused is asked again.
  private func goOn(_ desk: inout Desk) {
    if desk.guided?.state.referralAnswer != nil { desk.askNext(after: question) }
  }

  mutating func cancel(_ desk: inout Desk) {
    if stage == .way { desk.askBack(from: question) } else { goBack() }
  }

  mutating func drop(_ desk: inout Desk) { goBack() }

  /// What was typed before stands there again.
  private mutating func goBack() {
    switch stage {
    case .way, .doctor, .reason: ask(.way)
    case .day(let doctor):
      ask(.doctor)
      line = TypedLine(doctor)
    case .verdict(let doctor, let day):
      ask(.day(doctor: doctor))
      line = TypedLine(day.text)
    case .without(let doctor, let day): ask(.verdict(doctor: doctor, day))
    }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    guard let line else { return drawChoices(on: &canvas, in: area) }
    let box = Box(
      asking: heading,
      lines: text.map { Box.Line(text: $0, role: .caution) },
      typed: line
    )
    let rows = box.rows(columns: canvas.columns, keys: keys, context: .typing)
    let top = max(area.top, area.bottom - 1 - rows)
    let room = Rectangle(left: 0, top: top, right: canvas.columns, bottom: area.bottom - 1)
    box.draw(on: &canvas, in: room, keys: keys, context: .typing)
  }

  private var heading: String {
    switch stage {
    case .way, .verdict: title
    case .doctor: "Which doctor was seen?"
    case .day: "When? Year-month-day, such as 2026-11-20"
    case .without: "Without what? Zones and techniques by their names are left out"
    case .reason: "Why is the session held before a doctor was seen?"
    }
  }
}

extension ReferralPage {
  init(_ guided: GuidedSession) {
    referrals = guided.state.referrals
    patient = guided.state.opening?.patient
    isRefused = referrals.contains { $0.word?.verdict == .noMore }
  }
}
