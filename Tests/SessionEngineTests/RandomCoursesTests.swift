import SessionEngine
import TestSupport
import Testing

/// Whole courses of random patients: each session remembers the ones before.
@Suite struct RandomCoursesTests {
  @Test(arguments: 0..<10)
  func `what a reaction put off stays away as long as it was put off, and no longer`(batch: Int) {
    var kept = 0
    for number in 0..<10 {
      let seed = UInt64(1_000 + batch * 10 + number)
      var random = RandomProtocols(seed: seed)
      var dice = SeededNumbers(seed: seed)
      let source = random.nextProtocol()
      var earlier: [EarlierSession] = []
      for session in 1...10 {
        var request = random.nextRequest()
        request.sessionNumber = session
        request.dropped = []
        request.remember(earlier, of: source.id)
        let plan = try? SessionPlan(source, for: request)
        for (age, past) in earlier.reversed().enumerated() {
          for putOff in past.putOff {
            let isDropped = request.dropped.contains { $0.reason == putOff.reason }
            #expect(isDropped == (age < putOff.furtherSessions), "seed \(seed)")
            guard isDropped, let plan else { continue }
            kept += 1
            #expect(!plan.steps.contains { putOff.forbids($0) }, "seed \(seed)")
          }
        }
        earlier.append(Self.held(session, of: source, with: &dice))
      }
    }
    #expect(kept > 0)
  }

  /// A session that counts, one in three with a reaction that puts a technique off.
  private static func held(
    _ number: Int,
    of source: MassageProtocol,
    with dice: inout SeededNumbers
  ) -> EarlierSession {
    let steps = source.stages.flatMap(\.steps)
    let step = steps[Int.random(in: steps.indices, using: &dice)]
    let putOff = PutOff(
      technique: step.technique,
      zones: step.zones,
      furtherSessions: Int.random(in: 1...4, using: &dice),
      reason: "pain in session \(number)"
    )
    return EarlierSession(
      id: "s-\(number)",
      protocolID: source.id,
      number: number,
      date: 100 + number,
      counts: true,
      putOff: Int.random(in: 0..<3, using: &dice) == 0 ? [putOff] : [],
      skipped: [step.id]
    )
  }
}

extension PutOff {
  fileprivate func forbids(_ step: PlannedStep) -> Bool {
    guard technique == step.technique else { return false }
    return zones.contains { step.zones.contains($0) }
  }
}
