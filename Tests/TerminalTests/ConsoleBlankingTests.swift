import Testing

@testable import Terminal

struct ConsoleBlankingTests {
  @Test(arguments: [("600\n", "10"), ("1", "1"), ("90000", "60")])
  func `a console that goes dark gets its time back`(seconds: String, minutes: String) {
    let blanking = ConsoleBlanking(terminal: "linux", device: "/dev/tty3", blankSeconds: seconds)
    #expect(blanking?.on == "\u{1B}[9;\(minutes)]")
  }

  @Test(arguments: [
    ("linux", "/dev/pts/3", "600"), ("xterm", "/dev/tty3", "600"), ("linux", "/dev/tty", "600"),
    ("linux", "/dev/ttyS0", "600"), ("linux", "/dev/tty3", "0\n"), ("linux", "/dev/tty3", ""),
  ])
  func `anything else is left alone`(terminal: String, device: String, seconds: String) {
    #expect(
      ConsoleBlanking(terminal: terminal, device: device, blankSeconds: seconds) == nil
    )
  }
}
