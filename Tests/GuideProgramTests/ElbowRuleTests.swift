import GuideProgram
import GuideScreens
import TerminalFrame
import Testing

struct ElbowRuleTests {
  /// The verdicts on one key pressed at these milliseconds.
  private func verdicts(
    _ key: Key,
    _ act: Act,
    at milliseconds: [Int]
  ) -> [ElbowRule.Verdict] {
    var rule = ElbowRule()
    return milliseconds.map { rule.judge(key, meaning: act, at: .milliseconds($0)) }
  }

  @Test(arguments: [250, 330, 500, 660])
  func `a held pause key counts once, whatever its first repeat`(delay: Int) {
    let repeats = (0..<30).map { delay + $0 * 33 }
    let found = verdicts(.character(" "), .pauseResume, at: [0] + repeats)
    #expect(found.filter { $0 != .ignored } == [.counts])
  }

  @Test func `a skip counts again after a full second`() {
    #expect(verdicts(.character("s"), .skip, at: [0, 1_000]) == [.counts, .counts])
    #expect(verdicts(.character("s"), .skip, at: [0, 999]) == [.counts, .ignored])
  }

  @Test func `every ignored press starts the second anew`() {
    #expect(
      verdicts(.character("s"), .skip, at: [0, 600, 1_200]) == [.counts, .ignored, .ignored]
    )
  }

  @Test func `another key is never held back`() {
    var rule = ElbowRule()
    #expect(rule.judge(.character("s"), meaning: .skip, at: .zero) == .counts)
    #expect(
      rule.judge(.character("b"), meaning: .back, at: .milliseconds(10)) == .counts
    )
  }

  @Test func `an answer counts for the next line after a third of a second, a held key never`() {
    func verdicts(_ presses: [(Key, Int)]) -> [ElbowRule.Verdict] {
      var rule = ElbowRule()
      return presses.map { key, milliseconds in
        rule.judge(key, meaning: nil, isAnswer: true, at: .milliseconds(milliseconds))
      }
    }
    let (yes, no) = (Key.character("y"), Key.character("n"))
    #expect(
      verdicts([(no, 0), (no, 400), (yes, 800), (no, 1_200)])
        == [.counts, .waits(until: .milliseconds(550)), .counts, .counts]
    )
    #expect(
      verdicts([(no, 0), (no, 150), (yes, 300), (no, 1_400)])
        == [.counts, .ignored, .ignored, .counts]
    )
    let held = verdicts([(no, 0), (no, 500)] + (1..<30).map { (no, 500 + $0 * 33) })
    #expect(held.dropFirst(2).allSatisfy { $0 == .ignored })
  }

  @Test func `Enter pressed again after a third of a second waits a moment and counts`() {
    #expect(
      verdicts(.enter, .confirm, at: [0, 450, 900])
        == [.counts, .waits(until: .milliseconds(600)), .waits(until: .milliseconds(1_050))]
    )
    #expect(verdicts(.enter, .confirm, at: [0, 200]) == [.counts, .ignored])
  }

  @Test(arguments: [250, 330, 500, 660])
  func `a held Enter never counts twice`(delay: Int) {
    var rule = ElbowRule()
    var waiting: Duration?
    var counted = 0
    for millisecond in [0] + (0..<60).map({ delay + $0 * 33 }) {
      let now = Duration.milliseconds(millisecond)
      if let until = waiting, until <= now { counted += 1 }
      waiting = nil
      switch rule.judge(.enter, meaning: .confirm, at: now) {
      case .counts: counted += 1
      case .waits(let until): waiting = until
      case .ignored: break
      }
    }
    #expect(counted == 1)
    #expect(waiting == nil)
  }
}
