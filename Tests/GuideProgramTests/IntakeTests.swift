import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// The pages filled in before the session, and what is left of them for the table.
@Suite struct IntakeTests {
  init() { Repertoire.useUTF8() }

  /// Too low for large letters.
  private static let low = Size(columns: 80, rows: 12)

  /// Alarming signs and skin today, bones once.
  static func offer(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      patient: "A-1",
      isBeforehand: true
    )
    offer.massage.headings = [
      Heading(id: Heading.alarmID, page: .today, say: "Is anything alarming now?"),
      Heading(id: "skin-line", page: .today, say: "Is there anything with the skin?"),
      Heading(id: "bones", page: .health, say: "Any slipped disc?"),
    ]
    offer.questions = [
      question("heart-attack", .absolute, under: Heading.alarmID, advise: .emergency),
      question("rash", .postpone, under: "skin-line"),
      question("moles", .local, under: "skin-line", needs: [.place]),
      question("hernia", .consult, under: "bones", asked: .once),
    ]
    offer.memory.today = 20_000
    change(&offer)
    return offer
  }

  private static func question(
    _ id: String,
    _ kind: Contraindication.Class,
    under heading: String,
    asked: Contraindication.Rhythm = .everySession,
    needs: [ScreeningNeed] = [],
    advise: Advice? = nil
  ) -> Contraindication {
    Contraindication(
      id: id,
      class: kind,
      ask: asked,
      question: "Is it \(id)?",
      heading: heading,
      short: id,
      needs: needs,
      advise: advise
    )
  }

  /// What the table takes up, as the records remember it.
  private static func takenUp(_ played: PlayedOpening) -> ScreenGuide.Start {
    let entries = played.guide.guided?.entries ?? []
    var offer = offer { $0.isBeforehand = false }
    offer.memory.settled = played.state?.settled ?? []
    return .interrupted(
      InterruptedSession(
        id: "s-1",
        entries: entries,
        elapsed: .seconds(5),
        gap: .seconds(600),
        cause: .killed,
        memory: offer.memory,
        offer: offer
      )
    )
  }

  @Test func `who answers is asked first, and the pages end with the therapist's turn`() {
    var played = PlayedOpening(Self.offer(), Self.low)
    #expect(played.text.contains("Who answers?"))
    played.press(.down, .enter)
    #expect(played.text.contains("Please read every line: today"))
    #expect(played.text.contains("answered by the guardian"))
    played.press(.enter, .enter)
    #expect(played.text.contains("Nothing was marked. Please tell the therapist"))
    #expect(played.state?.pagesRead.map(\.beforehand) == [.guardian, .guardian])
    #expect(played.state?.answers["hernia"]?.by == .guardian)
    #expect(played.state?.pagesAnswered.isEmpty ?? false)
    played.press(.enter)
    #expect(played.state?.outcome == nil)
  }

  @Test
  func `at the table the alarming signs alone are read again, and the review says who answered`() {
    var before = PlayedOpening(Self.offer(), Self.low)
    before.press(.enter, .enter, .enter)
    var played = PlayedOpening(Self.takenUp(before))
    #expect(played.text.contains("Read aloud, line by line: today"))
    #expect(played.text.contains("Is anything alarming now?"))
    #expect(!played.text.contains("skin") && !played.text.contains("slipped"))
    played.press(.enter, .enter, .enter)
    #expect(played.text.contains("today, 2 lines, answered today at 12:00 by the patient"))
    #expect(played.text.contains("health, 1 line, answered today at 12:00 by the patient"))
    #expect(played.text.contains("today 0:01, 1 line"))
  }

  @Test func `what was left open and what was answered yes are read at the table`() {
    var before = PlayedOpening(Self.offer(), Self.low)
    before.press(.enter, .character("2"), .enter, .character("2"), .enter)
    #expect(before.text.contains("Please read every line: health"))
    var played = PlayedOpening(Self.takenUp(before))
    #expect(played.text.contains("1 [ ] Is anything alarming now?"))
    #expect(played.text.contains("2 [x] Is there anything with the skin?"))
    played.press(.enter)
    #expect(played.text.contains("Any slipped disc?"))
    #expect(played.state?.answers["moles"]?.answer == .yes)
    played.press(.enter)
    #expect(played.text.contains("Needed before the start"))
    #expect(played.text.contains("Where: moles"))
  }

  @Test(arguments: [("1", "1", true), ("2", "1", false)])
  func
    `what ends the massage is left to the therapist to say, and help is called only where it is urgent`(
      line: Character,
      question: Character,
      isUrgent: Bool
    )
  {
    var played = PlayedOpening(Self.offer(), Self.low)
    played.press(.enter, .character(line), .enter, .character(question))
    #expect(!played.text.contains("Yes means"))
    played.press(.enter)
    #expect(played.text.contains("Please tell the therapist now: "))
    #expect(!played.text.contains("Not today") && !played.text.contains("Not with"))
    #expect(played.text.contains("Call for help at once. 112") == isUrgent)
    #expect(played.state?.outcome == nil)
    var table = PlayedOpening(Self.takenUp(played))
    table.press(.enter)
    #expect(table.text.contains(isUrgent ? "No massage: call 112 now" : "Not today"))
    #expect(table.state?.answers[isUrgent ? "heart-attack" : "rash"]?.answer == .yes)
  }

  @Test
  func `the table takes up what was answered today, and another unfinished session is asked about`()
  {
    var facts = InterruptedFacts(
      session: "s-1",
      patient: "A-1",
      protocolTitle: "Small back massage",
      time: "9:40"
    )
    for isAnsweredToday in [true, false] {
      facts.isAnsweredToday = isAnsweredToday
      var home = PlayedOpening(.home)
      _ = home.guide.update(.patient(Self.known), at: home.moment)
      home.press(.enter)
      let effects = home.guide.update(.standing(facts, protocol: "small-back"), at: home.moment)
      #expect(effects.contains(.takeUp(session: "s-1")) == isAnsweredToday)
    }
  }

  @Test func `kept answers are no interrupted session on the home screen`() {
    var facts = InterruptedFacts(
      session: "s-1",
      patient: "A-1",
      protocolTitle: "Small back massage",
      time: "9:40"
    )
    facts.isIntake = true
    var home = PlayedOpening(.home)
    _ = home.guide.update(.home(HomeFacts(interrupted: [facts])), at: home.moment)
    home.press(.up)
    #expect(home.text.contains("▸ Answers kept: A-1, Small back massage"))
    #expect(home.text.contains("Answered at 9:40"))
    #expect(!home.text.contains("Resume") && !home.text.contains("nterrupted"))
  }

  private static let known = PatientFacts(
    row: PatientRow(code: "A-1"),
    lastProtocol: "small-back",
    lastTitle: "Small back massage"
  )

  @Test func `the patient's page leads to the questions alone`() {
    var home = PlayedOpening(.home)
    _ = home.guide.update(.patient(Self.known), at: home.moment)
    home.press(.down, .down)
    #expect(home.text.contains("▸ Answer the questions before the session"))
    home.boot += .seconds(2)
    let effects = home.guide.update(.key(.enter), at: home.moment)
    let asked = Effect.offer(protocol: "small-back", patient: "A-1", beforehand: true)
    #expect(effects.contains(asked))
  }

  @Test func `a referral waits for the table`() {
    var played = PlayedOpening(
      Self.offer {
        $0.referrals = [
          Referral(
            session: "s-0",
            day: CalendarDate(text: "2026-11-20"),
            cause: ReferralCause(.session, .numbness)
          )
        ]
      },
      Self.low
    )
    played.press(.enter, .enter, .enter)
    #expect(played.text.contains("Thank you"))
  }

  @Test func `the plain guide asks the same and keeps the answers`() {
    var guide = PlainGuide(.session(Self.offer()))
    let host = VirtualHost([
      (.seconds(1), .line("by guardian")), (.seconds(2), .line("none")),
      (.seconds(3), .line("1")), (.seconds(4), .line("which 1")),
    ])
    let leaving = GuideProgram.run(&guide, on: host)
    #expect(leaving == .done)
    #expect(host.lines.contains("Please read every line: today."))
    #expect(host.lines.contains("Please tell the therapist: hernia."))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.outcome == nil)
    #expect(state.pagesRead.map(\.beforehand) == [.guardian, .guardian])
    #expect(state.answers["hernia"]?.by == .guardian)
  }

  @Test(arguments: [(80, 12, false), (200, 60, true)])
  func `a large window shows one line at a time in large letters`(
    columns: Int,
    rows: Int,
    isLarge: Bool
  ) {
    var played = PlayedOpening(Self.offer(), Size(columns: columns, rows: rows))
    played.press(.enter)
    #expect(played.text.contains("Is anything alarming now?") != isLarge)
    #expect(played.text.contains("█") == isLarge)
    #expect(played.text.contains("heart-attack"))
    guard isLarge else { return }
    #expect(played.text.contains("further lines, 1 of 2 read"))
    played.press(.enter)
    #expect(played.text.contains("rash, moles"))
    #expect(played.text.contains("none of these"))
  }

  // MARK: Yes or no at every line

  @Test func `where every line wants its answer, Enter passes none that is open`() {
    var played = PlayedOpening(Self.offer { $0.isBeforehand = false }, asksEach: true)
    played.press(.enter)
    #expect(played.text.contains("Line 1 is open: y or n."))
    played.press(.character("n"), .enter)
    #expect(played.text.contains("1 [n]") && played.text.contains("Line 2 is open"))
    #expect(played.state?.pagesRead.isEmpty ?? false)
    played.press(.character("y"))
    #expect(played.text.contains("2 [y]"))
    played.press(.enter)
    #expect(played.text.contains("Which of these?"))
    #expect(played.state?.answers["heart-attack"]?.answer == .no)
    #expect(played.state?.answers["rash"] == nil)
  }

  @Test func `the plain guide asks every line the same way`() {
    var guide = PlainGuide(.session(Self.offer { $0.isBeforehand = false }), asksEachLine: true)
    let host = VirtualHost([
      (.seconds(1), .line("")), (.seconds(2), .line("no")), (.seconds(3), .line("none")),
      (.seconds(4), .line("yes")), (.seconds(5), .line("which 2")), (.seconds(6), .endOfInput),
    ])
    _ = GuideProgram.run(&guide, on: host)
    let asked = host.lines.filter { $0.hasSuffix("'yes' or 'no'.") }.map { $0.prefix(1) }
    #expect(asked == ["1", "1", "2", "2", "1"])
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.answers["heart-attack"]?.answer == .no)
    #expect(state.answers["moles"]?.answer == .yes)
  }

  // MARK: A form on paper

  @Test func `the health page is taken over from a form, line by line, with its day`() {
    var played = PlayedOpening(Self.offer { $0.isBeforehand = false })
    #expect(!played.text.contains("form on paper"))
    played.press(.enter)
    #expect(played.text.contains("form on paper"))
    played.press(.character("f"))
    played.type("1900-01-01")
    played.press(.enter)
    #expect(played.text.contains("a year old"))
    played.press(.control("u"))
    played.type("-3")
    played.press(.enter)
    #expect(played.text.contains("Form of 2024-10-01: health"))
    played.press(.enter)
    #expect(played.text.contains("Line 1 is open"))
    played.press(.character("n"), .enter)
    #expect(played.state?.pagesRead.last?.formOf?.text == "2024-10-01")
    #expect(played.state?.answers["hernia"]?.answer == .no)
    played.press(.enter, .enter)
    #expect(played.text.contains("from the form of 2024-10-01"))
  }

  @Test func `help names the keys of a line and of the form`() {
    let large = Size(columns: 100, rows: 50)
    var played = PlayedOpening(Self.offer { $0.isBeforehand = false }, large, asksEach: true)
    played.press(.character("?"))
    for row in ["y Yes to this line", "n No to this line", "f Take the health page over"] {
      #expect(played.text.contains(row), "\(played.text)")
    }
  }

  // MARK: The age

  /// A walk-in's massage for adults, with a line that is read for children alone.
  private static func ofAdults() -> NewSession {
    offer {
      $0.isBeforehand = false
      $0.patient = nil
      $0.massage.ages = .adults
      $0.massage.headings.append(Heading(id: "child", page: .today, say: "Is the child cross?"))
      var mood = question("mood", .postpone, under: "child")
      mood.ages = AgeRange(from: Age(months: 0), before: .adult)
      $0.massage.contraindications = $0.questions + [mood]
      $0.questions = Questionnaire($0.massage, for: KnownPatient()).questions
    }
  }

  @Test func `a walk-in who is a child goes on with the child's questions`() {
    var played = PlayedOpening(Self.ofAdults())
    #expect(played.text.contains("3 [ ] Is the patient younger than 18 years?"))
    #expect(!played.text.contains("cross"))
    played.press(.character("3"), .enter)
    #expect(played.text.contains("How old is the patient?"))
    played.type("9 y")
    played.press(.enter)
    #expect(played.text.contains("Is the child cross?"))
    #expect(!played.text.contains("skin") && !played.text.contains("alarming"))
    #expect(played.state?.opening?.age == .years(9))
    #expect(played.state?.answers["rash"]?.answer == .no)
    played.press(.enter)
    #expect(played.text.contains("Any slipped disc?"))
    #expect(played.state?.answers["mood"]?.by == .guardian)
    played.press(.enter)
    // Outside the ages it is meant for, a doctor has to agree.
    #expect(played.text.contains("Needed before the start"))
    #expect(played.guide.guided?.offer?.request.age == .years(9))
    let record = SessionRecord(id: "s-1", entries: played.guide.guided?.entries ?? [])
    #expect(record?.answers.contains { $0.question.id == "mood" } ?? false)
  }

  @Test func `the plain guide goes on with the child's questions as well`() {
    var guide = PlainGuide(.session(Self.ofAdults()))
    let host = VirtualHost([
      (.seconds(1), .line("3")), (.seconds(2), .line("nine")), (.seconds(3), .line("9 y")),
      (.seconds(4), .endOfInput),
    ])
    _ = GuideProgram.run(&guide, on: host)
    let lines = host.lines.drop { $0 != "need How old is the patient? As in '5 y' or '4 m'." }
    #expect(lines.contains { $0.hasPrefix("1  Is the child cross?") })
    #expect(!lines.contains { $0.contains("alarming") })
  }

  // MARK: One commit

  @Test func `what nobody is there to answer is stored at once`() {
    var offer = Self.offer {
      $0.isBeforehand = false
      $0.saysYes = true
    }
    offer.massage.preparation = Preparation(
      room: (1...20).map { "Line \($0)" },
      therapist: ["Hands"]
    )
    for isPlain in [true, false] {
      let host = VirtualHost([(.seconds(1), .signal(15))])
      if isPlain {
        var guide = PlainGuide(.session(offer))
        _ = GuideProgram.run(&guide, on: host)
      } else {
        var guide = ScreenGuide(
          .session(offer),
          settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
          size: Size(columns: 80, rows: 24)
        )
        _ = GuideProgram.run(&guide, on: host)
      }
      let stored = host.effects.compactMap { effect -> [JournalEntry]? in
        if case .store(_, let entries) = effect { entries } else { nil }
      }
      #expect(stored.first.map { $0.count > 25 } ?? false)
    }
  }
}
