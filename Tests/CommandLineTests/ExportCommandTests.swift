import TestProcesses
import Testing

@Suite struct ExportCommandTests {
  @Test func `each format begins as it should`() throws {
    let guide = try GuideRun()
    try guide.hold(patient: "A-014")
    let starts = [
      ("json", #"{"version":1,"sessions":["#), ("csv", "session,patient,protocol"),
      ("markdown", "# Massage session 1"), ("html", "<!DOCTYPE html>\n<html lang=\"en\">"),
      ("ical", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
      ("fhir", #"{"resourceType":"Bundle","type":"transaction""#),
    ]
    for (format, start) in starts {
      let result = try guide("export", "--format", format, "--patient", "A-014")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasPrefix(start))
    }
    let filed = try guide("export", "--format", "fhir", "--patient", "A-014", "--collection")
    #expect(filed.output.hasPrefix(#"{"resourceType":"Bundle","type":"collection""#))
    let chart = try guide("export", "--format", "html", "--all", "--for", "chart")
    #expect(chart.output.contains("<h2>Subjective</h2>"))
    let reactions = try guide("export", "--format", "csv", "--all", "--table", "reactions")
    #expect(reactions.output.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func `codes that a spreadsheet would take for numbers or days stay text`() throws {
    let guide = try GuideRun()
    for code in ["007", "1E5", "2-3"] {
      try guide.hold(patient: code, commands: "note =1+1\nreact warmth\nstop =1+1\n")
      let csv = try guide("export", "--format", "csv", "--table", "sessions", "--patient", code)
      #expect(csv.output.contains(",'\(code),neck-on-chair,"), "\(csv.output)")
      #expect(csv.output.contains(",'=1+1,"), "\(csv.output)")
      let json = try guide("export", "--format", "json", "--patient", code).output
      #expect(json.contains("\"patient\":\"\(code)\""))
    }
    let again = try guide.shell(
      """
      $T export --all --format json -o all.json && $T import all.json --data other \
      && $T export --all --format csv -o one.csv && $T export --all --format csv --data other \
      | cmp - one.csv
      """
    )
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test func `a patient without a session has no bundle, and that is said`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "name: Jane\n").status == 0)
    for words in [["--patient", "A-014"], ["--patient", "A-014", "--collection"]] {
      let result = try guide.run(["export", "--format", "fhir"] + words)
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.errors.contains("no session is there to export"))
    }
  }

  @Test func `a name is told only where it is asked for`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "name: Jane Doe\n").status == 0)
    try guide.hold(patient: "A-014")
    for format in ["fhir", "html", "markdown"] {
      let words = ["export", "--format", format, "--patient", "A-014"]
      #expect(try !guide.run(words).output.contains("Jane Doe"))
      #expect(try guide.run(words + ["--with-name"]).output.contains("Jane Doe"))
    }
    let json = try guide("export", "--format", "json", "--patient", "A-014")
    #expect(!json.output.contains("Jane Doe"))
  }

  @Test func `a page says when the patient comes next, a calendar the same day`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "name: Jane Doe\n").status == 0)
    try guide.hold("lumbar-osteochondrosis", patient: "A-014", commands: Self.throughAtOnce)
    let day = try guide.event().day
    let page = try guide("export", "--format", "html", "--patient", "A-014").output
    #expect(page.contains("due by \(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"))
    let words = ["export", "--format", "ical", "--patient", "A-014"]
    #expect(try !guide.run(words).output.contains("Jane Doe"))
    #expect(try guide.run(words + ["--with-name"]).output.contains("SUMMARY:A-014 Jane Doe\\, "))
  }

  @Test func `a calendar follows what is held, moved, taken out and ended`() throws {
    let guide = try GuideRun()
    let id = "lumbar-osteochondrosis"
    let first = try guide.hold(id, patient: "A-014", commands: Self.throughAtOnce)
    let held = try guide.event()
    #expect(held.status == "CONFIRMED")
    #expect(try guide.event() == held)
    try guide.edit("course: \(id), every 2 weeks")
    let moved = try guide.event()
    #expect(moved.status == "CONFIRMED")
    #expect(moved.day > held.day)
    #expect(try guide.run(["session", "void", first], input: "wrong room\n").status == 0)
    let voided = try guide.event()
    #expect(voided.status == "CANCELLED")
    try guide.hold(id, patient: "A-014", commands: Self.throughAtOnce)
    let again = try guide.event()
    #expect(again.status == "CONFIRMED")
    try guide.edit("course: \(id), ended")
    let ended = try guide.event()
    #expect(ended.status == "CANCELLED")
    let all = [held, moved, voided, again, ended]
    #expect(Set(all.map(\.uid)).count == 1)
    #expect(all.map(\.sequence) == all.map(\.sequence).sorted())
  }

  /// From the first stroke to the close without waiting.
  private static let throughAtOnce = "stage\nstop enough\n\n2\n"

  @Test func `rehearsals are left out unless they are named or asked for`() throws {
    let guide = try GuideRun()
    try guide.rehearse(patient: "A-014")
    let ids = try guide("history", "--json", "--rehearsals").output.texts(after: "\"id\": ")
    let id = try #require(ids.first { $0.count == 34 }).dropFirst().dropLast()
    let all = ["export", "--format", "csv", "--all", "--table", "sessions"]
    #expect(try guide.run(all).output.split(whereSeparator: \.isNewline).count == 1)
    #expect(try guide.run(all + ["--rehearsals"]).output.contains(id))
    let named = try guide("export", "--format", "json", "--session", String(id))
    #expect(named.output.contains(#""rehearsal":true"#))
    #expect(try guide("history").output.isEmpty)
    #expect(try guide("history", "--rehearsals").output.contains("REHEARSAL"))
  }

  @Test func `sessions are chosen by their days, by the clock here, and by their protocol`() throws
  {
    let guide = try GuideRun()
    let document = try guide.exportMoved(to: [
      "2026-01-31T22:59:59.999Z", "2026-01-31T23:00:00.000Z", "2026-02-28T22:59:59.999Z",
      "2026-02-28T23:00:00.000Z",
    ])
    try guide.folder.write(document, to: "moved.json")
    #expect(try guide.shell("$T import moved.json").status == 0)
    let counts = try guide.shell(
      """
      export TZ=Europe/Berlin
      count() { $T export --format csv --table sessions --all "$@" | tail -n +2 | wc -l; }
      count; count --from 2026-02-01; count --to 2026-01-31; count --from 2026-02-01 --to 2026-02-28
      count --protocol neck-on-chair --to 2026-02-28; count --protocol back-pain
      $T history --from 2026-02-01 --to 2026-02-28 | grep -c "ended early"
      """
    )
    #expect(
      counts.output.split(whereSeparator: \.isWhitespace) == ["4", "3", "1", "2", "3", "0", "2"]
    )
  }

  @Test func `a file is written whole, private, and never over another`() throws {
    let guide = try GuideRun()
    try guide.hold()
    let result = try guide.shell(
      """
      umask 0; $T export --format json --all -o out.json && $T export --format json --all | cmp - \
      out.json && ls -l out.json && ls
      """
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("-rw-------"))
    #expect(!result.output.contains("out.json.tableside"))
    let again = try guide.shell("$T export --format csv --all -o out.json")
    #expect(again.status == 1)
    #expect(again.errors.contains("'out.json' is there already: move it away"))
    let linked = try guide.shell("ln -s elsewhere link; $T export --format csv --all -o link; ls")
    #expect(linked.errors.contains("'link' is there already"))
    #expect(!linked.output.contains("elsewhere"))
    let full = try guide.shell("$T export --format json --all > /dev/full")
    #expect(full.status == 1)
    let nowhere = try guide.shell("$T export --format json --all -o no/such/folder")
    #expect(nowhere.status == 1)
    #expect(nowhere.errors.contains("could not write 'no/such/folder'"))
  }

  @Test(arguments: [
    ("--format fhir --all", 2, "is about one patient"),
    ("--format json --all --session x", 2, "needs one of"),
    ("--format json --all --table steps", 2, "--table is for --format csv"),
    ("--format csv --all --table rows", 2, "--table takes one of: steps, reactions, sessions"),
    ("--format csv --all --collection", 2, "--collection is for --format fhir"),
    ("--format soap --all", 2, "--format soap is one session's note: say --session ID"),
    (
      "--format json --all --with-name", 2,
      "--with-name is for --format fhir, html, ical and markdown"
    ),
    ("--format json --all --for chart", 2, "--for is for --format html"),
    ("--format html --all --for me", 2, "--for takes one of: patient, chart"),
    ("--format ical --session x", 2, "a calendar holds the next sessions: say --patient CODE"),
    ("--format ical --all --from 2026-02-01", 2, "are not for --format ical"),
    ("--format ical --patient X", 1, "no patient 'X' is in the records"),
    ("--format json --all --from yesterday", 2, "--from takes a day such as 2026-11-20"),
    ("--format json --all --from 2026-02-02 --to 2026-02-01", 2, "--to lies before --from"),
    ("--format json --session x --to 2026-02-01", 2, "choose among several sessions"),
    ("--format json --session x", 1, "no session 'x' is in the records"),
    ("--format json --patient X", 1, "no patient 'X' is in the records"),
  ])
  func `a refusal says what is allowed`(line: String, status: Int32, text: String) throws {
    let words = line.split(separator: " ").map { String($0) }
    let result = try GuideRun().run(["export"] + words)
    #expect(result.status == status)
    #expect(result.errors.contains(text), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func `records that were never made hold nothing, and are not made by looking`() throws {
    let guide = try GuideRun()
    #expect(try guide("history").status == 0)
    #expect(try guide("patient", "list").status == 0)
    #expect(try guide("export", "--format", "json", "--all").output.contains(#""sessions":["#))
    #expect(try guide("status", "--json").output == "[]\n")
    #expect(try guide.shell("ls -A home").output.isEmpty)
  }
}

private struct CalendarEvent: Equatable {
  var uid: String
  var sequence: Int
  var day: String
  var status: String
}

extension GuideRun {
  /// The one event of the calendar.
  fileprivate func event() throws -> CalendarEvent {
    let lines = try self("export", "--format", "ical", "--all").output.split(separator: "\r\n")
    func value(_ name: String) throws -> String {
      let own = lines.filter { $0.hasPrefix(name + ":") }
      try #require(own.count == 1)
      return String(own[0].dropFirst(name.count + 1))
    }
    return CalendarEvent(
      uid: try value("UID"),
      sequence: try #require(Int(try value("SEQUENCE"))),
      day: try value("DTSTART;VALUE=DATE"),
      status: try value("STATUS")
    )
  }

  fileprivate func edit(_ line: String) throws {
    let edited = try run(["patient", "edit", "A-014"], input: line + "\n")
    try #require(edited.status == 0, "\(edited.errors)")
  }

  /// The export of one session, several times, as if it had been held at these instants.
  fileprivate func exportMoved(to instants: [String]) throws -> String {
    let id = try hold()
    let export = try self("export", "--format", "json", "--session", id).output
    #expect(try shell("rm -r home/.local").status == 0)
    let lines = export.split(separator: "\n")
    let moved = instants.enumerated().map { number, instant in
      lines[1].replacing(id, with: "moved-\(number)")
        .replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: instant)
    }
    return "{\"version\":1,\"sessions\":[\n" + moved.joined(separator: ",\n") + "\n]}\n"
  }
}
