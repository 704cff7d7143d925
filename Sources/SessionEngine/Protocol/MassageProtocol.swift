/// What can be done: one protocol file, read and checked.
package struct MassageProtocol: Sendable, Hashable {
  package var id: String
  package var version: String
  package var language: String
  package var title: String
  package var summary: String?
  package var goal: Goal
  package var style: String?
  /// More than one where the guide asks which.
  package var positions: [Position]
  package var performer: Performer?
  package var people: Int
  package var ages: AgeRange?
  package var conditions: [String]
  package var setting: String?
  /// Hands-on time of a session in the main part of the course.
  package var session: ClosedRange<Duration>
  /// The sources lost the time: the guide asks for the minutes.
  package var asksMinutes: Bool
  package var indications: [String]
  package var materials: [String]
  package var sources: [String]
  package var course: Course?
  package var preparation: Preparation
  /// The core and the protocol's own questions.
  package var contraindications: [Contraindication]
  /// The lines under which they are asked.
  package var headings: [Heading]
  /// What must be there before the start.
  package var needs: [ProtocolNeed]
  package var cautions: [Caution]
  package var introductory: Stage
  package var main: Stage
  package var final: Stage
  package var reactions: [ReactionRule]
  package var aftercare: Aftercare
  /// What holds for young patients, whatever `ages` says.
  package var ageLimits: [AgeLimit]
  /// Zones that cover parts of each other.
  package var overlaps: [ZoneOverlap]
  /// The fields outside the steps whose values the sources do not give.
  package var suggested: Set<String>

  package init(
    id: String,
    version: String,
    language: String = "en",
    title: String,
    summary: String? = nil,
    goal: Goal,
    style: String? = nil,
    positions: [Position],
    performer: Performer? = nil,
    people: Int = 1,
    ages: AgeRange? = nil,
    conditions: [String] = [],
    setting: String? = nil,
    session: ClosedRange<Duration>,
    asksMinutes: Bool = false,
    indications: [String] = [],
    materials: [String] = [],
    sources: [String] = [],
    course: Course? = nil,
    preparation: Preparation,
    contraindications: [Contraindication],
    headings: [Heading] = [],
    needs: [ProtocolNeed] = [],
    cautions: [Caution] = [],
    introductory: Stage,
    main: Stage,
    final: Stage,
    reactions: [ReactionRule],
    aftercare: Aftercare,
    ageLimits: [AgeLimit] = [],
    overlaps: [ZoneOverlap] = [],
    suggested: Set<String> = []
  ) {
    self.id = id
    self.version = version
    self.language = language
    self.title = title
    self.summary = summary
    self.goal = goal
    self.style = style
    self.positions = positions
    self.performer = performer
    self.people = people
    self.ages = ages
    self.conditions = conditions
    self.setting = setting
    self.session = session
    self.asksMinutes = asksMinutes
    self.indications = indications
    self.materials = materials
    self.sources = sources
    self.course = course
    self.preparation = preparation
    self.contraindications = contraindications
    self.headings = headings
    self.needs = needs
    self.cautions = cautions
    self.introductory = introductory
    self.main = main
    self.final = final
    self.reactions = reactions
    self.aftercare = aftercare
    self.ageLimits = ageLimits
    self.overlaps = overlaps
    self.suggested = suggested
  }

  package var stages: [Stage] { [introductory, main, final] }
}

/// Plain lines that are ticked off before the start.
package struct Preparation: Sendable, Hashable {
  package var room: [String]
  package var therapist: [String]
  package var patient: [String]

  package init(room: [String] = [], therapist: [String] = [], patient: [String] = []) {
    self.room = room
    self.therapist = therapist
    self.patient = patient
  }
}

/// What is shown at every step in some zones, and what is never done there.
package struct Caution: Sendable, Hashable {
  package var zones: [Zone]
  package var forbid: [Technique]
  package var text: String
  /// Holds for patients of these ages only; nothing means all.
  package var ages: AgeRange?
  /// Holds for this sex only, and where it is not known.
  package var sex: Sex?
  /// Shown while one of these is done; none means all.
  package var techniques: [Technique]
  /// Shown while the patient lies or sits so; none means always.
  package var positions: [Position]
  /// Said while the patient turns over, and only then.
  package var isTurning: Bool
  /// What weighs more is shown first.
  package var weight: Int

  package init(
    zones: [Zone],
    forbid: [Technique] = [],
    text: String,
    ages: AgeRange? = nil,
    sex: Sex? = nil,
    techniques: [Technique] = [],
    positions: [Position] = [],
    isTurning: Bool = false,
    weight: Int = 1
  ) {
    self.zones = zones
    self.forbid = forbid
    self.text = text
    self.ages = ages
    self.sex = sex
    self.techniques = techniques
    self.positions = positions
    self.isTurning = isTurning
    self.weight = weight
  }

  /// Whether it is shown at a step: at a turn what is for turns, or for the whole body.
  func isShown(at step: PlannedStep) -> Bool {
    let isInPlace =
      step.isTurn
      ? isTurning || zones.contains(.wholeBody)
      : !isTurning && step.zones.contains { $0.touches(zones) }
    return isInPlace && (techniques.isEmpty || techniques.contains(step.technique))
      && (positions.isEmpty || step.position.map(positions.contains) ?? true)
  }
}

package enum StageName: String, CaseIterable, Sendable, Hashable, Comparable {
  case introductory, main, final

  package static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// One of the three parts of a session.
package struct Stage: Sendable, Hashable {
  package var name: StageName
  package var aim: String?
  package var entries: [StageEntry]
  /// The stroking that follows every step but the stage's last, and but such a stroke itself.
  package var link: LinkingStroke?

  package init(
    name: StageName,
    aim: String? = nil,
    entries: [StageEntry],
    link: LinkingStroke? = nil
  ) {
    self.name = name
    self.aim = aim
    self.entries = entries
    self.link = link
  }

  /// Every step of the stage as it is written, groups opened up.
  package var steps: [Step] {
    entries.flatMap { entry in
      switch entry {
      case .step(let step): [step]
      case .group(_, let steps): steps
      }
    }
  }
}

package enum StageEntry: Sendable, Hashable {
  case step(Step)
  /// The larger number is planned; the rounds above the smaller one are optional.
  case group(rounds: ClosedRange<Int>, steps: [Step])
}

/// The stroking between two steps, in the zone of the step before it.
package struct LinkingStroke: Sendable, Hashable {
  package var technique: Technique
  package var duration: Duration
  package var pressure: PressureCourse?
  package var text: String
  package var suggested: Set<String>

  package init(
    technique: Technique,
    duration: Duration,
    pressure: PressureCourse?,
    text: String,
    suggested: Set<String> = []
  ) {
    self.technique = technique
    self.duration = duration
    self.pressure = pressure
    self.text = text
    self.suggested = suggested
  }
}

/// How much of a technique is done.
package struct Dose: Sendable, Hashable {
  /// The countdown, as written; where only repetitions are given it follows from the tempo.
  package var duration: Duration?
  /// Counted anew on each side, where the step changes sides.
  package var repetitions: ClosedRange<Int>?
  /// Strokes a minute.
  package var tempo: Int?
  /// On how many sides the repetitions are done one after the other.
  package var sides: Int

  package init(
    duration: Duration?,
    repetitions: ClosedRange<Int>? = nil,
    tempo: Int? = nil,
    sides: Int = 1
  ) {
    self.duration = duration
    self.repetitions = repetitions
    self.tempo = tempo
    self.sides = sides
  }

  /// The length of the countdown: the duration, else the larger number of repetitions at the tempo.
  ///
  /// Whole milliseconds.
  package var countdown: Duration {
    if let duration { return duration }
    guard let repetitions, let tempo, tempo > 0 else { return .zero }
    return .milliseconds((repetitions.upperBound * sides * 60_000 + tempo / 2) / tempo)
  }
}

/// One technique on one zone, as the file says it.
package struct Step: Sendable, Hashable {
  package var id: String
  package var title: String?
  package var technique: Technique
  package var variant: String?
  package var zones: [Zone]
  /// Set where the patient has to turn first.
  package var position: Position?
  package var side: SideRule
  package var directions: [Direction]
  package var motions: [Motion]
  package var hands: [HandPart]
  package var dose: Dose
  /// The shortest useful time; half of the countdown where the file says nothing.
  package var atLeast: Duration?
  /// A limit of the sources that lengthening does not pass.
  package var atMost: Duration?
  package var pressure: PressureCourse?
  package var until: TissueSign?
  package var before: [Changeover]
  package var ask: [Measure]
  package var isOptional: Bool
  package var text: String
  package var cautions: [String]
  /// The fields whose values the sources do not give; `step` marks the whole step.
  package var suggested: Set<String>

  package init(
    id: String,
    title: String? = nil,
    technique: Technique,
    variant: String? = nil,
    zones: [Zone],
    position: Position? = nil,
    side: SideRule = .both,
    directions: [Direction] = [],
    motions: [Motion] = [],
    hands: [HandPart] = [],
    dose: Dose,
    atLeast: Duration? = nil,
    atMost: Duration? = nil,
    pressure: PressureCourse? = nil,
    until: TissueSign? = nil,
    before: [Changeover] = [],
    ask: [Measure] = [],
    isOptional: Bool = false,
    text: String,
    cautions: [String] = [],
    suggested: Set<String> = []
  ) {
    self.id = id
    self.title = title
    self.technique = technique
    self.variant = variant
    self.zones = zones
    self.position = position
    self.side = side
    self.directions = directions
    self.motions = motions
    self.hands = hands
    self.dose = dose
    self.atLeast = atLeast
    self.atMost = atMost
    self.pressure = pressure
    self.until = until
    self.before = before
    self.ask = ask
    self.isOptional = isOptional
    self.text = text
    self.cautions = cautions
    self.suggested = suggested
  }

  /// The fields of the planned step whose values the sources do not give: a countdown that follows
  /// from a suggested count or tempo is no more given than those.
  var suggestedInPlan: Set<String> {
    let counts: Set = ["repetitions", "tempo"]
    let follows = dose.duration == nil && !suggested.isDisjoint(with: counts)
    return follows ? suggested.union(["duration"]) : suggested
  }

  /// The shortest useful time: half of the countdown where the file says nothing, but never less
  /// than the hands need.
  package var shortest: Duration {
    atLeast ?? max(.milliseconds(dose.countdown.wholeMilliseconds / 2), shortestForHands)
  }

  /// What the hands need at least to do the technique at all, on each side that it is done on.
  package var shortestForHands: Duration { technique.shortestTurn * dose.sides }
}

/// What follows the last stroke.
package struct Aftercare: Sendable, Hashable {
  /// The minimum and the end of the rest.
  package var rest: ClosedRange<Duration>
  package var ask: [Measure]
  package var text: String?
  package var advise: [String]
  /// The fields whose values the sources do not give.
  package var suggested: Set<String>

  package init(
    rest: ClosedRange<Duration>,
    ask: [Measure] = [],
    text: String? = nil,
    advise: [String] = [],
    suggested: Set<String> = []
  ) {
    self.rest = rest
    self.ask = ask
    self.text = text
    self.advise = advise
    self.suggested = suggested
  }
}
