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

extension ValueForm {
  /// Every word of a closed list, else nothing.
  var allWords: [String] {
    if case .words(let words) = self { words } else { [] }
  }
}

/// What the fields of one mapping ask of each other.
package enum FieldRule: Sendable {
  /// All fields of at least one of these groups are there.
  case anyOf([[String]])
  /// Exactly one of these fields is there.
  case exactlyOne([String])
  /// A field goes with some words of another one only; where `isNeeded` it must then be there.
  case onlyWith(field: String, word: String, among: [String], isNeeded: Bool)
  /// The first field needs the second.
  case needs(String, String)
  case notEmpty
}

/// The fields that a mapping may hold.
package struct FieldTable: Sendable {
  /// What the mapping is, for messages: `a step`.
  package let subject: String
  package let fields: [any AnyField]
  /// For the JSON Schema; the checker says the same with a message of its own.
  let rules: [FieldRule]
  let names: [String]

  init(_ subject: String, _ fields: [any AnyField], rules: [FieldRule] = []) {
    self.subject = subject
    self.fields = fields
    self.rules = rules
    names = fields.map(\.name)
  }

  /// The field's place in the table, which is short.
  func place(of name: String) -> Int? { names.firstIndex(of: name) }
}
