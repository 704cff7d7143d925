import SessionEngine

/// What must hold for a plan, said without the planner's own means.
struct PlanRules {
  let source: MassageProtocol
  let request: PlanRequest
  /// Zones that are not worked, with all that lies inside them.
  let closed: Set<Zone>
  let plan: SessionPlan

  init(_ source: MassageProtocol, _ request: PlanRequest, _ plan: SessionPlan) {
    self.source = source
    self.request = request
    self.plan = plan
    closed = request.findings.flatMap(\.closed).reduce(into: []) {
      $0.formUnion($1.withZonesInside)
    }
  }

  /// The sentences that do not hold.
  var broken: [String] {
    let rules: [(String, Bool)] = [
      ("indices run from 0", plan.steps.map(\.index) == Array(plan.steps.indices)),
      ("ids are unique", Set(plan.steps.map(\.id)).count == plan.steps.count),
      ("the patient turns just where the next stroke needs it", turnsWhereNeeded),
      ("stages stand in order", plan.steps.map(\.stage) == plan.steps.map(\.stage).sorted()),
      ("every stage has a step", Set(plan.steps.filter { !$0.isTurn }.map(\.stage)).count == 3),
      ("every step has a zone and a time", plan.steps.allSatisfy(isWorkable)),
      ("no step is below its shortest time", plan.steps.allSatisfy(isLongEnough)),
      ("no zone that was found is worked", plan.steps.allSatisfy(keepsOffFindings)),
      ("a shortened stroke says so", plan.steps.allSatisfy(saysWhereItStops)),
      ("no dropped technique comes back", plan.steps.allSatisfy(keepsOffDropped)),
      ("no technique is where it is forbidden", plan.steps.allSatisfy(keepsOffForbidden)),
      ("pressure stays under the ceiling", plan.steps.allSatisfy(isGentleEnough)),
      ("the final stage is complete", plan.steps.map(\.id).containsAll(finalStage)),
      ("the plan fits the minutes", request.available.map { plan.length <= $0 } ?? true),
      ("the plan fits the period", fitsPeriod),
      ("the plan fits the age", plan.hardLimit.map { plan.total <= $0 } ?? true),
      ("the order is the file's", isInOrder),
      ("healthy side first", plan.steps.allSatisfy { $0.side != .healthyFirst } || !knowsSide),
      ("findings are told", request.findings.allSatisfy(isTold)),
      ("what was dropped is told", request.dropped.filter(\.holdsSomewhere).allSatisfy(isTold)),
    ]
    return rules.filter { !$0.1 }.map(\.0)
  }

  // MARK: Times

  private func isWorkable(_ step: PlannedStep) -> Bool {
    step.zones.isEmpty == step.isTurn && step.duration > .zero && step.repetitions != 0
      && step.atMost.map { step.duration <= $0 } ?? true
  }

  /// The shortest time of the file; a period that changes a dose says it anew.
  private func isLongEnough(_ step: PlannedStep) -> Bool {
    guard step.duration >= step.atLeast else { return false }
    if step.isTurn { return step.duration == .seconds(60) }
    if step.id.hasSuffix("-link") {
      let link = source.stages.first { $0.name == step.stage }?.link?.duration ?? .zero
      return step.duration >= .milliseconds(link.wholeMilliseconds / 2)
    }
    let written = source.stages.flatMap(\.steps).first {
      step.id == $0.id || step.id.hasPrefix($0.id + "-")
    }
    guard let written, !(period?.changes.contains { $0.step == written.id } ?? false) else {
      return written != nil
    }
    let countdown = written.dose.countdown
    let shortest =
      written.atLeast
      ?? max(.milliseconds(countdown.wholeMilliseconds / 2), written.shortestForHands)
    return step.duration >= min(shortest, countdown, written.atMost ?? countdown)
  }

  private var fitsPeriod: Bool {
    guard let own = period?.session else { return true }
    return plan.total <= own.upperBound && plan.total <= plan.allowed.upperBound
      && plan.allowed.upperBound <= own.upperBound && plan.allowed.lowerBound == own.lowerBound
  }

  // MARK: Places

  private func keepsOffFindings(_ step: PlannedStep) -> Bool {
    step.zones.allSatisfy { closed.isDisjoint(with: $0.withZonesInside) }
  }

  private func saysWhereItStops(_ step: PlannedStep) -> Bool {
    let written = source.stages.flatMap(\.steps).filter {
      step.id == $0.id || step.id.hasPrefix($0.id + "-")
    }
    let changed = (period?.changes ?? []).flatMap { $0.zones ?? [] }
    let known = Set(written.flatMap(\.zones) + changed)
    guard !Set(step.zones).isSubset(of: known) else { return true }
    return step.text.hasPrefix("Only ") && !step.avoid.isEmpty && step.title == nil
  }

  /// What a technique may still work of a zone.
  private func open(_ zone: Zone, _ technique: Technique) -> [Zone] {
    if closed.isDisjoint(with: zone.withZonesInside) { return [zone] }
    let whole: [Technique] = [
      .passiveMovement, .resistedMovement, .gymnastics, .rocking, .stretching,
    ]
    guard !closed.contains(zone), !whole.contains(technique) else { return [] }
    let inside = zone.withZonesInside.filter { closed.isDisjoint(with: $0.withZonesInside) }
    return inside.filter { part in
      !inside.contains { $0 != part && $0.withZonesInside.contains(part) }
    }
  }

  private func keepsOffDropped(_ step: PlannedStep) -> Bool {
    step.zones.allSatisfy { !isDropped(step.technique, on: $0) }
  }

  private func keepsOffForbidden(_ step: PlannedStep) -> Bool {
    step.zones.allSatisfy { !isForbidden(step.technique, on: $0) }
  }

  private func isDropped(_ technique: Technique, on zone: Zone) -> Bool {
    request.dropped.contains { drop in
      drop.holdsSomewhere && drop.technique.map { $0 == technique } ?? true
        && (drop.zones.isEmpty || drop.zones.contains { $0.withZonesInside.contains(zone) })
    }
  }

  private func isForbidden(_ technique: Technique, on zone: Zone) -> Bool {
    source.cautions.contains { caution in
      caution.forbid.contains(technique) && caution.holds(at: request.age)
        && caution.zones.contains { $0.withZonesInside.contains(zone) }
    }
  }

  private func isTold(_ finding: Finding) -> Bool {
    plan.banners.contains { banner in
      banner.reason == finding.reason && banner.zones == finding.closed
        && finding.place.map { banner.text.contains($0) } ?? true
    }
  }

  private func isTold(_ dropped: DroppedTechnique) -> Bool {
    plan.banners.contains { $0.text.contains(dropped.reason) && $0.zones == dropped.zones }
  }

  // MARK: Stages and order

  private var period: Period? {
    source.course?.periods.first { $0.id == plan.periodID }
  }

  private func isGentleEnough(_ step: PlannedStep) -> Bool {
    guard let ceiling = period?.maxPressure, let pressure = step.pressure else { return true }
    return pressure.strongest <= ceiling
  }

  /// What the file writes for the final stage of this period and nothing forbids today.
  private var finalStage: [String] {
    source.final.entries.flatMap { entry -> [String] in
      let (steps, rounds) =
        switch entry {
        case .step(let step): ([step], 1)
        case .group(let rounds, let steps): (steps, rounds.upperBound)
        }
      let done = steps.filter { step in
        let change = period?.changes.first { $0.step == step.id && $0.zones != nil }
        let zones = change?.zones ?? step.zones
        return !(period?.leaveOut.contains(step.id) ?? false)
          && zones.flatMap { open($0, step.technique) }.contains { zone in
            !isDropped(step.technique, on: zone) && !isForbidden(step.technique, on: zone)
          }
      }
      return (1...rounds).flatMap { round in
        done.map { round == 1 ? $0.id : "\($0.id)-\(round)" }
      }
    }
  }

  private var isInOrder: Bool {
    let all = source.periodSums.first { $0.period?.id == plan.periodID }?.steps.map(\.id) ?? []
    let strokes = plan.steps.filter { !$0.isTurn }
    let places = strokes.compactMap { all.firstIndex(of: $0.id) }
    return places.count == strokes.count && places == places.sorted()
  }

  private var knowsSide: Bool { request.painfulSide != nil }

  private var turnsWhereNeeded: Bool {
    var position: Position? = plan.position
    for (place, step) in plan.steps.enumerated() {
      if step.isTurn {
        let next = plan.steps.dropFirst(place + 1).first
        guard step.position != position, next?.position == step.position, next?.isTurn == false
        else {
          return false
        }
        position = step.position
      } else if step.position != position {
        return false
      }
    }
    return true
  }
}

/// When a refusal is right, and says why.
struct RefusalRules {
  let source: MassageProtocol
  let request: PlanRequest

  init(_ source: MassageProtocol, _ request: PlanRequest) {
    self.source = source
    self.request = request
  }

  func allow(_ refusal: PlanRefusal) -> Bool {
    switch refusal {
    case .tooShort(let available, let shortest):
      available < shortest && (isGivenTime(available) || request.available == nil)
    case .nothingLeft:
      // Something was taken out at all.
      !request.findings.flatMap(\.zones).isEmpty || !request.dropped.isEmpty
        || source.cautions.contains { !$0.forbid.isEmpty }
        || source.periodSums.contains { !$0.emptyStages.isEmpty }
    case .closed:
      !request.findings.flatMap(\.closed).isEmpty
    case .noPeriod(_, let day):
      countsDays && day.map { $0 < 1 || $0 > lastDay } ?? false
    case .dayMissing:
      countsDays && request.day == nil
    }
  }

  private func isGivenTime(_ time: Duration) -> Bool {
    time == request.available || source.course != nil || !source.ageLimits.isEmpty
  }

  private var lastDay: Int {
    guard case .days(_, let end?) = source.course?.periods.last?.span else { return .max }
    return end
  }

  private var countsDays: Bool {
    source.course?.periods.contains(where: \.span.countsDays) ?? false
  }
}

extension DroppedTechnique {
  /// One that names neither a technique nor a zone says nothing.
  fileprivate var holdsSomewhere: Bool { technique != nil || !zones.isEmpty }
}

extension Caution {
  fileprivate func holds(at age: AgeRange?) -> Bool {
    guard let age, let ages else { return true }
    return ages.overlaps(age)
  }
}

extension [String] {
  fileprivate func containsAll(_ others: [String]) -> Bool { Set(others).isSubset(of: self) }
}
