import ProtocolLibrary

/// One breaking and one kept example for every code of the session rules.
enum ClinicalExamples {
  static let all = struck + pressed + ordered + children + around

  private static func step(
    _ technique: String,
    _ zone: String,
    _ pressure: Int,
    _ more: String = ""
  ) -> (String, String) {
    let field = more.isEmpty ? "" : "        \(more)\n"
    return (
      vibration,
      "        technique: \(technique)\n        zone: \(zone)\n\(field)"
        + "        duration: 1 min\n        pressure: \(pressure)\n"
    )
  }

  /// A step of the example that others are put in the place of; the first session leaves it out.
  private static let vibration =
    "        technique: vibration\n        zone: sacrum\n        motion: stationary\n"
    + "        hands: one-palm\n        duration: 1 min\n        pressure: 2\n"

  private static let ownCaution = "cautions:\n          - With care"
  private static let noForbidding = ("    forbid: [tapotement]\n", "")
  private static let noSpineCaution = (
    "zones: [back, lumbar, paravertebral, sacrum]", "zones: [calves]"
  )
  private static let noKidneyCaution = ("- zones: [lumbar]\n", "- zones: [calves]\n")
  private static let noUpwardCaution = ("- zones: [back, lumbar, thighs]", "- zones: [thighs]")
  private static let backPain = ("setting:", "conditions: [back-pain]\nsetting:")
  private static let radiculitis = ("setting:", "conditions: [radiculitis]\nsetting:")
  private static let hernia = ("setting:", "conditions: [hernia]\nsetting:")
  private static let preschool = ("setting:", "ages: 3-7 years\nsetting:")
  private static let infants = ("setting:", "ages: 3-11 months\nsetting:")
  private static let strongLumbar = (
    "tempo: 30/min\n        pressure: 3", "tempo: 30/min\n        pressure: 4"
  )
  private static let tappingFirst = [
    ("sacrum-vibration, buttock-tapping]", "sacrum-vibration]"),
    ("session: 5-7 min", "session: 5-8 min"),
  ]
  private static let asks =
    Array(repeating: ("        ask: [pain]\n", ""), count: 3)
    + [("        ask: [pain, sensation]\n", ""), ("  ask: [pain, sensation]\n", "")]
  private static let advice =
    "  advise:\n    - A warm shower is allowed\n"
    + "    - No heavy lifting and no cold on the back today\n"
    + "    - Mild soreness may last up to a day and a half; longer or stronger means a call\n"
  private static let therapist =
    "  therapist:\n    - Hands washed, warm and supple, nails short, no rings\n"
    + "    - Today's complaints and any doctor's letter read\n"
  private static let room =
    "  room:\n    - Firm couch, low roll under the shins, flat pillow under the head\n"
    + "    - Oil warmed, towel and blanket at hand\n"

  private static let struck: [ClinicalCase] = [
    ClinicalCase(
      .kidneysStruck,
      .error,
      fails: [noForbidding, step("tapotement", "lumbar", 1)],
      passes: [noForbidding, step("tapotement", "buttocks", 1)]
    ),
    ClinicalCase(
      .kidneysPressed,
      .error,
      fails: [step("vibration", "lumbar", 3)],
      passes: [step("vibration", "lumbar", 3, ownCaution)]
    ),
    ClinicalCase(
      .kidneysUnguarded,
      .warning,
      fails: [
        noSpineCaution, noKidneyCaution, noUpwardCaution, step("compression", "back", 2),
      ],
      passes: [noKidneyCaution, step("compression", "back", 2)]
    ),
    ClinicalCase(
      .heartStruck,
      .error,
      fails: [step("tapotement", "chest", 1)],
      passes: [step("friction", "chest", 1)]
    ),
    ClinicalCase(
      .childHeartVibrated,
      .error,
      fails: [preschool, step("vibration", "chest", 1)],
      passes: [preschool, step("vibration", "thighs", 1)]
    ),
    ClinicalCase(
      .neckStruck,
      .error,
      fails: [step("tapotement", "collar", 1)],
      passes: [step("friction", "collar", 1)]
    ),
    ClinicalCase(
      .neckVibratedAcross,
      .error,
      fails: [step("vibration", "neck", 1, "direction: across")],
      passes: [step("vibration", "neck", 1, "direction: along-muscle")]
    ),
    ClinicalCase(
      .backPainVibrated,
      .warning,
      fails: [backPain, step("vibration", "upper-back", 1)],
      passes: [backPain, step("vibration", "upper-back", 1, ownCaution)]
    ),
    ClinicalCase(
      .spineUnguarded,
      .warning,
      fails: [noSpineCaution, noUpwardCaution],
      passes: [noSpineCaution]
    ),
    ClinicalCase(
      .spineStruck,
      .error,
      fails: [step("tapotement", "paravertebral", 1)],
      passes: [step("tapotement", "thighs", 1)]
    ),
  ]

  private static let pressed: [ClinicalCase] = [
    ClinicalCase(
      .neckPressed,
      .warning,
      fails: [step("friction", "neck", 3)],
      passes: [step("friction", "neck", 2)]
    ),
    ClinicalCase(
      .neckPressed,
      .error,
      fails: [step("friction", "neck", 4, "ask: [pain]")],
      passes: [step("friction", "neck", 2)]
    ),
    ClinicalCase(
      .scapulaeGrasped,
      .warning,
      fails: [step("petrissage", "interscapular", 2)],
      passes: [step("skin-rolling", "interscapular", 2)]
    ),
    ClinicalCase(
      .jointsForced,
      .warning,
      fails: [step("stretching", "neck", 1)],
      passes: [step("stretching", "neck", 1, ownCaution)]
    ),
    ClinicalCase(
      .faceDragged,
      .error,
      fails: [step("stretching", "face", 1)],
      passes: [step("pincement", "face", 1)]
    ),
    ClinicalCase(
      .herniaWorked,
      .error,
      fails: [hernia],
      passes: [backPain]
    ),
    ClinicalCase(
      .sideFixed,
      .warning,
      fails: [("side: healthy-first", "side: left")],
      passes: [("side: healthy-first", "side: one-then-other")]
    ),
    ClinicalCase(
      .hardWithoutAsking,
      .warning,
      fails: [step("compression", "buttocks", 4)],
      passes: [step("compression", "buttocks", 4, "ask: [pain]")]
    ),
  ]

  private static let ordered: [ClinicalCase] = [
    ClinicalCase(
      .coldDepth,
      .warning,
      fails: [step("compression", "arms", 3)],
      passes: [step("compression", "arms", 2)]
    ),
    ClinicalCase(
      .awayFromHeart,
      .warning,
      fails: [step("friction", "lumbar", 2, "direction: downward")],
      passes: [step("friction", "upper-back", 2, "direction: downward")]
    ),
    ClinicalCase(
      .exerciseFirst,
      .warning,
      fails: [
        (
          "        zone: [buttocks, thighs]\n        direction: upward\n        motion: circular\n"
            + "        hands: both-palms\n        duration: 2 min\n        tempo: 30/min\n        pressure: 2\n",
          "        zone: [buttocks, thighs]\n        duration: 2 min\n"
        ), ("technique: petrissage", "technique: gymnastics"),
      ],
      passes: [
        (vibration, "        technique: gymnastics\n        zone: arms\n        duration: 1 min\n")
      ]
    ),
    ClinicalCase(
      .abruptStart,
      .warning,
      fails: [radiculitis] + tappingFirst,
      passes: [radiculitis]
    ),
    ClinicalCase(
      .hardFirstSession,
      .error,
      fails: [("      max_pressure: 2\n", "      max_pressure: 4\n"), strongLumbar],
      passes: [strongLumbar]
    ),
    ClinicalCase(
      .neverAsked,
      .warning,
      fails: asks,
      passes: Array(asks.dropLast())
    ),
  ]

  private static let children: [ClinicalCase] = [
    ClinicalCase(
      .infantPressed,
      .error,
      fails: [infants],
      passes: [preschool]
    ),
    ClinicalCase(
      .infantStruck,
      .error,
      fails: [infants, step("squeezing", "thighs", 1)],
      passes: [preschool, step("squeezing", "thighs", 1)]
    ),
    ClinicalCase(
      .infantPlace,
      .error,
      fails: [infants, step("friction", "neck", 1)],
      passes: [
        infants, ("performer: therapist", "performer: doctor-ordered"), step("friction", "neck", 1),
      ]
    ),
    ClinicalCase(
      .infantAbdomen,
      .warning,
      fails: [infants, step("effleurage", "abdomen", 1, "direction: across")],
      passes: [infants, step("effleurage", "abdomen", 1, "direction: clockwise")]
    ),
    ClinicalCase(
      .childPressed,
      .error,
      fails: [preschool, step("friction", "thighs", 4, "ask: [pain]")],
      passes: [preschool, step("friction", "thighs", 3)]
    ),
    ClinicalCase(
      .childMoodNotAsked,
      .warning,
      fails: [preschool],
      passes: [preschool, ("- id: heart\n", "- id: child-mood\n")]
    ),
    ClinicalCase(
      .infantWithoutOrder,
      .warning,
      fails: [infants],
      passes: [infants, ("cautions:\n", "needs:\n  - order\n\ncautions:\n")]
    ),
  ]

  private static let around: [ClinicalCase] = [
    ClinicalCase(
      .roomUnprepared,
      .warning,
      fails: [(room, "")],
      passes: [("Oil warmed", "Cream warmed")]
    ),
    ClinicalCase(
      .handsUnprepared,
      .warning,
      fails: [(therapist, "")],
      passes: [("nails short", "nails cut")]
    ),
    ClinicalCase(
      .mealNotAsked,
      .warning,
      fails: [("    - Last meal at least two hours ago\n", "    - Great ease\n")],
      passes: [("Last meal at least two hours ago", "Nothing to eat for two hours")]
    ),
    ClinicalCase(
      .toiletForgotten,
      .warning,
      fails: [("Toilet visited", "Shoes off")],
      passes: [("Toilet visited", "Bladder emptied")]
    ),
    ClinicalCase(
      .skinUnprepared,
      .warning,
      fails: [("Skin of the back clean", "Shirt off")],
      passes: [("Skin of the back clean", "After a shower")]
    ),
    ClinicalCase(
      .nothingAskedAnew,
      .warning,
      fails: Array(repeating: ("ask: every-session", "ask: once"), count: 6),
      passes: Array(repeating: ("ask: every-session", "ask: once"), count: 5)
    ),
    ClinicalCase(
      .placesNotAsked,
      .warning,
      fails: Array(repeating: ("class: local", "class: consult"), count: 2),
      passes: [("class: local", "class: consult")]
    ),
    ClinicalCase(
      .alcoholNotAsked,
      .warning,
      fails: [step("acupressure", "thighs", 2)],
      passes: [step("acupressure", "thighs", 2), ("- id: heart\n", "- id: alcohol\n")]
    ),
    ClinicalCase(
      .alcoholNotTold,
      .warning,
      fails: [
        step("acupressure", "thighs", 2), ("- Toilet visited", "- Told that alcohol has no place"),
      ],
      passes: [
        step("acupressure", "thighs", 2), ("- Toilet visited", "- Told that alcohol has no place"),
        ("- A warm shower is allowed", "- No alcohol"),
      ]
    ),
    ClinicalCase(
      .restTooShort,
      .warning,
      fails: [("rest: 20-30 min", "rest: 5 min")],
      passes: [("rest: 20-30 min", "rest: 10 min")]
    ),
    ClinicalCase(
      .risingNotTold,
      .warning,
      fails: [("  text: Lie on, covered. Sit up slowly, over the side.\n", ""), (advice, "")],
      passes: [(advice, "")]
    ),
  ]
}
