internal import SessionEngine

/// One field of the record's JSON: what the writer writes and what the schema says of it.
struct RecordField<Subject>: Sendable {
  let name: String
  let shape: RecordShape
  let meaning: String
  let value: @Sendable (Subject) -> JSONValue
  /// Writes the value; a long list is written part by part, without its tree.
  let write: @Sendable (Subject, inout JSONWriting) -> Void

  init(
    _ name: String,
    _ shape: RecordShape,
    _ meaning: String,
    _ value: @escaping @Sendable (Subject) -> JSONValue
  ) {
    self.init(name, shape, meaning, value: value) { $1.put(value($0)) }
  }

  private init(
    _ name: String,
    _ shape: RecordShape,
    _ meaning: String,
    value: @escaping @Sendable (Subject) -> JSONValue,
    write: @escaping @Sendable (Subject, inout JSONWriting) -> Void
  ) {
    self.name = name
    self.shape = shape
    self.meaning = meaning
    self.value = value
    self.write = write
  }

  /// A list of parts that have a table of their own.
  static func list<Part>(
    _ name: String,
    _ table: RecordTable<Part>,
    _ meaning: String,
    _ parts: @escaping @Sendable (Subject) -> [Part]
  ) -> Self {
    Self(name, .list(table.shape), meaning) { subject in
      .array(parts(subject).map { table.object(of: $0) })
    } write: { subject, writing in
      writing.put(sign: "[")
      var isFirst = true
      for part in parts(subject) {
        if !isFirst { writing.put(sign: ",") }
        table.write(part, to: &writing)
        isFirst = false
      }
      writing.put(sign: "]")
    }
  }
}

/// The fields of one kind of object, in the order in which they are written.
struct RecordTable<Subject>: Sendable {
  let fields: [RecordField<Subject>]
  /// Further fields, named by what the object holds.
  var rest: (@Sendable (Subject) -> JSONValue)?

  func object(of subject: Subject) -> JSONValue {
    let named = fields.map { JSONValue.Field($0.name, $0.value(subject)) }
    guard case .object(let more)? = rest?(subject) else { return .object(named) }
    return .object(named + more)
  }

  /// The same object as text, on one line.
  func write(_ subject: Subject, to writing: inout JSONWriting) {
    var before: StaticString = "{"
    for field in fields {
      writing.put(sign: before)
      writing.put(field.name)
      writing.put(sign: ":")
      field.write(subject, &writing)
      before = ","
    }
    if case .object(let more)? = rest?(subject) {
      for field in more {
        writing.put(sign: ",")
        writing.put(field.name)
        writing.put(sign: ":")
        writing.put(field.value)
      }
    }
    writing.put(sign: "}")
  }

  /// What stands under a name; nothing where no field has it.
  func value(_ name: String, of subject: Subject) -> JSONValue? {
    fields.first { $0.name == name }?.value(subject)
  }

  var shape: RecordShape {
    let members = fields.map {
      RecordShape.Member(name: $0.name, shape: $0.shape, meaning: $0.meaning)
    }
    return .object(members, isOpen: rest != nil)
  }
}

/// What values a field may have.
indirect enum RecordShape: Sendable {
  case text, flag, whole, seconds, instant
  case range(ClosedRange<Int>)
  case word([String])
  case list(RecordShape)
  case optional(RecordShape)
  case object([Member], isOpen: Bool)

  struct Member: Sendable {
    let name: String
    let shape: RecordShape
    let meaning: String
  }

  static func word<Word: CaseIterable & RawRepresentable<String>>(_ words: Word.Type) -> Self {
    .word(words.allCases.map(\.rawValue))
  }

  /// The shape in the words of JSON Schema, draft 2020-12.
  var schema: JSONValue {
    switch self {
    case .text: ["type": "string"]
    case .flag: ["type": "boolean"]
    case .whole: ["type": "integer"]
    case .seconds: ["type": "number", "minimum": 0]
    case .instant: ["type": "string", "format": "date-time", "pattern": .string(Self.instants)]
    case .range(let range):
      [
        "type": "integer",
        "minimum": .integer(Int64(range.lowerBound)),
        "maximum": .integer(Int64(range.upperBound)),
      ]
    case .word(let words): ["enum": .array(words.map { .string($0) })]
    case .list(let shape): ["type": "array", "items": shape.schema]
    case .optional(let shape): ["anyOf": [shape.schema, ["type": "null"]]]
    case .object(let members, let isOpen): Self.object(members, isOpen: isOpen)
    }
  }

  private static let instants = #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"#

  private static func object(_ members: [Member], isOpen: Bool) -> JSONValue {
    let properties = members.map { member in
      JSONValue.Field(member.name, member.shape.schema.described(member.meaning))
    }
    return [
      "type": "object",
      "required": .array(members.map { .string($0.name) }),
      "additionalProperties": .bool(isOpen),
      "properties": .object(properties),
    ]
  }
}

extension JSONValue {
  fileprivate func described(_ meaning: String) -> Self {
    guard case .object(let fields) = self else { return self }
    return .object([Field("description", .string(meaning))] + fields)
  }

  static func text(_ text: String?) -> Self { text.map { .string($0) } ?? .null }

  static func whole(_ number: Int?) -> Self { number.map { .integer(Int64($0)) } ?? .null }

  static func instant(_ wall: WallTime?) -> Self { .text(wall?.text) }

  /// Seconds to the millisecond; the division gives the nearest double, which prints shortest.
  static func seconds(_ duration: Duration) -> Self {
    .number(Double(duration.wholeMilliseconds) / 1_000)
  }

  /// As `seconds`, without a fraction where there is none.
  static func wholeSeconds(_ duration: Duration) -> Self {
    let milliseconds = duration.wholeMilliseconds
    return milliseconds % 1_000 == 0 ? .integer(milliseconds / 1_000) : .seconds(duration)
  }

  static func words<Word: RawRepresentable<String>>(_ words: [Word]) -> Self {
    .array(words.map { .string($0.rawValue) })
  }
}
