import TerminalFrame

/// Tells pasted text from typed keys where the terminal does not mark it.
///
/// No hand types so many letters between two reads: they become a paste, so that none of them acts
/// as a command. A key that is held down stays what it is.
struct KeyBursts: Sendable {
  private static let countMin = 64
  private static let restAfter = Duration.milliseconds(50)
  private var lastBurst: Duration?

  /// The keys of one read, at an instant since boot, with unmarked pasting as one key.
  mutating func gathered(_ keys: [Key], at instant: Duration) -> [Key] {
    let text = keys.compactMap(Self.text)
    let follows = lastBurst.map { instant - $0 < Self.restAfter } ?? false
    guard text.count == keys.count, !keys.isEmpty,
      follows || (keys.count >= Self.countMin && Set(text).count > 1)
    else { return keys }
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
