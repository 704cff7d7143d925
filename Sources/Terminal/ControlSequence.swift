import TerminalFrame

/// `ESC [`, parameters and a final letter: the form of nearly all special keys.
struct ControlSequence {
  private static let lengthMax = 64

  private let parameters: ArraySlice<UInt8>
  private let final: UInt8
  /// The three bytes after `ESC [ M` of an old mouse report.
  private var mouseBytes: ArraySlice<UInt8> = []

  enum Reading {
    case unfinished
    case broken(length: Int)
    case complete(ControlSequence, length: Int)
  }

  /// Reads one sequence, which starts with `ESC [`.
  static func reading(_ bytes: ArraySlice<UInt8>) -> Reading {
    let body = bytes.dropFirst(2)
    guard let first = body.first else { return .unfinished }
    if first == UInt8(ascii: "[") { return readingLinuxFunctionKey(bytes) }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return body.count > lengthMax ? .broken(length: bytes.count) : .unfinished
    }
    guard (0x40...0x7E).contains(body[end]) else { return .broken(length: end - bytes.startIndex) }
    var sequence = Self(parameters: body[..<end], final: body[end])
    var length = end - bytes.startIndex + 1
    if sequence.final == UInt8(ascii: "M"), sequence.parameters.isEmpty {
      sequence.mouseBytes = body[(end + 1)...].prefix(3)
      guard sequence.mouseBytes.count == 3 else { return .unfinished }
      length += 3
    }
    return .complete(sequence, length: length)
  }

  /// The Linux console sends `ESC [ [ A` to `E` for F1 to F5.
  private static func readingLinuxFunctionKey(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let letter = bytes.dropFirst(3).first else { return .unfinished }
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else {
      return .broken(length: 3)
    }
    let number = 11 + Int(letter - UInt8(ascii: "A"))
    let sequence = Self(parameters: ArraySlice(String(number).utf8), final: UInt8(ascii: "~"))
    return .complete(sequence, length: 4)
  }

  var startsPaste: Bool { final == UInt8(ascii: "~") && numbers == [200] }

  /// The key it stands for; nil for focus reports, answers and whatever is not known here.
  var key: Key? {
    if final == UInt8(ascii: "M") { return mouseKey }
    guard let numbers, parameters.first != UInt8(ascii: "<") else { return nil }
    if final == UInt8(ascii: "~") { return numbers.first.flatMap { Self.numberKeys[$0] } }
    // A first number other than 1 is no key with a modifier but an answer to a question.
    guard numbers.first ?? 1 == 1 else { return nil }
    return Self.letterKeys[final]
  }

  private var numbers: [Int]? {
    var text = parameters
    if text.first == UInt8(ascii: "<") { text = text.dropFirst() }
    if text.isEmpty { return [] }
    var numbers: [Int] = []
    for part in text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard part.count <= 5, let number = Int(String(decoding: part, as: UTF8.self)) else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A press of the first button, by the present report or the old one.
  private var mouseKey: Key? {
    if mouseBytes.count == 3 {
      let values = mouseBytes.map { Int($0) - 32 }
      return Self.press(button: values[0], column: values[1], row: values[2])
    }
    guard parameters.first == UInt8(ascii: "<"), let numbers, numbers.count == 3 else { return nil }
    return Self.press(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  private static func press(button: Int, column: Int, row: Int) -> Key? {
    // 4, 8 and 16 tell of keys held down meanwhile.
    guard button & ~0b1_1100 == 0, column > 0, row > 0 else { return nil }
    return .mouse(Point(column: column - 1, row: row - 1))
  }

  /// After `ESC [` and, from keypads and older terminals, after `ESC O`.
  static let letterKeys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
    UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "Z"): .backtab, UInt8(ascii: "M"): .enter,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let numberKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]
}
