extension StringProtocol {
  /// Whether the text holds the part, byte for byte: a mark that follows does not hide a letter.
  package func holds(_ part: some StringProtocol) -> Bool {
    let sought = Array(part.utf8)
    guard let first = sought.first else { return true }
    var rest = Array(utf8)[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: sought) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
