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

  private static let sense: [CodeExample] = [
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
    CodeExample(.quickTempo, in: "tempo: 30/min", fails: "tempo: 31/min", passes: "tempo: 29/min"),
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
    CodeExample(.screeningTooThin, in: "id: fever", fails: "id: temperature", passes: "id: fever"),
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
  ]

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
