package import SessionEngine

/// A protocol of five short steps, two minutes in all, that tests take and alter.
package enum SmallProtocol {
  /// No course, no cautions, one rule for pain and one for numbness.
  package static let value = MassageProtocol(
    id: "small-back",
    version: "1.0.0",
    title: "Small back massage",
    goal: .clinical,
    positions: [.prone],
    session: .seconds(60)...(.seconds(120)),
    preparation: Preparation(room: ["Couch warm"], therapist: ["Hands warm"]),
    contraindications: [
      Contraindication(id: "fever", class: .postpone, ask: .everySession, question: "Fever?"),
      Contraindication(id: "tumour", class: .absolute, ask: .once, question: "A tumour?"),
      Contraindication(id: "skin", class: .local, ask: .everySession, question: "Wounds?"),
    ],
    introductory: Stage(
      name: .introductory,
      aim: "Warm the back",
      entries: [.step(step("opening", .effleurage, .back, seconds: 20, pressure: 1))]
    ),
    main: Stage(name: .main, aim: "Loosen the back", entries: mainSteps.map(StageEntry.step)),
    final: Stage(
      name: .final,
      aim: "Calm down",
      entries: [.step(step("closing", .effleurage, .back, seconds: 20, pressure: 1))]
    ),
    reactions: [
      ReactionRule(reaction: .pain, rise: 2, directive: .ease, text: "Lower the pressure."),
      ReactionRule(reaction: .numbness, directive: .stopSession, advice: .doctor, text: "Stop."),
    ],
    aftercare: Aftercare(
      rest: .seconds(60)...(.seconds(120)),
      ask: [.pain],
      advise: ["Keep warm"],
      suggested: ["rest"]
    )
  )

  /// Rubbing on the healthy side first, kneading of two zones, and an optional tapping that counts.
  private static var mainSteps: [Step] {
    var rubbing = step("rubbing", .friction, .lumbar, seconds: 30, pressure: 3)
    rubbing.side = .healthyFirst
    rubbing.atLeast = .seconds(20)
    var tapping = step("tapping", .tapotement, .buttocks, seconds: 20, pressure: 2)
    tapping.dose = Dose(duration: nil, repetitions: 15...20, tempo: 60)
    tapping.isOptional = true
    return [rubbing, step("kneading", .petrissage, .lumbar, .buttocks, seconds: 30), tapping]
  }

  /// A step with a countdown and nothing special about it.
  package static func step(
    _ id: String,
    _ technique: Technique,
    _ zones: Zone...,
    seconds: Int,
    pressure: Int? = nil
  ) -> Step {
    Step(
      id: id,
      technique: technique,
      zones: zones,
      dose: Dose(duration: .seconds(seconds)),
      pressure: pressure.flatMap(PressureCourse.init(level:)),
      text: "Work on."
    )
  }
}

extension PressureCourse {
  /// The same pressure from the start to the end of a step.
  package init?(level: Int) {
    guard let pressure = Pressure(level) else { return nil }
    self.init(start: pressure, end: pressure)
  }
}
