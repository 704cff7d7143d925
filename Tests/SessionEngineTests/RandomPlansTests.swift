import SessionEngine
import TestSupport
import Testing

/// Every plan obeys every rule, or is refused with a reason.
struct RandomPlansTests {
  @Test(arguments: 0..<10)
  func `a hundred random plans obey every rule or are refused`(batch: Int) {
    var made = 0
    for number in 0..<100 {
      let seed = UInt64(batch * 100 + number)
      var random = RandomProtocols(seed: seed)
      let source = random.nextProtocol()
      let request = random.nextRequest()
      do {
        let plan = try SessionPlan(source, for: request)
        let broken = PlanRules(source, request, plan).broken
        #expect(broken.isEmpty, "seed \(seed)")
        made += 1
      } catch {
        let isReasonable = RefusalRules(source, request).allow(error)
        #expect(isReasonable, "seed \(seed): \(error)")
      }
    }
    #expect(made > 20)
  }
}

/// What must hold for a plan, said without the planner's own means.
private struct PlanRules {
  let source: MassageProtocol
  let request: PlanRequest
  let plan: SessionPlan

  init(_ source: MassageProtocol, _ request: PlanRequest, _ plan: SessionPlan) {
    self.source = source
    self.request = request
    self.plan = plan
  }

  /// The sentences that do not hold.
  var broken: [String] {
    let rules: [(String, Bool)] = [
      ("indices run from 0", plan.steps.map(\.index) == Array(plan.steps.indices)),
      ("ids are unique", Set(plan.steps.map(\.id)).count == plan.steps.count),
      ("stages stand in order", plan.steps.map(\.stage) == plan.steps.map(\.stage).sorted()),
      ("every stage has a step", Set(plan.steps.map(\.stage)).count == 3),
      ("every step has a zone and a time", plan.steps.allSatisfy(Self.isWorkable)),
      ("no zone that was found is worked", plan.steps.allSatisfy(keepsOffFindings)),
      ("places inside are shown", plan.steps.allSatisfy(showsPlacesInside)),
      ("no dropped technique comes back", plan.steps.allSatisfy(keepsOffDropped)),
      ("no technique is where it is forbidden", plan.steps.allSatisfy(keepsOffForbidden)),
      ("pressure stays under the ceiling", plan.steps.allSatisfy(isGentleEnough)),
      ("the final stage loses nothing to time", finalStage == fullFinalStage),
      ("the plan fits the minutes", request.available.map { plan.total <= $0 } ?? true),
      ("the plan fits the period", fitsPeriod),
      ("the plan fits the age", plan.hardLimit.map { plan.total <= $0 } ?? true),
      ("the order is the file's", isInOrder),
      ("healthy side first", plan.steps.allSatisfy { $0.side != .healthyFirst } || !knowsSide),
      ("turns only where needed", turnsOnlyWhereNeeded),
      ("findings are told", plan.banners.count >= request.findings.count),
    ]
    return rules.filter { !$0.1 }.map(\.0)
  }

  private static func isWorkable(_ step: PlannedStep) -> Bool {
    !step.zones.isEmpty && step.duration > .zero && step.duration >= step.atLeast
      && step.atMost.map { step.duration <= $0 } ?? true && step.repetitions != 0
  }

  private var found: Set<Zone> {
    request.findings.flatMap(\.zones).reduce(into: []) { $0.formUnion($1.withZonesInside) }
  }

  private func keepsOffFindings(_ step: PlannedStep) -> Bool {
    found.isDisjoint(with: step.zones)
  }

  private func showsPlacesInside(_ step: PlannedStep) -> Bool {
    let shown = step.avoid.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    let inside = step.zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    return found.intersection(inside).isSubset(of: shown)
  }

  private func keepsOffDropped(_ step: PlannedStep) -> Bool {
    request.dropped.allSatisfy { drop in
      guard drop.technique != nil || !drop.zones.isEmpty else { return true }
      guard drop.technique.map({ $0 == step.technique }) ?? true else { return true }
      return !drop.zones.isEmpty
        && step.zones.allSatisfy { zone in
          !drop.zones.contains { $0.withZonesInside.contains(zone) }
        }
    }
  }

  private func keepsOffForbidden(_ step: PlannedStep) -> Bool {
    source.cautions.allSatisfy { caution in
      !caution.forbid.contains(step.technique)
        || step.zones.allSatisfy { zone in
          !caution.zones.contains { $0.withZonesInside.contains(zone) }
        }
    }
  }

  private var period: Period? {
    source.course?.periods.first { $0.id == plan.periodID }
  }

  private func isGentleEnough(_ step: PlannedStep) -> Bool {
    guard let ceiling = period?.maxPressure, let pressure = step.pressure else { return true }
    return pressure.strongest <= ceiling
  }

  private var fitsPeriod: Bool {
    guard let own = period?.session else { return true }
    return plan.total <= own.upperBound && plan.total <= plan.allowed.upperBound
      && plan.allowed.upperBound <= own.upperBound && plan.allowed.lowerBound == own.lowerBound
  }

  private var finalStage: [String] {
    plan.steps.filter { $0.stage == .final }.map(\.id)
  }

  /// The final stage of the same day with all the time there is.
  private var fullFinalStage: [String]? {
    var request = request
    request.available = nil
    let full = try? SessionPlan(source, for: request)
    return full?.steps.filter { $0.stage == .final }.map(\.id)
  }

  private var isInOrder: Bool {
    let all = source.periodSums.first { $0.period?.id == plan.periodID }?.steps.map(\.id) ?? []
    let places = plan.steps.compactMap { all.firstIndex(of: $0.id) }
    return places.count == plan.steps.count && places == places.sorted()
  }

  private var knowsSide: Bool { request.painfulSide != nil }

  private var turnsOnlyWhereNeeded: Bool {
    var position = plan.position
    for case .turn(let next) in plan.steps.flatMap(\.before) {
      if next == position { return false }
      position = next
    }
    return true
  }
}

/// When a refusal is right.
private struct RefusalRules {
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
    case .noPeriod(_, let day):
      countsDays && day.map { $0 < 1 } ?? false
    case .dayMissing:
      countsDays && request.day == nil
    }
  }

  private func isGivenTime(_ time: Duration) -> Bool {
    time == request.available || source.course != nil || !source.ageLimits.isEmpty
  }

  private var countsDays: Bool {
    source.course?.periods.contains(where: \.span.countsDays) ?? false
  }
}
