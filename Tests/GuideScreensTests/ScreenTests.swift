import GuideScreens
import RecordExport
import TerminalFrame
import Testing

@testable import GuideProgram
@testable import SessionEngine

@Suite struct ScreenTests {
  private let answer = Standing(answer: Answer("pain 4", undoSeconds: 7))
  private let troubled = Standing(
    answer: Answer("There is nothing to undo.", isRefusal: true),
    saved: .notSaved(3, reason: "the disk is full"),
    isRehearsal: true
  )

  @Test(arguments: Size.all)
  func `home offers to resume first`(size: Size) throws {
    let interrupted = [
      InterruptedFacts(
        session: "1",
        patient: "A-014",
        protocolTitle: "Classic massage for lumbar osteochondrosis",
        time: "14:02"
      ),
      InterruptedFacts(
        session: "2",
        patient: nil,
        protocolTitle: "Neck massage on a chair",
        time: "yesterday 17:40",
        isOld: true
      ),
    ]
    let screen = HomePage(
      facts: HomeFacts(interrupted: interrupted),
      latest: PatientFacts(
        row: PatientRow(code: "A-014"),
        lastTitle: "Classic massage for lumbar osteochondrosis"
      )
    )
    try FrameFiles.check(screen, named: "home", size: size)
  }

  private var rows: [ProtocolFacts] {
    [
      ProtocolFacts(
        id: "lumbar-osteochondrosis",
        title: "Classic massage for lumbar osteochondrosis",
        session: .seconds(900)...(.seconds(1_200)),
        zones: [.back, .lumbar, .buttocks],
        conditions: ["osteochondrosis", "back-pain"],
        summary: "Warms the whole back, then works beside the lumbar spine.",
        positions: [.prone],
        ages: .adults
      ),
      ProtocolFacts(
        id: "neck-on-chair",
        title: "Neck massage on a chair",
        session: .seconds(600)...(.seconds(600)),
        zones: [.neck, .collar],
        positions: [.seated]
      ),
      ProtocolFacts(
        id: "broken",
        title: "broken",
        session: .seconds(0)...(.seconds(0)),
        zones: [],
        fault: "broken.yaml:3:1: error: no stages"
      ),
    ]
  }

  @Test(arguments: Size.all)
  func `the list shows protocols and details of the selected one`(size: Size) throws {
    try FrameFiles.check(ProtocolListPage(rows: rows), named: "list", size: size)
  }

  @Test(arguments: Size.all)
  func `a search that finds nothing says so`(size: Size) throws {
    var screen = ProtocolListPage(rows: rows)
    screen.search = TypedLine("feet")
    try FrameFiles.check(screen, troubled, named: "list-empty", size: size)
  }

  @Test(arguments: Size.all)
  func `a choice of several answers is selected and taken`(size: Size) throws {
    struct Choice: ChoicePage {
      let title = "Patient"
      let detail: String? = "A-014"
      let text = [
        "session 5 next, Classic massage for lumbar osteochondrosis", "due by 2026-11-23",
      ]
      let choices = [
        "Next session: Classic massage for lumbar osteochondrosis", "Another protocol",
        "Courses and sessions", "On record: see and change", "Remove for good",
      ]
      var selected = 1

      mutating func choose(_ row: Int, _ desk: inout Desk) {}
    }
    let screen = Choice()
    try FrameFiles.check(screen, named: "choice", size: size)
  }

  @Test(arguments: Size.all)
  func `a typed answer says what Enter does with it`(size: Size) throws {
    struct Line: LinePage {
      let title = "How many minutes are at hand?"
      let detail: String? = "A-014"
      var typed = TypedLine("9")
      let enter = "9 minutes"

      func text(_ keys: KeyBindings) -> [String] {
        [
          "Even the shortest plan takes 7:30; 5:00 are at hand, 2:30 are missing.",
          "Esc goes back to the questions.",
        ]
      }
    }
    let screen = Line()
    try FrameFiles.check(screen, troubled, named: "line", size: size)
  }

  @Test(arguments: Size.all)
  func `what is on record of a patient is seen and changed`(size: Size) throws {
    let facts = PatientRecordFacts(
      patient: "A-014",
      lines: [
        "A-014", "Born: 1980-02-29, 46 years", "heart: yes (2026-11-20)", "Left out: sacrum",
      ],
      fields: [
        "name: TEXT | born: YYYY-MM-DD | sex: female or male | notes: TEXT",
        "yes: QUESTION [at PLACE] | no: QUESTION | clearance: QUESTION, DOCTOR, YYYY-MM-DD",
      ]
    )
    let screen = PatientRecordPage(facts: facts, typed: TypedLine("leave out: lumbar"))
    try FrameFiles.check(screen, answer, named: "patient-record", size: size)
  }

  @Test(arguments: Size.all)
  func `a code that nobody has can be added`(size: Size) throws {
    let screen = PatientListPage(
      patients: [PatientFacts(row: PatientRow(code: "A-014"))],
      search: TypedLine("B-1")
    )
    try FrameFiles.check(screen, named: "patients-new", size: size)
  }

  @Test(arguments: Size.all)
  func `lines that are read aloud tell what they stand for`(size: Size) throws {
    try FrameFiles.check(SampleSession.linesPage, named: "lines", size: size)
  }

  @Test(arguments: Size.all)
  func `whoever reads alone sees one large line where the window is large`(size: Size) throws {
    try FrameFiles.check(SampleSession.beforehandPage, named: "lines-beforehand", size: size)
  }

  @Test(arguments: Size.all)
  func `a form on paper is taken over line by line`(size: Size) throws {
    try FrameFiles.check(SampleSession.formPage, named: "lines-form", size: size)
  }

  @Test(arguments: Size.all)
  func `who has answered beforehand is told whom to tell`(size: Size) throws {
    try FrameFiles.check(SampleSession.handedOverPage, named: "handed-over", size: size)
  }

  @Test(arguments: Size.all)
  func `behind a marked line each question tells what a yes means`(size: Size) throws {
    try FrameFiles.check(SampleSession.behindPage, named: "behind", size: size)
  }

  @Test(arguments: Size.all)
  func `what is needed stands row by row with its own key`(size: Size) throws {
    try FrameFiles.check(SampleSession.needsPage, named: "needs", size: size)
  }

  @Test(arguments: Size.all)
  func `a doctor is typed once for all that are ticked`(size: Size) throws {
    var page = SampleSession.needsPage
    page.ticked = [1, 2]
    page.typing = .consent
    page.line = TypedLine("Dr. Weber today")
    try FrameFiles.check(page, named: "needs-typed", size: size)
  }

  @Test(arguments: Size.all)
  func `a refusal tells which question did it and what to do`(size: Size) throws {
    let screen = RefusedPage(
      outcome: .refused(contraindication: "tumour"),
      refused: SampleSession.tumour
    )
    try FrameFiles.check(screen, named: "refusal", size: size)
  }

  @Test(arguments: Size.all)
  func `preparation is ticked off`(size: Size) throws {
    let screen = PreparationPage(
      protocolTitle: "Classic massage for lumbar osteochondrosis",
      preparation: SampleSession.preparation,
      materials: ["Massage oil"],
      ticked: [0, 1],
      selected: 2
    )
    try FrameFiles.check(screen, named: "preparation", size: size)
  }

  @Test(arguments: Size.all)
  func `pain is asked from 0 to 10`(size: Size) throws {
    try FrameFiles.check(PainPage(score: 4), named: "pain", size: size)
  }

  @Test(arguments: Size.all)
  func `the complaint is one page that Enter takes as it stands`(size: Size) throws {
    let page = ComplaintPage(
      score: 4,
      asksSide: true,
      side: .left,
      positions: [.prone, .seated],
      position: 0,
      length: "The plan takes 18:00, 9:00 at the shortest.",
      patient: "A-014"
    )
    try FrameFiles.check(page, named: "complaint", size: size)
  }

  @Test(arguments: Size.all)
  func `the review says what is left out before anything starts`(size: Size) throws {
    let screen = ReviewPage(
      plan: SampleSession.plan,
      patient: "A-014",
      findings: [
        ReviewPage.Finding(
          question: SampleSession.marks,
          answer: ScreeningAnswer(
            id: "skin-marks",
            answer: .yes,
            place: "mole below the left shoulder blade"
          )
        )
      ],
      painBefore: 5,
      endsAt: "14:32",
      warnings: ["The last session was yesterday; the course asks for two days between."]
    )
    try FrameFiles.check(screen, named: "review", size: size)
  }

  @Test(arguments: Size.all)
  func `the rest counts down and the advice is ticked`(size: Size) throws {
    var state = SampleSession.running(step: 3, spent: .seconds(60))
    state.progress.steps[3].ending = .finished
    state.progress.current = nil
    state.progress.phase = .resting(since: .seconds(400))
    state.adviceGiven = [0]
    let screen = RestScreen(state: state, now: SampleSession.now, selected: 1, standing: answer)
    try FrameFiles.check(screen, named: "rest", size: size)
  }

  @Test(arguments: Size.all)
  func `the summary puts fact beside plan`(size: Size) throws {
    let screen = SummaryPage(
      record: SampleSession.record,
      next: "in two days, 22 November",
      startedAt: "14:02",
      endedAt: "14:31"
    )
    try FrameFiles.check(screen, named: "summary", size: size)
  }

  @Test(arguments: Size.all)
  func `history lists sessions`(size: Size) throws {
    let row = HistoryRow(
      session: "1",
      date: "2026-11-20 14:02",
      patient: "A-014",
      protocolTitle: "Classic massage for lumbar osteochondrosis",
      sessionNumber: 4,
      outcome: .completed,
      planned: .seconds(450),
      handsOn: .seconds(440),
      painBefore: 5,
      painAfter: 3,
      reactions: 2
    )
    try FrameFiles.check(
      HistoryPage(rows: [row, row], selected: 1),
      named: "history",
      size: size
    )
  }

  @Test(arguments: Size.all)
  func `trends show the pain over the course, the times, and where reactions came`(size: Size)
    throws
  {
    var trends = CourseTrends()
    for session in 1...6 {
      var record = SampleSession.record
      record.opening.sessionNumber = session
      record.painBefore = 9 - session
      record.painAfter = session == 4 ? nil : 7 - session
      record.reactions[0].reaction.zones = session < 4 ? [.lumbar] : [.buttocks, .abdomen]
      trends.add(ExportedSession(record))
    }
    let screen = TrendsPage(patient: "A-014", trends: trends, list: HistoryPage(rows: []))
    try FrameFiles.check(screen, named: "trends", size: size)
    try FrameFiles.check(
      TrendsPage(
        patient: "A-014",
        trends: trends,
        list: HistoryPage(rows: []),
        scroll: 1_000
      ),
      named: "trends-end",
      size: size
    )
  }

  @Test(arguments: Size.all)
  func `what is added to a session stands below it, and a correction above`(size: Size) throws {
    let screen = SummaryPage(
      record: SampleSession.record,
      additions: [
        Addition("2026-11-21: Slept well."),
        Addition("VOID since 2026-11-22: wrong patient", isCorrection: true),
      ],
      line: TypedLine("no pain on the next"),
      scroll: 1_000
    )
    try FrameFiles.check(screen, named: "summary-typed", size: size)
  }

  @Test func `a window too small for everything still shows the first lines of the trends`() {
    for size in [Size(columns: 40, rows: 12), Size(columns: 60, rows: 14)] {
      let frame = PageScreen(
        TrendsPage(patient: "A", trends: CourseTrends(), list: HistoryPage(rows: []))
      ).frame(size: size, look: Look())
      #expect(frame.lines.joined().contains("No pain score was recorded."))
    }
  }

  @Test(arguments: Size.all)
  func `patients are shown by their codes`(size: Size) throws {
    let screen = PatientListPage(
      patients: [
        PatientRow(code: "A-014", course: "session 5 of 10", due: "due tomorrow"),
        PatientRow(code: "B-002"),
      ].map { PatientFacts(row: $0) }
    )
    try FrameFiles.check(screen, named: "patients", size: size)
  }

  @Test(arguments: Size.all)
  func `help is made from the keys that hold`(size: Size) throws {
    try FrameFiles.check(HelpPage(about: .running), named: "help", size: size)
  }

  @Test(arguments: Size.all)
  func `what is not saved is asked about before it is left behind`(size: Size) throws {
    let screen = UnsavedPage(patient: "A-014", selected: 1)
    try FrameFiles.check(screen, troubled, named: "unsaved", size: size)
  }

  @Test(arguments: Size.all)
  func `the cues are told while they are played`(size: Size) throws {
    let lines = ["The next technique: one bell", "The other side: two bells", "The end: three"]
    try FrameFiles.check(CuesPage(lines: lines, playing: 1), named: "cues", size: size)
  }

  @Test(arguments: Size.all)
  func `a blank screen still tells what is not saved`(size: Size) throws {
    try FrameFiles.check(BlankScreen(standing: troubled), named: "blank", size: size)
    #expect(BlankScreen().frame(size: .usual, look: Look()).lines.allSatisfy { $0.isEmpty })
  }

  @Test(arguments: Size.all)
  func `a known patient is asked what happened since last time`(size: Size) throws {
    let screen = SincePage(
      place: LinePlace(.today, 6),
      sentence: "Since 2026-11-18: anything after the massage, or anything new in health?",
      effects: [AfterEffect(kind: .soreness, severity: .mild, lasting: .hours)],
      news: "an operation, right knee",
      selected: 1
    )
    try FrameFiles.check(screen, named: "since-last-time", size: size)
  }
}
