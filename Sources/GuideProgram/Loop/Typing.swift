import GuideScreens
import TerminalFrame

extension TypedLine {
  /// Takes a key of a line being typed; whether it meant anything there.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text, _): insert(text)
    case .backspace: remove(before: cursor)
    case .delete: remove(before: cursor + 1)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): self = TypedLine()
    default: return false
    }
    return true
  }

  /// A line feed is a blank here: no pasted text sends the line.
  private mutating func insert(_ more: String) {
    let taken = String(more.unicodeScalars.prefix(room))
    let flat = taken.map { $0.isNewline ? " " : $0 }
    text.insert(contentsOf: flat, at: text.index(text.startIndex, offsetBy: cursor))
    cursor = min(text.count, cursor + flat.count)
  }

  private mutating func remove(before place: Int) {
    guard (1...max(1, text.count)).contains(place), !text.isEmpty else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: place - 1))
    cursor = min(cursor, place - 1)
  }
}
