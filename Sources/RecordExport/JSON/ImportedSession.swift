package import SessionEngine

/// A session as an export holds it: its journal, and what was added later.
///
/// Everything else in the export follows from these two.
package struct ImportedSession: Sendable, Hashable {
  package let id: String
  package let entries: [JournalEntry]
  package let corrections: [RecordContext.Correction]
  package let remarks: [RecordContext.Remark]
  /// What its identifiers in FHIR begin with.
  package let base: String

  /// Reads one session of the document; refuses what does not hold together.
  package init(json: JSONValue) throws(MalformedJSON) {
    id = try json.get("id")
    base = try json.find("base") ?? RecordContext.olderBase
    entries = try Self.each("events", of: json, Self.entry)
    corrections = try Self.each("corrections", of: json, Self.correction)
    remarks = try Self.each("remarks", of: json) { json throws(MalformedJSON) in
      RecordContext.Remark(
        try json.get("text"),
        at: try Self.instant("at", of: json),
        by: try json.find("by")
      )
    }
    guard entries.enumerated().allSatisfy({ $0.offset + 1 == $0.element.sequence }) else {
      throw MalformedJSON(field: "events", expected: "numbered from 1 without a gap")
    }
    guard let record = SessionRecord(id: id, entries: entries) else {
      throw MalformedJSON(field: "events", expected: "a journal that begins with its opening")
    }
    try Self.compare(ExportedSession(record), with: json)
  }

  /// What stands in the export beside the journal must follow from the journal.
  private static func compare(
    _ session: ExportedSession,
    with json: JSONValue
  ) throws(MalformedJSON) {
    let told = [
      "rehearsal", "protocol", "sessionNumber", "day", "startedAt", "endedAt", "outcome", "notes",
    ]
    let table = RecordTable<ExportedSession>.session
    for field in told where json[field] != table.value(field, of: session) {
      throw MalformedJSON(field: field, expected: "what its events say")
    }
  }

  private static func entry(_ json: JSONValue) throws(MalformedJSON) -> JournalEntry {
    let kind = try json.get("kind", as: String.self)
    let milliseconds = try milliseconds("elapsedSeconds", of: json)
    return JournalEntry(
      sequence: try json.get("seq"),
      elapsed: .milliseconds(milliseconds),
      at: try instant("at", of: json),
      event: try SessionEvent.read(kind: kind, fields: json)
    )
  }

  private static func correction(
    _ json: JSONValue
  ) throws(MalformedJSON) -> RecordContext.Correction {
    let at = try instant("at", of: json)
    let reason = try json.get("reason", as: String.self)
    let by = try json.find("by", as: Therapist.self)
    switch try json.get("kind", as: String.self) {
    case "void": return RecordContext.Correction(.voided, reason: reason, at: at, by: by)
    case "assign":
      let patient = try json.get("patient", as: String.self)
      return RecordContext.Correction(.assigned(to: patient), reason: reason, at: at, by: by)
    case "doctor":
      do throws(Refusal) {
        let word = try DoctorsWord(line: reason)
        return RecordContext.Correction(.doctor(word), reason: reason, at: at, by: by)
      } catch {
        throw MalformedJSON(field: "reason", expected: DoctorsWord.form)
      }
    default: throw MalformedJSON(field: "kind", expected: "“void”, “assign” or “doctor”")
    }
  }

  private static func each<Value>(
    _ name: String,
    of json: JSONValue,
    _ read: (JSONValue) throws(MalformedJSON) -> Value
  ) throws(MalformedJSON) -> [Value] {
    guard let items = json[name]?.array else {
      throw MalformedJSON(field: name, expected: "a list")
    }
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      values.append(
        try JSONValue.within("\(name).\(index)") { () throws(MalformedJSON) in try read(item) }
      )
    }
    return values
  }

  private static func instant(
    _ name: String,
    of json: JSONValue
  ) throws(MalformedJSON) -> WallTime {
    guard let time = json[name]?.string.flatMap(WallTime.init(text:)) else {
      throw MalformedJSON(field: name, expected: "an instant such as 2026-11-20T14:02:11.250Z")
    }
    return time
  }

  /// Seconds with at most three digits of a fraction, up to some three hundred years.
  private static func milliseconds(
    _ name: String,
    of json: JSONValue
  ) throws(MalformedJSON) -> Int64 {
    let seconds: Double? =
      switch json[name] {
      case .integer(let number)?: Double(number)
      case .number(let number)?: number
      default: nil
      }
    guard let seconds, (0...10_000_000_000).contains(seconds) else {
      throw MalformedJSON(field: name, expected: "a number of seconds")
    }
    return Int64((seconds * 1_000).rounded())
  }
}
