import TerminalFrame

/// Tells pasted text, or an arm on the keyboard, from typed keys where the terminal does not mark it.
///
/// Different letters that come in less time than a hand needs are one paste, so that none of them
/// acts as a command. A key that is held down stays what it is, and so does a single one.
struct KeyBursts: Sendable {
  /// The least time between two keys of a hand.
  private static let handTime = Duration.milliseconds(20)
  private static let restAfter = Duration.milliseconds(50)
  private var lastBurst: Duration?

  /// The keys of one look at an instant since boot, with unmarked pasting as one key.
  ///
  /// The first of them may have been lying there for so long: then they came one by one.
  mutating func gathered(_ keys: [Key], at instant: Duration, lyingFor age: Duration) -> [Key] {
    let text = keys.compactMap(Self.text)
    guard text.count == keys.count, !keys.isEmpty else { return keys }
    let follows = lastBurst.map { instant - $0 < Self.restAfter } ?? false
    let isBurst = Set(text).count > 1 && age < Self.handTime * (keys.count - 1)
    guard follows || isBurst else { return keys }
    lastBurst = instant
    return [.paste(String(text.prefix(Key.pasteMax)), truncated: text.count > Key.pasteMax)]
  }

  private static func text(of key: Key) -> Character? {
    switch key {
    case .character(let character): character
    case .enter: "\n"
    case .tab: "\t"
    default: nil
    }
  }
}
