import RecordExport
import SessionEngine
import Testing

struct CSVWriterTests {
  private func lines(_ table: CSVTable, _ examples: [ExampleSession]) throws -> [String] {
    var writer = CSVWriter(table: table)
    let text = writer.document(try examples.map { ExportedSession(try $0.record) })
    #expect(text.hasSuffix("\r\n"))
    return text.split(separator: "\r\n").map(String.init)
  }

  @Test func `one row for each step, with numbers as numbers`() throws {
    let lines = try lines(.steps, [.completed()])
    #expect(lines.count == 5)
    #expect(
      lines[0]
        == "session,patient,protocol,sessionNumber,startedAt,rehearsal,voided,index,stage,"
        + "technique,zone,side,plannedSeconds,actualSeconds,result,reason,added,suggested,localDay,therapist"
    )
    #expect(
      lines[3]
        == "0d9d3b1e,A-014,lumbar,4,2026-11-20T14:02:11.250Z,false,false,2,main,petrissage,"
        + "lumbar+buttocks,both,90,90,done,,false,,2026-11-20,"
    )
  }

  @Test func `one row for each reaction`() throws {
    let lines = try lines(.reactions, [.completed()])
    #expect(lines.count == 3)
    #expect(lines[1].hasSuffix("71.2,0,effleurage,back,pain,4,,left,,false,ease,2026-11-20,"))
  }

  @Test func `one row for each answer, with its line and who gave it`() throws {
    let lines = try lines(.answers, [.readAloud()])
    #expect(lines.count == 5)
    #expect(lines[1].hasSuffix(",fever,ill,postpone,no,ill,guardian,,,,,,,,2026-11-20,"))
    #expect(
      lines[2].hasSuffix(
        ",heart,vessels,consult,yes,vessels,guardian,,Dr. Ada,'2026-11-01,,,,a murmur,2026-11-20,"
      )
    )
    #expect(lines[4].contains(",ill-other,ill,consult,yes,ill,guardian,"))
  }

  @Test func `one row for each session of every outcome`() throws {
    let lines = try lines(.sessions, ExampleSession.everyOutcome)
    #expect(lines.count == 9)
    #expect(lines[8].hasSuffix(",2026-11-20,T-01+T-02"))
    #expect(lines[1].contains(",completed,,true,6,3,450,450,4,0,0,0,2"))
    #expect(lines[2].hasSuffix(",145/90,138/85,Dr. Ada,2026-11-20,"))
    #expect(lines[5].contains(",refused,tumour,false,"))
  }

  @Test func `one row for each note, with who wrote it`() throws {
    let lines = try lines(.notes, [.handedOver()])
    #expect(lines[0].hasSuffix("voided,at,kind,step,by,retracted,text,localDay,therapist"))
    #expect(lines.count == 2)
    #expect(lines[1].hasSuffix(",note,1,T-02,false,warm,2026-11-20,T-01+T-02"))
    var session = ExportedSession(try ExampleSession.handedOver().record)
    session.context.minutesFromUTC = 600
    session.context.remarks = [
      RecordContext.Remark(
        "slept well",
        at: ExampleSession.start,
        by: Therapist(code: "T-03")
      )
    ]
    var writer = CSVWriter(table: .notes)
    let rows = writer.document([session]).split(separator: "\r\n")
    #expect(rows.last?.hasSuffix(",remark,,T-03,false,slept well,2026-11-21,T-01+T-02") == true)
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("  =1+1", "'  =1+1"), ("\t=1", "' =1"), ("＝1", "'＝1"),
      ("a, \"b\"", "\"a, \"\"b\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
      ("007", "'007"), ("1E5", "'1E5"), ("2-3", "'2-3"), ("1/2", "'1/2"), ("12:30 pm", "'12:30 pm"),
      ("MAR-14", "'MAR-14"), ("sept2", "'sept2"), ("True", "'True"), ("1,5", "\"'1,5\""),
      ("A-014", "A-014"), ("E-014", "E-014"), ("7 of them", "7 of them"), ("3e", "'3e"),
      ("may be", "may be"), ("0d9d3b1e", "0d9d3b1e"),
      ("=\"x\"", "\"'=\"\"x\"\"\""), ("esc\u{1B}[31m", "esc\u{FFFD}[31m"), ("plain", "plain"),
    ] as [(String, String)]
  )
  func `text is quoted and never becomes a formula`(reason: String, cell: String) throws {
    var writer = CSVWriter(table: .sessions)
    let text = writer.session(ExportedSession(try ExampleSession.endedEarly(reason: reason).record))
    #expect(text.contains(",endedEarly,\(cell),true,"))
  }

  @Test(arguments: CSVTable.allCases)
  func `every row has as many cells as the header, and every column a meaning`(table: CSVTable)
    throws
  {
    let lines = try lines(table, ExampleSession.everyOutcome)
    #expect(Set(lines.map(cellCount)).count == 1)
    #expect(table.columns.allSatisfy { !$0.meaning.isEmpty })
    #expect(Set(table.columns.map(\.name)).count == table.columns.count)
  }

  /// Commas inside quotation marks separate nothing.
  private func cellCount(_ line: String) -> Int {
    let outside = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }
    return outside.reduce(1) { $0 + $1.element.count { $0 == "," } }
  }
}
