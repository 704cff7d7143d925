import CNcurses
package import TerminalFrame

/// What one look at the keyboard brought.
package struct KeyReading: Sendable, Hashable {
  package var keys: [Key] = []
  /// The terminal is gone, and no key will come any more.
  package var isLost = false
}

extension CursesTerminal {
  /// How long an ESC waits for the rest of a special key's sequence.
  private static let escapeMilliseconds: Int32 = 25
  private static let bytesPerReading = 65_536
  /// A paste that has been silent for so long is over, though nothing said so.
  private static let pasteSilence = Duration.seconds(2)

  /// The keys typed so far; to be called when the wait tells of input.
  ///
  /// It does not wait, but for the 25 ms that tell Escape from a special key.
  package func readKeys() -> KeyReading {
    var reading = KeyReading()
    let now = SystemClock.sinceBoot()
    if keyDecoding.isPasting, now - lastPaste > Self.pasteSilence {
      reading.keys += keyDecoding.endPaste()
    }
    var keys: [Key] = []
    var total = 0
    repeat {
      let bytes = readBytes()
      if bytes.isEmpty {
        reading.isLost = true
        break
      }
      keys += keyDecoding.keys(from: bytes)
      total += bytes.count
    } while total < Self.bytesPerReading
      && hasInput(within: keyDecoding.awaitsMore ? Self.escapeMilliseconds : 0)
    if keyDecoding.awaitsMore { keys += keyDecoding.keysAfterSilence() }
    if keyDecoding.isPasting { lastPaste = now }
    reading.keys += keyBursts.gathered(keys, at: now)
    return reading
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

  private func hasInput(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 1
  }
}
