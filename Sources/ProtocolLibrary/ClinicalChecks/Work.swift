import SessionEngine

/// One technique as it is really done: by a step, by a step that a period changes, or by the
/// stroke between two steps.
struct Work {
  let stage: StageName
  let technique: Technique
  let zones: [Zone]
  let directions: [Direction]
  let motions: [Motion]
  let pressure: PressureCourse?
  /// The step's own lines of caution, which the hands see while they work.
  let cautions: [String]
  let ask: [Measure]
  let side: SideRule
  let places: Places

  /// Where its parts stand in the file.
  struct Places {
    let technique: SourcePosition
    let zones: SourcePosition
    let pressure: SourcePosition
    let direction: SourcePosition
    let side: SourcePosition
  }

  /// The level of the strongest moment; 0 where nothing presses.
  var level: Int { pressure?.strongest.level ?? 0 }

  /// Whether one of its zones is one of these, or lies inside one.
  func isIn(_ others: Zone...) -> Bool {
    others.contains { other in zones.contains(where: other.withZonesInside.contains) }
  }

  /// Whether one of its zones is one of these, lies inside one, or around one.
  func reaches(_ others: Zone...) -> Bool {
    let own = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    return others.contains { !own.isDisjoint(with: $0.withZonesInside) }
  }
}

extension ProtocolDraft {
  /// Everything that is done in some session, as far as it could be read.
  var works: [Work] { stages.flatMap { works(of: $0) } + changedWorks }

  private func works(of stage: StageDraft) -> [Work] {
    let steps = stage.steps.compactMap { Work($0, in: stage.name) }
    return steps
      + [stage.record[StageFields.link]].compactMap { link in
        link.flatMap { Work($0, in: stage.name, zones: steps.flatMap(\.zones)) }
      }
  }

  /// What a period makes of steps by other zones or another pressure.
  private var changedWorks: [Work] {
    let changes = (record[ProtocolFields.course]?.periods ?? []).flatMap {
      $0.record[PeriodFields.change] ?? []
    }
    return changes.compactMap { change in
      let fields: [any AnyField] = [
        ChangeFields.technique, ChangeFields.zone, ChangeFields.pressure,
      ]
      guard fields.contains(where: { change.record.holds($0) }) else { return nil }
      for stage in stages {
        let step = stage.steps.first { $0.record[StepFields.id] == change.step.id }
        if let step { return Work(step, in: stage.name, changedBy: change.record) }
      }
      return nil
    }
  }
}

extension Work {
  fileprivate init?(_ step: StepDraft, in stage: StageName, changedBy change: Record? = nil) {
    let record = step.record
    guard let technique = change?[ChangeFields.technique] ?? record[StepFields.technique],
      let zones = change?[ChangeFields.zone] ?? record[StepFields.zone]
    else { return nil }
    self.init(
      stage: stage,
      technique: technique,
      zones: zones,
      directions: record[StepFields.direction] ?? [],
      motions: record[StepFields.motion] ?? [],
      pressure: change?[ChangeFields.pressure] ?? record[StepFields.pressure],
      cautions: record[StepFields.cautions] ?? [],
      ask: record[StepFields.ask] ?? [],
      side: record[StepFields.side] ?? .both,
      places: Places(
        technique: change?.node.headPosition ?? record.position(of: StepFields.technique),
        zones: change?.position(of: ChangeFields.zone) ?? record.position(of: StepFields.zone),
        pressure: change?.position(of: ChangeFields.pressure)
          ?? record.position(of: StepFields.pressure),
        direction: record.position(of: StepFields.direction),
        side: record.position(of: StepFields.side)
      )
    )
  }

  fileprivate init?(_ link: LinkDraft, in stage: StageName, zones: [Zone]) {
    guard let technique = link.record[LinkFields.technique] else { return nil }
    let place = link.record.position(of: LinkFields.technique)
    self.init(
      stage: stage,
      technique: technique,
      zones: zones,
      directions: [],
      motions: [],
      pressure: link.record[LinkFields.pressure],
      cautions: [],
      ask: [],
      side: .both,
      places: Places(
        technique: place,
        zones: place,
        pressure: link.record.position(of: LinkFields.pressure),
        direction: place,
        side: place
      )
    )
  }
}
