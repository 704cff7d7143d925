import Terminal
import TerminalFrame

/// What a terminal sends, with any pauses: no key may come of it that the sequences do not allow.
///
/// The byte 0xFF and one more are a pause; every other byte is what it is.
enum KeyDoor {
  private static let pauses = [1, 5, 20, 24, 26, 60, 200, 450, 900, 999, 1_001, 2_100]

  static func take(_ input: [UInt8], _ complaints: inout Complaints) {
    var decoding = KeyDecoding()
    var now = Duration.seconds(100)
    var sent = SentBytes()
    var keys: [Key] = []
    var rest = input[...]
    while let byte = rest.popFirst() {
      guard byte == 0xFF else {
        sent.add(byte, at: now)
        keys += decoding.keys(from: CollectionOfOne(byte), at: now)
        continue
      }
      let pause = Self.pauses[Int(rest.popFirst() ?? 0) % Self.pauses.count]
      pass(until: now + .milliseconds(pause), &decoding, &sent, &keys, &now)
    }
    pass(until: now + .seconds(9), &decoding, &sent, &keys, &now)
    complaints.require(decoding.silenceAt == nil, "something is still waited for after 9 s")
    let wrong = sent.firstNotAllowed(of: keys)
    complaints.require(
      wrong == nil,
      "\(wrong.map { "\($0)" } ?? "") is no key of these bytes: \(keys)"
    )
  }

  private static func pass(
    until end: Duration,
    _ decoding: inout KeyDecoding,
    _ sent: inout SentBytes,
    _ keys: inout [Key],
    _ now: inout Duration
  ) {
    while let due = decoding.silenceAt, due <= end {
      now = max(now, due)
      keys += decoding.keysAfterSilence(at: now)
      sent.fallSilent(at: now)
    }
    now = end
  }
}

/// A model of what terminals send, by its grammar: what each piece may be as a key.
///
/// It knows no states and no time but the silences that the decoder acted on, and how long they
/// have to be.
private struct SentBytes {
  private struct Item {
    /// nil is a silence.
    var byte: UInt8?
    var at: Duration
  }

  private enum Allowed {
    case exactly(Key)
    /// A key that is not a character, or nothing.
    case special
    /// Any one key but a paste, or nothing: forms in which terminals tell characters too.
    case any
    case alt
    case paste
  }

  private var items: [Item] = []

  mutating func add(_ byte: UInt8, at instant: Duration) {
    items.append(Item(byte: byte, at: instant))
  }

  mutating func fallSilent(at instant: Duration) { items.append(Item(byte: nil, at: instant)) }

  /// The first key, in order, that none of the pieces allows at its place.
  func firstNotAllowed(of keys: [Key]) -> Key? {
    var rest = keys[...]
    for allowed in allowedKeys() {
      guard let key = rest.first else { break }
      if Self.is(key, allowed) { rest = rest.dropFirst() }
    }
    return rest.first
  }

  private static func `is`(_ key: Key, _ allowed: Allowed) -> Bool {
    switch (allowed, key) {
    case (.exactly(let expected), _): key == expected
    case (.special, .character), (.special, .paste): false
    case (.special, _): true
    case (.any, .paste): false
    case (.any, _): true
    case (.alt, _): key == .alt
    case (.paste, .paste): true
    case (.paste, _): false
    }
  }

  private func allowedKeys() -> [Allowed] {
    var allowed: [Allowed] = []
    var index = 0
    while index < items.count {
      let (length, more) = piece(at: index)
      allowed += more
      index += max(1, length)
    }
    return allowed
  }

  private func byte(_ index: Int) -> UInt8? { index < items.count ? items[index].byte : nil }

  /// The piece that begins here: its length and what it may be.
  private func piece(at start: Int) -> (Int, [Allowed]) {
    guard let first = byte(start) else { return (1, []) }
    if first == 0x1B { return escape(at: start) }
    if let length = eightBit(at: start) {
      return sequence(Self.introducer(of: byte(start + length - 1)), at: start, length)
    }
    if first >= 0x80 { return character(at: start) }
    let isTail = start > 1 && isLoneEscape(before: start)
    if isTail, "[OP]_^X".utf8.contains(first) {
      let (length, allowed) = sequence(first, at: start, 1)
      return (
        length, allowed.contains { if case .paste = $0 { true } else { false } } ? allowed : []
      )
    }
    return (1, plain(first).map { [.exactly($0)] } ?? [])
  }

  private func plain(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }

  /// Whether a silence after an ESC ends here, which came within the last second.
  private func isLoneEscape(before start: Int) -> Bool {
    guard byte(start - 1) == nil, byte(start - 2) == 0x1B else { return false }
    return items[start].at - items[start - 2].at < .seconds(1)
  }

  private func eightBit(at start: Int) -> Int? {
    let length = byte(start) == 0xC2 ? 2 : 1
    guard let code = byte(start + length - 1), (0x80...0x9F).contains(code),
      "[OP]_^X".utf8.contains(code - 0x40)
    else { return nil }
    return length
  }

  private static func introducer(of code: UInt8?) -> UInt8 { (code ?? 0x9B) - 0x40 }

  private func escape(at start: Int) -> (Int, [Allowed]) {
    guard let second = byte(start + 1) else {
      // Nothing is a lone ESC before 25 ms of silence.
      let silence = start + 1 < items.count ? items[start + 1].at - items[start].at : .zero
      return (1, silence >= .milliseconds(25) ? [.exactly(.escape)] : [])
    }
    if "[OP]_^X".utf8.contains(second) { return sequence(second, at: start, 2) }
    if second == 0x1B {
      if let third = byte(start + 2), "[OP]_^X".utf8.contains(third) {
        return sequence(third, at: start, 3)
      }
      return (1, [.exactly(.escape)])
    }
    if second >= 0x80 {
      if let length = eightBit(at: start + 1) {
        return sequence(Self.introducer(of: byte(start + length)), at: start, 1 + length)
      }
      let (length, allowed) = character(at: start + 1)
      return (1 + length, allowed.isEmpty ? [] : [.alt])
    }
    return (2, [.alt])
  }

  private func character(at start: Int) -> (Int, [Allowed]) {
    let first = byte(start) ?? 0
    let count = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    var bytes: [UInt8] = [first]
    while bytes.count < count, let next = byte(start + bytes.count), next & 0xC0 == 0x80 {
      bytes.append(next)
    }
    guard bytes.count == count, let text = String(validating: bytes, as: UTF8.self),
      let character = text.first, !character.unicodeScalars.contains(where: { $0.value < 0xA0 })
    else { return (bytes.count, []) }
    return (bytes.count, [.exactly(.character(character))])
  }

  private func sequence(_ introducer: UInt8, at start: Int, _ length: Int) -> (Int, [Allowed]) {
    switch introducer {
    case UInt8(ascii: "["): control(at: start, length)
    case UInt8(ascii: "O"): application(at: start, length)
    default: answer(at: start, length)
    }
  }

  /// How many bytes from here lie in the range, without a silence between them.
  private func run(_ range: ClosedRange<UInt8>, from start: Int) -> Int {
    var count = 0
    while let next = byte(start + count), range.contains(next) { count += 1 }
    return count
  }

  private func control(at start: Int, _ length: Int) -> (Int, [Allowed]) {
    let body = start + length
    if byte(body) == UInt8(ascii: "[") {
      if let letter = byte(body + 1), (0x20..<0x7F).contains(letter) {
        return (length + 2, [.special])
      }
      return (length + 1, [])
    }
    let parameters = run(0x20...0x3F, from: body)
    guard let final = byte(body + parameters), (0x40...0x7E).contains(final) else {
      return (length + parameters, [])
    }
    let whole = length + parameters + 1
    let text = (0..<parameters).compactMap { byte(body + $0) }
    if final == UInt8(ascii: "M"), text.isEmpty {
      return (whole + run(0x00...0xFF, from: start + whole, atMost: 3), [.special])
    }
    if final == UInt8(ascii: "~"), text == Array("200".utf8) { return pasted(at: start, whole) }
    let tellsCharacters = final == UInt8(ascii: "u") || text.starts(with: "27;".utf8)
    return (whole, tellsCharacters ? [.any] : [.special])
  }

  private func run(_ range: ClosedRange<UInt8>, from start: Int, atMost most: Int) -> Int {
    min(most, run(range, from: start))
  }

  private func pasted(at start: Int, _ length: Int) -> (Int, [Allowed]) {
    let end = Array("\u{1B}[201~".utf8)
    var index = start + length
    while byte(index) != nil {
      if end.indices.allSatisfy({ byte(index + $0) == end[$0] }) {
        return (index + end.count - start, [.paste])
      }
      index += 1
    }
    return (index - start, [.paste])
  }

  private func application(at start: Int, _ length: Int) -> (Int, [Allowed]) {
    let parameters = run(0x30...0x3B, from: start + length)
    guard let final = byte(start + length + parameters), (0x20...0x7E).contains(final) else {
      return (length + parameters, [])
    }
    return (length + parameters + 1, [.any])
  }

  private func answer(at start: Int, _ length: Int) -> (Int, [Allowed]) {
    var index = start + length
    while let next = byte(index) {
      if next == 0x07 { return (index + 1 - start, []) }
      if next == 0x1B {
        guard let second = byte(index + 1) else { return (index + 1 - start, []) }
        return second == UInt8(ascii: "\\") ? (index + 2 - start, []) : (index - start, [])
      }
      index += 1
    }
    return (index - start, [])
  }
}
