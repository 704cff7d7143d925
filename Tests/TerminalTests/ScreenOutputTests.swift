import Testing

@testable import Terminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct ScreenOutputTests {
  @Test func `a terminal that takes nothing is not waited for, and gets the bytes in order later`()
    throws
  {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let output = try #require(ScreenOutput(terminal: ends[1]))
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    output.append(bytes)
    #expect(!output.send())
    var got: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while got.count < bytes.count {
      let count = read(ends[0], &piece, piece.count)
      try #require(count > 0)
      got += piece.prefix(count)
      _ = output.send()
    }
    #expect(got == bytes)
    #expect(output.send())
  }
}
