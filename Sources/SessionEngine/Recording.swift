extension SessionRecord {
  /// The record of a journal; nothing for a journal that does not begin with an opening.
  package init?(id: String, entries: [JournalEntry]) { return nil }
}
