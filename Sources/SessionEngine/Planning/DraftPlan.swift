/// The steps of a session on their way into its plan.
struct DraftPlan {
  /// One step of the protocol and the linking stroke that would follow it.
  struct Draft {
    /// The id in the file, the same in every round of a group.
    let source: String
    /// How the patient lies or sits for it, said at this step or at one before it.
    let position: Position
    var step: PlannedStep
    var link: PlannedStep?
  }

  var drafts: [Draft] = []
  /// What is shown with the steps once they are whole.
  var cautions: [Caution] = []

  /// Every step the period leaves in, groups opened and values altered.
  init(
    _ protocol: MassageProtocol,
    in period: Period?,
    position: Position,
    for request: PlanRequest
  ) {
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
          drafts.append(Draft(source: step.id, position: position, step: planned, link: link))
        }
      }
    }
    let leftOut = Set(period?.leaveOut ?? [])
    drafts.removeAll { leftOut.contains($0.source) }
  }

  /// Whether the linking stroke of a draft is done: after every step but the stage's last.
  func isLinked(_ index: Int) -> Bool {
    drafts[index].link != nil && index + 1 < drafts.count
      && drafts[index + 1].step.stage == drafts[index].step.stage
  }

  /// The steps in their order, linking strokes among them.
  var steps: [PlannedStep] {
    drafts.indices.flatMap { index -> [PlannedStep] in
      guard isLinked(index), let link = drafts[index].link else { return [drafts[index].step] }
      return [drafts[index].step, link]
    }
  }

  /// The finished steps: numbered from 0, each turn of the patient before the step that needs it.
  func numberedSteps(from start: Position) -> [PlannedStep] {
    var turned = self
    var position = start
    for index in turned.drafts.indices where turned.drafts[index].position != position {
      position = turned.drafts[index].position
      turned.drafts[index].step.before.insert(.turn(position), at: 0)
    }
    turned.showCautions()
    return turned.steps.enumerated().map { index, step in
      var step = step
      step.index = index
      step.text = step.textWithDose()
      return step
    }
  }

  func requireEveryStage() throws(PlanRefusal) {
    for stage in StageName.allCases where !drafts.contains(where: { $0.step.stage == stage }) {
      throw .nothingLeft(stage)
    }
  }

  /// Puts the cautions for a step's zones under the step's own, what weighs more first; what is said
  /// at a turn comes before all.
  private mutating func showCautions() {
    let byWeight = cautions.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
    for index in drafts.indices {
      let position = drafts[index].position
      drafts[index].step.add(byWeight, position)
      drafts[index].link?.add(byWeight, position)
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
      duration: link.duration,
      atLeast: .milliseconds(link.duration.wholeMilliseconds / 2),
      pressure: ceiling.map { link.pressure?.lowered(to: $0) } ?? link.pressure,
      isOptional: step.isOptional,
      text: link.text,
      suggested: link.suggested
    )
  }

  /// Parents, and who massages oneself, read no terms.
  fileprivate mutating func nameInEverydayWords() { title = title ?? technique.everydayWord }

  fileprivate mutating func add(_ shared: [Caution], _ position: Position) {
    let shown = shared.filter { caution in
      zones.contains { $0.touches(caution.zones) } && caution.isShown(at: self, position)
    }
    let turning = shown.filter(\.isTurning).map(\.text)
    let other = shown.filter { !$0.isTurning }.map(\.text)
    for text in turning.reversed() where !cautions.contains(text) { cautions.insert(text, at: 0) }
    for text in other where !cautions.contains(text) { cautions.append(text) }
  }
}

extension Zone {
  /// Whether this zone lies in one of the others, or one of them in it.
  fileprivate func touches(_ others: [Zone]) -> Bool {
    others.contains {
      $0.withZonesInside.contains(self) || withZonesInside.contains($0)
    }
  }
}
