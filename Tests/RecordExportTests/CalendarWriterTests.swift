import RecordExport
import SessionEngine
import Testing

struct CalendarWriterTests {
  private static let course = Course(sessions: 3...3, interval: .days(1...2), periods: [])
  /// 2026-11-20.
  private static let day = ExampleSession.start.date()

  private static func session(_ number: Int, daysLater: Int = 0) -> EarlierSession {
    EarlierSession(
      id: "s\(number)",
      protocolID: "lumbar",
      number: number,
      date: day.daysSince1970 + daysLater,
      counts: true
    )
  }

  private static let referral = Referral(
    session: "s1",
    day: day,
    cause: ReferralCause(.session, .numbness)
  )

  private static func event(
    id: String = "A-014-lumbar-1",
    patient: String = "A-014",
    title: String = "Lumbar massage",
    sessions: [EarlierSession] = [session(1)],
    course: Course? = course,
    isEnded: Bool = false,
    referrals: [Referral] = [],
    lastDay: CalendarDate? = day,
    changedAfter seconds: Int64 = 90
  ) -> CourseEvent? {
    CourseEvent(
      id: id,
      patient: patient,
      protocolTitle: title,
      progress: course.map { CourseProgress($0, past: sessions) },
      isEnded: isEnded,
      referrals: referrals,
      lastDay: lastDay,
      startedAt: ExampleSession.start,
      changedAt: ExampleSession.start.adding(.seconds(seconds))
    )
  }

  private func lines(_ event: CourseEvent?) -> [String] {
    CalendarWriter.text(of: [event].compactMap(\.self)).split(separator: "\r\n").map(String.init)
  }

  @Test func `the next session is a whole day with an alarm the morning before`() {
    #expect(
      lines(Self.event()) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tableside//Tableside//EN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", "UID:A-014-lumbar-1@tableside", "DTSTAMP:20261120T140341Z",
        "CREATED:20261120T140211Z", "LAST-MODIFIED:20261120T140341Z", "SEQUENCE:90",
        "DTSTART;VALUE=DATE:20261122", #"SUMMARY:A-014\, session 2 of 3\, Lumbar massage"#,
        "STATUS:CONFIRMED", "CLASS:CONFIDENTIAL", "TRANSP:TRANSPARENT", "BEGIN:VALARM",
        "ACTION:DISPLAY", #"DESCRIPTION:A-014\, session 2 of 3\, Lumbar massage"#,
        "TRIGGER:-PT15H", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
      ]
    )
  }

  @Test func `a later session moves the same event`() {
    let sessions = [Self.session(1), Self.session(2, daysLater: 4)]
    let later = lines(Self.event(sessions: sessions, changedAfter: 400_000))
    #expect(later.contains("UID:A-014-lumbar-1@tableside"))
    #expect(later.contains("DTSTART;VALUE=DATE:20261126"))
    #expect(later.contains("SEQUENCE:400000"))
  }

  @Test func `what is not due any more is cancelled and does not ring`() {
    let goesOn = DoctorsWord(doctor: "Dr. Ada", date: Self.day, .noMore)
    var forbidden = Self.referral
    forbidden.word = goesOn
    let all = (1...3).map { Self.session($0, daysLater: $0) }
    let cases: [(CourseEvent?, day: String)] = [
      (Self.event(isEnded: true), "20261122"), (Self.event(sessions: all), "20261125"),
      (Self.event(referrals: [forbidden]), "20261122"), (Self.event(sessions: []), "20261120"),
      (Self.event(course: nil), "20261120"),
    ]
    for (event, day) in cases {
      let lines = lines(event)
      #expect(lines.contains("STATUS:CANCELLED"))
      #expect(lines.contains("DTSTART;VALUE=DATE:\(day)"))
      #expect(!lines.contains("BEGIN:VALARM"))
    }
  }

  @Test func `a session that waits for a doctor is tentative`() {
    #expect(lines(Self.event(referrals: [Self.referral])).contains("STATUS:TENTATIVE"))
  }

  @Test func `a course without a session is in no calendar`() {
    #expect(Self.event(sessions: [], lastDay: nil) == nil)
  }

  @Test func `a course without an upper end says so`() {
    let open = Course(sessions: 10...10, isOpen: true, interval: .weeks(1...1), periods: [])
    let summary = lines(Self.event(course: open)).first { $0.hasPrefix("SUMMARY") }
    #expect(summary == #"SUMMARY:A-014\, session 2 of 10 or more\, Lumbar massage"#)
  }

  private static let hostile =
    "a;b,c\\d\r\nBEGIN:VEVENT\u{1B} " + String(repeating: "ééx👍🏽", count: 30)

  @Test func `lines are folded at 75 octets between characters, and texts are plain`() {
    let text = CalendarWriter.text(
      of: [Self.event(id: Self.hostile, patient: Self.hostile)].compactMap(\.self)
    )
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 1)
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains(#"SUMMARY:a\;b\,c\\d  BEGIN:VEVENT"#))
    #expect(!unfolded.unicodeScalars.contains { $0.value == 0x1B })
  }

  private static let check = PythonCheck(script: "validate-calendar.py")

  @Test(
    .enabled(
      if: check.isThere,
      """
      needs python3, or the interpreter that TABLESIDE_TEST_PYTHON names, with icalendar and \
      vobject: see .github/CONTRIBUTING.md
      """
    )
  )
  func `two other programs read the same days, words and alarms`() throws {
    let events = [
      Self.event(), Self.event(id: "ended", isEnded: true),
      Self.event(id: "odd; id", patient: Self.hostile, title: "Neck, \"quoted\": and \\ more"),
    ]
    let text = CalendarWriter.text(of: events.compactMap(\.self))
    #expect(try Self.check.faults(of: [text, CalendarWriter.text(of: [])]) == "")
    let rows = try Self.check.reading(of: [text]).split(separator: "\n")
    #expect(
      rows.first
        == "A-014-lumbar-1@tableside|90|2026-11-22|CONFIRMED|A-014, session 2 of 3, Lumbar massage"
    )
    #expect(rows.dropFirst().first?.hasPrefix("ended@tableside|90|2026-11-22|CANCELLED|") == true)
    #expect(
      rows.last?.hasPrefix(#"odd; id@tableside|90|2026-11-22|CONFIRMED|a;b,c\d  BEGIN"#) == true
    )
    #expect(rows.last?.hasSuffix(#"session 2 of 3, Neck, "quoted": and \ more"#) == true)
  }
}
