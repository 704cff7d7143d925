/// How a value is written, checked and taken.
package struct Kind<Value: Sendable>: Sendable {
  package let form: ValueForm
  let read: @Sendable (_ node: YAMLNode, _ name: String, _ findings: inout Findings) -> Value?

  init(
    _ form: ValueForm,
    read:
      @escaping @Sendable (_ node: YAMLNode, _ name: String, _ findings: inout Findings) ->
      Value?
  ) {
    self.form = form
    self.read = read
  }

  /// The same form, its value taken further.
  func map<Other: Sendable>(_ change: @escaping @Sendable (Value) -> Other) -> Kind<Other> {
    Kind<Other>(form) { node, name, findings in read(node, name, &findings).map(change) }
  }
}

/// A named value of a mapping, whatever its type.
package protocol AnyField: Sendable {
  var name: String { get }
  /// One sentence for manuals and the JSON Schema.
  var meaning: String { get }
  var isRequired: Bool { get }
  var form: ValueForm { get }

  func value(of node: YAMLNode, _ findings: inout Findings) -> (any Sendable)?
}

/// A named value of a mapping.
package struct Field<Value: Sendable>: AnyField {
  package let name: String
  package let meaning: String
  package let isRequired: Bool
  let kind: Kind<Value>

  init(_ name: String, _ kind: Kind<Value>, _ meaning: String, required: Bool = false) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    isRequired = required
  }

  package var form: ValueForm { kind.form }

  package func value(of node: YAMLNode, _ findings: inout Findings) -> (any Sendable)? {
    kind.read(node, name, &findings)
  }
}

/// The values of one mapping, read by its table of fields.
struct Record: Sendable {
  let node: YAMLNode
  /// Every field was known, there where required, and readable, down to the last value.
  private(set) var isWhole = true
  private let table: FieldTable
  /// In the order of the table.
  private var values: [(any Sendable)?]

  /// Nothing where the node is no mapping; all its faults are reported.
  init?(_ node: YAMLNode, _ table: FieldTable, _ findings: inout Findings) {
    self.node = node
    self.table = table
    values = Array(repeating: nil, count: table.fields.count)
    guard !node.isUnusable else { return nil }
    guard let entries = node.mapping else {
      findings.error(
        .wrongKind,
        at: node.reportPosition,
        "\(table.subject) has fields here, one a line: \(listed(Array(table.names.prefix(4)))) …"
      )
      return nil
    }
    let errorsBefore = findings.errorCount
    for entry in entries {
      guard let place = table.place(of: entry.key) else {
        findings.error(
          .unknownField,
          at: entry.keyPosition,
          "\(table.subject) has no field \(quoted(entry.key))."
            + suggestion(for: entry.key, among: table.names)
        )
        continue
      }
      values[place] = table.fields[place].value(of: entry.value, &findings)
    }
    reportMissing(table, &findings)
    isWhole = findings.errorCount == errorsBefore
  }

  subscript<Value>(field: Field<Value>) -> Value? {
    table.place(of: field.name).flatMap { values[$0] as? Value }
  }

  /// Whether the field is written, readable or not.
  func holds(_ field: any AnyField) -> Bool { node[field.name] != nil }

  /// Where the field's value stands, else where the mapping is introduced.
  func position(of field: any AnyField) -> SourcePosition {
    node[field.name]?.reportPosition ?? node.headPosition
  }

  private func reportMissing(_ table: FieldTable, _ findings: inout Findings) {
    for field in table.fields where field.isRequired && node[field.name] == nil {
      // Behind a fault in the YAML itself the field may well stand.
      if node.isCut { continue }
      findings.error(
        .missingField,
        at: node.headPosition,
        "\(table.subject) needs the field \"\(field.name)\"."
      )
    }
  }
}
