// What a person types to a need, understood; the same for a line and for a page.

extension BodyPlace {
  /// Places divided by semicolons, each a zone by its first letters, a side and a few words.
  ///
  /// Throws where no zone is meant, or several, and where a zone that is there once on each side
  /// lacks its side.
  package static func read(_ line: String) throws(Refusal) -> [BodyPlace] {
    var places: [BodyPlace] = []
    for part in line.split(separator: ";") { places += try one(String(part)) }
    if places.isEmpty {
      throw Refusal("Where? A zone by its first letters, its side, a few words.")
    }
    return places
  }

  private static func one(_ text: String) throws(Refusal) -> [BodyPlace] {
    var words = text.split(whereSeparator: { $0.isWhitespace || $0 == ":" || $0 == "," })
      .map(String.init)
    var sides: [BodySide?]?
    var zone: Zone?
    while let word = words.first?.lowercased() {
      if sides == nil, let found = side(word) {
        sides = found
        words.removeFirst()
      } else if zone == nil {
        let (found, count) = try Zone.read(words)
        zone = found
        words.removeFirst(count)
      } else {
        break
      }
    }
    guard let zone else {
      throw Refusal("Where? A zone by its first letters, such as 'lumbar' or 'should'.")
    }
    let said = words.isEmpty ? nil : words.joined(separator: " ")
    if zone.isPaired, sides == nil {
      throw Refusal("Left, right or both: which \(zone.inSentence)?")
    }
    return (sides ?? [nil]).map { BodyPlace(zone: zone, side: $0, words: said) }
  }

  private static func side(_ word: String) -> [BodySide?]? {
    switch word {
    case "l", "left": [.left]
    case "r", "right": [.right]
    case "b", "both": [.left, .right]
    default: nil
    }
  }
}

extension Zone {
  /// The zone that the first words mean by its first letters, and how many words that took.
  fileprivate static func read(_ words: [String]) throws(Refusal) -> (Zone, Int) {
    let first = words[0].lowercased()
    if words.count > 1 {
      let both = first + "-" + words[1].lowercased()
      if let zone = allCases.first(where: { $0.rawValue == both }) { return (zone, 2) }
    }
    if let zone = Zone(rawValue: first) { return (zone, 1) }
    let meant = allCases.filter { $0.rawValue.hasPrefix(first) || "\($0.rawValue)s" == first }
    if let zone = meant.first, meant.count == 1 { return (zone, 1) }
    if meant.isEmpty {
      throw Refusal(
        "No zone begins with \"\(words[0])\"; zones are such as lumbar, shoulders, knees."
      )
    }
    throw Refusal(
      "\"\(words[0])\" could be \(meant.map(\.inSentence).joined(separator: " or ")): type more letters."
    )
  }

  /// Zones divided by commas; `none` and `all` are words too.
  package static func read(_ line: String) throws(Refusal) -> [Zone] {
    let words = line.lowercased().parts(separator: ",")
    if words == ["none"] { return [] }
    if words == ["all"] { return allCases.filter { $0 != .wholeBody } }
    var zones: [Zone] = []
    for word in words {
      let parts = word.split(whereSeparator: \.isWhitespace).map(String.init)
      if parts.isEmpty { continue }
      zones.append(try read(parts).0)
    }
    if zones.isEmpty { throw Refusal("Which zones? By their first letters, or 'none', or 'all'.") }
    return zones
  }
}

extension Clearance {
  /// `Dr. Weber 2026-11-20`; the day may be `today`, `yesterday` or so many days back, as in `-3`.
  package init(line: String, today: CalendarDate) throws(Refusal) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, let last = words.last else {
      throw Refusal("The doctor's name, then the day: year-month-day, 'today', or '-3'.")
    }
    guard let day = CalendarDate(word: last, today: today) else {
      throw Refusal("The day of the consent is written year-month-day, as in 2026-11-20.")
    }
    if day > today { throw Refusal("The day of the consent is still to come.") }
    let doctor = words.dropLast().joined(separator: " ")
    let end = doctor.reversed().prefix { ",;: ".contains($0) }
    self.init(doctor: String(doctor.dropLast(end.count)), date: day.text)
    guard namesDoctor else { throw Refusal(Self.lacksName) }
  }

  /// A name has at least two letters.
  var namesDoctor: Bool { doctor.count(where: \.isLetter) >= 2 }

  static let lacksName = "A doctor's consent needs the name and the date."
}

extension CalendarDate {
  /// `2026-11-20`, `today`, `yesterday`, or so many days back, as in `-3`.
  package init?(word: String, today: CalendarDate) {
    switch word.lowercased() {
    case "today": self = today
    case "yesterday": self = today.adding(days: -1)
    case let back where back.hasPrefix("-") && back.count <= 5:
      guard let days = Int(back) else { return nil }
      self = today.adding(days: days)
    default: self.init(text: word)
    }
  }
}

extension AgeRange {
  /// `5 y`, `5y`, `4 months`, `20 days`: up to the next birthday, month or day; a number alone may
  /// be any of them.
  package init?(line: String) {
    let words = line.lowercased().filter { !$0.isWhitespace }
    let unit = words.drop(while: \.isNumber)
    guard let number = Int(words.prefix(while: \.isNumber)), (0...130).contains(number),
      !unit.isEmpty
    else { return nil }
    if "years".hasPrefix(unit) {
      self = .years(number)
    } else if "months".hasPrefix(unit) {
      self.init(from: Age(months: number), before: Age(months: number + 1))
    } else if "days".hasPrefix(unit) {
      self.init(exactly: Age(months: number / 30, days: number % 30))
    } else {
      return nil
    }
  }
}
