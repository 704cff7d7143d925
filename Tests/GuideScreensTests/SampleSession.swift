@testable import SessionEngine

/// A small session, built by hand, that the screens are drawn from.
enum SampleSession {
  static let fever = Contraindication(
    id: "fever",
    class: .postpone,
    ask: .everySession,
    question: "Raised body temperature, influenza or a cold today?",
    text: "Come back when the temperature has been normal for a day."
  )
  static let marks = Contraindication(
    id: "skin-marks",
    class: .local,
    ask: .everySession,
    question: "Moles, warts, large birthmarks or cracked skin where the hands will work?",
    needs: [.place]
  )
  static let swelling = Contraindication(
    id: "swelling",
    class: .consult,
    ask: .once,
    question: "Swollen legs, arms or face for some time?"
  )
  static let tumour = Contraindication(
    id: "tumour",
    class: .absolute,
    ask: .once,
    question: "A tumour of any kind, now or in the past?",
    text: "A doctor decides about any massage."
  )
  static let questions = [fever, marks, swelling, tumour]

  static let preparation = Preparation(
    room: ["Firm couch, low roll under the shins", "Oil warmed, towel and blanket at hand"],
    therapist: ["Hands washed, warm and supple, nails short, no rings"],
    patient: ["Last meal at least two hours ago", "Toilet visited", "Skin of the back clean"]
  )

  static let opening = SessionOpening(
    protocolID: "lumbar-osteochondrosis",
    protocolTitle: "Classic massage for lumbar osteochondrosis",
    protocolVersion: "1.0.0",
    protocolDigest: String(repeating: "0", count: 64),
    patient: "A-014",
    sessionNumber: 4,
    questions: questions,
    preparation: preparation,
    asksPainfulSide: true
  )

  static let steps = [
    PlannedStep(
      index: 0,
      id: "back-stroking",
      stage: .introductory,
      technique: .effleurage,
      zones: [.back],
      directions: [.upward],
      hands: [.bothPalms],
      duration: .seconds(120),
      atLeast: .seconds(60),
      pressure: Pressure(2).map { PressureCourse(start: $0, end: $0) },
      text: "Stroke with both palms from the sacrum to the shoulders, slowly and warmly."
    ),
    PlannedStep(
      index: 1,
      id: "lumbar-rubbing",
      stage: .main,
      title: "Rubbing beside the spine",
      technique: .friction,
      zones: [.lumbar, .sacrum],
      side: .leftThenRight,
      directions: [.spineToSides],
      motions: [.circular],
      hands: [.fingerPads],
      duration: .seconds(180),
      atLeast: .seconds(90),
      repetitions: nil,
      tempo: 40,
      pressure: Pressure(2).flatMap { low in
        Pressure(4).map { PressureCourse(start: low, end: $0) }
      },
      text: "Small circles with the finger pads beside the lumbar spine, from the spine outwards.",
      cautions: ["Never on the spine itself; not over the kidneys."],
      avoid: [.sacrum],
      suggested: ["tempo"]
    ),
    PlannedStep(
      index: 2,
      id: "muscle-kneading",
      stage: .main,
      technique: .petrissage,
      zones: [.buttocks],
      side: .left,
      directions: [.across],
      motions: [.rolling],
      duration: .seconds(90),
      atLeast: .seconds(45),
      repetitions: 30,
      tempo: 20,
      pressure: Pressure(3).map { PressureCourse(start: $0, end: $0) },
      until: .relaxation,
      before: [.oil],
      text: "Lift and press the muscle between both hands, hand over hand."
    ),
    PlannedStep(
      index: 3,
      id: "closing-stroking",
      stage: .final,
      technique: .effleurage,
      zones: [.back],
      duration: .seconds(60),
      atLeast: .seconds(30),
      text: "Light stroking over the whole back until the breath is calm."
    ),
  ]

  static let plan = SessionPlan(
    protocolID: opening.protocolID,
    protocolTitle: opening.protocolTitle,
    sessionNumber: 4,
    periodID: "working",
    periodTitle: "Main part of the course",
    position: .prone,
    steps: steps,
    aims: [.main: "Loosen the long muscles of the back"],
    banners: [
      PlanBanner(
        zones: [],
        place: "mole below the left shoulder blade",
        reason: "skin-marks",
        text: "Go around: mole below the left shoulder blade"
      )
    ],
    allowed: .seconds(420)...(.seconds(900)),
    aftercare: Aftercare(
      rest: .seconds(1_200)...(.seconds(1_800)),
      ask: [.pain],
      text: "Let the patient lie still under the blanket.",
      advise: ["Keep the back warm today.", "Drink a glass of water.", "No heavy lifting today."]
    )
  )

  /// The session at a step, so much of it worked.
  static func running(step: Int, spent: Duration, phase: Phase? = nil) -> SessionState {
    var state = SessionState()
    state.opening = opening
    state.plan = plan
    state.painBefore = 5
    state.progress.steps = steps.map { StepProgress(step: $0) }
    for index in 0..<step {
      state.progress.steps[index].ending = .finished
      state.progress.steps[index].spent = steps[index].duration
    }
    state.progress.current = step
    state.progress.steps[step].spent = spent
    state.progress.phase = phase ?? .running(since: .seconds(500))
    return state
  }

  /// The instant at which `running` stands.
  static let now = Duration.seconds(500)

  static func logged(_ reaction: Reaction, at elapsed: Duration = .seconds(480)) -> LoggedReaction {
    LoggedReaction(reaction: reaction, elapsed: elapsed, at: WallTime(milliseconds: 0))
  }
}
