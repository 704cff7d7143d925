import RecordExport
import SessionEngine

/// tableside-record(5), made from the tables that the exports are written by.
enum RecordManual {
  static var text: String {
    var page = Roff(name: "tableside-record", section: 5)
    page.section("Name")
    page.paragraph("tableside-record - what 'tableside export' writes")
    page.section("Description")
    page.paragraph(
      "Instants are UTC, RFC 3339 with milliseconds. Left and right are the patient's. Rehearsals"
        + " are left out unless they are named or --rehearsals is given. Adding to these formats is"
        + " free; nothing is renamed or removed within a version."
    )
    page.section("JSON")
    page.paragraph(
      "One object: \"version\", 1, and \"sessions\", one line for each, the oldest first. An export"
        + " of everything also holds what 'tableside import' needs on another machine: \"patients\","
        + " \"courses\" with the ids of their sessions, and \"protocolTexts\" with the SHA-256 and the"
        + " text of each protocol as it was used."
    )
    add(recordSchema["properties"]?["sessions"]?["items"], title: "A session", to: &page)
    page.section("CSV")
    page.paragraph(
      "RFC 4180 in UTF-8, with a header row. A cell that a spreadsheet would take for a formula"
        + " gets an apostrophe before it."
    )
    for table in CSVTable.allCases {
      page.part("--table \(table.rawValue)")
      for column in table.columns { page.entry(column.name, column.meaning) }
    }
    page.section("Markdown")
    page.paragraph("A note for the chart in four parts: subjective, objective, assessment, plan.")
    page.section("FHIR")
    page.paragraph(
      "One FHIR R4 Bundle about one patient: a transaction to be posted any number of times, or"
        + " with --collection a Bundle to be filed. The patient is a code unless --with-name is given."
    )
    page.section("Import")
    page.paragraph(
      "'tableside import FILE' takes in such a JSON document, all of it or nothing. It refuses what"
        + " is damaged, and what is here already with other content, by name. At most 4 GiB, one"
        + " session at most 64 MiB."
    )
    page.section("See also")
    page.paragraph("tableside(1), 'tableside schema --record' for the JSON Schema")
    return page.text
  }

  /// The members of an object, then the objects in it.
  private static func add(_ schema: JSONValue?, title: String, to page: inout Roff) {
    guard case .object(let members)? = schema?["properties"] else { return }
    page.part(title)
    var inside: [(name: String, schema: JSONValue)] = []
    for member in members {
      page.entry(member.name, member.value["description"]?.string ?? "")
      if let object = object(in: member.value) { inside.append((member.name, object)) }
    }
    for part in inside { add(part.schema, title: "\"\(part.name)\"", to: &page) }
  }

  private static func object(in schema: JSONValue) -> JSONValue? {
    if schema["properties"] != nil { return schema }
    return schema["items"].flatMap(object)
  }
}
