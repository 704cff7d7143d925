import SessionEngine

/// As much of JSON Schema as the record's schema uses.
enum SchemaCheck {
  static func check(
    _ value: JSONValue,
    _ schema: JSONValue,
    at place: String,
    _ faults: inout [String]
  ) {
    if let choices = schema["anyOf"]?.array {
      let fits = choices.contains { choice in
        var found: [String] = []
        check(value, choice, at: place, &found)
        return found.isEmpty
      }
      if !fits { faults.append("\(place): fits none") }
      return
    }
    if let words = schema["enum"]?.array, !words.contains(value) { faults.append("\(place): word") }
    switch (schema["type"]?.string, value) {
    case (nil, _), ("string", .string), ("boolean", .bool), ("integer", .integer),
      ("number", .integer), ("number", .number), ("null", .null):
      return
    case ("array", .array(let items)):
      for item in items { check(item, schema["items"] ?? [:], at: "\(place)[]", &faults) }
    case ("object", .object(let fields)):
      checkObject(fields, schema, at: place, &faults)
    default:
      faults.append("\(place): kind")
    }
  }

  private static func checkObject(
    _ fields: [JSONValue.Field],
    _ schema: JSONValue,
    at place: String,
    _ faults: inout [String]
  ) {
    for name in schema["required"]?.array ?? []
    where !fields.contains(where: { .string($0.name) == name }) {
      faults.append("\(place): lacks \(name)")
    }
    for field in fields {
      if let property = schema["properties"]?[field.name] {
        check(field.value, property, at: "\(place).\(field.name)", &faults)
      } else if schema["additionalProperties"] == false {
        faults.append("\(place): unknown \(field.name)")
      }
    }
    let names = fields.map(\.name)
    if Set(names).count != names.count { faults.append("\(place): a field twice") }
  }
}
