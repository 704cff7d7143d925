/// Who works: a short code, and a name where one is known.
package struct Therapist: Sendable, Hashable {
  package var code: String
  package var name: String?

  /// Nothing for a code that is none.
  package init?(code: String, name: String? = nil) {
    guard code.isShortCode else { return nil }
    self.code = code
    self.name = name
  }

  /// `Boris Sample (T-01)`, or the code alone.
  package var inRecord: String { name.map { "\($0) (\(code))" } ?? code }
}

extension Therapist: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("code", code)
      $0.put("name", name)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let therapist = Self(code: try json.get("code"), name: try json.find("name")) else {
      throw MalformedJSON(field: "code", expected: String.shortCodeRule)
    }
    self = therapist
  }
}

extension String {
  /// Letters, digits, `.`, `-` and `_`, at most 32, the first a letter or a digit.
  package var isShortCode: Bool {
    func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    guard let first = unicodeScalars.first, isAlphanumeric(first) else { return false }
    return unicodeScalars.count <= 32
      && unicodeScalars.allSatisfy { isAlphanumeric($0) || ".-_".unicodeScalars.contains($0) }
  }

  package static let shortCodeRule =
    "at most 32 letters, digits, dots, hyphens and underscores, no sign first"
}

/// A therapist's time at one session, from the opening or from the moment it was taken up.
package struct Shift: Sendable, Hashable {
  package var therapist: Therapist
  /// Elapsed session time.
  package var elapsed: Duration
  package var at: WallTime
}

extension SessionRecord {
  /// Who worked, in order: each took the session up from the one before.
  package var shifts: [Shift] {
    entries.compactMap { entry in
      entry.event.worker.map { Shift(therapist: $0, elapsed: entry.elapsed, at: entry.at) }
    }
  }

  /// Who worked at a moment of the session.
  package func therapist(at elapsed: Duration) -> Therapist? {
    shifts.last { $0.elapsed <= elapsed }?.therapist
  }
}

extension SessionEvent {
  /// Who works from this event on, where it says so.
  fileprivate var worker: Therapist? {
    if case .sessionStarted(let opening) = self { return opening.therapist }
    if case .takenUp(let therapist) = self { return therapist }
    return nil
  }
}

extension Decision {
  /// Another therapist goes on; the same one is no news.
  mutating func takeUp(_ therapist: Therapist) {
    if state.therapist?.code != therapist.code { add(.takenUp(therapist)) }
  }
}
