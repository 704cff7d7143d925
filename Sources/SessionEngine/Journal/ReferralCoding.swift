extension Referral: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("session", session)
      $0.put("date", day?.text)
      $0.put("cause", cause)
      $0.put("word", word)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      session: try json.get("session"),
      day: try json.find("date", as: String.self).flatMap(CalendarDate.init(text:)),
      cause: try json.get("cause"),
      word: try json.find("word")
    )
  }
}

extension ReferralCause: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("source", source)
      $0.put("reaction", kind)
      $0.put("score", score)
      $0.put("severity", severity)
      $0.put("lasting", lasting)
      $0.put("advice", advice)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      try json.get("source"),
      try json.get("reaction"),
      score: try json.find("score"),
      severity: try json.find("severity"),
      lasting: try json.find("lasting"),
      advice: try json.get("advice")
    )
  }
}

extension DoctorsWord: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("doctor", doctor)
      $0.put("date", date.text)
      $0.put("verdict", verdict)
      $0.put("words", words)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let date = CalendarDate(text: try json.get("date")) else {
      throw MalformedJSON(field: "date", expected: "a day such as 2026-11-20")
    }
    self.init(
      doctor: try json.get("doctor"),
      date: date,
      try json.get("verdict"),
      words: try json.find("words")
    )
  }
}

/// The doctor's word, or the reason for going on without one.
extension ReferralAnswer: JSONCoded {
  package var json: JSONValue {
    .fields {
      switch self {
      case .seen(let word): $0.put("word", word)
      case .passedOver(let reason): $0.put("passedOver", reason)
      }
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    if let word = try json.find("word", as: DoctorsWord.self) {
      self = .seen(word)
    } else {
      self = .passedOver(reason: try json.get("passedOver"))
    }
  }
}
