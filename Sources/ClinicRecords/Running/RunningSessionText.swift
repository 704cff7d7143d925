import SessionEngine

// A running session's file: lines of `key value`, always the same number of bytes, after a first
// line with a checksum of the rest, so that a half-written or half-read one is known as such.

extension RunningSession {
  static let byteCount = 2048
  private static let mark = "tableside-running-1 "
  private static let sumRange = mark.utf8.count..<(mark.utf8.count + 16)
  private static let headCount = sumRange.upperBound + 1

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * Self.byteCount)
    bytes += Self.mark.utf8
    bytes += [UInt8](repeating: UInt8(ascii: "0"), count: Self.sumRange.count)
    bytes.append(0x0A)
    func put(_ key: StaticString, _ value: String?, upTo bound: Int = 64) {
      guard var value else { return }
      bytes += UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
      bytes.append(0x20)
      let start = bytes.count
      value.withUTF8 { bytes += $0[..<Self.cut($0, upTo: bound)] }
      for place in start..<bytes.count where bytes[place] < 0x20 || bytes[place] == 0x7F {
        bytes[place] = 0x20
      }
      bytes.append(0x0A)
    }
    func put(_ key: StaticString, _ number: Int64?) { put(key, number.map { String($0) }) }
    put("session", session)
    put("patient", patient, upTo: 256)
    put("protocol", protocolID, upTo: 256)
    put("title", protocolTitle, upTo: 512)
    put("rehearsal", isRehearsal ? "yes" : nil)
    put("process", Int64(owner.process))
    put("host", owner.host, upTo: 256)
    put("since", owner.since.milliseconds)
    put("stage", lastSign.stage?.rawValue)
    put("technique", lastSign.technique?.rawValue)
    put("zones", lastSign.zones.map(\.rawValue).joined(separator: " "), upTo: 400)
    put("therapist", lastSign.therapist)
    put("paused", lastSign.isPaused ? "yes" : nil)
    put("beforeStart", lastSign.isBeforeStart ? "yes" : nil)
    put("alarm", lastSign.isAlarm ? "yes" : nil)
    put("ends", lastSign.endsAt?.milliseconds)
    put("elapsedMs", lastSign.elapsed.wholeMilliseconds)
    put("wall", lastSign.wall.milliseconds)
    put("boot", lastSign.boot.text)
    put("bootTimeMs", lastSign.bootTime.wholeMilliseconds)
    bytes.removeLast(max(0, bytes.count - Self.byteCount))
    bytes += [UInt8](repeating: 0x0A, count: Self.byteCount - bytes.count)
    bytes.replaceSubrange(Self.sumRange, with: Self.checksum(bytes[Self.headCount...]))
    return bytes
  }

  /// What the file says, or nothing where it is torn, cut or not one of ours.
  init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.mark.utf8) else { return nil }
    let body = bytes[Self.headCount...]
    guard Self.checksum(body)[...] == bytes[Self.sumRange] else { return nil }
    var values: [String: String] = [:]
    for line in body.split(separator: 0x0A) {
      let parts = line.split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      values[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
    }
    self.init(values)
  }

  private init?(_ values: [String: String]) {
    func number(_ key: String) -> Int64? { values[key].flatMap { Int64($0) } }
    func duration(_ key: String) -> Duration? {
      number(key).flatMap { (0...10_000_000_000_000).contains($0) ? .milliseconds($0) : nil }
    }
    func wall(_ key: String) -> WallTime? { number(key).map(WallTime.init(milliseconds:)) }
    guard let session = values["session"], let protocolID = values["protocol"],
      let title = values["title"], let process = number("process"),
      let since = wall("since"), let elapsed = duration("elapsedMs"), let now = wall("wall"),
      let bootTime = duration("bootTimeMs")
    else { return nil }
    self.init(
      session: session,
      patient: values["patient"],
      protocolID: protocolID,
      protocolTitle: title,
      isRehearsal: values["rehearsal"] != nil,
      owner: SessionOwner(
        process: Int32(truncatingIfNeeded: process),
        host: values["host"] ?? "",
        since: since
      ),
      lastSign: SignOfLife(
        stage: values["stage"].flatMap(StageName.init),
        technique: values["technique"].flatMap(Technique.init),
        zones: (values["zones"] ?? "").split(separator: " ").compactMap {
          Zone(rawValue: String($0))
        },
        therapist: values["therapist"],
        isPaused: values["paused"] != nil,
        isBeforeStart: values["beforeStart"] != nil,
        isAlarm: values["alarm"] != nil,
        endsAt: wall("ends"),
        elapsed: elapsed,
        wall: now,
        boot: BootID(text: values["boot"] ?? ""),
        bootTime: bootTime
      )
    )
  }

  /// Where a text of at most so many bytes ends: between characters.
  private static func cut(_ text: UnsafeBufferPointer<UInt8>, upTo bound: Int) -> Int {
    var end = min(text.count, bound)
    while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// FNV-1a of 64 bits, in sixteen hexadecimal digits.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digits = Array(String(sum, radix: 16).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: 16 - digits.count) + digits
  }
}
