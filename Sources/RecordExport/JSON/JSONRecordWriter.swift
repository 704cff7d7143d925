package import SessionEngine

/// Sessions as one JSON document, one line for each, with their whole journals.
package struct JSONRecordWriter: RecordWriter {
  private var isFirst = true
  private let more: [JSONValue.Field]

  /// `more` stands behind the sessions: what an export carries beside them.
  package init(more: [JSONValue.Field] = []) {
    self.more = more
  }

  package mutating func opening() -> String { #"{"version":1,"sessions":["# }

  package mutating func session(_ session: ExportedSession) -> String {
    defer { isFirst = false }
    var writing = JSONWriting()
    writing.put(sign: isFirst ? "\n" : ",\n")
    RecordTable<ExportedSession>.session.write(session, to: &writing)
    return writing.text
  }

  package mutating func closing() -> String {
    let fields = more.map { ",\n" + JSONValue.string($0.name).text() + ":" + $0.value.text() }
    return (isFirst ? "]" : "\n]") + fields.joined() + "}\n"
  }
}

extension ExportedSession {
  /// The session as it stands in a JSON export.
  package var json: JSONValue { RecordTable<ExportedSession>.session.object(of: self) }
}

/// The JSON Schema (draft 2020-12) of an export.
package let recordSchema: JSONValue = [
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Tableside record, version 1",
  "type": "object",
  "required": ["version", "sessions"],
  "properties": [
    "version": ["const": 1],
    "sessions": ["type": "array", "items": RecordTable<ExportedSession>.session.shape.schema],
  ],
]
