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

  /// Patients, courses, screenings and minutes at hand, from the first question to the first stroke.
  @Test func `a thousand random visits end in a plan that obeys every rule or in a reason`() {
    var ends: [String: Int] = [:]
    for seed in UInt64(0)..<1_000 {
      var visit = CheckedVisit(seed: seed)
      let end = visit.end
      #expect(visit.broken.isEmpty, "seed \(seed): \(end)")
      ends[end, default: 0] += 1
    }
    let seen = CheckedVisit.ends.filter { ends[$0, default: 0] > 0 }
    #expect(seen == CheckedVisit.ends, "\(ends)")
    #expect(ends["planned", default: 0] > 200, "\(ends)")
  }
}
