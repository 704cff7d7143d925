package import TerminalFrame

/// Bytes from a terminal, and the silence between them → keys.
///
/// Takes any bytes whatever: what is no key, no text and no sequence known here disappears. The
/// sequences are those of xterm and its kin, kitty, the Linux console, rxvt, tmux and screen. A
/// sequence that has begun is waited for, however slowly it comes: no part of it is ever a key.
package struct KeyDecoding: Sendable {
  fileprivate enum State: Sendable {
    case ground
    /// One ESC, or two: the second may begin the sequence of a key held with Alt.
    case escape(twice: Bool)
    case sequence(ControlSequence)
    /// After `ESC O`; parameters before the letter are kept, as some terminals send them.
    case application(ControlSequence)
    /// `ESC [ [` and a letter: F1 to F5 of the Linux console.
    case consoleKey
    /// The three bytes after `ESC [ M` of an old mouse report.
    case oldMouse([UInt8])
    /// An answer that nobody asked for, up to its end.
    case answer(afterEscape: Bool)
    /// A character of UTF-8, not yet whole.
    case character([UInt8], count: Int)
    case paste(PasteCollecting)
  }

  private var state = State.ground
  /// The key that is being read is held with Alt.
  private var isAlt = false
  /// Nothing comes of what is being read: its ESC was taken for a key.
  private var isTail = false
  private var lastAt = Duration.zero
  /// When an ESC was taken for the Escape key.
  private var escapedAt: Duration?
  private var pace = LinePace()

  /// How long a torn sequence is waited for.
  static let patience = Duration.seconds(1)
  /// A paste that has been silent for so long is over, though nothing said so.
  private static let pastePatience = Duration.seconds(2)

  package init() {}

  /// When silence ends what has begun, as an instant of the clock that the bytes came by.
  package var silenceAt: Duration? {
    switch state {
    case .ground: nil
    case .escape: lastAt + pace.escapeWait
    case .paste: lastAt + Self.pastePatience
    case .sequence, .application, .consoleKey, .oldMouse, .answer, .character:
      lastAt + Self.patience
    }
  }

  /// Takes bytes that came at one instant and answers the keys they complete.
  package mutating func keys(from bytes: some Sequence<UInt8>, at instant: Duration) -> [Key] {
    var keys: [Key] = []
    for byte in bytes {
      if case .ground = state { beginTail(byte, at: instant) }
      if state.isTorn { pace.note(gap: instant - lastAt) }
      lastAt = instant
      if case .paste = state { pasted(byte, &keys) } else { take(byte, &keys) }
    }
    return keys
  }

  /// Nothing more has come by the instant of silence: a lone ESC is the Escape key, a paste is
  /// over, and any other sequence without its end is dropped.
  package mutating func keysAfterSilence(at instant: Duration) -> [Key] {
    guard let silenceAt, silenceAt <= instant else { return [] }
    defer { finish() }
    switch state {
    case .escape(let isTwice):
      escapedAt = lastAt
      return isTwice ? [.escape, .escape] : [.escape]
    case .paste(let paste): return [paste.key]
    case .ground, .sequence, .application, .consoleKey, .oldMouse, .answer, .character: return []
    }
  }

  /// What comes within a second of an ESC that was taken for a key, and could only follow an ESC, is
  /// the rest of a torn sequence.
  private mutating func beginTail(_ byte: UInt8, at instant: Duration) {
    defer { escapedAt = nil }
    guard let escapedAt, instant - escapedAt < Self.patience, Self.introducers.contains(byte)
    else { return }
    isTail = true
    state = .escape(twice: false)
  }

  private mutating func take(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: begin(byte, &keys)
    case .escape(let isTwice): escaped(byte, afterTwo: isTwice, &keys)
    case .sequence(var sequence):
      // A control character, or one beyond ASCII, is no part of it: it was cut.
      if sequence.isEmpty, byte == UInt8(ascii: "[") {
        state = .consoleKey
      } else if (0x20...0x3F).contains(byte) {
        sequence.add(byte)
        state = .sequence(sequence)
      } else if (0x40...0x7E).contains(byte) {
        end(sequence, with: byte, &keys)
      } else {
        restart(with: byte, &keys)
      }
    case .application(var sequence):
      if (0x30...0x3B).contains(byte) {
        sequence.add(byte)
        state = .application(sequence)
      } else if (0x20...0x7E).contains(byte) {
        finish(with: sequence.applicationKey(byte), &keys)
      } else {
        restart(with: byte, &keys)
      }
    case .consoleKey:
      if byte < 0x20 || byte >= 0x7F {
        restart(with: byte, &keys)
      } else {
        finish(with: ControlSequence.consoleKey(byte), &keys)
      }
    case .oldMouse(let bytes):
      if bytes.count < 2 {
        state = .oldMouse(bytes + [byte])
      } else {
        finish(with: ControlSequence.oldMouseKey(bytes + [byte]), &keys)
      }
    case .answer(let isAfterEscape): answered(byte, isAfterEscape, &keys)
    case .character(let bytes, let count): continued(bytes + [byte], of: count, &keys)
    case .paste: break
    }
  }

  /// Reads on from this byte: what came before it will never be whole.
  private mutating func restart(with byte: UInt8, _ keys: inout [Key]) {
    finish()
    begin(byte, &keys)
  }

  private mutating func finish(with key: Key?, _ keys: inout [Key]) {
    if let key, !isTail { keys.append(isAlt ? .alt : key) }
    pace.noteWhole()
    finish()
  }

  private mutating func finish() {
    state = .ground
    isAlt = false
    isTail = false
  }
}

extension KeyDecoding {
  /// What may follow an ESC and is not read as a key with Alt: `[`, `O` and the strings.
  private static let introducers = Array("[OP]_^X".utf8)

  private mutating func begin(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: state = .escape(twice: false)
    case 0x00...0x1F, 0x7F: finish(with: Self.controlKey(byte), &keys)
    case 0x20...0x7E: finish(with: .character(Character(Unicode.Scalar(byte))), &keys)
    case 0xC2...0xDF: state = .character([byte], count: 2)
    case 0xE0...0xEF: state = .character([byte], count: 3)
    case 0xF0...0xF4: state = .character([byte], count: 4)
    default: beginEightBit(byte)
    }
  }

  /// A control character of eight bits stands for ESC and a letter; other bytes are nothing.
  private mutating func beginEightBit(_ byte: UInt8) {
    guard (0x80...0x9F).contains(byte), Self.introducers.contains(byte - 0x40) else {
      return finish()
    }
    introduce(byte - 0x40)
  }

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  private mutating func escaped(_ byte: UInt8, afterTwo: Bool, _ keys: inout [Key]) {
    if Self.introducers.contains(byte) {
      isAlt = afterTwo
      return introduce(byte)
    }
    if byte == 0x1B {
      if afterTwo { keys.append(.escape) }
      state = .escape(twice: true)
      return
    }
    if afterTwo { keys.append(.escape) }
    isAlt = true
    begin(byte, &keys)
  }

  private mutating func introduce(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .sequence(ControlSequence())
    case UInt8(ascii: "O"): state = .application(ControlSequence())
    default: state = .answer(afterEscape: false)
    }
  }

  private mutating func end(_ sequence: ControlSequence, with final: UInt8, _ keys: inout [Key]) {
    if sequence.isEmpty, final == UInt8(ascii: "M") {
      state = .oldMouse([])
    } else if sequence.startsPaste(final) {
      finish(with: nil, &keys)
      state = .paste(PasteCollecting())
    } else {
      finish(with: sequence.key(final), &keys)
    }
  }

  /// An answer ends with BEL, or with ESC and a backslash.
  private mutating func answered(_ byte: UInt8, _ isAfterEscape: Bool, _ keys: inout [Key]) {
    if byte == 0x07 || (isAfterEscape && byte == UInt8(ascii: "\\")) {
      finish(with: nil, &keys)
    } else if isAfterEscape {
      // It was cut, and another sequence has begun.
      finish()
      state = .escape(twice: false)
      take(byte, &keys)
    } else {
      state = .answer(afterEscape: byte == 0x1B)
    }
  }

  private mutating func continued(_ bytes: [UInt8], of count: Int, _ keys: inout [Key]) {
    guard let last = bytes.last, last & 0xC0 == 0x80 else {
      return restart(with: bytes.last ?? 0, &keys)
    }
    guard bytes.count == count else {
      state = .character(bytes, count: count)
      return
    }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return finish()
    }
    if (0x80...0x9F).contains(scalar.value) { return beginEightBit(UInt8(scalar.value)) }
    finish(with: .character(Character(scalar)), &keys)
  }

  private mutating func pasted(_ byte: UInt8, _ keys: inout [Key]) {
    guard case .paste(var paste) = state else { return }
    // Nothing else may hold the bytes while one is added.
    state = .ground
    if paste.isOver(with: byte) {
      finish(with: paste.key, &keys)
    } else {
      state = .paste(paste)
    }
  }
}

extension KeyDecoding.State {
  /// Whether a sequence has begun whose rest belongs to it.
  fileprivate var isTorn: Bool {
    switch self {
    case .ground, .paste: false
    case .escape, .sequence, .application, .consoleKey, .oldMouse, .answer, .character: true
    }
  }
}

/// How far apart the bytes of one sequence come: what a lone ESC waits for.
private struct LinePace: Sendable {
  private static let least = Duration.milliseconds(25)
  private static let most = Duration.milliseconds(400)
  private var slowest = Duration.zero
  private var slowestOfThis = Duration.zero

  var escapeWait: Duration { min(max(Self.least, slowest * 2), Self.most) }

  mutating func note(gap: Duration) { slowestOfThis = max(slowestOfThis, gap) }

  /// A sequence is whole: what was slow before is forgotten little by little.
  mutating func noteWhole() {
    slowest = max(slowestOfThis, slowest * 7 / 8)
    slowestOfThis = .zero
  }
}

/// The beginning of a paste, as much of it as is kept.
private struct PasteCollecting: Sendable {
  /// Enough for the longest paste in four-byte characters with their marks.
  private static let bytesMax = Key.pasteMax * 16
  private static let end = Array("\u{1B}[201~".utf8)
  private var bytes: [UInt8] = []
  private var isTruncated = false
  /// How many bytes of the end have come.
  private var ending = 0

  /// Takes a byte; true when it is the last of the end.
  mutating func isOver(with byte: UInt8) -> Bool {
    if byte == Self.end[ending] {
      ending += 1
      return ending == Self.end.count
    }
    // Only the first byte of the end can begin it anew.
    for byte in Self.end[..<ending] { add(byte) }
    ending = byte == Self.end[0] ? 1 : 0
    if ending == 0 { add(byte) }
    return false
  }

  private mutating func add(_ byte: UInt8) {
    if bytes.count < Self.bytesMax { bytes.append(byte) } else { isTruncated = true }
  }

  var key: Key {
    let text = String(decoding: bytes, as: UTF8.self)
    let kept = text.prefix(Key.pasteMax)
    return .paste(String(kept), truncated: isTruncated || kept.endIndex < text.endIndex)
  }
}
