extension SessionEvent {
  /// The event's word in journals and exports.
  package var kind: String { "" }
  /// Its other fields.
  package var fields: JSONValue { .object([]) }

  /// The event that a journal holds; nothing where the word or a field is not known.
  package init?(kind: String, fields: JSONValue) { return nil }
}
