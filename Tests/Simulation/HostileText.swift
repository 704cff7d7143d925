/// Texts that a person pastes, a file brings or a cat types.
enum HostileText {
  static func make(_ dice: inout Dice) -> String {
    (0..<dice.number(in: 1...4)).map { _ in dice.pick(pieces) }.joined()
  }

  private static let pieces: [String] = [
    "tense", "left shoulder", " ", "\u{1B}[2J", "\u{1B}]0;title\u{07}", "\u{9B}31m", "\u{0}",
    "\r\n", "\t", "\u{8}\u{8}", "\u{7F}", "\u{202E}reversed", "\u{2066}", "\u{200B}", "\u{FEFF}",
    "\u{E0041}", "\u{2028}", "Шея", "腰部", "头", "é", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "\u{301}", "\u{FFFF}", "\u{F8FF}", "%s%n", "'; DROP TABLE events;--",
    "\\u0000", "\"", "{\"a\":1}", "0", String(repeating: "w", count: 90),
    String(repeating: "腰", count: 60), String(repeating: "a\u{300}", count: 30),
  ]

  /// What fits a single key press.
  static func character(_ dice: inout Dice) -> Character { make(&dice).first ?? "?" }
}
