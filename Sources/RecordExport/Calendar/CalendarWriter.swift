internal import SessionEngine
internal import TextSafety

/// The next sessions of courses as one iCalendar object (RFC 5545).
///
/// A day on which a session is due is a day wherever the calendar is read, so no time zone is in it.
package enum CalendarWriter {
  package static func text(of events: [CourseEvent]) -> String {
    let lines =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tableside//Tableside//EN", "METHOD:PUBLISH"]
      + events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func lines(of event: CourseEvent) -> [String] {
    let title = [event.patient, event.session, event.protocolTitle].compactMap(\.self)
      .joined(separator: ", ")
    let head = [
      "BEGIN:VEVENT",
      "UID:" + escaped(event.id + "@tableside"),
      "DTSTAMP:" + utc(event.changedAt),
      "CREATED:" + utc(event.startedAt),
      "LAST-MODIFIED:" + utc(event.changedAt),
      "SEQUENCE:\(sequence(of: event))",
      "DTSTART;VALUE=DATE:" + date(event.day),
      "SUMMARY:" + escaped(title),
      "STATUS:" + status(of: event),
      "CLASS:CONFIDENTIAL",
      "TRANSP:TRANSPARENT",
    ]
    return head + (event.standing == .cancelled ? [] : alarm(title)) + ["END:VEVENT"]
  }

  /// At nine in the morning of the day before, by the clock where the calendar is read.
  private static func alarm(_ title: String) -> [String] {
    [
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped(title), "TRIGGER:-PT15H",
      "END:VALARM",
    ]
  }

  private static func status(of event: CourseEvent) -> String {
    switch event.standing {
    case .due: "CONFIRMED"
    case .onHold: "TENTATIVE"
    case .cancelled: "CANCELLED"
    }
  }

  /// Seconds from the beginning of the course to the last change: it only grows.
  private static func sequence(of event: CourseEvent) -> Int64 {
    let seconds = (event.changedAt.milliseconds / 1_000) - (event.startedAt.milliseconds / 1_000)
    return min(max(0, seconds), Int64(Int32.max))
  }

  /// `20261120T140211Z`.
  private static func utc(_ wall: WallTime) -> String {
    date(wall.date()) + "T" + wall.clock().split(separator: ":").joined() + "Z"
  }

  /// `20261120`.
  private static func date(_ day: CalendarDate) -> String {
    day.text.split(separator: "-").joined()
  }

  /// A text with what has a meaning of its own in a calendar made plain.
  private static func escaped(_ words: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in ShownText(words).string.unicodeScalars {
      if scalar == "\\" || scalar == ";" || scalar == "," { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// A line of at most 75 octets, what follows on lines that begin with a space.
  private static func folded(_ line: String) -> String {
    var folded = String.UnicodeScalarView()
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        folded.append(contentsOf: "\r\n ".unicodeScalars)
        octets = 1
      }
      folded.append(scalar)
      octets += size
    }
    return String(folded)
  }
}
