import RecordExport
import SessionEngine
import Testing

struct FHIRBundleWriterTests {
  private func bundle(
    _ sessions: [ExportedSession],
    form: FHIRBundleForm = .transaction,
    withName: Bool = false
  ) -> String {
    var writer = FHIRBundleWriter(form: form, withName: withName)
    return writer.document(sessions)
  }

  private static let course = RecordContext.CourseFacts(
    id: "c1",
    startedAt: ExampleSession.start,
    sessions: 10...12,
    interval: .days(1...2),
    counted: 4
  )

  private static let person = RecordContext.Person(
    code: "A-014",
    name: "Anna Testova",
    birthDate: "1979-04-12",
    sex: .female
  )

  private static func exported(
    _ example: ExampleSession,
    context: RecordContext = RecordContext(person: person, course: course)
  ) throws -> ExportedSession {
    ExportedSession(try example.record, context: context)
  }

  @Test func `a session becomes every resource that a chart needs`() throws {
    let text = bundle([try Self.exported(.completed())])
    let expected = [
      "Patient": 1, "PlanDefinition": 1, "Questionnaire": 1, "Encounter": 1,
      "QuestionnaireResponse": 1, "Procedure": 5, "Observation": 5, "AdverseEvent": 1,
      "Flag": 1, "Composition": 1, "CarePlan": 1,
    ]
    for (type, count) in expected {
      let found = text.split(separator: "\"resource\":{\"resourceType\":\"\(type)\"").count - 1
      #expect(found == count, "\(type)")
    }
    #expect(text.contains("\"code\":\"72514-3\""))
    #expect(text.contains("\"code\":\"75325-1\""))
  }

  @Test func `exporting twice gives the same bytes`() throws {
    let sessions = try ExampleSession.everyOutcome.map { try Self.exported($0) }
    #expect(bundle(sessions) == bundle(sessions))
  }

  @Test func `the name leaves only when it is asked for`() throws {
    let session = try Self.exported(.completed())
    #expect(!bundle([session]).contains("Testova"))
    #expect(!bundle([session]).contains("1979"))
    let named = bundle([session], withName: true)
    #expect(named.contains("\"text\":\"Anna Testova\""))
    #expect(named.contains("\"birthDate\":\"1979-04-12\""))
    #expect(named.contains("\"gender\":\"female\""))
  }

  @Test func `a Bundle is about one patient`() throws {
    let other = ExampleSession.completed(id: "other", patient: "B-002")
    var writer = FHIRBundleWriter()
    let text = writer.document([
      try Self.exported(.completed()),
      ExportedSession(try other.record),
    ])
    #expect(writer.leftOut == ["other"])
    #expect(!text.contains("B-002"))
  }

  @Test func `questions stand under the line that was read aloud, and so do the answers`() throws {
    let text = bundle([try Self.exported(.readAloud())])
    let asked = try #require(text.split(separator: "\n").first { $0.contains("\"Questionnaire\"") })
    #expect(
      asked.contains(
        #""linkId":"line-ill","text":"Since the last session: is anybody ill?","type":"group","#
      )
    )
    // What has no line of its own comes after all lines, and before what is needed.
    let order = ["line-ill", "line-vessels", "tumour", "need-order", "need-agreement"]
    let places = order.compactMap { asked.firstRange(of: "\"linkId\":\"\($0)\"")?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    let answers = try #require(
      text.split(separator: "\n").first { $0.contains("\"QuestionnaireResponse\"") }
    )
    for part in [
      #"{"linkId":"line-vessels","item":[{"extension":"#,
      #"{"linkId":"heart-consent","answer":[{"valueString":"Dr. Ada, 2026-11-01"}]}"#,
      #"{"linkId":"ill-other-said","answer":[{"valueString":"sleeps badly"}]}"#,
      #"{"linkId":"need-order","answer":[{"valueString":"Dr. Ada, 2026-11-01"}]}"#,
      #"/StructureDefinition/answered-by","valueString":"guardian"}"#,
    ] { #expect(answers.contains(part), "\(part)") }
    #expect(!answers.contains("\"source\""))
    #expect(bundle([try Self.exported(.completed())]).contains("\"source\""))
    #expect(
      text.contains(#""code":"8480-6","display":"Systolic blood pressure"}]},"valueQuantity""#)
    )
  }

  @Test func `a collection has no requests and says when it was true`() throws {
    let text = bundle([try Self.exported(.completed())], form: .collection)
    #expect(!text.contains("\"request\""))
    #expect(text.contains("\"timestamp\":\"2026-11-20T14:10:51.750Z\""))
  }

  @Test(
    arguments: [
      (ExampleSession.completed(), ["completed"], "completed"),
      (ExampleSession.endedEarly(), ["completed", "not-done", "stopped"], "stopped"),
      (ExampleSession.stoppedByAlarm(), ["completed", "not-done", "stopped"], "stopped"),
      (ExampleSession.refused(), [], "not-done"),
      (ExampleSession.postponed(), [], "not-done"),
      (ExampleSession.running(), ["completed", "in-progress", "preparation"], "in-progress"),
    ] as [(ExampleSession, [String], String)]
  )
  func `every outcome has its statuses`(
    example: ExampleSession,
    steps: [String],
    session: String
  ) throws {
    let text = bundle([try Self.exported(example)])
    let procedures = text.split(separator: "\n").filter {
      $0.contains("\"resourceType\":\"Procedure\"")
    }
    let whole = procedures.filter { $0.contains("/id/session\"") }
    #expect(whole.count == 1)
    #expect(whole.first?.contains("\"status\":\"\(session)\"") == true)
    let found = procedures.filter { $0.contains("/id/step\"") }.compactMap { line in
      ["completed", "stopped", "not-done", "in-progress", "preparation"]
        .first { line.contains("\"status\":\"\($0)\"") }
    }
    #expect(Set(found).sorted() == steps)
  }

  @Test func `a voided session takes back what was sent`() throws {
    let context = RecordContext(
      corrections: [
        RecordContext.Correction(.voided, reason: "wrong patient", at: ExampleSession.start)
      ]
    )
    let text = bundle([try Self.exported(.completed(), context: context)])
    #expect(!text.contains("\"status\":\"completed\""))
    #expect(!text.contains("AdverseEvent"))
    #expect(text.contains("\"status\":\"entered-in-error\""))
  }

  @Test func `text of the outside is escaped in the narrative and kept in the fields`() throws {
    let example = ExampleSession.endedEarly(
      reason: "<script>alert(1)</script> & \"x\" <\u{301}b>"
    )
    let text = bundle([try Self.exported(example)])
    #expect(text.contains("&lt;\u{301}b&gt;"))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"))
    #expect(text.contains("\"text\":\"<script>alert(1)</script> & \\\"x\\\" <\u{301}b>\""))
  }

  @Test func `a rehearsal is marked as test data, a walk-in is a patient of its own`() throws {
    let example = ExampleSession.completed(patient: nil, rehearsal: true)
    let text = bundle([ExportedSession(try example.record)])
    #expect(text.contains("\"code\":\"HTEST\""))
    #expect(text.contains("/id/walk-in\",\"value\":\"0d9d3b1e\""))
  }

  @Test func `a plan definition holds the planned steps by stage, and other steps another version`()
    throws
  {
    func definition(_ example: ExampleSession) throws -> String {
      let lines = bundle([try Self.exported(example)]).split(separator: "\n")
      return String(try #require(lines.first { $0.contains("\"PlanDefinition\"") }))
    }
    let planned = try definition(.completed())
    for title in [
      "Introductory stage", "Main stage", "Final stage", "petrissage, lumbar and buttocks",
    ] {
      #expect(planned.contains("\"title\":\"\(title)\""))
    }
    #expect(planned.contains("\"timingDuration\":{\"value\":180,\"unit\":\"s\""))
    #expect(try definition(.endedEarly()) == planned)
    let unplanned = try definition(.refused())
    #expect(!unplanned.contains("\"action\""))
    #expect(unplanned.contains("\"version\":\"1.0.0\""))
  }

  @Test func `a course is told whole, whichever of its sessions is written`() throws {
    var course = Self.course
    course.whole = RecordContext.CourseFacts.Whole(
      sessions: ["first", "0d9d3b1e", "last"],
      counted: 6,
      lastMoment: ExampleSession.start
    )
    let context = RecordContext(person: Self.person, course: course)
    let text = bundle([try Self.exported(.completed(), context: context)])
    let plan = try #require(text.split(separator: "\n").first { $0.contains("\"CarePlan\"") })
    #expect(plan.contains("6 of 10 to 12 sessions done"))
    for id in ["first", "last"] {
      #expect(
        plan.contains("\"type\":\"Procedure\",\"identifier\":{") && plan.contains("\"\(id)\"")
      )
    }
    #expect(plan.split(separator: "\"reference\":").count == 3)
  }

  @Test func `what was left out is a flag of that session, and no more`() throws {
    let text = bundle([try Self.exported(.completed())])
    let flag = try #require(text.split(separator: "\n").first { $0.contains("\"Flag\"") })
    #expect(flag.contains("Local contraindication: skin. Left out: mole left of L2"))
    #expect(flag.contains("\"status\":\"inactive\""))
    #expect(!bundle([try Self.exported(.refused())]).contains("\"Flag\""))
  }

  @Test(.enabled(if: BundleValidator.isThere, BundleValidator.need))
  func `Bundles with every reaction in every strength are valid R4`() throws {
    let sessions = try ExampleSession.everyReaction.map { try Self.exported($0) }
    #expect(sessions.count == ReactionKind.allCases.count * 4)
    #expect(try BundleValidator.faults(of: [bundle(sessions)]) == "")
  }

  @Test(
    .enabled(if: BundleValidator.isThere, BundleValidator.need),
    arguments: [
      ("\"status\":\"completed\"", "\"status\":\"done\"", "Procedure.status done"),
      ("\"code\":\"72514-3\"", "\"code\":\"72514-4\"", "72514-4 is not known"),
      ("\"end\":\"2026", "\"end\":\"2025", "ends before it starts"),
      (
        "\"subject\":{\"reference\":\"urn:uuid:", "\"subject\":{\"reference\":\"urn:uuid:0",
        "is not in the Bundle"
      ),
      (
        "\"resourceType\":\"Encounter\"", "\"resourceType\":\"Encounter\",\"room\":1",
        "extra fields"
      ),
    ]
  )
  func `a Bundle with a fault is found`(sound: String, damaged: String, sentence: String) throws {
    let text = bundle([try Self.exported(.completed())]).replacing(sound, with: damaged)
    #expect(try BundleValidator.faults(of: [text]).contains(sentence))
  }

  @Test(.enabled(if: BundleValidator.isThere, BundleValidator.need))
  func `Bundles of every outcome are valid R4, and every reference resolves`() throws {
    var bundles: [String] = []
    for example in ExampleSession.everyOutcome {
      let session = try Self.exported(example)
      bundles += FHIRBundleForm.allCases.map { bundle([session], form: $0) }
      bundles.append(bundle([ExportedSession(try example.record)], withName: true))
    }
    bundles.append(
      bundle(try ExampleSession.everyOutcome.map { try Self.exported($0) }, withName: true)
    )
    let voided = RecordContext(
      corrections: [
        RecordContext.Correction(.voided, reason: "wrong", at: ExampleSession.start)
      ],
      remarks: [RecordContext.Remark("Feels fine.", at: ExampleSession.start)],
      person: Self.person
    )
    bundles.append(bundle([try Self.exported(.completed(rehearsal: true), context: voided)]))
    #expect(try BundleValidator.faults(of: bundles) == "")
  }
}
