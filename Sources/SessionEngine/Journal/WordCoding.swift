// The closed lists of words are written as their raw values.

extension AfterEffect.Lasting: JSONCoded {}
extension Advice: JSONCoded {}
extension Answerer: JSONCoded {}
extension BodySide: JSONCoded {}
extension Contraindication.Class: JSONCoded {}
extension Contraindication.Rhythm: JSONCoded {}
extension Direction: JSONCoded {}
extension Directive: JSONCoded {}
extension DoctorsWord.Verdict: JSONCoded {}
extension HandPart: JSONCoded {}
extension InterruptionCause: JSONCoded {}
extension Heading.Page: JSONCoded {}
extension Measure: JSONCoded {}
extension Motion: JSONCoded {}
extension PainMoment: JSONCoded {}
extension PauseCause: JSONCoded {}
extension Position: JSONCoded {}
extension ProtocolNeed.Kind: JSONCoded {}
extension ReactionKind: JSONCoded {}
extension ReferralCause.Source: JSONCoded {}
extension ScreeningAnswer.Answer: JSONCoded {}
extension ScreeningNeed: JSONCoded {}
extension Severity: JSONCoded {}
extension Sex: JSONCoded {}
extension StageName: JSONCoded {}
extension Technique: JSONCoded {}
extension TissueSign: JSONCoded {}
extension WorkedSide: JSONCoded {}
extension Zone: JSONCoded {}

extension Pressure: JSONCoded {
  package var json: JSONValue { level.json }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let pressure = Pressure(try Int(json: json)) else {
      throw MalformedJSON(expected: "a pressure from 1 to 5")
    }
    self = pressure
  }
}

/// One level where it stays even, both ends where it rises or falls.
extension PressureCourse: JSONCoded {
  package var json: JSONValue { start == end ? start.json : [start, end].json }

  package init(json: JSONValue) throws(MalformedJSON) {
    let ends = json.array == nil ? [try Pressure(json: json)] : try [Pressure](json: json)
    guard let start = ends.first, let end = ends.last, ends.count <= 2 else {
      throw MalformedJSON(expected: "one pressure or two")
    }
    self.init(start: start, end: end)
  }
}

/// `oil`, `drape`, or `turn-` and the new position.
extension Changeover: JSONCoded {
  private static let turn = "turn-"

  package var json: JSONValue {
    switch self {
    case .turn(let position): .string(Self.turn + position.rawValue)
    case .oil: "oil"
    case .drape: "drape"
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    let word = try String(json: json)
    switch word {
    case "oil": self = .oil
    case "drape": self = .drape
    default:
      guard word.hasPrefix(Self.turn),
        let position = Position(rawValue: String(word.dropFirst(Self.turn.count)))
      else { throw MalformedJSON(expected: "a known changeover") }
      self = .turn(position)
    }
  }
}

/// Months and days.
extension Age: JSONCoded {
  package var json: JSONValue { [months, days].json }

  package init(json: JSONValue) throws(MalformedJSON) {
    let parts = try [Int](json: json)
    guard parts.count == 2 else { throw MalformedJSON(expected: "months and days") }
    self.init(months: parts[0], days: parts[1])
  }
}

extension AgeRange: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("from", from)
      $0.put("before", before)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(from: try json.get("from"), before: try json.find("before"))
  }
}

extension Outcome: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("outcome", word)
      $0.put("reason", reason)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    let word: String = try json.get("outcome")
    guard let bare = Self(word: word, reason: "") else {
      throw MalformedJSON(field: "outcome", expected: "a known outcome")
    }
    self = bare == .completed ? bare : Self(word: word, reason: try json.get("reason")) ?? bare
  }
}

/// As `145/90`.
extension BloodPressure: JSONCoded {
  package var json: JSONValue { .string(text) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let value = Self(text: try String(json: json)) else {
      throw MalformedJSON(expected: "a blood pressure, as 145/90")
    }
    self = value
  }
}

/// `1980-02-29`, `1980-02` or `1980`.
extension BirthDate: JSONCoded {
  package var json: JSONValue { .string(text) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let birth = Self(text: try String(json: json)) else {
      throw MalformedJSON(expected: "a day, a month or a year such as 1980-02-29")
    }
    self = birth
  }
}

/// A day as `2026-11-20`.
extension CalendarDate: JSONCoded {
  package var json: JSONValue { .string(text) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let day = Self(text: try String(json: json)) else {
      throw MalformedJSON(expected: "a day such as 2026-11-20")
    }
    self = day
  }
}
