import TestSupport
import Testing

struct CommandSequenceTests {
  @Test(arguments: CommandSequences.commands.indices)
  func `replay equals the live state and time is accounted for after every sequence`(
    first: Int
  ) {
    var walk = CommandSequences(upTo: 4)
    walk.walk(startingWith: first)
    #expect(walk.violations == [])
    #expect(walk.sequences > 0)
  }
}
