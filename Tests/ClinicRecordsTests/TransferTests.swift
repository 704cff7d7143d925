import ClinicRecords
import SessionEngine
import Testing

@Suite struct TransferTests {
  private static let now = WallTime(milliseconds: 1_795_000_000_000)

  private static let patient = Patient(
    code: "A-014",
    name: "Jane",
    birthDate: BirthDate(text: "1980-02-29"),
    sex: .female,
    notes: "warm room",
    findings: [
      StandingFinding(contraindication: "heart", isPresent: false, recordedAt: now),
      StandingFinding(
        contraindication: "standing",
        isPresent: true,
        zones: [.lumbar, .sacrum],
        place: "mole",
        recordedAt: now
      ),
    ],
    clearances: [
      RecordedClearance(
        contraindication: "heart",
        clearance: Clearance(doctor: "Dr. Ada", date: "2026-01-02"),
        recordedAt: now
      )
    ]
  )

  private static func course(endedAt: WallTime? = nil, startedAt: Int64 = 1) -> CourseRecord {
    CourseRecord(
      patient: "A-014",
      protocolID: "small-back",
      protocolTitle: "Small back massage",
      plannedSessions: 10,
      interval: .days(1...2),
      injuredOn: CalendarDate(year: 2026, month: 1, day: 2),
      startedAt: WallTime(milliseconds: startedAt),
      endedAt: endedAt
    )
  }

  @Test func `a patient and a course come back from their JSON`() throws {
    #expect(try Patient(json: Self.patient.json) == Self.patient)
    let read = try JSONValue(reading: Self.patient.json.text())
    #expect(try Patient(json: read) == Self.patient)
    for course in [Self.course(), Self.course(endedAt: Self.now)] {
      #expect(try CourseRecord(json: course.json) == course)
    }
    let bare = Patient(code: "B")
    #expect(try Patient(json: bare.json) == bare)
  }

  @Test func `a session is taken in once, and its course with it`() throws {
    let records = try Records()
    let entries = try SampleJournal.closed()
    let remark = Correction(.remark, text: "slept well", at: Self.now)
    #expect(try records.takeIn(entries, [remark], of: "one"))
    #expect(try !records.takeIn(entries, [remark], of: "one"))
    #expect(try records.corrections(of: "one") == [remark])
    let ended = Self.course(endedAt: Self.now)
    let later = Self.course(startedAt: 2)
    #expect(try records.takeIn(ended, sessions: ["one"]))
    #expect(try records.takeIn(later, sessions: []))
    #expect(try !records.takeIn(ended, sessions: ["one"]))
    let courses = try records.courses()
    #expect(courses.map(\.startedAt.milliseconds) == [1, 2])
    #expect(try records.session("one")?.course == courses.first?.number)
  }

  @Test func `a session that is here in part is completed`() throws {
    let records = try Records()
    let entries = try SampleJournal.closed()
    try records.append(Array(entries.prefix(2)), to: "one")
    #expect(try records.takeIn(entries, [], of: "one"))
    #expect(try records.journal(of: "one") == entries)
    #expect(try records.session("one")?.outcome == "endedEarly")
    #expect(try !records.takeIn(entries, [], of: "one"))
  }

  enum Difference: CaseIterable, Sendable {
    case shorterJournal, correction, patient, course, unknownSession
  }

  @Test(arguments: Difference.allCases)
  func `what differs is refused and undone together with what came before`(
    difference: Difference
  ) throws {
    let records = try Records()
    let entries = try SampleJournal.closed()
    _ = try records.takeIn(entries, [], of: "one")
    _ = try records.takeIn(Self.patient, at: Self.now)
    _ = try records.takeIn(Self.course(), sessions: [])
    let before = try records.dump()
    #expect(throws: RecordsError.self) {
      try records.together { () throws(RecordsError) in
        _ = try records.takeIn(SampleJournal.notes(3), [], of: "two")
        try Self.takeIn(difference, entries, records)
      }
    }
    #expect(try records.session("two") == nil)
    #expect(try records.session("one")?.course == nil)
    #expect(try records.dump() == before)
  }

  private static func takeIn(
    _ difference: Difference,
    _ entries: [JournalEntry],
    _ records: Records
  ) throws(RecordsError) {
    switch difference {
    case .shorterJournal: _ = try records.takeIn(Array(entries.dropLast()), [], of: "one")
    case .correction:
      _ = try records.takeIn(entries, [Correction(.void, text: "wrong", at: now)], of: "one")
    case .patient:
      var other = patient
      other.name = "Joan"
      _ = try records.takeIn(other, at: now)
    case .course: _ = try records.takeIn(course(startedAt: 2), sessions: [])
    case .unknownSession: _ = try records.takeIn(course(), sessions: ["nowhere"])
    }
  }
}
