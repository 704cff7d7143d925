extension Duration {
  /// The duration in whole milliseconds, the grain of every instant in a journal.
  package var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }

  /// The same duration cut to whole milliseconds.
  package var cutToMilliseconds: Duration { .milliseconds(wholeMilliseconds) }
}
