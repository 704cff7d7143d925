import ProtocolLibrary
import Testing

/// A change of the example that one code reports, and one beside it that it does not.
struct CodeExample: Sendable, CustomTestStringConvertible {
  let code: Rule
  let fails: String
  let passes: String

  init(_ code: Rule, fails: String, passes: String = lumbarExample) {
    self.code = code
    self.fails = fails
    self.passes = passes
  }

  /// Another text in one place of the example.
  init(_ code: Rule, in old: String, fails: String, passes: String) {
    self.init(
      code,
      fails: lumbarExample.replacingFirst(old, with: fails),
      passes: lumbarExample.replacingFirst(old, with: passes)
    )
  }

  var testDescription: String { "\(code.rawValue) \(code)" }
}

/// One breaking and one kept example for every code of form and sense.
enum CodeExamples {
  static let all = form + fields + sense

  private static let goal = "goal: clinical"
  private static let title = "title: Stroking of the whole back"
  private static let words = "text: Light strokes from the sacrum to the lowest ribs."

  private static let form: [CodeExample] = [
    CodeExample(.tab, in: goal, fails: "goal:\tclinical", passes: "goal:  clinical"),
    CodeExample(.indentation, in: goal, fails: " goal: clinical", passes: goal),
    CodeExample(.outsideSubset, in: goal, fails: "goal: &x clinical", passes: "goal: \"clinical\""),
    CodeExample(
      .unquotedColon,
      in: words,
      fails: "text: Now: stroke.",
      passes: "text: \"Now: stroke.\""
    ),
    CodeExample(.unclosed, in: title, fails: "title: \"Strokes", passes: "title: \"Strokes\""),
    CodeExample(.keyTwice, in: goal, fails: goal + "\n" + goal, passes: goal),
    CodeExample(.noValue, in: goal, fails: "goal:", passes: goal),
    CodeExample(
      .forbiddenCharacter,
      in: title,
      fails: "title: Strokes \u{1B}[2J",
      passes: "title: Strokes, 20 °C"
    ),
    CodeExample(
      .tooLarge,
      in: title,
      fails: "title: " + String(repeating: "a", count: 5_000),
      passes: "title: " + String(repeating: "a", count: 120)
    ),
    CodeExample(.lastLineNotEnded, fails: String(lumbarExample.dropLast())),
    CodeExample(
      .textCutShort,
      in: words,
      fails: "text: Strokes #3 to #5 of the chart, from the sacrum to the lowest ribs.",
      passes: "text: \"Strokes #3 to #5 of the chart, from the sacrum to the lowest ribs.\""
    ),
    CodeExample(
      .textCutShort,
      in: words,
      fails: words + " # as taught",
      passes: "# as taught\n            " + words
    ),
  ]

  private static let fields: [CodeExample] = [
    CodeExample(
      .unknownField,
      in: "style: classic",
      fails: "stile: classic",
      passes: "style: Swedish"
    ),
    CodeExample(.missingField, in: goal + "\n", fails: "", passes: "goal: relaxation\n"),
    CodeExample(.wrongKind, in: goal, fails: "goal: [clinical]", passes: goal),
    CodeExample(.unknownWord, in: "zone: lumbar", fails: "zone: loin", passes: "zone: sacrum"),
    CodeExample(
      .badQuantity,
      in: "duration: 2 min",
      fails: "duration: 2",
      passes: "duration: 120 s"
    ),
    CodeExample(.outOfRange, in: "pressure: 3", fails: "pressure: 6", passes: "pressure: 2"),
    CodeExample(
      .badID,
      in: "id: lumbar-stroking",
      fails: "id: Lumbar",
      passes: "id: lumbar-strokes"
    ),
    CodeExample(.badText, in: title, fails: "title: \"\"", passes: "title: Strokes"),
    CodeExample(.aftercareTooEarly, fails: aftercareFirst),
  ]

  private static let sense: [CodeExample] =
    [
      CodeExample(
        .unknownStep,
        in: "leave_out: [hips-warm-up",
        fails: "leave_out: [hips-warm",
        passes: "leave_out: [hips-warm-up"
      ),
      CodeExample(
        .periodsDoNotCover,
        in: "sessions: 4+",
        fails: "sessions: 6+",
        passes: "sessions: 4-15"
      ),
      CodeExample(
        .emptyStage,
        in: "leave_out: [",
        fails: "leave_out: [closing-stroking, ",
        passes: "leave_out: ["
      ),
      CodeExample(
        .tooLongForPeriod,
        in: "session: 5-7 min",
        fails: "session: 5-6 min",
        passes: "session: 5-8 min"
      ),
      CodeExample(
        .sumOutsideSession,
        in: "session: 15-20 min",
        fails: "session: 20-25 min",
        passes: "session: 14-20 min"
      ),
      CodeExample(
        .forbiddenTechnique,
        in: "forbid: [tapotement]",
        fails: "forbid: [friction]",
        passes: "forbid: [shaking]"
      ),
      CodeExample(
        .noStrokingAtEnds,
        in: "technique: effleurage",
        fails: "technique: compression",
        passes: "technique: stroking"
      ),
      CodeExample(
        .quickTempo,
        in: "tempo: 30/min",
        fails: "tempo: 31/min",
        passes: "tempo: 29/min"
      ),
      CodeExample(
        .strongStart,
        fails: lumbarExample.replacingFirst("max_pressure: 2", with: "max_pressure: 4")
          .replacingFirst(
            "pressure: 1\n        text: Light strokes",
            with: "pressure: 4\n        text: Light strokes"
          ),
        passes: lumbarExample.replacingFirst("max_pressure: 2", with: "max_pressure: 3")
      ),
      CodeExample(
        .painOrNumbnessUnanswered,
        fails: lumbarExample.replacingFirst("- reaction: numbness", with: "- reaction: weakness")
      ),
      CodeExample(
        .ruleNeverApplies,
        in: "  - reaction: skin-irritation\n",
        fails: "  - reaction: skin-irritation\n    again: true\n",
        passes: "  - reaction: skin-irritation\n    severity: moderate\n"
      ),
      CodeExample(
        .screeningTooThin,
        in: "id: fever",
        fails: "id: temperature",
        passes: "id: fever"
      ),
      CodeExample(
        .noQuestionMark,
        in: "question: Raised body temperature, flu or a cold today?",
        fails: "question: Raised body temperature",
        passes: "question: Raised body temperature?"
      ),
      CodeExample(
        .dosesDisagree,
        in: "repetitions: 20-25",
        fails: "repetitions: 5\n        duration: 50 s",
        passes: "repetitions: 20-25"
      ),
      CodeExample(
        .sameStepTwice,
        in: "variant: deep\n",
        fails: "variant: superficial\n",
        passes: "variant: deeper\n"
      ),
      CodeExample(
        .atLeastTooLong,
        in: "at_least: 2 min",
        fails: "at_least: 4 min",
        passes: "at_least: 3 min"
      ),
    ] + told + surroundings + family

  private static let tapping = "text: Springy, from loose wrists. It never hurts."

  /// Texts against what is really done.
  private static let told: [CodeExample] = [
    CodeExample(
      .badPlaceholder,
      in: words,
      fails: "text: Light strokes, {times}.",
      passes: "text: Light strokes, {time} in all, {pressure}."
    ),
    CodeExample(
      .badPlaceholder,
      in: tapping,
      fails: "text: Springy, {count}.",
      passes: "text: Springy, {times}."
    ),
    CodeExample(
      .textNamesDose,
      in: words,
      fails: "text: Light strokes for three minutes.",
      passes: "text: Light strokes, three centimetres beside the spine."
    ),
    CodeExample(
      .textNamesDose,
      in: tapping,
      fails: "text: \"Springy: 20 times.\"",
      passes: "text: Springy, {times}, with two fingers."
    ),
    CodeExample(
      .textAgainstPressure,
      in: words,
      fails: "text: Strong strokes from the sacrum to the lowest ribs.",
      passes: "text: Never strong. From the sacrum to the lowest ribs."
    ),
    CodeExample(
      .textAgainstPressure,
      in: words,
      fails: "text: Firmer than the kneading.",
      passes: "text: Lighter than the kneading."
    ),
    CodeExample(
      .textAgainstTechnique,
      in: "title: Pressing beside the spine",
      fails: "title: Squeezing beside the spine",
      passes: "title: Slow pressing beside the spine"
    ),
    CodeExample(
      .textAgainstTechnique,
      in: "Alternate pads, small circles",
      fails: "The pads glide along the muscle, small circles",
      passes: "The pads press, small circles"
    ),
    CodeExample(
      .textTooShort,
      in: words,
      fails: "text: Lightly.",
      passes: "text: Light strokes up to the ribs."
    ),
    CodeExample(
      .noteAgainstSteps,
      in: "deep-stroking:\n          duration: 1 min",
      fails: "deep-stroking:\n          technique: petrissage\n          duration: 1 min",
      passes: "deep-stroking:\n          technique: friction\n          duration: 1 min"
    ),
    CodeExample(
      .handNamedLeftOrRight,
      in: "text: One hand weighs on the other.",
      fails: "text: The left hand weighs on the other.",
      passes: "text: The upper hand weighs on the left side."
    ),
    CodeExample(
      .stepsLookAlike,
      in: "title: Deep stroking, hand on hand",
      fails: title,
      passes: "title: Stroking, hand on hand"
    ),
  ]

  /// The clock, the rest, devices and turns.
  private static let surroundings: [CodeExample] = [
    CodeExample(
      .tooShortForHands,
      in: "at_least: 2 min",
      fails: "at_least: 15 s",
      passes: "at_least: 20 s"
    ),
    CodeExample(
      .restOutOfProportion,
      fails: short(rest: "rest: 20-30 min\n  suggested: [rest]"),
      passes: short(rest: "rest: 10-15 min\n  suggested: [rest]")
    ),
    CodeExample(
      .restNotInPosition,
      in: "position: prone",
      fails: "position: [prone, seated]",
      passes: "position: [prone, side]"
    ),
    CodeExample(
      .flameUnguarded,
      fails: cups("Glass cups"),
      passes: cups("Rubber or plastic cups")
    ),
    CodeExample(
      .deviceNotCleaned,
      fails: cups("Rubber or plastic cups"),
      passes: cups("Rubber or plastic cups")
        .replacingFirst("- A warm shower is allowed", with: "- Cups cleaned with alcohol")
    ),
    CodeExample(.turnUnguarded, fails: turned, passes: guardedTurn),
  ]

  /// What one file says and its neighbour forgot.
  private static let family: [CodeExample] = [
    CodeExample(
      .massageHidesStroke,
      in: "technique: vibration",
      fails: "technique: massage",
      passes: "technique: shaking"
    ),
    CodeExample(
      .specialistNotAsked,
      fails: bySpecialist,
      passes: bySpecialist.replacingFirst(
        "cautions:\n  - zones: [back,",
        with: "needs:\n  - id: trained-hands\n    say: Done by a specialist\n    firm: true\n\n"
          + "cautions:\n  - zones: [back,"
      )
    ),
    CodeExample(
      .scoliosisGradeNotAsked,
      fails: scoliosis,
      passes: asking(
        "scoliosis-grade-4\n      class: absolute\n      question: Scoliosis of grade 4?",
        in: scoliosis
      )
    ),
    CodeExample(
      .numbPlaceUnguarded,
      fails: warmingGel,
      passes: asking(
        "numb-place\n      class: local\n      closed: place\n      question: A numb place?",
        in: warmingGel
      )
    ),
    CodeExample(
      .kidneysUnnamed,
      in: "spine. Not over the kidneys.",
      fails: "spine.",
      passes: "spine, below the kidneys."
    ),
    CodeExample(
      .textPointsElsewhere,
      in: words,
      fails: "text: The same way, from the sacrum to the lowest ribs.",
      passes: "text: From the sacrum to the lowest ribs, both sides the same."
    ),
    CodeExample(
      .infantAskedForPain,
      fails: infants,
      passes: infants.replacing("ask: [pain, sensation]", with: "ask: [sensation]")
        .replacing("ask: [pain]", with: "ask: [sensation]")
    ),
    CodeExample(
      .newbornTooOld,
      fails: infants.replacingFirst("- Toilet visited", with: "- A newborn lies on a towel"),
      passes: infants.replacingFirst("- Toilet visited", with: "- A newborn lies on a towel")
        .replacingFirst("ages: 3-11 months", with: "ages: 0-11 months")
    ),
  ]

  private static let bySpecialist = lumbarExample.replacingFirst(
    "title: Classic massage",
    with: "title: By a specialist, classic massage"
  )
  private static let scoliosis = lumbarExample.replacingFirst(
    "setting:",
    with: "conditions: [scoliosis]\nsetting:"
  )
  private static let warmingGel = lumbarExample.replacingFirst(
    "- Massage oil, or plain cream or olive oil",
    with: "- Warming gel"
  )
  private static let infants = lumbarExample.replacingFirst(
    "setting:",
    with: "ages: 3-11 months\nsetting:"
  )

  private static func asking(_ question: String, in text: String) -> String {
    text.replacingFirst(
      "contraindications:\n",
      with: "contraindications:\n    - id: \(question)\n      ask: once\n"
    )
  }

  private static func short(rest: String) -> String {
    lumbarExample.replacingFirst("session: 15-20 min", with: "session: 10-14 min")
      .replacingFirst("rest: 20-30 min", with: rest)
  }

  private static func cups(_ material: String) -> String {
    lumbarExample.replacingFirst("- Low roll for under the shins", with: "- " + material)
      .replacingFirst(
        "technique: vibration\n        zone: sacrum\n        motion: stationary\n"
          + "        hands: one-palm\n        duration: 1 min\n        pressure: 2\n",
        with: "technique: cupping\n        zone: sacrum\n        duration: 1 min\n"
      )
  }

  private static let turned = lumbarExample.replacingFirst(
    "setting:",
    with: "conditions: [fracture]\nsetting:"
  )
  .replacingFirst("id: lumbar-stroking\n", with: "id: lumbar-stroking\n        position: side\n")

  private static let guardedTurn = turned.replacingFirst(
    "cautions:\n  - zones: [back,",
    with: "cautions:\n  - zones: [whole-body]\n    turning: true\n    text: Turn as one.\n"
      + "  - zones: [back,"
  )

  static let aftercareFirst: String = {
    let aftercare = part(from: "aftercare:", to: "sources:")
    let stages = part(from: "stages:", to: "reactions:")
    return lumbarExample.replacingFirst(aftercare, with: "")
      .replacingFirst(stages, with: aftercare + stages)
  }()

  /// The lines from one that begins so, up to one that begins otherwise.
  private static func part(from first: String, to end: String) -> String {
    let lines = lumbarExample.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix(first) } ?? 0
    let stop = lines[start...].firstIndex { $0.hasPrefix(end) } ?? lines.count
    return lines[start..<stop].joined(separator: "\n") + (stop < lines.count ? "\n" : "")
  }
}
