import Testing

@testable import Terminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct LineOutputTests {
  private func ends() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  private func drain(_ reading: Int32, _ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = read(reading, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, got)))
  }

  @Test func `a pipe that nobody reads is not waited for, and gets everything in order`() throws {
    let (reading, writing) = try ends()
    defer { close(reading) }
    let output = LineOutput(descriptor: writing)
    let lines = (0..<20_000).map { "line \($0) of many\n" }
    for line in lines { output.put(line) }
    #expect(output.isWaiting)
    var read: [UInt8] = []
    while output.isWaiting {
      read += drain(reading, 65_536)
      output.send()
    }
    close(writing)
    while case let more = drain(reading, 65_536), !more.isEmpty { read += more }
    #expect(read == Array(lines.joined().utf8))
  }

  @Test func `an output that is gone is told and written to no more`() throws {
    signal(SIGPIPE, SIG_IGN)
    let (reading, writing) = try ends()
    defer { close(writing) }
    let output = LineOutput(descriptor: writing)
    close(reading)
    output.put("nobody reads this\n")
    #expect(output.isBroken)
    #expect(!output.isWaiting)
    output.put("nor this\n")
    #expect(!output.isWaiting)
  }
}
