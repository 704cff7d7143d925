/// A part of a protocol as far as it could be read, with the places of its fields.
///
/// Drafts let the sense of a file be checked although some of its fields are wrong.
protocol Draft: Sendable {
  static var table: FieldTable { get }

  init(record: Record, findings: inout Findings)
}

extension Kind where Value: Draft {
  /// A mapping by the draft's own table.
  static var draft: Self {
    Self(.mapping(Value.table)) { node, _, findings in
      Record(node, Value.table, &findings).map { Value(record: $0, findings: &findings) }
    }
  }
}
