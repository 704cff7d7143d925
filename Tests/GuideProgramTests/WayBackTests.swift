import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// Esc leads exactly one page back, wherever it is pressed.
@Suite struct WayBackTests {
  init() { Repertoire.useUTF8() }

  private static func offer(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      patient: "A-1"
    )
    change(&offer)
    return offer
  }

  private static let list: [Key] = [.enter]
  private static let patients: [Key] = [.down, .enter]
  private static let opened: [Key] = list + [.enter]
  /// Two pages of lines and the preparation.
  private static let complaint: [Key] = opened + [.enter, .enter, .enter]
  private static let review: [Key] = complaint + [.enter]

  /// Each is a way from the home screen; its last key opens the page that Esc leaves.
  private static let routes: [(name: String, keys: [Key])] = [
    ("protocols", list), ("patients", patients), ("patient", patients + [.enter]),
    ("protocols of a patient", patients + [.enter, .down, .enter]),
    ("history of a patient", patients + [.enter, .down, .down, .down, .enter]),
    ("record", patients + [.enter, .down, .down, .down, .down, .enter]),
    ("removal", patients + [.enter, .down, .down, .down, .down, .down, .enter]),
    ("history", [.down, .down, .enter]),
    ("trends", [.down, .down, .enter, .character("t")]),
    ("help", [.character("?")]), ("help on a page", list + [.down, .character("?")]),
    ("lines of today", opened), ("lines of health", opened + [.enter]),
    ("preparation", opened + [.enter, .enter]), ("complaint", complaint),
    ("minutes of the complaint", complaint + [.character("m")]),
    ("review", review), ("other minutes", review + [.character("f")]),
    ("a marked line", opened + [.enter, .character("1"), .enter]),
    ("reactions", review + [.enter, .character("r")]),
    ("a reaction", review + [.enter, .character("r"), .character("2")]),
    ("note", review + [.enter, .character("n")]), ("end", review + [.enter, .character("x")]),
    ("steps", review + [.enter, .character("j")]), ("add", review + [.enter, .character("i")]),
  ]

  @Test(arguments: routes.indices)
  func `Esc leads one page back`(row: Int) {
    let (name, keys) = Self.routes[row]
    var walk = GuideWalk(Self.offer())
    for key in keys.dropLast() { walk.press(key) }
    let (before, text) = (walk.title, walk.text)
    walk.press(keys[keys.count - 1])
    let opened = walk.lines.joined(separator: "\n")
    #expect(walk.text != text, "\(name): \(opened)")
    walk.press(.escape)
    #expect(walk.title == before, "\(name): \(opened)\n\(walk.lines.joined(separator: "\n"))")
  }

  @Test func `before a session is opened Esc leads to where it was asked for`() {
    for change: (inout NewSession) -> Void in [
      { $0.massage.ages = AgeRange(from: .years(3), before: .years(7)) },
      { offer in
        offer.massage.course = Course(
          sessions: 5...10,
          interval: .days(1...1),
          periods: [Period(id: "first", title: "First", span: .days(from: 2, to: nil))]
        )
      },
    ] {
      var walk = GuideWalk(Self.offer(change))
      for key in Self.list { walk.press(key) }
      let before = walk.title
      walk.press(.enter)
      #expect(walk.title != before)
      walk.press(.escape)
      #expect(walk.title == before)
    }
  }

  @Test func `a session that is not over leads back to where another was asked for`() {
    var walk = GuideWalk(Self.offer())
    walk.isStanding = true
    for key in Self.patients + [.enter] { walk.press(key) }
    let before = walk.title
    walk.press(.enter)
    #expect(walk.lines.contains { $0.contains("has a session that was interrupted") })
    walk.press(.escape)
    #expect(walk.title == before)
  }

  @Test func `a look at the details keeps what the last key did in sight`() {
    var walk = GuideWalk(Self.offer())
    for key in Self.review + [.enter, .character("4")] { walk.press(key) }
    #expect(walk.lines.contains { $0.contains("pain 4, saved") })
    walk.press(.character("v"))
    #expect(walk.lines.contains { $0.contains("pain 4, saved") })
  }

  @Test func `a plan that was cut to fewer minutes is made whole again`() {
    var walk = GuideWalk(Self.offer { $0.request.available = .seconds(90) })
    for key in Self.review { walk.press(key) }
    let cut = walk.guide.guided?.state.plan?.total
    walk.press(.character("f"))
    walk.press(.enter)
    let whole = walk.guide.guided?.state.plan?.total
    #expect(cut.map { $0 <= .seconds(90) } == true)
    #expect(whole.map { $0 > .seconds(90) } == true)
  }
}
