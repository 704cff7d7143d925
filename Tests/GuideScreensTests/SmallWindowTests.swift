import GuideScreens
import RecordExport
import TerminalFrame
import Testing

@testable import GuideProgram
@testable import SessionEngine

@Suite struct SmallWindowTests {
  private static let sizes = [
    (0, 0), (1, 1), (5, 2), (20, 5), (80, 1), (1, 24), (39, 11), (40, 12), (41, 13), (60, 16),
    (79, 23), (80, 12), (100, 30), (130, 36), (150, 20), (200, 60),
  ].map { Size(columns: $0.0, rows: $0.1) }

  /// Every screen at an instant of its own.
  private static var screens: [any Screen] {
    let list = HistoryPage(rows: [])
    let trends = CourseTrends([ExportedSession(SampleSession.record)])
    let pages: [any Page] = [
      HomePage(facts: HomeFacts(), latest: nil), ProtocolListPage(rows: []),
      PatientListPage(patients: []), list, TrendsPage(patient: "A-014", trends: trends, list: list),
      SampleSession.linesPage, SampleSession.beforehandPage, SampleSession.formPage,
      SampleSession.handedOverPage, SampleSession.behindPage, SampleSession.needsPage,
      SincePage(place: LinePlace(.today, 6), sentence: "Since 2026-11-18: anything new?"),
      ComplaintPage(asksSide: true, positions: [.prone, .seated], position: 0),
      RefusedPage(outcome: .postponed(reason: "fever"), refused: SampleSession.fever),
      PreparationPage(protocolTitle: "x", preparation: SampleSession.preparation),
      PainPage(), ReviewPage(plan: SampleSession.plan),
      SummaryPage(record: SampleSession.record), UnsavedPage(),
      UnsavedPage(line: TypedLine("/home/x/file.json")),
      HelpPage(about: .running, scroll: 9_999),
    ]
    var screens: [any Screen] = pages.map { PageScreen($0) }
    screens += [
      BlankScreen(), SessionScreen(state: SessionState(), now: .zero),
      RestScreen(state: SessionState(), now: .zero),
    ]
    let dialogues: [(any SessionDialogue)?] = [
      nil, ReactionSheet(), ReactionSheet(kind: .pain),
      NoteBox(TypedLine(String(repeating: "long word ", count: 60))), EndBox(), DeclineBox(),
      StepChoice(SessionState(), selected: 99),
      TechniqueChoice(rows: [
        TechniqueChoice.Row(title: "shaking", zones: [.back], duration: .seconds(60))
      ]),
      RefitBox(
        rows: [RefitBox.Row(title: "friction", before: .seconds(60), after: .zero)],
        endsAt: "14:32",
        newEndsAt: "14:20"
      ),
    ]
    for step in SampleSession.steps.indices {
      screens += [0, 5, 30, 88, 174].map { session(step: step, spent: .seconds($0)) }
    }
    for dialogue in dialogues {
      screens.append(session(step: 1, spent: .seconds(30), dialogue: dialogue))
    }
    screens.append(session(step: 2, spent: .seconds(30), view: .near))
    return screens
  }

  private static func session(
    step: Int,
    spent: Duration,
    view: SessionScreen.View = .far,
    dialogue: (any SessionDialogue)? = nil
  ) -> SessionScreen {
    SessionScreen(
      state: SampleSession.running(step: step, spent: spent),
      now: SampleSession.now,
      endsAt: "14:32",
      view: view,
      dialogue: dialogue,
      standing: Standing(
        answer: Answer("pain 4", undoSeconds: 9),
        saved: .notSaved(2, reason: "the disk is full")
      )
    )
  }

  @Test(arguments: sizes)
  func `no window traps, overlaps or cuts without a mark`(size: Size) {
    for look in [Look(), Look(theme: .night, repertoire: .ascii)] {
      for screen in Self.screens {
        let frame = FrameFiles.frame(screen, size, look)
        #expect(frame.overdrawnCells == 0, "\(screen)")
        #expect(frame.silentCuts == 0, "\(screen)")
        if frame.overdrawnCells + frame.silentCuts > 0 { return }
      }
    }
  }

  @Test
  func `a window too small says the time and the technique first`() {
    let screen = SessionScreen(
      state: SampleSession.running(step: 1, spent: .seconds(40)),
      now: SampleSession.now
    )
    let frame = FrameFiles.frame(screen, Size(columns: 20, rows: 5), Look())
    #expect(frame.lines[0] == "2:20 friction")
    #expect(FrameFiles.frame(screen, Size(columns: 5, rows: 2), Look()).lines[0] == "2:20")
  }

  @Test
  func `a window twice as large gets digits twice as large`() {
    let screen = SessionScreen(
      state: SampleSession.running(step: 1, spent: .seconds(40)),
      now: SampleSession.now
    )
    func blocks(_ size: Size) -> Int {
      let frame = FrameFiles.frame(screen, size, Look(repertoire: .ascii))
      return frame.lines.filter { $0.hasPrefix("####") }.count
    }
    #expect(blocks(Size(columns: 160, rows: 48)) >= 2 * blocks(.usual) - 1)
  }
}
