import ClinicRecords
import SessionEngine
import Testing

struct PatientTests {
  static let now = WallTime(milliseconds: 1_795_000_000_000)
  static let patient = Patient(
    code: "A-014",
    name: "Ada Example",
    birthDate: BirthDate(text: "1990-05"),
    sex: .female,
    notes: "left-handed\nshy",
    findings: [
      StandingFinding(contraindication: "tumour", isPresent: false, recordedAt: now),
      StandingFinding(
        contraindication: "standing",
        isPresent: true,
        zones: [.knees],
        place: "scar",
        recordedAt: now
      ),
    ],
    clearances: [
      RecordedClearance(
        contraindication: "hypertension",
        clearance: Clearance(doctor: "Dr Bell", date: "2026-11-01"),
        recordedAt: now
      )
    ]
  )

  @Test func `a patient comes back, edited too`() throws {
    let records = try Records()
    try records.add(Self.patient, at: Self.now)
    var added = Self.patient
    added.base = try records.base()
    #expect(try records.patient("A-014") == added)
    var edited = added
    edited.name = nil
    edited.findings.removeFirst()
    try records.update(edited, at: Self.now)
    #expect(try records.patients() == [edited])
  }

  @Test func `a taken or unknown code is said`() throws {
    let records = try Records()
    #expect(throws: RecordsError.unknownPatient("A-014")) {
      try records.update(Self.patient, at: Self.now)
    }
    try records.add(Self.patient, at: Self.now)
    #expect(throws: RecordsError.patientExists("A-014")) {
      try records.add(Self.patient, at: Self.now)
    }
  }

  @Test(arguments: ["", "-x", "a b", "a\u{1B}", "a/b", String(repeating: "a", count: 33)])
  func `a code that screens or arguments could not show is refused`(code: String) throws {
    let records = try Records()
    #expect(throws: RecordsError.self) { try records.add(Patient(code: code), at: Self.now) }
  }

  @Test func `only sessions whose main stage began count in their course`() throws {
    let records = try Records()
    let course = try records.keep(
      CourseRecord(
        patient: "A-014",
        protocolID: "small-back",
        protocolTitle: "Small",
        plannedSessions: 10,
        interval: .days(1...2),
        startedAt: Self.now
      )
    )
    #expect(course.interval == .days(1...2))
    try records.append(try SampleJournal.closed(), to: "s-1")
    try records.append(SampleJournal.notes(1), to: "s-2")
    let sessions = try records.sessions(SessionFilter(patient: "A-014"))
    #expect(sessions.filter(\.counts).map(\.id) == ["s-1"])
    #expect(sessions.map(\.course) == [course.number, course.number])
    #expect(try records.courseUnderWay(patient: "A-014", protocolID: "small-back") == course)
    try records.endCourse(patient: "A-014", protocolID: "small-back", at: Self.now)
    #expect(try records.courseUnderWay(patient: "A-014", protocolID: "small-back") == nil)
    #expect(try records.courses(of: "A-014").first?.endedAt == Self.now)
  }

  @Test func `a void and an assignment are added and change no journal`() throws {
    let records = try Records()
    let entries = try SampleJournal.closed()
    try records.append(entries, to: "s-1")
    let corrections = [
      Correction(.assign(patient: "B-2"), text: "wrong code picked", at: Self.now),
      Correction(.void, text: "never happened", at: Self.now),
      Correction(.remark, text: "called later", at: Self.now),
    ]
    for correction in corrections { try records.add(correction, to: "s-1") }
    #expect(try records.corrections(of: "s-1") == corrections)
    #expect(try records.journal(of: "s-1") == entries)
    let summary = try #require(try records.session("s-1"))
    #expect(summary.isVoided && summary.patient == "B-2" && summary.openedFor == "A-014")
    #expect(try records.sessions(SessionFilter(patient: "A-014")).isEmpty)
    #expect(throws: RecordsError.unknownSession("s-9")) {
      try records.add(corrections[2], to: "s-9")
    }
  }

  @Test func `removing a patient leaves no byte of them`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    var patient = Self.patient
    patient.notes = "Zanzibar"
    try records.add(patient, at: Self.now)
    try records.append(SampleJournal.notes(50, patient: "A-014"), to: "s-1")
    try records.append(
      SampleJournal.entries([.noted("Zanzibar again", step: nil)], from: 52),
      to: "s-1"
    )
    try records.append(SampleJournal.notes(2, patient: "B-2"), to: "s-2")
    let removal = try records.removePatient("A-014")
    #expect(removal.sessions == 1 && removal.isErased && removal.remains.count == 1)
    for name in folder.names where name != "running" {
      let text = String(decoding: try folder.bytes(of: name), as: UTF8.self)
      for trace in ["Zanzibar", "A-014", "Ada Example", "s-1"] {
        #expect(!text.contains(trace), "\(trace) in \(name)")
      }
    }
    #expect(try records.journal(of: "s-2").count == 3)
    #expect(throws: RecordsError.unknownPatient("A-014")) { try records.removePatient("A-014") }
    try records.check()
  }

  @Test func `a patient whose session runs is not removed`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    try records.append(SampleJournal.notes(1), to: "s-1")
    let running = try RunningSessionFile(
      claiming: RunningSessionFileTests.content(),
      in: folder.path
    )
    #expect(throws: RecordsError.self) { try records.removePatient("A-014") }
    #expect(try records.journal(of: "s-1").count == 2)
    running.remove()
  }

  @Test func `a backup that is stopped leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    let notes = SampleJournal.notes(5)
    try records.append(notes, to: "s-1")
    _ = try Records.open(in: folder.path + "/other")
    let before = Set(folder.names)
    var told: [(Int, Int)] = []
    #expect(throws: RecordsError.stopped) {
      try records.backUp(to: folder.path + "/copy.sqlite") { done, total in
        told.append((done, total))
        return false
      }
    }
    #expect(told.count == 1 && told.allSatisfy { 0 < $0.0 && $0.0 <= $0.1 })
    #expect(Set(folder.names) == before)
    #expect(try records.journal(of: "s-1") == notes)
    try records.append(SampleJournal.entries([.resumed], from: 7), to: "s-1")
  }

  @Test func `a backup is whole while a session goes on`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    try records.append(SampleJournal.notes(5), to: "s-1")
    let copy = folder.path + "/copy/tableside.sqlite"
    _ = try Records.open(in: folder.path + "/other")
    try records.backUp(to: folder.path + "/other/copy.sqlite")
    #expect(throws: RecordsError.self) {
      try records.backUp(to: folder.path + "/other/copy.sqlite")
    }
    #expect(throws: RecordsError.self) { try records.backUp(to: copy) }
    try records.append(SampleJournal.entries([.resumed], from: 7), to: "s-1")
    let bytes = try folder.bytes(of: "other/copy.sqlite")
    let restored = try TemporaryFolder()
    try restored.write(bytes, to: "tableside.sqlite")
    let back = try #require(try Records.existing(in: restored.path))
    #expect(try back.journal(of: "s-1") == SampleJournal.notes(5))
    #expect(restored.mode("tableside.sqlite") == 0o600)
  }
}
