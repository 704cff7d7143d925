import ProtocolLibrary
import Testing

struct SharedWorkTests {
  @Test(arguments: [0, 1, 15, 33, 500])
  func `every question is answered at its place`(count: Int) {
    let answers = SharedWork.map(Array(0..<count)) { $0 * $0 }
    #expect(answers == (0..<count).map { $0 * $0 })
  }
}
