import Simulation
import TerminalFrame
import Testing

struct ClinicDayTests {
  @Test(arguments: 0..<6)
  func `no rule is broken on ten simulated days`(batch: Int) {
    Repertoire.useUTF8()
    for number in 0..<10 {
      var day = ClinicDay(seed: UInt64(batch * 10 + number))
      let result = day.run()
      #expect(result.violations.map(\.report) == [])
    }
  }

  @Test func `the same seed lives through the same day`() {
    Repertoire.useUTF8()
    var first = ClinicDay(seed: 4_711)
    var second = ClinicDay(seed: 4_711)
    let (one, two) = (first.run(), second.run())
    #expect(one.turns == two.turns)
    #expect(one.entries == two.entries)
    #expect(one.crashes == two.crashes)
  }
}
