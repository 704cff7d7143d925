import ClinicRecords
import SessionEngine
import Testing

/// Who worked and under which address, as the records keep it.
@Suite struct TherapistRecordsTests {
  private static let names = ["T-01", "T-02"].compactMap { Therapist(code: $0, name: "Ms \($0)") }

  private static func entries(patient: String? = "A-014") -> [JournalEntry] {
    var opening = SampleJournal.opening(patient: patient)
    opening.therapist = names[0]
    return SampleJournal.entries([
      .sessionStarted(opening), .noted("warm", step: nil), .takenUp(names[1]),
      .noted("cold", step: nil),
    ])
  }

  @Test func `a session lists who worked, and is found by each of them`() throws {
    let records = try Records()
    try records.append(Self.entries(), to: "one")
    try records.append(SampleJournal.notes(2), to: "two")
    // Written again it is the same.
    try records.append(Self.entries(), to: "one")
    #expect(try records.session("one")?.therapists == Self.names)
    #expect(try records.session("two")?.therapists == [])
    for name in Self.names {
      #expect(try records.sessionIDs(SessionFilter(therapist: name.code)) == ["one"])
    }
    #expect(try records.countSessions(SessionFilter(therapist: "T-0")) == 0)
  }

  @Test func `additions keep who made them`() throws {
    let records = try Records()
    try records.append(SampleJournal.notes(1), to: "one")
    let additions = [
      Correction(.remark, text: "better", at: WallTime(milliseconds: 1), by: Self.names[1]),
      Correction(.void, text: "twice", at: WallTime(milliseconds: 2)),
    ]
    for addition in additions { try records.add(addition, to: "one") }
    #expect(try records.corrections(of: "one") == additions)
  }

  @Test func `sessions and patients keep the base that they were made under`() throws {
    let records = try Records()
    let own = try records.base()
    #expect(own.hasPrefix("https://") && own.hasSuffix(".tableside.invalid"))
    try records.append(SampleJournal.notes(1), to: "one")
    try records.add(Patient(code: "A"), at: WallTime(milliseconds: 1))
    records.clinicBase = "https://river.example"
    try records.append(SampleJournal.notes(1), to: "two")
    try records.add(Patient(code: "B"), at: WallTime(milliseconds: 1))
    #expect(try records.session("one")?.base == own)
    #expect(try records.session("two")?.base == "https://river.example")
    #expect(try records.patients().map(\.base) == [own, "https://river.example"])
    var changed = try #require(try records.patient("A"))
    changed.name = "Ada"
    try records.update(changed, at: WallTime(milliseconds: 2))
    #expect(try records.patient("A")?.base == own)
  }

  @Test func `what is taken in keeps the base of where it was made`() throws {
    let records = try Records()
    _ = try records.takeIn(Self.entries(), [], of: "one", base: "https://there.example")
    #expect(try records.session("one")?.base == "https://there.example")
    #expect(try records.session("one")?.therapists == Self.names)
    let patient = Patient(code: "A", base: "https://there.example")
    #expect(try records.takeIn(patient, at: WallTime(milliseconds: 1)))
    #expect(try records.patient("A")?.base == "https://there.example")
    // The same one, made on both machines, stays as it is here.
    #expect(try !records.takeIn(Patient(code: "A", base: "b"), at: WallTime(milliseconds: 1)))
    #expect(try records.patient("A")?.base == "https://there.example")
  }

  @Test func `a backup and what is salvaged are the same records`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    try records.append(SampleJournal.notes(1), to: "one")
    let own = try records.base()
    for (name, make) in [
      ("backup", { path in try records.backUp(to: path) }),
      ("salvage", { path in _ = try Salvage.take(from: folder.path, to: path) }),
    ] as [(String, (String) throws -> Void)] {
      let place = try TemporaryFolder()
      try make(place.path + "/tableside.sqlite")
      #expect(try Records.open(in: place.path).base() == own, "\(name)")
    }
  }
}
