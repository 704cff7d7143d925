import CNcurses
package import TerminalFrame

/// What one look at the keyboard brought.
package struct KeyReading: Sendable, Hashable {
  package var keys: [Key] = []
  /// The terminal is gone, and no key will come any more.
  package var isLost = false
}

extension CursesTerminal {
  private static let bytesPerReading = 65_536

  /// When silence decides on what was typed: a lone ESC is a key only then.
  package var keysDue: Duration? { keyDecoding.silenceAt }

  /// The keys typed so far; to be called when the wait tells of input.
  ///
  /// It does not wait. The first of them may have been lying there for so long.
  package func readKeys(lyingFor age: Duration) -> KeyReading {
    var reading = KeyReading()
    let now = SystemClock.sinceBoot()
    var keys: [Key] = []
    var total = 0
    repeat {
      let bytes = readBytes()
      if bytes.isEmpty {
        reading.isLost = true
        break
      }
      keys += keyDecoding.keys(from: bytes, at: now)
      total += bytes.count
    } while total < Self.bytesPerReading && hasInput
    reading.keys = keyBursts.gathered(keys, at: now, lyingFor: age)
    return reading
  }

  /// The keys that silence made; to be called when they are due.
  package func keysAfterSilence() -> [Key] {
    let now = SystemClock.sinceBoot()
    // What has come meanwhile belongs to what began.
    guard let due = keysDue, due <= now, !hasInput else { return [] }
    return keyDecoding.keysAfterSilence(at: now)
  }

  /// Empty only when the terminal is gone.
  private func readBytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var count = 0
    repeat {
      count = read(input, &bytes, bytes.count)
    } while count < 0 && tableside_errno() == EINTR
    return Array(bytes.prefix(max(0, count)))
  }

  private var hasInput: Bool {
    var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }
}
