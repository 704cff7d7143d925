import Testing

@testable import Terminal

struct LineInputTests {
  // A property of the suite stays open to the end of a test.
  private let pipe: Pipe

  init() throws {
    pipe = try Pipe()
  }

  private func lines(_ pieces: [String]) -> [String] {
    var input = LineInput()
    return pieces.flatMap { input.lines(completedBy: Array($0.utf8)[...]) }
  }

  @Test(arguments: [
    (["pause\nskip\n"], ["pause", "skip"]),
    (["pa", "use", "\n"], ["pause"]),
    (["note eases\r\n"], ["note eases"]),
    (["\n\n"], ["", ""]),
    (["half"], []),
  ])
  func `lines are told when they are complete`(pieces: [String], expected: [String]) {
    #expect(lines(pieces) == expected)
  }

  @Test func `an endless line is cut and the next one is whole`() {
    let long = String(repeating: "x", count: 100_000)
    let found = lines([long, "\nskip\n"])
    #expect(found.map(\.utf8.count) == [LineInput.bytesMax, 4])
  }

  @Test func `the end of the input is told, and a last line counts`() {
    pipe.write("pause\nskip")
    pipe.closeWriting()
    var input = LineInput(descriptor: pipe.reading)
    #expect(input.readLines() == ["pause"])
    #expect(!input.hasEnded)
    #expect(input.readLines() == ["skip"])
    #expect(input.hasEnded)
    #expect(input.readLines().isEmpty)
  }

  @Test func `an input that is closed has ended`() {
    var input = LineInput(descriptor: -1)
    #expect(input.readLines().isEmpty)
    #expect(input.hasEnded)
  }
}
