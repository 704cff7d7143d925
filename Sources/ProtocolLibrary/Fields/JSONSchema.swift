package import SessionEngine

/// The JSON Schema of protocol files, made from the tables the reader itself uses.
package enum JSONSchema {
  package static var ofProtocols: JSONValue {
    guard case .object(let fields) = schema(.mapping(ProtocolFields.table)) else { return .null }
    return .object(
      [
        JSONValue.Field("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSONValue.Field("title", .string(ProtocolFields.formatName)),
      ] + fields
    )
  }

  private static func schema(_ form: ValueForm) -> JSONValue {
    switch form {
    case .constant(let word):
      return ["const": .string(word)]
    case .words(let words):
      return ["enum": .array(words.map { .string($0) })]
    case .text(let length, let pattern):
      return text(length, pattern)
    case .integer(let range):
      return [
        "type": "integer", "minimum": integer(range.lowerBound),
        "maximum": integer(range.upperBound),
      ]
    case .boolean:
      return ["type": "boolean"]
    case .list(let element, let count):
      return [
        "type": "array", "minItems": integer(count.lowerBound),
        "maxItems": integer(count.upperBound), "items": schema(element),
      ]
    case .either(let forms):
      return ["anyOf": .array(forms.map(schema))]
    case .mapping(let table):
      return mapping(table)
    case .mappingByID(let element):
      return [
        "type": "object", "minProperties": 1,
        "propertyNames": schema(Kind<String>.id.form), "additionalProperties": schema(element),
      ]
    }
  }

  private static func text(_ length: ClosedRange<Int>, _ pattern: String?) -> JSONValue {
    var fields = [
      JSONValue.Field("type", "string"),
      JSONValue.Field("minLength", integer(length.lowerBound)),
      JSONValue.Field("maxLength", integer(length.upperBound)),
    ]
    if let pattern { fields.append(JSONValue.Field("pattern", .string(pattern))) }
    return .object(fields)
  }

  private static func mapping(_ table: FieldTable) -> JSONValue {
    let required = table.fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    let rules = table.rules.flatMap(constraint)
    return .object(
      [
        JSONValue.Field("type", "object"), JSONValue.Field("required", .array(required)),
        JSONValue.Field("additionalProperties", false),
        JSONValue.Field(
          "properties",
          .object(table.fields.map { JSONValue.Field($0.name, described($0)) })
        ),
      ] + (rules.isEmpty ? [] : [JSONValue.Field("allOf", .array(rules))])
    )
  }

  /// The field's schema, with the sentence that editors show beside it.
  private static func described(_ field: any AnyField) -> JSONValue {
    guard case .object(let fields) = schema(field.form) else { return schema(field.form) }
    return .object([JSONValue.Field("description", .string(field.meaning))] + fields)
  }

  /// What the fields of a mapping ask of each other, each a schema of its own.
  private static func constraint(_ rule: FieldRule) -> [JSONValue] {
    switch rule {
    case .anyOf(let groups):
      return [["anyOf": .array(groups.map(required))]]
    case .exactlyOne(let names):
      return [["oneOf": .array(names.map { required([$0]) })]]
    case .onlyWith(let field, let word, let among, let isNeeded):
      let allowed: JSONValue = [
        "properties": .object([
          JSONValue.Field(word, ["enum": .array(among.map { .string($0) })])
        ])
      ]
      let forbidding: JSONValue = ["if": required([field]), "then": allowed]
      let needing: JSONValue = ["if": allowed, "then": required([field])]
      return isNeeded ? [forbidding, needing] : [forbidding]
    case .needs(let first, let second):
      return [["if": required([first]), "then": required([second])]]
    case .notEmpty:
      return [["minProperties": 1]]
    }
  }

  private static func required(_ names: [String]) -> JSONValue {
    ["required": .array(names.map { .string($0) })]
  }

  private static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
