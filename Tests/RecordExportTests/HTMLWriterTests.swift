import RecordExport
import SessionEngine
import Testing

struct HTMLWriterTests {
  private static let context = RecordContext(
    remarks: [RecordContext.Remark("Called: feels fine.", at: ExampleSession.start)],
    course: RecordContext.CourseFacts(
      id: "c1",
      startedAt: ExampleSession.start,
      sessions: 10...10,
      interval: .days(1...2),
      counted: 4,
      coming: "session 5, from 2026-11-21, due by 2026-11-22"
    ),
    earlierPain: [
      PainPoint(sessionNumber: 1, at: ExampleSession.start, before: 8, after: 6),
      PainPoint(sessionNumber: 2, at: ExampleSession.start, before: nil, after: 5),
      PainPoint(sessionNumber: 3, at: ExampleSession.start, before: 7, after: 4),
    ],
    minutesFromUTC: 180
  )

  private func page(
    for reader: HTMLWriter.Reader,
    _ examples: [ExampleSession],
    context: RecordContext = Self.context
  ) throws -> String {
    var writer = HTMLWriter(for: reader)
    return writer.document(try examples.map { ExportedSession(try $0.record, context: context) })
  }

  /// The lines between a heading and the next one, without their tags.
  private func lines(under heading: String, of page: String) -> [String] {
    guard let start = page.firstRange(of: "<h2>\(heading)</h2>\n") else { return [] }
    let rest = page[start.upperBound...]
    let end = rest.firstRange(of: "<h2>") ?? rest.firstRange(of: "</article>")
    return rest[..<(end?.lowerBound ?? rest.endIndex)].split(separator: "\n")
      .map { String($0.replacing(/<[^>]*>/, with: "")) }.filter { !$0.isEmpty }
  }

  @Test func `the patient reads in plain words what was done, what is normal and what is next`()
    throws
  {
    let page = try page(for: .patient, [.completed()])
    #expect(page.contains("<h1>Your massage of 2026-11-20</h1>"))
    #expect(
      lines(under: "What was done", of: page) == [
        "Lumbar massage, session 4. Patient: A-014.", "The hands worked for 7:30 min.",
        "Stroking, 3:00 min: back", "Rubbing, 3:00 min: lower back",
        "Kneading, 1:30 min: lower back, buttocks",
      ]
    )
    #expect(
      lines(under: "What was noticed", of: page) == [
        "Pain before the session: 6 of 10.",
        "Pain after the session: 3 of 10, 3 less than before.",
        "Pain, 4 of 10, left side: back.", "Tender point, left side: lower back.",
      ]
    )
    #expect(lines(under: "What to do now", of: page) == ["Keep warm", "Drink water"])
    #expect(
      lines(under: "What is not normal", of: page) == [
        "See a doctor: numbness of an arm or a leg."
      ]
    )
    #expect(
      lines(under: "Next time", of: page) == ["Session 5, from 2026-11-21, due by 2026-11-22."]
    )
    #expect(!page.contains("soft tissue"))
  }

  @Test func `what is normal and what is not follows from the rules of the plan`() throws {
    var plan = ExampleSession.plan
    plan.rules = [
      ReactionRule(reaction: .warmth, directive: .note, text: "Go on."),
      ReactionRule(reaction: .redness, directive: .ease, text: "Less."),
      ReactionRule(reaction: .tingling, directive: .ease, text: "Less."),
      ReactionRule(
        reaction: .tingling,
        again: true,
        directive: .stopSession,
        advice: .doctor,
        text: "Stop."
      ),
      ReactionRule(
        reaction: .weakness,
        directive: .stopSession,
        advice: .urgent,
        text: "Stop."
      ),
      ReactionRule(
        reaction: .chestPain,
        directive: .stopSession,
        advice: .emergency,
        text: "Stop."
      ),
    ]
    var example = ExampleSession()
    example.screen()
    example.takes(.adopt(plan))
    example.takes(.begin)
    let page = try page(for: .patient, [example])
    #expect(lines(under: "What is normal", of: page) == ["Warmth."])
    #expect(
      lines(under: "What is not normal", of: page) == [
        "Call for help at once: chest pain.",
        "See a doctor the same day: weakness of an arm or a leg.",
        "See a doctor: tingling that stays or comes back.",
      ]
    )
  }

  @Test(arguments: [
    (ExampleSession.refused(), "There was no massage. Not this one: tumour"),
    (.postponed(), "There was no massage. Not today: "),
    (.endedEarly(), "The hands worked for 2:40 min. It ended early: has to leave."),
    (.running(), "The session is not over."),
  ])
  func `how it ended is said to the patient`(example: ExampleSession, sentence: String) throws {
    #expect(try page(for: .patient, [example]).contains(sentence))
  }

  @Test func `a referral stands before the advice`() throws {
    let page = try page(for: .patient, [.stoppedByAlarm()])
    let lines = lines(under: "See a doctor first", of: page)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("Sent to a doctor: numbness") == true)
  }

  @Test func `the chart has the note word for word, the plots and a line to sign`() throws {
    let example = ExampleSession.completed()
    let page = try page(for: .chart, [example])
    let note = SOAPNote(ExportedSession(try example.record, context: Self.context))
    for section in note.sections {
      #expect(page.contains("<h2>\(section.title)</h2>"))
      for case .list(let lines) in section.blocks {
        for line in lines { #expect(page.contains("<li>\(line)</li>"), "\(line)") }
      }
      for case .table(let header, let rows) in section.blocks {
        #expect(page.contains(header.map { "<th scope=\"col\">\($0)</th>" }.joined()))
        for row in rows {
          #expect(page.contains("<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>"))
        }
      }
    }
    #expect(page.contains("Additions</h2>"))
    #expect(
      page.contains(
        "Session 1: 8 before, 6 after. Session 2: 5 after. Session 3: 7 before, 4 after."
          + " Session 4: 6 before, 3 after.</desc>"
      )
    )
    #expect(page.split(separator: "<rect class=\"planned\"").count == 4 + 2)
    #expect(page.contains("Signed <span"))
  }

  @Test func `a gap in the scores breaks the line, and a score keeps to the scale`() throws {
    var context = Self.context
    context.earlierPain[0].before = 99
    let page = try page(for: .chart, [.completed()], context: context)
    let line = page.split(separator: "<path class=\"before line\" d=\"").last?.prefix { $0 != "\"" }
    #expect(line == "M130 40M450 94L610 112")
  }

  @Test func `the figure shows what was worked, tender and left out, each on its side`() throws {
    let page = try page(for: .chart, [.completed()])
    #expect(page.split(separator: "<svg role=\"img\" class=\"body\"").count == 1 + 1)
    #expect(page.contains("Dark, worked: back, lumbar, buttocks."))
    #expect(page.contains("Cross, tender or painful: back, lumbar."))
    #expect(page.contains("White within, never worked: the spine, the kidneys."))
    // The patient's left is at the left of who looks from behind.
    let crosses = page.split(separator: "<path class=\"tender\" d=\"M").dropFirst()
    #expect(crosses.count == 2)
    #expect(crosses.allSatisfy { $0.hasPrefix("-") })
  }

  @Test func `what the screening closed is drawn as left out`() throws {
    var plan = ExampleSession.plan
    plan.banners = [
      PlanBanner(zones: [.abdomen], reason: "skin", text: "Abdomen left out (skin)"),
      PlanBanner(zones: [.neck], technique: .tapotement, reason: "caution", text: "No tapping"),
    ]
    var example = ExampleSession()
    example.screen()
    example.takes(.adopt(plan))
    example.takes(.begin)
    let page = try page(for: .patient, [example])
    #expect(page.contains("Seen from the front. Dashed, left out: belly."))
    #expect(!page.contains("left out: neck"))
  }

  @Test func `an infant has an infant's figure`() throws {
    var plan = ExampleSession.plan
    plan.isForInfant = true
    var example = ExampleSession()
    example.screen()
    example.takes(.adopt(plan))
    example.takes(.begin)
    example.takes(.pass, at: 130)
    #expect(try page(for: .chart, [example]).contains("viewBox=\"-310 -10 620 1070\""))
  }

  private static let hostile =
    "</style></svg><script>alert(1)</script>&amp;\" onload='x' <\u{301}b>\u{1B}[31m\u{202E}"

  @Test(arguments: HTMLWriter.Reader.allCases)
  func `nothing that a person typed becomes a tag, an attribute or a control`(
    reader: HTMLWriter.Reader
  ) throws {
    var context = Self.context
    context.person = RecordContext.Person(code: Self.hostile, name: Self.hostile)
    context.remarks = [RecordContext.Remark(Self.hostile, at: ExampleSession.start)]
    context.corrections = [
      RecordContext.Correction(.voided, reason: Self.hostile, at: ExampleSession.start)
    ]
    context.course?.coming = Self.hostile
    var example = ExampleSession(patient: Self.hostile, title: Self.hostile)
    example.begin()
    example.takes(.note(Self.hostile), at: 10)
    example.takes(.stop(reason: Self.hostile), at: 20)
    example.takes(.close, at: 30)
    let page = try page(for: reader, [example], context: context)
    let plain = try self.page(for: reader, [.endedEarly()])
    func tags(_ text: String, _ tag: String) -> Int { text.split(separator: "<\(tag)").count }
    for tag in ["script", "/style", "/svg"] { #expect(tags(page, tag) == tags(plain, tag)) }
    #expect(!page.contains("onload='"))
    #expect(page.contains("&lt;\u{301}b&gt;"))
    #expect(
      page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot; onload=&#39;x&#39;")
    )
    #expect(!page.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test func `a page asks for nothing from elsewhere and is the same every time`() throws {
    for reader in HTMLWriter.Reader.allCases {
      let first = try page(for: reader, ExampleSession.everyOutcome)
      #expect(try page(for: reader, ExampleSession.everyOutcome) == first)
      for word in ["http", "<script", "<link", "@import", "src=", "href="] {
        #expect(!first.contains(word), "\(word)")
      }
      #expect(first.split(separator: "<article>").count == ExampleSession.everyOutcome.count + 1)
    }
  }

  private static let check = PythonCheck(script: "validate-html.py")

  @Test(
    .enabled(
      if: check.isThere,
      """
      needs python3, or the interpreter that TABLESIDE_TEST_PYTHON names, with html5lib: see \
      .github/CONTRIBUTING.md
      """
    )
  )
  func `every outcome and every reaction is strict HTML that reads without eyes`() throws {
    let pages = try HTMLWriter.Reader.allCases.flatMap { reader in
      try ExampleSession.everyOutcome.map { try page(for: reader, [$0]) } + [
        try page(for: reader, ExampleSession.everyOutcome + ExampleSession.everyReaction),
        try page(for: reader, [], context: RecordContext()),
      ]
    }
    #expect(try Self.check.faults(of: pages) == "")
  }
}
