import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// Lines that are read aloud, in every window, and what is asked once before the start.
@Suite struct ReadAloudTests {
  init() { Repertoire.useUTF8() }

  private static let words = [
    "numb between the legs", "weak legs", "trouble with urine or stool", "chest pain",
    "short of breath", "recent heart attack", "fainting", "sudden weakness", "slurred speech",
    "lost sight", "worst headache", "one leg swollen or hot", "sudden swelling of the face",
    "blood pressure far off",
  ]

  private static func offer(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest()
    )
    offer.massage.headings = [
      Heading(
        id: "alarm",
        page: .today,
        say: "Is anything sudden or alarming now: chest, breath, head, limb, bleeding?"
      ),
      Heading(id: "growth", page: .health, say: "Was there ever cancer or a growth?"),
    ]
    offer.questions = words.enumerated().map { index, words in
      Contraindication(
        id: "alarm-\(index)",
        class: .absolute,
        ask: .everySession,
        question: "Is it \(words)?",
        heading: "alarm",
        short: words
      )
    }
    offer.questions.append(
      Contraindication(
        id: "heart",
        class: .consult,
        ask: .once,
        question: "A sick heart?",
        heading: "growth",
        short: "heart",
        needs: [.bloodPressure]
      )
    )
    change(&offer)
    return offer
  }

  private typealias Played = PlayedOpening

  @Test(arguments: [(40, 12), (40, 24), (60, 14), (80, 24), (200, 60)])
  func `no word of a line stays unseen before it is answered`(columns: Int, rows: Int) {
    var played = Played(Self.offer(), Size(columns: columns, rows: rows))
    for _ in 0..<20 where played.state?.pagesRead.isEmpty ?? true { played.press(.enter) }
    #expect(played.state?.answers["alarm-0"]?.answer == .no)
    let shown = played.seen.joined(separator: " ")
    for word in Self.words { #expect(shown.contains(word), "\(word)") }
  }

  @Test func `behind a line the marked question and what a yes means stand whole`() {
    var played = Played(
      Self.offer { offer in
        for index in offer.questions.indices {
          offer.questions[index].text = "No massage. Call an ambulance, then the doctor."
        }
      },
      Size(columns: 40, rows: 12)
    )
    played.press(.character("1"))
    for _ in 0..<9 where !played.text.contains("Which of these") { played.press(.enter) }
    for (index, word) in Self.words.prefix(9).enumerated() {
      played.press(.character(Character("\(index + 1)")))
      let shown = played.text.filter { !"↑↓".contains($0) }.split(separator: " ")
      let words = shown.joined(separator: " ")
      #expect(words.contains("Is it \(word)? Yes means:"), "\(words)")
      #expect(words.contains("then the doctor."), "\(words)")
    }
  }

  @Test func `Esc behind a line leaves it marked`() {
    var played = Played(Self.offer())
    played.press(.character("1"), .enter)
    #expect(played.text.contains("Which of these"))
    played.press(.escape)
    #expect(played.text.contains("1 [x] Is anything"))
    played.press(.enter)
    #expect(played.text.contains("Which of these"))
  }

  @Test func `a digit takes back no yes that was said behind a line`() {
    var played = Played(Self.offer())
    played.press(.enter, .character("1"), .enter, .character("1"), .enter)
    #expect(played.state?.answers["heart"]?.answer == .yes)
    played.press(.escape)
    #expect(played.text.contains("1 [x] Was there ever cancer"))
    played.press(.character("1"))
    #expect(played.text.contains("1 [x] Was there ever cancer"))
    #expect(played.text.contains("Answered yes before"))
    played.press(.enter)
    #expect(played.text.contains("Which of these"))
    #expect(played.state?.answers["heart"]?.answer == .yes)
  }

  @Test func `Enter goes from one open need to the next, and claims none`() {
    var played = Played(
      Self.offer {
        $0.massage.needs = ["walks", "stands"].map {
          ProtocolNeed(id: $0, kind: .tick, say: "The patient \($0)")
        }
      }
    )
    played.press(.enter, .enter)
    #expect(played.text.contains("▸1 [ ] The patient walks"))
    played.press(.enter)
    #expect(played.text.contains("▸2 [ ] The patient stands"))
    played.press(.enter)
    #expect(played.text.contains("▸1 [ ] The patient walks"))
    played.press(.character("1"), .enter)
    #expect(played.text.contains("▸2 [ ] The patient stands"))
    played.press(.character("2"), .enter)
    #expect(played.text.contains("Preparation"))
  }

  @Test func `Esc goes one look back, and from the first of them a page`() {
    var played = Played(Self.offer(), Size(columns: 40, rows: 12))
    let first = played.text
    played.press(.enter)
    #expect(played.text != first)
    played.press(.escape)
    #expect(played.text == first)
    played.press(.escape)
    #expect(played.state?.outcome == .endedEarly(reason: "left before the start"))
  }

  @Test func `the journal holds how long a page stood, and the review says it`() {
    var played = Played(Self.offer())
    played.press(.enter, .enter)
    let read = played.state?.pagesRead
    #expect(read?.map(\.page) == [.today, .health])
    #expect(read?.map(\.stood) == [.milliseconds(1_200), .milliseconds(1_200)])
    #expect(read?.allSatisfy(\.isHasty) ?? false)
    played.press(.enter, .enter)
    #expect(played.text.contains("today 0:01, 1 line, by the patient"))
    #expect(!ReadPage(page: .today, lines: 5, stood: .seconds(10)).isHasty)
  }

  @Test func `that the patient agrees is ticked by a key of its own, never by Enter`() {
    var agreed = Played(Self.offer())
    agreed.press(.enter, .enter)
    #expect(agreed.text.contains("The patient agrees to this massage"))
    agreed.press(.character("c"), .enter)
    #expect(agreed.state?.needs[ProtocolNeed.agreementID]?.isTicked ?? false)
    var silent = Played(Self.offer())
    silent.press(.enter, .enter, .enter, .enter, .enter)
    #expect(silent.state?.needs.isEmpty ?? false)
    #expect(silent.state?.isMoving ?? false)
  }

  @Test func `the review says what a known patient was to agree to and nobody ticked`() {
    func review(of patient: String?, _ keys: Key...) -> String {
      var played = Played(Self.offer { $0.patient = patient })
      played.press(.enter, .enter)
      for key in keys { played.press(key) }
      played.press(.enter, .enter)
      return played.text
    }
    let missing = "Not on record: The patient agrees to this massage."
    #expect(review(of: "A-1").contains(missing))
    #expect(!review(of: "A-1", .character("c")).contains(missing))
    #expect(!review(of: nil).contains(missing))
  }

  @Test func `Page Down, as a pedal sends it, starts nothing before the review was seen`() {
    var played = Played(Self.offer(), Size(columns: 40, rows: 12))
    for _ in 0..<30 where !played.text.contains("Before the start") { played.press(.pageDown) }
    var presses = 0
    while !(played.state?.isMoving ?? true), presses < 20 {
      #expect(played.text.contains("Before the start"))
      played.press(.pageDown)
      presses += 1
    }
    #expect(presses > 1)
    #expect(played.state?.isMoving ?? false)
    #expect(played.seen.dropLast().last?.contains("19 of 19") ?? false)
  }

  @Test
  func `an agreement on record is asked for again where something is new, and of the grown child`()
  {
    func later(_ change: (inout NewSession) -> Void = { _ in }) -> Played {
      Played(
        Self.offer {
          $0.massage.headings.append(
            Heading(id: Contraindication.sinceHeadingID, page: .today, say: "Since {date}: news?")
          )
          $0.questions.append(
            .anythingNew(since: "2026-11-20", under: Contraindication.sinceHeadingID)
          )
          $0.memory.needs = [NeedAnswer(id: ProtocolNeed.agreementID, isTicked: true)]
          change(&$0)
        }
      )
    }
    var unchanged = later()
    unchanged.press(.enter, .enter)
    #expect(unchanged.text.contains("Preparation"))
    #expect(!unchanged.text.contains("agrees"))
    #expect(unchanged.state?.needs[ProtocolNeed.agreementID]?.isTicked ?? false)
    var changed = later()
    changed.press(.character("2"), .enter, .end)
    for _ in SincePage.kinds { changed.press(.down) }
    changed.press(.character(" "), .character("x"), .enter, .enter, .enter)
    #expect(changed.text.contains("[ ] The patient agrees"))
    #expect(!(changed.state?.needs[ProtocolNeed.agreementID]?.isTicked ?? true))
    var child = later { $0.request.age = .years(9) }
    child.press(.enter, .enter)
    #expect(child.text.contains("[ ] The guardian agrees"))
  }

  @Test func `an order is added on the review, by its own key`() {
    var played = Played(Self.offer { $0.memory.today = 20_000 })
    played.press(.enter, .enter, .enter, .enter)
    #expect(played.text.contains("No doctor's order is on record; d adds one."))
    played.press(.character("d"))
    for character in "Weber" { played.press(.character(character)) }
    played.press(.enter)
    #expect(played.text.contains("The doctor's name, then the day"))
    for character in " -3" { played.press(.character(character)) }
    played.press(.enter)
    #expect(played.text.contains("Ordered by: Weber, 2024-10-01"))
    #expect(!played.text.contains("adds one"))
    #expect(
      played.state?.needs[ProtocolNeed.orderID]?.clearance
        == Clearance(doctor: "Weber", date: "2024-10-01")
    )
    played.press(.character("d"))
    #expect(played.text.contains("does nothing here"))
    played.press(.enter)
    #expect(played.state?.isMoving ?? false)
  }

  @Test func `the review shows each question with its line and its answer, and comes back`() {
    var played = Played(
      Self.offer {
        $0.questions[14].class = .local
        $0.questions[14].zones = [.feet]
        $0.questions[14].needs = []
      }
    )
    played.press(.enter, .character("1"), .enter, .character("1"), .enter, .enter, .enter)
    #expect(played.text.contains("v questions"))
    played.press(.character("v"))
    #expect(played.text.contains("Is anything sudden or alarming now"))
    #expect(played.text.contains("Is it weak legs? no, by the patient"))
    played.press(.end)
    #expect(played.text.contains("A sick heart? yes, by the patient"))
    played.press(.character("x"))
    #expect(played.text.contains("Before the start"))
  }

  @Test func `the plain guide tells the same, and takes an order`() {
    var guide = PlainGuide(.session(Self.offer { $0.memory.today = 20_000 }))
    let lines = ["none", "none", "done", "", "questions", "order Weber", "order Weber -3"]
    let messages = lines.enumerated().map { index, line in
      (at: Duration.seconds(index + 1), message: Message.line(line))
    }
    let host = VirtualHost(messages + [(at: .seconds(20), message: .endOfInput)])
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.lines.contains("  no, by the patient: Is it weak legs?"))
    #expect(
      host.lines.contains("The doctor's name, then the day: year-month-day, 'today', or '-3'.")
    )
    #expect(host.lines.contains("Ordered by Weber, 2024-10-01, recorded."))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.hasOrder)
  }

  @Test func `what a known patient has answered is kept where the way is left`() {
    var known = Played(Self.offer { $0.patient = "A-1" })
    known.press(.enter, .character("q"))
    #expect(known.state?.outcome == nil)
    var walkIn = Played(Self.offer())
    walkIn.press(.enter, .character("q"))
    #expect(walkIn.state?.outcome == .endedEarly(reason: "left before the start"))
  }

  @Test(arguments: [("185/95", true), ("145/90", false)])
  func `a measured pressure far off ends the session`(value: String, isFar: Bool) {
    var played = Played(Self.offer { $0.memory.today = 20_000 })
    played.press(.enter, .character("1"), .enter, .character("1"), .enter)
    #expect(played.text.contains("Needed before the start"))
    played.press(.character("1"))
    for character in value { played.press(.character(character)) }
    played.press(.enter)
    #expect(played.text.contains("Not today") == isFar)
  }

  private static func ofChildren() -> NewSession {
    offer {
      $0.massage.ages = AgeRange(from: .years(3), before: .years(7))
      $0.massage.contraindications = $0.questions
      $0.massage.contraindications[0].ages = AgeRange(from: .years(5))
    }
  }

  @Test func `where the age decides what is asked, it is asked before the first line`() {
    var played = Played(Self.ofChildren())
    #expect(played.text.contains("How old is the patient?"))
    #expect(played.text.contains("ages from 3 years to below 7 years"))
    played.press(.enter, .character("4"), .enter)
    #expect(played.text.contains("written as '5 y' or '4 m'"))
    #expect(played.state?.opening == nil)
    played.press(.character("y"), .enter)
    #expect(played.text.contains("Read aloud"))
    let asked = played.state?.opening?.questions.map(\.id) ?? []
    #expect(asked.contains("alarm-1") && !asked.contains("alarm-0"))
  }

  @Test func `the plain guide asks for the age the same way`() {
    var guide = PlainGuide(.session(Self.ofChildren()))
    let host = VirtualHost([
      (.seconds(1), .line("none")), (.seconds(2), .line("5 y")), (.seconds(3), .endOfInput),
    ])
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.lines.prefix(2).contains("need How old is the patient? As in '5 y' or '4 m'."))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.opening?.questions.contains { $0.id == "alarm-0" } ?? false)
    var left = PlainGuide(.session(Self.ofChildren()))
    let ended = GuideProgram.run(&left, on: VirtualHost([(.seconds(1), .endOfInput)]))
    #expect(ended == .failed("nothing was started: the age was not said"))
  }

  @Test(arguments: [(364, true), (365, false), (2_000, false)])
  func `a consent is offered again for a year`(days: Int, isOffered: Bool) {
    let day = CalendarDate(daysSince1970: 20_000 - days).text
    let offer = Self.offer {
      $0.memory.today = 20_000
      $0.clearances = ["heart": Clearance(doctor: "Dr. Lind", date: day)]
    }
    let flow = OpeningFlow(offer: offer, state: SessionState())
    #expect((flow.lastConsent != nil) == isOffered)
  }
}
