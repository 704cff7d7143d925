import TerminalFrame

/// The parameters of `ESC [` or `ESC O`, and the key that they and a final letter stand for.
struct ControlSequence: Sendable {
  /// What is longer is no key.
  private static let lengthMax = 64
  private var parameters: [UInt8] = []

  var isEmpty: Bool { parameters.isEmpty }

  mutating func add(_ byte: UInt8) {
    if parameters.count <= Self.lengthMax { parameters.append(byte) }
  }

  func startsPaste(_ final: UInt8) -> Bool {
    final == UInt8(ascii: "~") && parameters == Array("200".utf8)
  }

  /// The key it stands for; nil for focus reports, answers and whatever is not known here.
  func key(_ final: UInt8) -> Key? {
    if final == UInt8(ascii: "M") || final == UInt8(ascii: "m") { return mouseKey(final) }
    guard let fields = Self.fields(parameters[...]), let press = KeyPress(fields) else {
      return nil
    }
    let first = fields.first?.first ?? 1
    switch final {
    case UInt8(ascii: "u"): return press.key(code: first, fields)
    case UInt8(ascii: "~") where first == 27 && fields.count == 3:
      return press.key(code: fields[2].first ?? 0, [])
    case UInt8(ascii: "~"): return press.held(Self.numberKeys[first])
    // A line and a column of the cursor, which F3 with a modifier cannot be told from.
    case UInt8(ascii: "R") where !isEmpty: return nil
    // A first number other than 1 is no key with a modifier but an answer to a question.
    default: return first == 1 ? press.held(Self.letterKeys[final]) : nil
    }
  }

  /// After `ESC O`, with or without a modifier.
  func applicationKey(_ final: UInt8) -> Key? {
    let modifier = parameters.split(separator: UInt8(ascii: ";")).last
    guard let fields = Self.fields(modifier ?? []), let press = KeyPress([[1]] + fields) else {
      return nil
    }
    return press.held(Self.letterKeys[final] ?? Self.keypad[final])
  }

  static func consoleKey(_ letter: UInt8) -> Key? {
    (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter)
      ? .function(Int(letter - UInt8(ascii: "A")) + 1) : nil
  }

  static func oldMouseKey(_ bytes: [UInt8]) -> Key? {
    let values = bytes.map { Int($0) - 32 }
    return mouse(button: values[0], column: values[1], row: values[2])
  }

  /// Numbers parted by `;`, each with its parts parted by `:`; nil where anything else stands.
  private static func fields(_ text: ArraySlice<UInt8>) -> [[Int]]? {
    if text.isEmpty { return [] }
    var fields: [[Int]] = []
    for field in text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      var parts: [Int] = []
      for part in field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
        guard part.count <= 7, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        // A number that is left out is the usual one.
        parts.append(Int(String(decoding: part, as: UTF8.self)) ?? (fields.isEmpty ? 1 : 0))
      }
      fields.append(parts)
    }
    return fields
  }

  /// `<` begins the present form of a report; rxvt's has none and counts buttons from 32.
  private func mouseKey(_ final: UInt8) -> Key? {
    let isPresent = parameters.first == UInt8(ascii: "<")
    guard final == UInt8(ascii: "M"), let fields = Self.fields(parameters[(isPresent ? 1 : 0)...]),
      fields.count == 3, fields.allSatisfy({ $0.count == 1 })
    else { return nil }
    let button = fields[0][0] - (isPresent ? 0 : 32)
    return Self.mouse(button: button, column: fields[1][0], row: fields[2][0])
  }

  /// A press of the first button, or a turn of the wheel.
  private static func mouse(button: Int, column: Int, row: Int) -> Key? {
    guard column > 0, row > 0, button >= 0 else { return nil }
    // 4, 8 and 16 tell of keys held down meanwhile.
    switch button & ~0b1_1100 {
    case 0: return .mouse(Point(column: column - 1, row: row - 1))
    case 64: return .wheelUp
    case 65: return .wheelDown
    default: return nil
    }
  }

  /// After `ESC [` and, from keypads and older terminals, after `ESC O`.
  private static let letterKeys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
    UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "Z"): .backtab, UInt8(ascii: "M"): .enter,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  /// The keypad's own keys, after `ESC O`.
  private static let keypad: [UInt8: Key] = {
    var keys: [UInt8: Key] = [UInt8(ascii: "I"): .tab, UInt8(ascii: " "): .character(" ")]
    for (letter, character) in zip("jklmnopqrstuvwxyX".utf8, "*+,-./0123456789=") {
      keys[letter] = .character(character)
    }
    return keys
  }()

  private static let numberKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]
}

/// What is held down with a key, as the number after it tells: 1 and a bit for each.
private struct KeyPress {
  private let bits: Int

  /// nil for a release, which is no key.
  init?(_ fields: [[Int]]) {
    let field = fields.count > 1 ? fields[1] : []
    if field.count > 1, field[1] == 3 { return nil }
    bits = max(0, (field.first ?? 1) - 1)
  }

  private var isShift: Bool { bits & 1 != 0 }
  private var isControl: Bool { bits & 4 != 0 }
  /// Alt, Super, Hyper or Meta.
  private var isAlt: Bool { bits & 0b11_1010 != 0 }

  func held(_ key: Key?) -> Key? { isAlt && key != nil ? .alt : key }

  /// A key told by its character's code: kitty's way, and xterm's for keys with modifiers.
  func key(code: Int, _ fields: [[Int]]) -> Key? {
    if let key = Self.named[code] { return held(key == .tab && isShift ? .backtab : key) }
    // The character that comes of it, where the terminal tells it.
    let shifted = fields.first.flatMap { $0.count > 1 && $0[1] > 0 && isShift ? $0[1] : nil }
    let text = fields.count > 2 ? fields[2].first : nil
    guard let scalar = Unicode.Scalar(UInt32(text ?? shifted ?? code)), scalar.value >= 0x20,
      !(0x7F...0x9F).contains(scalar.value), !(0xE000...0xF8FF).contains(scalar.value)
    else { return nil }
    if isAlt { return .alt }
    let character = Character(scalar)
    if isControl { return character.isASCII ? .control(character) : nil }
    return .character(isShift ? character.uppercased().first ?? character : character)
  }

  private static let named: [Int: Key] = {
    var keys: [Int: Key] = [
      9: .tab, 13: .enter, 27: .escape, 127: .backspace, 57_414: .enter, 57_417: .left,
      57_418: .right, 57_419: .up, 57_420: .down, 57_421: .pageUp, 57_422: .pageDown,
      57_423: .home, 57_424: .end, 57_425: .insert, 57_426: .delete,
    ]
    for (offset, character) in "0123456789./*-+".enumerated() {
      keys[57_399 + offset] = .character(character)
    }
    keys[57_415] = .character("=")
    for number in 13...24 { keys[57_363 + number] = .function(number) }
    return keys
  }()
}
