/// One step that will really be done; its index never changes while the session lives.
package struct PlannedStep: Sendable, Hashable {
  package var index: Int
  /// The file's id; later rounds of a group end in `-2`, linking strokes in `-link`.
  package var id: String
  package var stage: StageName
  package var title: String?
  package var technique: Technique
  package var variant: String?
  /// Empty at a turn.
  package var zones: [Zone]
  /// How the patient lies or sits for it, at a turn afterwards; nothing in earlier records.
  package var position: Position?
  package var side: WorkedSide
  package var directions: [Direction]
  package var motions: [Motion]
  package var hands: [HandPart]
  /// The countdown.
  package var duration: Duration
  /// The countdown before it was stretched into the minutes at hand.
  package var stretchedFrom: Duration?
  package var atLeast: Duration
  package var atMost: Duration?
  package var repetitions: Int?
  /// Strokes a minute.
  package var tempo: Int?
  package var pressure: PressureCourse?
  package var until: TissueSign?
  package var before: [Changeover]
  package var ask: [Measure]
  package var isOptional: Bool
  package var text: String
  package var cautions: [String]
  /// Places inside the step's zones that are left out today.
  package var avoid: [Zone]
  package var suggested: Set<String>

  package init(
    index: Int,
    id: String,
    stage: StageName,
    title: String? = nil,
    technique: Technique,
    variant: String? = nil,
    zones: [Zone],
    position: Position? = nil,
    side: WorkedSide = .both,
    directions: [Direction] = [],
    motions: [Motion] = [],
    hands: [HandPart] = [],
    duration: Duration,
    stretchedFrom: Duration? = nil,
    atLeast: Duration,
    atMost: Duration? = nil,
    repetitions: Int? = nil,
    tempo: Int? = nil,
    pressure: PressureCourse? = nil,
    until: TissueSign? = nil,
    before: [Changeover] = [],
    ask: [Measure] = [],
    isOptional: Bool = false,
    text: String,
    cautions: [String] = [],
    avoid: [Zone] = [],
    suggested: Set<String> = []
  ) {
    self.index = index
    self.id = id
    self.stage = stage
    self.title = title
    self.technique = technique
    self.variant = variant
    self.zones = zones
    self.position = position
    self.side = side
    self.directions = directions
    self.motions = motions
    self.hands = hands
    self.duration = duration
    self.stretchedFrom = stretchedFrom
    self.atLeast = atLeast
    self.atMost = atMost
    self.repetitions = repetitions
    self.tempo = tempo
    self.pressure = pressure
    self.until = until
    self.before = before
    self.ask = ask
    self.isOptional = isOptional
    self.text = text
    self.cautions = cautions
    self.avoid = avoid
    self.suggested = suggested
  }

  /// The patient turns over: a step of its own, whose time no source gives.
  ///
  /// `isSuggested` where no source gives the turn itself.
  package init(
    turningTo position: Position,
    in stage: StageName,
    id: String,
    isInfant: Bool,
    isSuggested: Bool = false
  ) {
    let time = Technique.turningOver.shortestTurn
    self.init(
      index: 0,
      id: id,
      stage: stage,
      title: position == .seated ? "Sit up" : "Turn over",
      technique: .turningOver,
      zones: [],
      position: position,
      duration: time,
      atLeast: time,
      text: isInfant
        ? "Slowly, with both hands, head and trunk together."
        : "Slowly. Cover again what is not worked, and see that nothing pulls.",
      suggested: isSuggested ? ["step"] : ["duration", "text"]
    )
  }

  /// Whether the patient turns and the hands rest.
  package var isTurn: Bool { technique == .turningOver }

  /// Whether all that it works lies in some zones; a turn works none.
  func lies(in closed: Set<Zone>) -> Bool { !isTurn && zones.allSatisfy(closed.contains) }

  /// How the patient lies from this step on, where it says so.
  package var positionFromHere: Position? {
    // Earlier releases turned the patient before a step.
    position ?? before.compactMap { if case .turn(let turned) = $0 { turned } else { nil } }.last
  }
}

extension Sequence<PlannedStep> {
  /// Hands-on time: turns are left out.
  package var handsOn: Duration { reduce(.zero) { $0 + ($1.isTurn ? .zero : $1.duration) } }
}

extension PlannedStep: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("index", index)
      $0.put("id", id)
      $0.put("stage", stage)
      $0.put("title", title)
      $0.put("technique", technique)
      $0.put("variant", variant)
      $0.put("zones", list: zones)
      $0.put("position", position)
      $0.put("side", side)
      $0.put("directions", list: directions)
      $0.put("motions", list: motions)
      $0.put("hands", list: hands)
      $0.put("durationMs", duration)
      $0.put("stretchedFromMs", stretchedFrom)
      $0.put("atLeastMs", atLeast)
      $0.put("atMostMs", atMost)
      $0.put("repetitions", repetitions)
      $0.put("tempo", tempo)
      $0.put("pressure", pressure)
      $0.put("until", until)
      $0.put("before", list: before)
      $0.put("ask", list: ask)
      $0.put("optional", flag: isOptional)
      $0.put("text", text)
      $0.put("cautions", list: cautions)
      $0.put("avoid", list: avoid)
      $0.put("suggested", list: suggested.sorted())
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      index: try json.get("index"),
      id: try json.get("id"),
      stage: try json.get("stage"),
      title: try json.find("title"),
      technique: try json.get("technique"),
      variant: try json.find("variant"),
      zones: try json.list("zones"),
      position: try json.find("position"),
      side: try json.get("side"),
      directions: try json.list("directions"),
      motions: try json.list("motions"),
      hands: try json.list("hands"),
      duration: try json.get("durationMs"),
      stretchedFrom: try json.find("stretchedFromMs"),
      atLeast: try json.get("atLeastMs"),
      atMost: try json.find("atMostMs"),
      repetitions: try json.find("repetitions"),
      tempo: try json.find("tempo"),
      pressure: try json.find("pressure"),
      until: try json.find("until"),
      before: try json.list("before"),
      ask: try json.list("ask"),
      isOptional: try json.flag("optional"),
      text: try json.get("text"),
      cautions: try json.list("cautions"),
      avoid: try json.list("avoid"),
      suggested: Set(try json.list("suggested", of: String.self))
    )
  }
}

extension EventForm {
  /// A step, for those who read a journal.
  static let plannedStep: Fields = [
    ("index", "place in the plan, from 0; never changes"), ("id", "the step's id in the protocol"),
    ("stage", "introductory, main or final"), ("title", "the protocol's own words for it"),
    ("technique", "the kind of stroke"), ("variant", "its variant"),
    ("zones", "where; empty where the patient turns over"),
    ("position", "how the patient lies or sits for it, at a turn afterwards"),
    ("side", "the patient's side or sides"), ("directions", "of the stroke"),
    ("motions", "of the hands"), ("hands", "parts of the hands that work"),
    ("durationMs", "the countdown, in milliseconds"),
    ("stretchedFromMs", "before it was stretched into the minutes at hand, in milliseconds"),
    ("atLeastMs", "never shortened below it"),
    ("atMostMs", "never lengthened beyond it"), ("repetitions", "how often"),
    ("tempo", "strokes a minute"), ("pressure", "1 to 5; two where it changes from start to end"),
    ("until", "the sign that ends it"),
    ("before", "oil, drape, or turn- and the new position"),
    ("ask", "what is asked at its end"),
    ("optional", "true where it may be left out"), ("text", "the instruction"),
    ("cautions", "shown while it runs"), ("avoid", "zones inside it that are left out today"),
    ("suggested", "fields whose value no source gives"),
  ]
}
