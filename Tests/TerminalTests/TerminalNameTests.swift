import TerminalFrame
import Testing

@testable import Terminal

struct TerminalNameTests {
  @Test(arguments: ["xterm-256color", "linux", "vt100", "screen.xterm-256color", "rxvt+pcfkeys"])
  func `a terminal's name is taken`(name: String) throws {
    #expect(try TerminalName(name).string == name)
  }

  @Test(
    arguments: [
      (nil, .noName),
      ("", .noName),
      ("dumb", .tooSimple(name: "dumb")),
      ("../../x", .badName),
      ("/etc/passwd", .badName),
      ("..", .badName),
      ("xterm\u{1B}[2J", .badName),
      ("xtérm", .badName),
      (String(repeating: "x", count: 65), .badName),
    ] as [(String?, TerminalError)]
  )
  func `what is no name of a terminal is refused`(name: String?, error: TerminalError) {
    #expect(throws: error) { try TerminalName(name) }
  }

  @Test(arguments: [
    ("\u{1B}[?5h$<100/>\u{1B}[?5l", "\u{1B}[?5h\u{1B}[?5l"),
    ("\u{1B}[H$<5*>", "\u{1B}[H"),
    ("cost $5", "cost $5"),
    ("$<unfinished", "$<unfinished"),
  ])
  func `delays are no part of a capability's bytes`(text: String, expected: String) {
    #expect(Capabilities.withoutDelays(text.utf8) == Array(expected.utf8))
  }
}

struct ColorApproximationTests {
  @Test(
    arguments: [
      (.standard, 8, -1),
      (.ansi(.red), 8, 1),
      (.ansi(.brightRed), 8, 1),
      (.ansi(.brightRed), 16, 9),
      (.indexed(196), 256, 196),
      (.indexed(196), 16, 9),
      (.indexed(196), 8, 1),
      (.indexed(22), 16, 2),
      (.indexed(232), 16, 0),
      (.indexed(255), 16, 15),
      (.indexed(244), 16, 8),
      (.indexed(16), 16, 0),
      (.indexed(7), 8, 7),
      (.indexed(12), 8, 4),
    ] as [(Color, Int, Int16)]
  )
  func `a colour the terminal lacks becomes a near one`(color: Color, colors: Int, number: Int16) {
    #expect(ColorApproximation.number(of: color, among: colors) == number)
  }

  @Test(arguments: [8, 16, 88, 256])
  func `every colour has a number the terminal knows`(colors: Int) {
    for index in UInt8.min...UInt8.max {
      #expect(
        (0..<colors).contains(Int(ColorApproximation.number(of: .indexed(index), among: colors)))
      )
    }
  }
}
