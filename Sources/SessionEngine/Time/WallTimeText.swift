extension WallTime {
  private static let dayLength: Int64 = 86_400_000

  /// RFC 3339 in UTC with milliseconds: `2026-11-20T14:02:11.250Z`.
  package var text: String {
    let (date, time) = split(offset: 0)
    let seconds = Int(time / 1000)
    // Exports hold one for each entry: written digit by digit, in one piece.
    return String(unsafeUninitializedCapacity: 24) { bytes in
      var count = 0
      func put(_ number: Int, _ width: Int, _ sign: Unicode.Scalar) {
        var rest = number
        for place in (count..<(count + width)).reversed() {
          bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        bytes[count + width] = UInt8(ascii: sign)
        count += width + 1
      }
      put(date.year, 4, "-")
      put(date.month, 2, "-")
      put(date.day, 2, "T")
      put(seconds / 3600, 2, ":")
      put(seconds / 60 % 60, 2, ":")
      put(seconds % 60, 2, ".")
      put(Int(time % 1000), 3, "Z")
      return count
    }
  }

  /// The instant of a text as `text` writes it; a fraction of a second may be absent.
  ///
  /// Of a longer fraction the first three digits count. Only UTC, written `Z`, is taken.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    guard (20...30).contains(bytes.count), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      bytes.last == UInt8(ascii: "Z"),
      let date = CalendarDate(digits: bytes[0..<10]),
      let hour = CalendarDate.number(bytes[11..<13]), hour < 24,
      let minute = CalendarDate.number(bytes[14..<16]), minute < 60,
      let second = CalendarDate.number(bytes[17..<19]), second < 60,
      let millisecond = Self.milliseconds(bytes[19..<(bytes.count - 1)])
    else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    self.init(
      milliseconds: Int64(date.daysSince1970) * Self.dayLength + seconds * 1000 + millisecond
    )
  }

  /// The day in a zone so far east of UTC.
  package func date(offset: Duration = .zero) -> CalendarDate {
    split(offset: offset.wholeMilliseconds).date
  }

  /// The time of day, `HH:MM:SS`, in a zone so far east of UTC.
  package func clock(offset: Duration = .zero) -> String {
    Self.clock(split(offset: offset.wholeMilliseconds).time)
  }

  /// The instant so much later.
  package func adding(_ duration: Duration) -> Self {
    Self(milliseconds: milliseconds &+ duration.wholeMilliseconds)
  }

  /// Milliseconds of the fraction `.250`; none at all is zero.
  private static func milliseconds(_ fraction: ArraySlice<UInt8>) -> Int64? {
    guard let dot = fraction.first else { return 0 }
    let digits = fraction.dropFirst()
    guard dot == UInt8(ascii: "."), !digits.isEmpty, CalendarDate.number(digits) != nil,
      var number = CalendarDate.number(digits.prefix(3))
    else { return nil }
    for _ in digits.prefix(3).count..<3 { number *= 10 }
    return Int64(number)
  }

  private static func clock(_ time: Int64) -> String {
    let seconds = Int(time / 1000)
    return [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { CalendarDate.padded($0, to: 2) }
      .joined(separator: ":")
  }

  /// The offset is in milliseconds.
  private func split(offset: Int64) -> (date: CalendarDate, time: Int64) {
    let local = milliseconds.addingReportingOverflow(offset)
    let shown = local.overflow ? milliseconds : local.partialValue
    let time = shown % Self.dayLength
    let wholeTime = time < 0 ? time + Self.dayLength : time
    let days = (shown - time) / Self.dayLength - (time < 0 ? 1 : 0)
    return (CalendarDate(daysSince1970: Int(days)), wholeTime)
  }
}
