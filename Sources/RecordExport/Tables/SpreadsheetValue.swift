/// What spreadsheets make of a text when they open a table: numbers lose their zeros, `2-3` becomes a
/// day and `1E5` a hundred thousand.
enum SpreadsheetValue {
  /// Whether a text could be read as a number, a date, a time or a truth, in whatever country.
  static func isRead(in text: String) -> Bool {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return text.utf8.count <= 5 && ["true", "false"].contains(text.lowercased())
    }
    guard text.utf8.count <= longest else { return false }
    var word = ""
    var before: Unicode.Scalar = " "
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) {
        word.unicodeScalars.append(scalar)
        continue
      }
      guard signs.contains(scalar), isPart(word, behind: before) else { return false }
      word = ""
      before = scalar
    }
    return isPart(word, behind: before)
  }

  /// No number, date or time is longer.
  private static let longest = 40

  private static let signs = Set("0123456789 .,:/+-%$€£()'".unicodeScalars)

  /// Whether letters may stand in a number, a date or a time.
  private static func isPart(_ word: String, behind before: Unicode.Scalar) -> Bool {
    if word == "e" { return ("0"..."9").contains(before) || before == "." }
    return word.isEmpty || words.contains(word)
  }

  private static let words: Set<String> = {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return Set(months + months.map { String($0.prefix(3)) } + ["sept", "am", "pm"])
  }()
}
