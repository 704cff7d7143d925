/// What may stand as a value, said once for the checker and for the JSON Schema.
package indirect enum ValueForm: Sendable {
  case constant(String)
  case words([String])
  case text(length: ClosedRange<Int>, pattern: String?)
  case integer(ClosedRange<Int>)
  case boolean
  case list(ValueForm, count: ClosedRange<Int>)
  case either([ValueForm])
  case mapping(FieldTable)
  /// Fields whose names are ids of something else in the file.
  case mappingByID(ValueForm)
}

/// The fields that a mapping may hold.
package struct FieldTable: Sendable {
  /// What the mapping is, for messages: `a step`.
  package let subject: String
  package let fields: [any AnyField]
  private let places: [String: Int]

  init(_ subject: String, _ fields: [any AnyField]) {
    self.subject = subject
    self.fields = fields
    places = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func field(named name: String) -> (any AnyField)? {
    places[name].map { fields[$0] }
  }

  var names: [String] { fields.map(\.name) }
}
