/// The steps of a session on their way into its plan.
struct DraftPlan {
  /// One step of the protocol and the linking stroke that would follow it.
  struct Draft {
    /// The id in the file, the same in every round of a group.
    let source: String
    var step: PlannedStep
    var link: PlannedStep?
  }

  var drafts: [Draft] = []
  /// How the patient lies or sits at first.
  let start: Position
  /// What is shown with the steps once they are whole.
  var cautions: [Caution] = []

  /// Every step the period leaves in, groups opened and values altered.
  init(
    _ protocol: MassageProtocol,
    in period: Period?,
    position: Position,
    for request: PlanRequest
  ) {
    start = position
    var naming = StepNaming(written: `protocol`.stages.flatMap(\.steps).map(\.id))
    let isInEverydayWords = [.parent, .selfMassage].contains(`protocol`.performer)
    var position = position
    for stage in `protocol`.stages {
      for entry in stage.entries {
        for (step, round, isOptional) in entry.rounds {
          position = step.position ?? position
          let altered = step.altered(by: period)
          var planned = PlannedStep(
            altered,
            id: naming.name(step.id, round: round),
            stage: stage.name,
            painfulSide: request.painfulSide,
            isSideTold: request.isSideTold,
            curve: request.curve
          )
          planned.position = position
          planned.isOptional = planned.isOptional || isOptional
          if isInEverydayWords { planned.nameInEverydayWords() }
          let link = stage.link.map { stroke in
            PlannedStep(
              stroke,
              after: planned,
              id: naming.name(planned.id, suffix: "link"),
              ceiling: period?.maxPressure
            )
          }
          drafts.append(Draft(source: step.id, step: planned, link: link))
        }
      }
    }
    let leftOut = Set(period?.leaveOut ?? [])
    drafts.removeAll { leftOut.contains($0.source) }
  }

  /// Whether the linking stroke of a draft is done: after every step but the stage's last, and but
  /// one that is such a stroke itself.
  func isLinked(_ index: Int) -> Bool {
    let step = drafts[index].step
    return drafts[index].link.map { $0.technique != step.technique } ?? false
      && index + 1 < drafts.count && drafts[index + 1].step.stage == step.stage
  }

  /// The steps in their order, linking strokes among them.
  var steps: [PlannedStep] {
    drafts.indices.flatMap { index -> [PlannedStep] in
      guard isLinked(index), let link = drafts[index].link else { return [drafts[index].step] }
      return [drafts[index].step, link]
    }
  }

  /// The finished steps: numbered from 0, each turn of the patient before the step that needs it.
  func numberedSteps(isForInfant: Bool = false) -> [PlannedStep] {
    let steps = steps
    var naming = StepNaming(written: steps.map(\.id))
    var position: Position? = start
    var all: [PlannedStep] = []
    for step in steps {
      if let next = step.position, next != position {
        let id = naming.name("turn", suffix: next.rawValue)
        let turn = PlannedStep(
          turningTo: next,
          in: step.stage,
          id: id,
          isInfant: isForInfant,
          isSuggested: step.isSuggested("position")
        )
        all.append(turn)
      }
      position = step.position
      all.append(step)
    }
    return all.enumerated().map { index, step in
      var step = step
      step.index = index
      step.add(cautions)
      step.text = step.textWithDose()
      return step
    }
  }

  /// What the patient's turns take of the minutes at hand.
  var turning: Duration {
    let positions = [start] + steps.compactMap(\.position)
    return Technique.turningOver.shortestTurn
      * zip(positions, positions.dropFirst()).count { $0 != $1 }
  }

  func requireEveryStage() throws(PlanRefusal) {
    for stage in StageName.allCases where !drafts.contains(where: { $0.step.stage == stage }) {
      throw .nothingLeft(stage)
    }
  }
}

extension StageEntry {
  /// Every step as often as it is planned, its round and whether that round is optional.
  fileprivate var rounds: [(step: Step, round: Int, isOptional: Bool)] {
    switch self {
    case .step(let step): [(step, 1, false)]
    case .group(let rounds, let steps):
      (1...max(1, rounds.upperBound)).flatMap { round in
        steps.map { ($0, round, round > max(1, rounds.lowerBound)) }
      }
    }
  }
}

/// The ids of a plan: the file's own, `x-2` for a second round, `x-link` for a linking stroke.
private struct StepNaming {
  private var taken: Set<String>

  init(written ids: [String]) {
    taken = Set(ids)
  }

  mutating func name(_ id: String, round: Int) -> String {
    round == 1 ? id : name(id, suffix: String(round))
  }

  /// A name nobody else has, also where a step of the file is called like another's round.
  mutating func name(_ id: String, suffix: String) -> String {
    var name = "\(id)-\(suffix)"
    while !taken.insert(name).inserted { name += "-\(suffix)" }
    return name
  }
}

extension PlannedStep {
  /// A step of the protocol as it is planned before anything is left out or shrunk.
  fileprivate init(
    _ step: Step,
    id: String,
    stage: StageName,
    painfulSide: BodySide?,
    isSideTold: Bool,
    curve: SpinalCurve?
  ) {
    let duration = min(step.dose.countdown, step.atMost ?? step.dose.countdown)
    self.init(
      index: 0,
      id: id,
      stage: stage,
      title: step.title,
      technique: step.technique,
      variant: step.variant,
      zones: step.zones,
      side: WorkedSide(
        step.side,
        painful: painfulSide,
        isTold: isSideTold,
        curve: curve,
        zones: step.zones
      ),
      directions: step.directions,
      motions: step.motions,
      hands: step.hands,
      duration: duration,
      atLeast: min(step.shortest, duration),
      atMost: step.atMost,
      repetitions: step.dose.repetitions?.upperBound.scaled(
        from: step.dose.countdown,
        to: duration
      ),
      tempo: step.dose.tempo,
      pressure: step.pressure,
      until: step.until,
      before: step.before,
      ask: step.ask,
      isOptional: step.isOptional,
      text: step.text,
      cautions: step.cautions,
      suggested: step.suggestedInPlan
    )
  }

  /// The stroking after a step, in that step's zones.
  fileprivate init(
    _ link: LinkingStroke,
    after step: PlannedStep,
    id: String,
    ceiling: Pressure?
  ) {
    self.init(
      index: 0,
      id: id,
      stage: step.stage,
      technique: link.technique,
      zones: step.zones,
      position: step.position,
      duration: link.duration,
      atLeast: min(
        link.duration,
        max(.milliseconds(link.duration.wholeMilliseconds / 2), link.technique.shortestTurn)
      ),
      pressure: ceiling.map { link.pressure?.lowered(to: $0) } ?? link.pressure,
      isOptional: step.isOptional,
      text: link.text,
      suggested: link.suggested
    )
  }

  /// Parents, and who massages oneself, read no terms.
  fileprivate mutating func nameInEverydayWords() { title = title ?? technique.everydayWord }

  /// Puts the cautions for it under its own, what weighs more first.
  package mutating func add(_ shared: [Caution]) {
    let shown = shared.filter { $0.isShown(at: self) }
    let byWeight = shown.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
    for text in byWeight.map(\.element.text) where !cautions.contains(text) {
      cautions.append(text)
    }
  }
}

extension Zone {
  /// Whether this zone lies in one of the others, or one of them in it.
  func touches(_ others: [Zone]) -> Bool {
    others.contains {
      $0.withZonesInside.contains(self) || withZonesInside.contains($0)
    }
  }
}
