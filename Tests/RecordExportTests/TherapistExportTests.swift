import RecordExport
import SessionEngine
import Testing

/// Who treated, in every export.
@Suite struct TherapistExportTests {
  private static let third = Therapist(code: "T-03", name: "Eve")

  private static func handedOver(_ change: (inout RecordContext) -> Void = { _ in }) throws
    -> ExportedSession
  {
    var context = RecordContext(
      remarks: [RecordContext.Remark("slept well", at: ExampleSession.start, by: third)]
    )
    change(&context)
    return ExportedSession(try ExampleSession.handedOver().record, context: context)
  }

  /// The lines of a Bundle that hold a resource.
  private static func resources(_ type: String, _ session: ExportedSession, lean: Bool = false)
    -> [Substring]
  {
    var writer = FHIRBundleWriter(lean: lean)
    return writer.document([session]).split(separator: "\n")
      .filter { $0.contains("\"resource\":{\"resourceType\":\"\(type)\"") }
  }

  @Test func `the note says who worked, from when on, and who added what`() throws {
    var writer = MarkdownWriter()
    let note = writer.document([try Self.handedOver()])
    #expect(
      note.contains("- Therapist: Ada Sample (T-01), then T-02 from 2026-11-20 14:05 UTC\n")
    )
    #expect(note.contains(" UTC by Eve (T-03): slept well"))
    #expect(
      !writer.document([ExportedSession(try ExampleSession.completed().record)])
        .contains("Therapist:")
    )
  }

  @Test func `the note begins with the clinic where the settings name it`() throws {
    var writer = MarkdownWriter()
    let session = try Self.handedOver {
      $0.clinic = RecordContext.Clinic(name: "River", lines: ["1 Mill Lane", "Oxford"], base: "b")
    }
    #expect(writer.document([session]).contains("\n\n- Clinic: River, 1 Mill Lane, Oxford\n"))
  }

  @Test func `JSON names who opened it, who took it up and who added what`() throws {
    let json = try Self.handedOver().json
    #expect(json["therapist"] == "T-01")
    #expect(json["therapists"]?.array?.map { $0["code"] } == ["T-01", "T-02"])
    #expect(json["therapists"]?.array?.last?["since"] == "2026-11-20T14:05:31.250Z")
    #expect(json["remarks"]?.array?.first?["by"]?["name"] == "Eve")
    let unnamed = ExportedSession(try ExampleSession.completed().record).json
    #expect(unnamed["therapist"] == .null)
    #expect(try ImportedSession(json: json).remarks.first?.by == Self.third)
  }

  @Test func `each therapist is a practitioner once, and author and participant`() throws {
    let session = try Self.handedOver()
    let practitioners = Self.resources("Practitioner", session)
    #expect(practitioners.count == 3)
    #expect(practitioners[0].contains("\"name\":[{\"text\":\"Ada Sample\"}]"))
    #expect(practitioners[0].contains("\"method\":\"PUT\""))
    #expect(practitioners[1].contains("\"ifNoneExist\":"))
    let urls = practitioners.compactMap { $0.firstMatch(of: /urn:uuid:[-0-9a-f]+/)?.output }
    let visit = try #require(Self.resources("Encounter", session).first)
    #expect(
      visit.contains(
        #""period":{"start":"2026-11-20T14:02:11.250Z","end":"2026-11-20T14:05:31.250Z"}"#
      )
    )
    let note = try #require(Self.resources("Composition", session).first)
    #expect(urls.allSatisfy { note.contains("{\"reference\":\"\($0)\"}") })
    let steps = Self.resources("Procedure", session)
    let performers = steps.map { step in
      urls.filter { step.contains("\"performer\":[{\"actor\":{\"reference\":\"\($0)\"}}]") }
    }
    // The step under way when it was taken up is the one's who began it.
    #expect(performers.dropFirst() == [[urls[0]], [urls[0]], [urls[1]], [urls[1]]])
  }

  @Test func `what is felt is the patient's word, what is seen the therapist's`() throws {
    func performers(_ session: ExportedSession) -> [String] {
      let patient = Self.resources("Patient", session).first
        .flatMap { $0.firstMatch(of: /urn:uuid:[-0-9a-f]+/)?.output }
      return Self.resources("Observation", session).map { line in
        guard
          let found = line.firstMatch(of: /"performer":\[\{"reference":"(urn:uuid:[-0-9a-f]+)"/)
        else { return "nobody" }
        return found.output.1 == patient ? "patient" : "therapist"
      }
    }
    #expect(performers(try Self.handedOver()) == ["patient", "patient", "therapist"])
    let infant = try Self.handedOver { $0.age = Age(months: 5) }
    #expect(performers(infant) == ["therapist", "therapist", "therapist"])
    #expect(!Self.resources("QuestionnaireResponse", infant)[0].contains("\"source\""))
    #expect(
      performers(ExportedSession(try ExampleSession.readAloud().record)) == ["nobody", "nobody"]
    )
  }

  @Test func `a referral that a doctor answered ends`() throws {
    let word = DoctorsWord(doctor: "Dr Ada", date: CalendarDate(daysSince1970: 20_780), .goesOn)
    let answered = WallTime(milliseconds: ExampleSession.start.milliseconds + 86_400_000)
    let session = ExportedSession(
      try ExampleSession.stoppedByAlarm().record,
      context: RecordContext(corrections: [
        RecordContext.Correction(.doctor(word), reason: word.line, at: answered)
      ])
    )
    let flag = try #require(Self.resources("Flag", session).first)
    #expect(flag.contains("\"status\":\"inactive\"") && flag.contains("\"end\":\"2026-11-21"))
  }

  @Test func `a lean Bundle holds no definitions and says the questions with the answers`() throws {
    let session = ExportedSession(try ExampleSession.readAloud().record)
    for type in ["PlanDefinition", "Questionnaire"] {
      #expect(Self.resources(type, session, lean: true).isEmpty)
      #expect(Self.resources(type, session).count == 1)
    }
    var writer = FHIRBundleWriter(lean: true)
    let text = writer.document([session])
    #expect(!text.contains("Canonical") && !text.contains("\"questionnaire\""))
    #expect(text.contains("\"linkId\":\"heart\",\"text\":\"A disease of the heart?\""))
    #expect(text.contains("\"text\":\"Heart or vessels?\",\"item\""))
  }

  @Test func `identifiers begin with the base that each was made under`() throws {
    let session = try Self.handedOver {
      $0.base = "https://river.example"
      $0.patientBase = "https://old.example"
      $0.otherBases = ["before": "https://old.example"]
      $0.clinic = RecordContext.Clinic(name: "R", lines: [], base: "https://river.example")
      $0.course = RecordContext.CourseFacts(
        id: "c",
        startedAt: ExampleSession.start,
        counted: 1,
        whole: RecordContext.CourseFacts.Whole(sessions: ["before", "handed"], counted: 2)
      )
    }
    #expect(Self.resources("Patient", session)[0].contains("https://old.example/id/patient"))
    #expect(Self.resources("Encounter", session)[0].contains("https://river.example/id/visit"))
    #expect(Self.resources("Organization", session).count == 1)
    let course = try #require(Self.resources("CarePlan", session).first)
    #expect(course.contains("https://old.example/id/course"))
    #expect(course.contains("\"system\":\"https://old.example/id/session\",\"value\":\"before\""))
    let step = try #require(Self.resources("Procedure", session).last)
    #expect(step.contains("\"\(RecordContext.olderBase)/StructureDefinition/massage-dose\""))
    // Of another clinic's session no other clinic is the custodian.
    let elsewhere = try Self.handedOver {
      $0.clinic = RecordContext.Clinic(name: "R", lines: [], base: "https://river.example")
    }
    #expect(Self.resources("Organization", elsewhere).isEmpty)
  }

  @Test func `the definition of the dose holds every part that a Bundle may hold`() throws {
    let entries = try #require(structureDefinitions["entry"]?.array)
    let dose = try #require(entries.first?["resource"])
    #expect(dose["resourceType"] == "StructureDefinition")
    let slices = (dose["differential"]?["element"]?.array ?? []).compactMap { $0["sliceName"] }
    var writer = FHIRBundleWriter()
    let text = writer.document([ExportedSession(try ExampleSession.completed().record)])
    let parts = Set(
      text.matches(of: /\{"url":"(\w+)","value/).map { JSONValue.string(String($0.1)) }
    )
    #expect(parts.isSubset(of: slices) && slices.count == 11)
    let ends = entries.compactMap { $0["resource"]?["id"]?.string }
    #expect(ends == ["massage-dose", "answer-assumed", "answered-by"])
  }

  @Test(.enabled(if: BundleValidator.isThere, BundleValidator.need))
  func `Bundles of a clinic, lean and whole, are valid R4`() throws {
    let sessions = try ExampleSession.everyOutcome.map { example in
      ExportedSession(
        try example.record,
        context: RecordContext(
          remarks: [RecordContext.Remark("fine", at: ExampleSession.start, by: Self.third)],
          person: RecordContext.Person(code: "A-014"),
          base: "https://river.example/fhir",
          patientBase: "https://older.example",
          clinic: RecordContext.Clinic(
            name: "River",
            lines: ["1 Mill Lane"],
            base: "https://river.example/fhir"
          )
        )
      )
    }
    let bundles = [false, true].map { lean in
      var writer = FHIRBundleWriter(lean: lean)
      return writer.document(sessions)
    }
    #expect(try BundleValidator.faults(of: bundles + [structureDefinitions.text()]) == "")
  }
}
