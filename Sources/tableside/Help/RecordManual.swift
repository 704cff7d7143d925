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
        + " \"courses\" and \"protocolTexts\". Of what is narrowed by --patient, --from, --to or"
        + " --protocol it does not. Everything but \"events\", \"corrections\" and \"remarks\" follows"
        + " from these three."
    )
    add(recordSchema["properties"]?["sessions"]?["items"], title: "A session", to: &page)
    page.part("The fields of an entry of \"events\", by its \"kind\"")
    page.paragraph(
      "What is absent, empty or false is left out. Names that end in Ms are milliseconds. A dot stands"
        + " before a field of an object inside."
    )
    for event in explainedEvents { add(event, to: &page) }
    for list in explainedTransfer {
      page.part("\"\(list.name)\"")
      page.paragraph(list.meaning)
      for field in list.fields { page.entry(field.name, field.meaning) }
    }
    page.section("CSV")
    page.paragraph(
      "RFC 4180 in UTF-8, with a header row. A text that a spreadsheet would take for a"
        + " formula, a number, a date or a truth (=1+1, 007, 1E5, 2-3, MAR-14) gets an apostrophe before"
        + " it, and stays the text it is. Lines end in CR LF. In LibreOffice and Excel choose UTF-8 and"
        + " the comma."
    )
    for table in CSVTable.allCases {
      page.part("--table \(table.rawValue)")
      for column in table.columns { page.entry(column.name, column.meaning) }
    }
    page.section("Markdown")
    page.paragraph(
      "A note for the chart, to be signed: title; void or assigned, where it is; patient, protocol,"
        + " start, end and outcome; Subjective: pain before, since last time, the screening; Objective:"
        + " the steps with dose and side, tender places, notes; Assessment: reactions at their step, pain"
        + " after, change over the course; Plan: next session, what to change, advice; Additions with"
        + " their dates. Times are local, with the distance from UTC."
    )
    page.section("HTML")
    page.paragraph(
      "One page for each session, to be printed, in one file without scripts or anything from"
        + " elsewhere. For the patient: what was done in everyday words, a figure of what was worked,"
        + " tender and left out, what was noticed, advice, what is normal and what is not by the rules"
        + " of the protocol, the next session. With --for chart: the note as in Markdown, with the"
        + " figure, every step as planned and as done, pain over the course, and a line to sign."
    )
    page.section("SOAP")
    page.paragraph(
      "The same note of one session as a JSON object of four plain texts, \"subjective\", \"objective\","
        + " \"assessment\" and \"plan\", each of at most 65535 characters: what OpenEMR takes as a SOAP"
        + " note."
    )
    page.section("FHIR")
    page.paragraph(
      "One FHIR R4 Bundle about one patient. A transaction is posted to the base of a server, any"
        + " number of times: what belongs to a session is put by its identifier, what is shared is"
        + " created where it is missing. With --collection it is a Bundle to be filed, with the last"
        + " moment of its sessions as its timestamp. Identifiers begin with the fhir_base of the"
        + " settings as it was when the session or the patient was made, else with an address made of"
        + " the records' own id; of what is older, with \(RecordContext.olderBase). Code systems and"
        + " extensions begin with that everywhere; 'tableside schema --fhir' defines the extensions."
        + " --lean leaves out what is found by its address alone, and says the questions with their"
        + " answers. Addresses are UUIDs of version 8 made from the identifiers,"
        + " so the same thing always has the same one. A voided session is entered-in-error; a"
        + " rehearsal bears the security label HTEST."
    )
    for resource in explainedResources { add(resource, to: &page) }
    page.section("iCalendar")
    page.paragraph(
      "RFC 5545: one event for each course that has had a session, on the whole day on which the next"
        + " one is due, with an alarm at nine in the morning of the day before. Its UID stays, its"
        + " SEQUENCE grows with what is recorded, so that a calendar moves what it holds. STATUS is"
        + " TENTATIVE while a doctor is to be seen first, CANCELLED where the course ended or nothing"
        + " is due any more. It says the patient's code, the name with --with-name alone."
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

  /// A name with its meaning, and its fields below.
  private static func add(_ object: ExplainedObject, to page: inout Roff) {
    page.entry(object.name, object.meaning)
    guard !object.fields.isEmpty else { return }
    page.indented { page in
      for field in object.fields { page.entry(field.name, field.meaning) }
    }
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
