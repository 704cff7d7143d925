import SessionEngine
import Testing

struct PressureTests {
  @Test(arguments: [0, 6, -1, 100])
  func `a level outside one to five is no pressure`(level: Int) {
    #expect(Pressure(level) == nil)
  }

  @Test func `easing stops at very light`() throws {
    let light = try #require(Pressure(1))
    #expect(light.eased == light)
  }
}
