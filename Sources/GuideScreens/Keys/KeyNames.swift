package import TerminalFrame

extension Key {
  /// The key as screens and settings name it.
  package var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backtab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .mouse: "click"
    case .wheelUp, .wheelDown: "wheel"
    case .alt: "Alt"
    case .paste: "paste"
    }
  }

  /// The key with that name, whatever the case of a word; nothing for a word that names none.
  package init?(named name: String) {
    if name.count == 1, let character = name.first, character != " " {
      self = .character(character)
      return
    }
    let word = name.lowercased()
    let plain = Self.named.first { $0.name.lowercased() == word || Self.other[word] == $0 }
    if let plain {
      self = plain
    } else if word.hasPrefix("f"), let number = Int(word.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if word.hasPrefix("ctrl-"), word.count == 6, let letter = word.last, letter.isLetter {
      self = .control(letter)
    } else {
      return nil
    }
  }

  private static let named: [Self] = [
    .character(" "), .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down,
    .left, .right, .home, .end, .pageUp, .pageDown,
  ]

  private static let other: [String: Self] = [
    "escape": .escape, "return": .enter, "page-up": .pageUp, "page-down": .pageDown,
    "pageup": .pageUp, "pagedown": .pageDown,
  ]
}
