import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram
@testable import GuideScreens

/// Every key that a line or a box offers does something there.
@Suite struct OfferedKeysTests {
  init() { Repertoire.useUTF8() }

  // MARK: Places

  /// A place of the guide: how a session is offered, and what is done from the home screen on.
  private struct Spot: Sendable {
    var name: String
    var change: @Sendable (inout NewSession) -> Void = { _ in }
    var failure: String?
    var steps: [Step]
  }

  private enum Step: Sendable {
    case press([Key])
    case type(String)
    case wait(Int)
    /// The guide does not run for so many seconds.
    case lose(Int)
    case tell(Message)
  }

  private static let list: [Key] = [.enter]
  private static let patients: [Key] = [.down, .enter]
  private static let opened: [Key] = list + [.enter]
  private static let complaint: [Key] = opened + [.enter, .enter, .enter]
  private static let review: [Key] = complaint + [.enter]
  /// Past the first seconds of a technique, in which only the hands' needs are said.
  private static let running: [Step] = [.press(review + [.enter]), .wait(7)]
  private static let numbness: [Key] = [.character("r"), .left, .character("2")]

  private static func key(_ character: Character) -> Step { .press([.character(character)]) }

  private static let pages: [Spot] = [
    Spot(name: "home", steps: []),
    Spot(name: "protocols", steps: [.press(list)]),
    Spot(name: "patients", steps: [.press(patients)]),
    Spot(name: "patient", steps: [.press(patients + [.enter])]),
    Spot(name: "record", steps: [.press(patients + [.enter, .down, .down, .down, .down, .enter])]),
    Spot(
      name: "removal",
      steps: [.press(patients + [.enter, .down, .down, .down, .down, .down, .enter])]
    ),
    Spot(name: "history", steps: [.press([.down, .down, .enter])]),
    Spot(name: "trends", steps: [.press([.down, .down, .enter, .character("t")])]),
    Spot(name: "help", steps: [key("?")]),
    Spot(
      name: "a code that looks alike",
      steps: [
        .press(patients),
        .tell(.lookAlike(code: "a-1", PatientFacts(row: PatientRow(code: "A-1")))),
      ]
    ),
    Spot(
      name: "a session that is not over",
      steps: [
        .tell(
          .standing(
            InterruptedFacts(session: "s-9", patient: "A-1", protocolTitle: "x", time: "14:02"),
            protocol: "small-back"
          )
        )
      ]
    ),
    Spot(
      name: "age",
      change: { $0.massage.ages = AgeRange(from: .years(3), before: .years(7)) },
      steps: [.press(opened)]
    ),
    Spot(name: "lines of today", steps: [.press(opened)]),
    Spot(name: "lines of health", steps: [.press(opened + [.enter])]),
    Spot(name: "a marked line", steps: [.press(opened + [.character("1"), .enter])]),
    Spot(
      name: "a marked line, told",
      steps: [.press(opened + [.character("1"), .enter, .character("1")])]
    ),
    Spot(
      name: "refused",
      steps: [.press(opened + [.character("1"), .enter, .character("1"), .enter])]
    ),
    Spot(name: "since the last session", change: since, steps: [.press(opened + first)]),
    Spot(
      name: "an after-effect",
      change: since,
      steps: [.press(opened + first + [.down, .character(" ")])]
    ),
    Spot(name: "a doctor first", change: { $0.referrals = [referral] }, steps: [.press(opened)]),
    Spot(
      name: "no more massage",
      change: { offer in
        var refused = referral
        refused.word = DoctorsWord(
          doctor: "Dr Ada",
          date: CalendarDate(daysSince1970: 20_001),
          .noMore
        )
        offer.referrals = [refused]
      },
      steps: [.press(opened)]
    ),
    Spot(
      name: "needs",
      change: { offer in
        offer.massage.needs = [
          ProtocolNeed(id: "order", kind: .order, say: "Ordered by"),
          ProtocolNeed(id: "gel", kind: .tick, say: "The gel is there"),
        ]
      },
      steps: [.press(opened + [.enter, .enter])]
    ),
    Spot(name: "preparation", steps: [.press(opened + [.enter, .enter])]),
    Spot(name: "complaint", steps: [.press(complaint)]),
    Spot(name: "minutes", steps: [.press(complaint + [.character("m")])]),
    Spot(name: "review", steps: [.press(review)]),
    Spot(name: "other minutes", steps: [.press(review + [.character("f")])]),
    Spot(name: "questions", steps: [.press(review + [.character("v")])]),
    Spot(name: "an order", steps: [.press(review + [.character("d")])]),
  ]

  private static let first: [Key] = [.character("1"), .enter]

  private static func since(_ offer: inout NewSession) {
    offer.massage.headings = [
      Heading(id: "since", page: .today, say: "Since {date}: anything after the massage?")
    ]
    offer.questions =
      Questionnaire(
        offer.massage,
        for: KnownPatient(lastSession: "2024-10-04")
      ).questions
  }

  private static let referral = Referral(
    session: "s-0",
    day: CalendarDate(daysSince1970: 20_000),
    cause: ReferralCause(.session, .numbness)
  )

  private static let session: [Spot] = [
    Spot(name: "running", steps: running),
    Spot(name: "a later technique", steps: running + [key("s"), .wait(9)]),
    Spot(name: "the last technique", steps: running + [key("g"), key("g"), .wait(7)]),
    Spot(name: "a technique with a sign", change: sign, steps: running + [key("s"), .wait(9)]),
    Spot(name: "a changeover", change: turn, steps: running + [key("s")]),
    Spot(name: "paused", steps: running + [key(" ")]),
    Spot(name: "a gap", steps: running + [.lose(20)]),
    Spot(name: "a proposal", steps: running + [key("4")]),
    Spot(name: "a proposal while paused", steps: running + [key(" "), key("4")]),
    Spot(name: "a decline", steps: running + [key("4"), key("d")]),
    Spot(name: "still there", steps: running + [key("4"), .press([.enter]), .wait(31)]),
    Spot(name: "an alarm", steps: running + [.press(numbness)]),
    Spot(name: "a decline of an alarm", steps: running + [.press(numbness), key("d")]),
    Spot(
      name: "an alarm that was declined",
      steps: running + [.press(numbness), key("d"), key("1"), .press([.enter])]
    ),
    Spot(name: "stopped", steps: running + [.press(numbness), .press([.enter])]),
    Spot(
      name: "reactions of one who is not safe",
      steps: running + [.press(numbness), .press([.enter]), key("r")]
    ),
    Spot(name: "take back", steps: running + [.press(numbness), .press([.enter]), key("u")]),
    Spot(
      name: "after the alarm",
      steps: running + [.press(numbness), .press([.enter]), .press([.enter])]
    ),
    Spot(name: "reactions", steps: running + [key("r")]),
    Spot(name: "alarms", steps: running + [key("r"), .press([.left])]),
    Spot(name: "a reaction", steps: running + [key("r"), key("3")]),
    Spot(name: "pain on the sheet", steps: running + [key("r"), key("1")]),
    Spot(name: "note", steps: running + [key("n"), .type("warm")]),
    Spot(name: "words to a reaction", steps: running + [key("1"), key("n"), .press([.up])]),
    Spot(name: "end", steps: running + [key("x")]),
    Spot(name: "end, with words", steps: running + [key("x"), .type("phone")]),
    Spot(name: "steps", steps: running + [key("j")]),
    Spot(name: "add", steps: running + [key("i")]),
    Spot(name: "late", steps: late),
    Spot(name: "refit", steps: late + [key("f")]),
    Spot(name: "rest", steps: running + [.wait(130)]),
    Spot(
      name: "rest without advice",
      change: { $0.massage.aftercare.advise = [] },
      steps: running + [.wait(130)]
    ),
    Spot(name: "an alarm at rest", steps: running + [.wait(130), .press(numbness)]),
    Spot(name: "pain after", steps: running + [.wait(130), .press([.enter])]),
    Spot(name: "summary", steps: running + [.wait(130), .press([.enter, .enter])]),
    Spot(name: "not saved", failure: "disk full", steps: running + [key("q"), .wait(3)]),
  ]

  private static let late: [Step] = running + [key(" "), .wait(20), key(" "), .wait(2)]

  private static func sign(_ offer: inout NewSession) {
    change(&offer) { $0.until = .redness }
  }

  private static func turn(_ offer: inout NewSession) { change(&offer) { $0.before = [.oil] } }

  private static func change(
    _ offer: inout NewSession,
    _ change: (inout SessionEngine.Step) -> Void
  ) {
    guard case .step(var step)? = offer.massage.main.entries.first else { return }
    change(&step)
    offer.massage.main.entries[0] = .step(step)
  }

  private static func walk(to spot: Spot) -> GuideWalk {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      patient: "A-1"
    )
    spot.change(&offer)
    if offer.questions.isEmpty { offer.questions = offer.massage.contraindications }
    var walk = GuideWalk(offer, size: Size(columns: 240, rows: 40))
    for step in spot.steps {
      switch step {
      case .press(let keys): walk.press(keys)
      case .type(let text): walk.press(text.map { Key.character($0) })
      case .wait(let seconds): walk.wait(seconds)
      case .lose(let seconds):
        walk.boot += .seconds(seconds)
        walk.tell(.turn)
      case .tell(let message): walk.tell(message)
      }
      if walk.guide.guided?.state.isRunning ?? false { walk.storeFailure = spot.failure }
    }
    walk.wait(2)
    return walk
  }

  // MARK: What is offered

  /// The key and the words of everything the frame offers: by its bar, as the live bindings have
  /// it, and by what it asks.
  private static func offered(in walk: GuideWalk) -> [(key: Key?, act: Act, words: String)] {
    let screen = walk.guide.screen(at: walk.moment)
    let keys = walk.guide.desk.settings.keys
    let bar = walk.lines.last ?? ""
    var offered: [(key: Key?, act: Act, words: String)] = []
    for entry in keys.barEntries(in: screen.context) {
      guard let key = entry.keys.first else { continue }
      let words = entry.act.barLabel(in: screen.context)
      let end = entry.act.row.flatMap { keys.keys(for: $0.end, in: screen.context).first }
      let name = key.name + (end.map { "-" + $0.name } ?? "")
      guard (bar + " ").contains(name + " " + words + " ") else { continue }
      offered.append((key, entry.act, words))
    }
    for hint in Self.hints(in: walk) {
      let key = hint.key ?? keys.keys(for: hint.act, in: screen.context).first
      offered.append((key, hint.act, hint.label))
    }
    return offered
  }

  private static func hints(in walk: GuideWalk) -> [Box.Hint] {
    guard let guided = walk.guide.guided, walk.guide.desk.help == nil, !walk.guide.desk.isBlank,
      guided.state.outcome == nil, guided.state.plan != nil
    else { return [] }
    let screen = walk.guide.screen(at: walk.moment)
    guard screen is SessionScreen || screen is RestScreen else { return [] }
    let drawn = SessionScreen(
      state: guided.state,
      now: guided.elapsed(at: walk.moment),
      dialogue: walk.guide.desk.dialogue,
      standing: walk.guide.desk.standing
    )
    return drawn.box?.hints ?? []
  }

  @Test(arguments: (pages + session).indices)
  func `every key that is offered does something there`(index: Int) {
    let spot = (Self.pages + Self.session)[index]
    let walk = Self.walk(to: spot)
    let shown = walk.lines.joined(separator: "\n")
    let offered = Self.offered(in: walk)
    #expect(!offered.isEmpty, "\(spot.name): \(shown)")
    for (key, act, words) in offered {
      guard let key else {
        Issue.record("\(spot.name): \(words) is offered and has no key\n\(shown)")
        continue
      }
      var pressed = walk
      pressed.press(key)
      let answer = pressed.guide.desk.answer
      // Where something has to be said first, Enter says what.
      let says = act == .confirm && answer?.text.contains("does nothing here") == false
      #expect(
        answer?.isRefusal != true || says,
        "\(spot.name): \(key.name) \(words): \(answer?.text ?? "")\n\(shown)"
      )
    }
  }
}
