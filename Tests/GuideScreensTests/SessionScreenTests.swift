import GuideScreens
import TerminalFrame
import Testing

@testable import GuideProgram
@testable import SessionEngine

@Suite struct SessionScreenTests {
  private func screen(
    _ state: SessionState = SampleSession.running(step: 1, spent: .seconds(40)),
    view: SessionScreen.View = .far,
    dialogue: (any SessionDialogue)? = nil,
    standing: Standing = Standing()
  ) -> SessionScreen {
    SessionScreen(
      state: state,
      now: SampleSession.now,
      endsAt: "14:32",
      view: view,
      dialogue: dialogue,
      standing: standing
    )
  }

  @Test(arguments: Size.all)
  func `a running technique can be read from three metres`(size: Size) throws {
    try FrameFiles.check(screen(), named: "session", size: size)
  }

  @Test(arguments: Size.all)
  func `before a change only the hands are served`(size: Size) throws {
    let state = SampleSession.running(step: 1, spent: .seconds(172))
    try FrameFiles.check(screen(state), named: "session-leaving", size: size)
  }

  @Test(arguments: Size.all)
  func `a pause is told`(size: Size) throws {
    let state = SampleSession.running(
      step: 2,
      spent: .seconds(40),
      phase: .paused(.therapist, since: .seconds(465), inChangeover: nil)
    )
    try FrameFiles.check(screen(state), named: "session-paused", size: size)
  }

  @Test(arguments: Size.all)
  func `the near view shows all details`(size: Size) throws {
    let standing = Standing(answer: Answer("pain 4", undoSeconds: 7))
    var state = SampleSession.running(step: 1, spent: .seconds(40))
    state.reactions = [SampleSession.logged(Reaction(id: 1, kind: .pain, score: 4, step: 1))]
    try FrameFiles.check(
      screen(state, view: .near, standing: standing),
      named: "session-near",
      size: size
    )
  }

  @Test(arguments: Size.all)
  func `the reaction sheet has a key for every reaction`(size: Size) throws {
    let dialogue = ReactionSheet()
    try FrameFiles.check(screen(dialogue: dialogue), named: "reactions", size: size)
  }

  @Test(arguments: Size.all)
  func `a chosen reaction asks how strong and where`(size: Size) throws {
    let sheet = ReactionSheet(kind: .dizziness, severity: .moderate, side: .left)
    try FrameFiles.check(screen(dialogue: sheet), named: "reaction", size: size)
  }

  @Test(arguments: Size.all)
  func `an alarm says what to do and since when`(size: Size) throws {
    var state = SampleSession.running(
      step: 1,
      spent: .seconds(40),
      phase: .paused(.alarm, since: .seconds(481), inChangeover: nil)
    )
    state.reactions = [
      SampleSession.logged(Reaction(id: 1, kind: .numbness, side: .left, step: 1))
    ]
    state.proposal = PendingProposal(
      proposal: Proposal(
        reaction: 1,
        directive: .stopSession,
        advice: .emergency,
        text: "Numbness of the limbs: take the hands off. Let the patient lie and watch them."
      ),
      since: .seconds(480)
    )
    let standing = Standing(
      saved: .notSaved(3, reason: "the disk is full"),
      isRehearsal: true
    )
    try FrameFiles.check(screen(state, standing: standing), named: "alarm", size: size)
  }

  @Test(arguments: Size.all)
  func `a proposal waits for an answer beside the running technique`(size: Size) throws {
    var state = SampleSession.running(step: 1, spent: .seconds(40))
    state.reactions = [SampleSession.logged(Reaction(id: 1, kind: .pain, score: 6, step: 1))]
    state.proposal = PendingProposal(
      proposal: Proposal(reaction: 1, directive: .ease, text: "Press one level lighter here."),
      since: .seconds(494)
    )
    let standing = Standing(answer: Answer("pain 6", undoSeconds: 4))
    try FrameFiles.check(screen(state, standing: standing), named: "proposal", size: size)
  }

  @Test(arguments: Size.all)
  func `a gap asks whether the hands went on`(size: Size) throws {
    let state = SampleSession.running(
      step: 1,
      spent: .seconds(40),
      phase: .paused(.gap, since: .seconds(480), inChangeover: nil)
    )
    try FrameFiles.check(screen(state), named: "gap", size: size)
  }

  @Test(arguments: Size.all)
  func `a changeover says what to do before the next technique`(size: Size) throws {
    let state = SampleSession.running(
      step: 2,
      spent: .zero,
      phase: .changingOver(.oil, since: .seconds(480))
    )
    try FrameFiles.check(screen(state), named: "changeover", size: size)
  }

  @Test(arguments: Size.all)
  func `a turn says how to lie and what to mind`(size: Size) throws {
    var state = SampleSession.running(step: 2, spent: .seconds(12))
    state.progress.steps[2].step = PlannedStep(
      turningTo: .supine,
      in: .main,
      id: "turn-supine",
      isInfant: false
    )
    state.progress.steps[2].step.cautions = ["Turn head, neck and trunk as one, with a helper."]
    state.progress.steps[2].limit = .seconds(60)
    try FrameFiles.check(screen(state), named: "turn", size: size)
  }

  @Test func `what no source gives is marked on the review and while it runs`() {
    var state = SampleSession.running(step: 1, spent: .seconds(40))
    state.progress.steps[1].step.suggested = ["step"]
    let size = Size(columns: 120, rows: 36)
    func text(_ screen: some Screen) -> String {
      FrameFiles.frame(screen, size, Look()).lines.joined(separator: "\n")
    }
    let running = text(screen(state, view: .near))
    for words in [
      " of ~3:00", "pressure ~", "~40 a minute", "~spine to sides", "~circular", "~finger pads",
    ] {
      #expect(running.contains(words), "\(words)\n\(running)")
    }
    state.progress.steps[1].step.suggested = []
    #expect(!text(screen(state, view: .near)).contains("~"))
    var plan = SampleSession.plan
    plan.steps[1].suggested = ["step"]
    plan.isPeriodSuggested = true
    plan.periodTitle = "Main part"
    let review = ReviewPage(plan: plan, patient: nil, findings: [], painBefore: nil, endsAt: nil)
    let shown = text(PageScreen(review, standing: Standing()))
    #expect(shown.contains("~3:00") && shown.contains("~Main part"), "\(shown)")
    #expect(!shown.contains("~2:00"), "\(shown)")
  }

  @Test(arguments: Size.all)
  func `an early end asks for its reason`(size: Size) throws {
    let box = EndBox(reason: TypedLine("the patient has to leave"))
    try FrameFiles.check(screen(dialogue: box), named: "end", size: size)
  }

  @Test(arguments: Size.all)
  func `steps can be chosen from a list`(size: Size) throws {
    let dialogue = StepChoice(SampleSession.running(step: 1, spent: .zero), selected: 2)
    try FrameFiles.check(screen(dialogue: dialogue), named: "steps", size: size)
  }

  @Test(arguments: Size.all)
  func `plain characters lose nothing`(size: Size) {
    let look = Look(theme: .monochrome, repertoire: .ascii)
    let frame = FrameFiles.frame(screen(), size, look)
    #expect(frame.cells.allSatisfy { $0.glyph.packed(0) < 0x7F })
  }

  @Test
  func `every theme draws the same text`() throws {
    let looks = Theme.allCases.map { ($0.rawValue, Look(theme: $0)) }
    try FrameFiles.check(screen(), named: "session-themes", size: .usual, looks: looks)
    let plain = FrameFiles.frame(screen(), .usual, Look())
    for (_, look) in looks {
      #expect(FrameFiles.frame(screen(), .usual, look).lines == plain.lines)
    }
  }

  @Test(arguments: Size.all)
  func `adding a technique tells what cannot be taken`(size: Size) throws {
    let choice = TechniqueChoice(rows: [
      TechniqueChoice.Row(title: "shaking", zones: [.back], duration: .seconds(60)),
      TechniqueChoice.Row(
        title: "tapotement",
        zones: [.sacrum],
        duration: .seconds(60),
        refusal: "the sacrum is left out today"
      ),
    ])
    try FrameFiles.check(screen(dialogue: choice), named: "techniques", size: size)
  }

  @Test(arguments: Size.all)
  func `a refit shows what changes before it is taken`(size: Size) throws {
    let box = RefitBox(
      rows: [
        RefitBox.Row(title: "friction", before: .seconds(180), after: .seconds(120)),
        RefitBox.Row(title: "petrissage", before: .seconds(90), after: .zero),
      ],
      endsAt: "14:32",
      newEndsAt: "14:29"
    )
    try FrameFiles.check(screen(dialogue: box), named: "refit", size: size)
  }

  @Test(arguments: Size.all)
  func `a note is typed while the technique runs`(size: Size) throws {
    let line = TypedLine("asked for a thinner pillow, was cold at the feet", cursor: 9)
    let dialogue = NoteBox(line)
    try FrameFiles.check(screen(dialogue: dialogue), named: "note", size: size)
  }

  @Test(arguments: Size.all)
  func `still there is asked with two keys`(size: Size) throws {
    var state = SampleSession.running(step: 1, spent: .seconds(40))
    state.reactions = [SampleSession.logged(Reaction(id: 1, kind: .pain, score: 6, step: 1))]
    state.secondLook = SecondLook(
      reaction: 1,
      rung: .ease,
      stage: .asked(until: .seconds(520))
    )
    try FrameFiles.check(screen(state), named: "still-there", size: size)
  }
}
