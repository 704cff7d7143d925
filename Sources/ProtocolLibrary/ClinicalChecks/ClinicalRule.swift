/// A rule that every session keeps, and what holds it.
package struct ClinicalRule: Sendable, Hashable {
  package enum Keeper: Sendable, Hashable {
    /// Checks of protocol files; the codes tell a file that breaks it.
    case checks([Rule])
    /// No field of a file can break it; the reason says who keeps it.
    case outsideFiles(String)
  }

  /// The rule's number, `G34`.
  package let number: String
  package let sentence: String
  package let keeper: Keeper

  fileprivate init(_ number: Int, _ sentence: String, _ keeper: Keeper) {
    self.number = "G" + (number < 10 ? "0\(number)" : "\(number)")
    self.sentence = sentence
    self.keeper = keeper
  }

  /// The rule as a row of a Markdown table: number, sentence, codes or reason.
  package var row: String {
    let kept =
      switch keeper {
      case .checks(let rules): rules.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      case .outsideFiles(let reason): reason
      }
    return "| \(number) | \(sentence) | \(kept) |"
  }
}

/// The session rules G01 to G59, in their order.
package enum ClinicalRules {
  package static let all = screening + movement + after

  /// The rule whose check has this code; nothing for a check of form or sense.
  package static func rule(of code: Rule) -> ClinicalRule? {
    all.first { rule in
      if case .checks(let codes) = rule.keeper { codes.contains(code) } else { false }
    }
  }

  private static let screening: [ClinicalRule] = [
    ClinicalRule(
      1,
      "A doctor decides on massage, method and number of sessions.",
      .checks([.infantWithoutOrder, .screeningTooThin])
    ),
    ClinicalRule(
      2,
      "Contraindications are asked before every session.",
      .checks([.nothingAskedAnew, .screeningTooThin])
    ),
    ClinicalRule(
      3,
      "At the first meeting it is asked where and on which side it hurts.",
      .outsideFiles("The guide asks for the pain and its side before every session.")
    ),
    ClinicalRule(
      4,
      "Who feels unwell comes another day.",
      .outsideFiles("The question `unwell` is shared, and `P212` asks for fever.")
    ),
    ClinicalRule(
      5,
      "There is time to settle before the start.",
      .outsideFiles("Nothing is timed before the first stroke; the line is shared.")
    ),
    ClinicalRule(6, "Meals are kept apart from the massage.", .checks([.mealNotAsked])),
    ClinicalRule(7, "The toilet is visited before.", .checks([.toiletForgotten])),
    ClinicalRule(8, "The patient's skin is clean.", .checks([.skinUnprepared])),
    ClinicalRule(
      9,
      "A warm bath or shower before helps.",
      .outsideFiles("It helps and is no duty: a line of the preparation where a system asks.")
    ),
    ClinicalRule(
      10,
      "The therapist's hands are washed, warm and supple.",
      .checks([.handsUnprepared])
    ),
    ClinicalRule(
      11,
      "Adults: oil, cream or talc, on the hands.",
      .outsideFiles("Materials are free text; a person reads and ticks them.")
    ),
    ClinicalRule(
      12,
      "Infants: no medium unless it was agreed.",
      .outsideFiles("Materials are free text; a person reads and ticks them.")
    ),
    ClinicalRule(13, "The room is aired, warm, without draught.", .checks([.roomUnprepared])),
    ClinicalRule(14, "The surface is firm.", .checks([.roomUnprepared])),
    ClinicalRule(15, "Towels and all else lie within reach.", .checks([.roomUnprepared])),
    ClinicalRule(16, "Pillows and rolls let the muscles rest.", .checks([.roomUnprepared])),
    ClinicalRule(17, "A child is in a good mood and awake.", .checks([.childMoodNotAsked])),
    ClinicalRule(
      18,
      "A home is fit for massage.",
      .outsideFiles("A place is seen, not written: the shared lines of the room ask for it.")
    ),
    ClinicalRule(
      19,
      "A doctor shows an infant's massage first.",
      .checks([.infantWithoutOrder])
    ),
  ]

  private static let movement: [ClinicalRule] = [
    ClinicalRule(20, "At most 30 movements a minute, tonic work apart.", .checks([.quickTempo])),
    ClinicalRule(
      21,
      "No pauses between techniques.",
      .outsideFiles("The guide goes on by itself; a file has no field for a pause.")
    ),
    ClinicalRule(
      22,
      "Muscles stay relaxed.",
      .outsideFiles("Hands feel it; the reaction `tension` eases the pressure.")
    ),
    ClinicalRule(23, "Strokes lead with blood and lymph.", .checks([.awayFromHeart])),
    ClinicalRule(
      24,
      "The zone to start with.",
      .outsideFiles("Every system has its own (X28); the file's order is the system's.")
    ),
    ClinicalRule(25, "The healthy side before the painful one.", .checks([.sideFixed])),
    ClinicalRule(
      26,
      "Both sides of the spine at once, or one after the other.",
      .outsideFiles("Every system has its own; `side` says which.")
    ),
    ClinicalRule(27, "Superficial before deep.", .checks([.coldDepth])),
    ClinicalRule(
      28,
      "No strong pressure in the first session.",
      .checks([.hardFirstSession, .strongStart])
    ),
    ClinicalRule(29, "A place is warm before hard work.", .checks([.coldDepth])),
    ClinicalRule(30, "Begin and end with stroking.", .checks([.noStrokingAtEnds])),
    ClinicalRule(
      31,
      "Stroking after each basic technique.",
      .outsideFiles("Only some systems ask for it; their files carry `link`.")
    ),
    ClinicalRule(
      32,
      "The spine itself is never worked.",
      .checks([.spineStruck, .spineUnguarded])
    ),
    ClinicalRule(
      33,
      "Distances beside the spine.",
      .outsideFiles("Every system has its own, in the words of the step.")
    ),
    ClinicalRule(
      34,
      "The kidneys are spared.",
      .checks([.kidneysStruck, .kidneysPressed, .kidneysUnguarded])
    ),
    ClinicalRule(
      35,
      "The heart is spared; children get no vibration over kidneys and heart.",
      .checks([.heartStruck, .childHeartVibrated])
    ),
    ClinicalRule(
      36,
      "No percussion on neck and upper chest, vibration lengthwise only.",
      .checks([.neckStruck, .neckVibratedAcross])
    ),
    ClinicalRule(
      37,
      "Back pain: no vibration over kidneys and thoracic spine.",
      .checks([.backPainVibrated])
    ),
    ClinicalRule(38, "The neck with utmost care.", .checks([.neckPressed])),
    ClinicalRule(39, "Sore spots are never pressed hard.", .checks([.hardWithoutAsking])),
    ClinicalRule(
      40,
      "Between the shoulder blades only the skin is grasped.",
      .checks([.scapulaeGrasped])
    ),
    ClinicalRule(41, "A hernia is never worked on.", .checks([.herniaWorked])),
    ClinicalRule(
      42,
      "Infants: nothing hard, no-go places are left out.",
      .checks([.infantPressed, .infantStruck, .infantPlace])
    ),
    ClinicalRule(43, "Moles, veins and cracks are gone around.", .checks([.placesNotAsked])),
    ClinicalRule(44, "An infant's abdomen clockwise.", .checks([.infantAbdomen])),
    ClinicalRule(45, "Joints are not made to crack.", .checks([.jointsForced])),
    ClinicalRule(
      46,
      "Nothing abrupt for infants, fractures and first radiculitis sessions.",
      .checks([.abruptStart, .infantStruck])
    ),
    ClinicalRule(47, "The skin of the face is not dragged.", .checks([.faceDragged])),
    ClinicalRule(
      48,
      "An infant's fist is not opened by force.",
      .outsideFiles("No technique says it; the shared caution for hands is always shown.")
    ),
    ClinicalRule(49, "The patient is watched and asked.", .checks([.neverAsked])),
    ClinicalRule(
      50,
      "The plan and its time are fixed before.",
      .outsideFiles("The plan is shown with its times before the first stroke.")
    ),
  ]

  private static let after: [ClinicalRule] = [
    ClinicalRule(51, "Rest in place.", .checks([.restTooShort])),
    ClinicalRule(52, "Keep warm.", .checks([.risingNotTold])),
    ClinicalRule(53, "Get up slowly.", .checks([.risingNotTold])),
    ClinicalRule(
      54,
      "Wash off honey, wipe the skin.",
      .outsideFiles("Advice is free text; the honey file says it.")
    ),
    ClinicalRule(
      55,
      "Devices are cleaned.",
      .outsideFiles("Advice is free text; the files with a device or cups say it.")
    ),
    ClinicalRule(
      56,
      "A warm shower is allowed.",
      .outsideFiles("It is allowed and no duty; the line is shared.")
    ),
    ClinicalRule(57, "Exercises come after the massage.", .checks([.exerciseFirst])),
    ClinicalRule(58, "No alcohol with acupressure.", .checks([.alcoholNotAsked, .alcoholNotTold])),
    ClinicalRule(
      59,
      "Courses are regular.",
      .outsideFiles("`every` is always needed; the guide tells when the next one is due.")
    ),
  ]
}
