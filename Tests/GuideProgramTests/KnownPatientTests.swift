import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@Suite struct KnownPatientTests {
  private static func offer(
    saysYes: Bool = true,
    age: AgeRange? = nil,
    findings: [Finding] = [],
    _ change: (inout NewSession) -> Void = { _ in }
  ) -> NewSession {
    var massage = SmallProtocol.value
    massage.ageLimits = [AgeLimit(below: .adult, session: .seconds(120), text: "Two minutes.")]
    var offer = NewSession(
      id: "s-1",
      massage: massage,
      digest: "00",
      request: PlanRequest(age: age, findings: findings),
      patient: "A-1",
      saysYes: saysYes
    )
    change(&offer)
    return offer
  }

  private static func later(_ offer: inout NewSession) {
    offer.massage.headings = [
      Heading(id: "since", page: .today, say: "Since {date}: anything new?")
    ]
    offer.previousSession = "s-0"
    offer.memory.lastTime = "2026-11-20"
    let asked = Questionnaire(
      offer.massage,
      for: KnownPatient(
        answers: [ScreeningAnswer(id: "tumour", answer: .no)],
        lastSession: "2026-11-20"
      )
    )
    offer.questions = asked.questions
    offer.memory.recorded = asked.recorded
    offer.memory.silent = asked.silent
  }

  private func plain(_ offer: NewSession, _ script: [(Int, String)]) -> VirtualHost {
    var guide = PlainGuide(.session(offer))
    let last = script.last?.0 ?? 0
    let host = VirtualHost(
      script.map { (at: .seconds($0.0), message: .line($0.1)) }
        + [(at: .seconds(last + 1), message: .endOfInput)]
    )
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  private func screen(_ start: ScreenGuide.Start, _ keys: [Key]) -> VirtualHost {
    var guide = ScreenGuide(
      start,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let script = keys.enumerated().map {
      (at: Duration.seconds(2 * ($0.offset + 1)), message: Message.key($0.element))
    }
    let host = VirtualHost(
      script + [(at: .seconds(2 * keys.count + 3), message: .signal(15))]
    )
    host.answers = { effect in
      switch effect {
      case .readHome: [.home(HomeFacts())]
      case .readPatients:
        [.patients([Self.known])]
      case .readLatest: [.latest(Self.known)]
      case .openPatient(let code):
        [
          .patient(
            code == "A-1" ? Self.known : PatientFacts(row: PatientRow(code: code))
          )
        ]
      case .readPatientRecord(let code):
        [.patientRecord(PatientRecordFacts(patient: code, lines: ["Sex: female"], fields: []))]
      case .changePatient(let code, let line, _):
        [
          .patientRecord(
            PatientRecordFacts(
              patient: code,
              lines: [line],
              fields: [],
              problem: line.hasPrefix("bad") ? "no such field" : nil
            )
          )
        ]
      case .readHistory(let patient, _):
        [.history(HistoryPart(rows: [Self.row], patient: patient, offset: 0, isLast: true))]
      case .offer: [.offered(Self.offer(saysYes: false))]
      default: []
      }
    }
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  private static let known = PatientFacts(
    row: PatientRow(code: "A-1", course: "session 3 next", due: "due today"),
    lastProtocol: "small-back",
    lastTitle: "Small back massage"
  )

  private static let row = HistoryRow(
    session: "s-0",
    date: "2026-11-20 10:00",
    patient: "A-1",
    protocolID: "small-back",
    protocolTitle: "Small back massage",
    sessionNumber: 2,
    outcome: .completed,
    planned: .seconds(120),
    handsOn: .seconds(120)
  )

  private func state(_ host: VirtualHost) -> SessionState {
    Session(replaying: host.entries["s-1"] ?? []).state
  }

  // MARK: Before

  @Test func `a later session asks what happened, and what is asked every time`() {
    let host = plain(
      Self.offer(saysYes: false, Self.later),
      [
        (1, "1"), (2, "soreness mild days"), (3, ""), (4, "done"), (5, ""), (6, "start"),
      ]
    )
    let state = state(host)
    #expect(
      state.sinceLastTime == [AfterEffect(kind: .soreness, severity: .mild, lasting: .days)]
    )
    #expect(state.answers["tumour"]?.answer == .no)
    #expect(state.answers["anything-new"]?.answer == .no)
    #expect(!host.lines.contains { $0.contains("A tumour?") })
    #expect(host.lines.contains { $0.contains("soreness, mild, for days (moderate)") })
  }

  @Test func `something new opens the questions of the first session again`() {
    let host = plain(
      Self.offer(saysYes: false, Self.later),
      [(1, "1"), (2, "new an operation"), (3, ""), (4, "1")]
    )
    #expect(host.lines.contains { $0.contains("A tumour?") })
    #expect(state(host).outcome == .refused(contraindication: "tumour"))
  }

  @Test func `answers are kept for the patient once the session is closed, not in a rehearsal`() {
    let script = [(1, "none"), (2, "none"), (3, "done"), (4, ""), (5, "start"), (6, "quit")]
    for isRehearsal in [false, true] {
      let offer = Self.offer(saysYes: false) {
        $0.speed = isRehearsal ? Speed(thousandths: 1_000) : nil
      }
      let host = plain(offer, script.dropLast() + [(6, "stop enough"), (7, "stop enough")])
      let kept = host.effects.compactMap { effect -> KeptAnswers? in
        if case .keep(let kept) = effect { kept } else { nil }
      }
      let tumour = ScreeningAnswer(id: "tumour", answer: .no, through: "own", by: .patient)
      let all = isRehearsal ? [] : [KeptAnswers(patient: "A-1", answers: [tumour])]
      #expect(Set(kept) == Set(all))
    }
  }

  @Test func `a recorded finding counts in spite of yes, a rehearsal brings its consent along`() {
    for (isRehearsal, isCleared) in [(false, false), (true, true)] {
      let offer = Self.offer {
        $0.massage.contraindications.append(
          Contraindication(id: "hernia", class: .consult, ask: .once, question: "A hernia?")
        )
        $0.questions = $0.massage.contraindications
        $0.memory.recorded = [ScreeningAnswer(id: "hernia", answer: .yes)]
        $0.speed = isRehearsal ? Speed(thousandths: 1_000) : nil
      }
      let state = state(plain(offer, []))
      #expect((state.answers["hernia"]?.clearance != nil) == isCleared)
      #expect(
        state.outcome == (isCleared ? .completed : .refused(contraindication: "hernia"))
      )
    }
  }

  @Test func `a consent needs a doctor and a day that is not to come`() {
    let offer = Self.offer(saysYes: false) {
      $0.massage.contraindications = [
        Contraindication(id: "hernia", class: .consult, ask: .once, question: "A hernia?")
      ]
      $0.questions = $0.massage.contraindications
      $0.memory.today = 20_000
    }
    let days = ["soon", "2024-13-01", "2024-10-05", "2024-10-04"]
    let lines = ["1"] + days.map { "clearance Dr. Ada \($0)" } + ["done", ""]
    let told = plain(offer, lines.enumerated().map { ($0.offset + 1, $0.element) })
    #expect(told.lines.count { $0.contains("written year-month-day") } == 2)
    #expect(told.lines.contains("The day of the consent is still to come."))
    #expect(state(told).answers["hernia"]?.clearance?.date == "2024-10-04")

    // The line, its row among the needs, the doctor and the day.
    let typed: [Key] =
      [.character("1"), .enter, .character("1"), .enter]
      + "Ada soon".map { Key.character($0) } + [.enter]
    let shown = screen(.session(offer), typed)
    #expect(shown.frame?.text.contains("written year-month-day") ?? false)
    #expect(state(shown).answers["hernia"]?.clearance == nil)
    let right: [Key] = [.control("u")] + "Ada 2024-10-04".map { Key.character($0) } + [.enter]
    #expect(
      state(screen(.session(offer), typed + right)).answers["hernia"]?.clearance
        == Clearance(doctor: "Ada", date: "2024-10-04")
    )
  }

  @Test func `marks on the screen say how strong it was and how long it lasted`() {
    let keys: [Key] = [
      .character("1"), .enter, .down, .character(" "), .character("2"), .character("w"), .enter,
    ]
    let host = screen(.session(Self.offer(saysYes: false, Self.later)), keys)
    #expect(
      state(host).sinceLastTime == [
        AfterEffect(kind: .soreness, severity: .moderate, lasting: .weeks)
      ]
    )
  }

  @Test func `a patient is chosen and treated as last time with three keys`() {
    let host = screen(.home, [.down, .enter, .enter, .enter])
    #expect(host.effects.contains(.offer(protocol: "small-back", patient: "A-1")))
  }

  @Test func `one key on the home screen and in the history starts the next session`() {
    let next = Effect.offer(protocol: "small-back", patient: "A-1")
    #expect(screen(.home, [.character("a")]).effects.contains(next))
    let history = screen(.home, [.down, .down, .enter, .character("a")])
    #expect(history.effects.contains(.readHistory(patient: nil, offset: 0)))
    #expect(history.effects.contains(next))
    let shown = screen(.home, []).frame?.text ?? ""
    #expect(shown.contains("Next session of A-1: Small back massage"))
  }

  @Test func `a choice that comes late leaves the selected one selected`() {
    var guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    // Protocols, patients, history, help.
    let host = VirtualHost([
      (at: .seconds(1), message: .key(.down)), (at: .seconds(3), message: .key(.down)),
      (at: .seconds(5), message: .key(.down)), (at: .seconds(7), message: .latest(Self.known)),
      (at: .seconds(9), message: .signal(15)),
    ])
    host.answers = { effect in effect == .readHome ? [.home(HomeFacts())] : [] }
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.frame?.text.contains("All keys.") ?? false)
  }

  @Test func `a code that nobody has is added from the list, and a protocol chosen for it`() {
    let keys: [Key] = [.down, .enter] + "B-7".map { Key.character($0) } + [.enter, .enter]
    let host = screen(.home, keys)
    #expect(host.effects.contains(.openPatient("B-7")))
    #expect(host.effects.contains(.readProtocols))
  }

  @Test func `what is on record is changed line by line, and a mistake stays to be mended`() {
    let open: [Key] = [.down, .enter, .enter, .down, .down, .down, .down, .enter]
    let bad = screen(.home, open + "bad".map { Key.character($0) } + [.enter])
    #expect(bad.effects.contains(.changePatient("A-1", line: "bad", by: nil)))
    #expect(bad.frame?.text.contains(" bad\n") ?? false)
    #expect(bad.frame?.text.contains("no such field") ?? false)
    let good = screen(.home, open + "sex: male".map { Key.character($0) } + [.enter])
    #expect(good.frame?.text.contains("changed, saved") ?? false)
    let done = screen(.home, open + [.escape])
    #expect(done.effects.contains(.openPatient("A-1")))
  }

  @Test func `a patient is removed only where the code is typed again`() {
    let open: [Key] = [.down, .enter, .enter] + Array(repeating: .down, count: 5) + [.enter]
    let wrong = screen(.home, open + [.character("A"), .enter])
    #expect(!wrong.effects.contains(.removePatient("A-1")))
    #expect(wrong.frame?.text.contains("nothing is removed") ?? false)
    let right = screen(.home, open + "A-1".map { Key.character($0) } + [.enter])
    #expect(right.effects.contains(.removePatient("A-1")))
  }

  @Test func `one patient's history leads back to the patient`() {
    let host = screen(.home, [.down, .enter, .enter, .down, .down, .down, .enter, .escape])
    #expect(host.effects.contains(.readHistory(patient: "A-1", offset: 0)))
    #expect(host.frame?.text.contains("Another protocol") ?? false)
  }

  // MARK: While it runs

  @Test func `a late session is fitted on a yes and ends in its time`() {
    let host = plain(
      Self.offer(),
      [(5, "pause"), (25, "pause"), (26, "refit"), (27, "yes"), (28, "status")]
    )
    #expect(host.lines.contains { $0.hasPrefix("The rest fitted") })
    let steps = state(host).progress.steps
    #expect(steps.contains { $0.step.id == "tapping" && $0.ending == .leftOut(reason: "time") })
    let end = host.entries["s-1"]?.first { $0.event == .restStarted }?.elapsed
    #expect(end == .seconds(120))
  }

  @Test func `a session in time, and a no, keep the lengths`() {
    let early = plain(Self.offer(), [(5, "refit")])
    #expect(early.lines.contains("The session is on time."))
    let late = plain(Self.offer(), [(5, "pause"), (25, "pause"), (26, "refit"), (27, "no")])
    #expect(state(late).progress.steps.allSatisfy { $0.ending == .finished })
  }

  @Test(arguments: [("add", 6), ("swap", 6)])
  func `a technique is added or swapped in`(word: String, count: Int) {
    let host = plain(Self.offer(), [(5, "\(word) kneading")])
    let state = state(host)
    #expect(state.progress.steps.count == count)
    #expect(state.progress.steps[1].isAdded)
    #expect(state.progress.steps[1].step.technique == .petrissage)
    #expect((state.progress.steps[0].ending == .finished) == (word == "add"))
  }

  @Test func `a technique in a zone that is left out is refused`() {
    let finding = Finding(reason: "skin", zones: [.lumbar])
    let host = plain(Self.offer(findings: [finding]), [(5, "add rubbing"), (6, "add nonsense")])
    #expect(host.lines.contains { $0.contains("The zone lumbar is left out today") })
    #expect(host.lines.contains { $0.hasPrefix("'nonsense' is neither a step nor a technique") })
    #expect(!state(host).progress.steps.contains { $0.isAdded })
  }

  @Test func `past a child's limit only a written reason lengthens`() {
    let host = plain(Self.offer(age: .years(10)), [(5, "+"), (6, "+ the mother asks for it")])
    #expect(host.lines.contains { $0.contains("longer needs a reason") })
    let state = state(host)
    #expect(state.notes.map(\.text) == ["Longer: the mother asks for it"])
    #expect(state.progress.steps[0].limit == .seconds(50))
  }

  @Test func `an adult's session that grows past its length is a warning`() {
    let host = plain(Self.offer(age: .years(40)), [(5, "+")])
    #expect(host.lines.contains { $0.contains("the session is now longer than its 2:00") })
    #expect(state(host).progress.steps[0].limit == .seconds(50))
  }

  @Test func `the keys for refitting, adding and longer open their boxes`() {
    let add = screen(
      .session(Self.offer()),
      [.enter, .character("i"), .down, .enter]
    )
    #expect(state(add).progress.steps.contains { $0.isAdded })
    let refit = screen(
      .session(Self.offer()),
      [.enter, .character(" "), .character(" "), .character("f"), .enter]
    )
    #expect(state(refit).progress.steps.contains { $0.ending == .leftOut(reason: "time") })
    let longer = screen(
      .session(Self.offer(age: .years(10))),
      [.enter, .character("+"), .character("m"), .enter]
    )
    #expect(state(longer).notes.map(\.text) == ["Longer: m"])
  }
}
