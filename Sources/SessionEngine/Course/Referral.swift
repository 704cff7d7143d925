/// A doctor is to be seen before the next session; open until it is recorded who was seen and when.
package struct Referral: Sendable, Hashable {
  /// The session that asks for it; empty for the one in hand.
  package var session: String
  /// The day of that session; nothing for the one in hand.
  package var day: CalendarDate?
  package var cause: ReferralCause
  /// What the doctor said; nothing while nobody was seen.
  package var word: DoctorsWord?

  package init(
    session: String,
    day: CalendarDate?,
    cause: ReferralCause,
    word: DoctorsWord? = nil
  ) {
    self.session = session
    self.day = day
    self.cause = cause
    self.word = word
  }

  package var isOpen: Bool { word == nil }

  /// `numbness in the session of 2026-11-27`.
  package var inSentence: String {
    switch (cause.source, day) {
    case (.session, let day?): "\(cause.inSentence) in the session of \(day.text)"
    case (.session, nil): "\(cause.inSentence) in this session"
    case (.afterwards, let day?): "\(cause.inSentence) after a session, told on \(day.text)"
    case (.afterwards, nil): "\(cause.inSentence) after the last session"
    }
  }

  /// How a session ends that it forbids.
  package var outcome: Outcome {
    word?.verdict == .noMore
      ? .refused(contraindication: Self.noMoreID)
      : .postponed(reason: "a doctor is to be seen first: \(inSentence)")
  }

  /// In place of a contraindication's id, where a doctor said that there is to be no more massage.
  package static let noMoreID = "no-more-massage"
}

/// Why a doctor is to be seen.
package struct ReferralCause: Sendable, Hashable {
  package enum Source: String, CaseIterable, Sendable, Hashable {
    /// It ended a session.
    case session
    /// It was told before the next one.
    case afterwards
  }

  package var source: Source
  package var kind: ReactionKind
  package var score: Int?
  package var severity: Severity?
  package var lasting: AfterEffect.Lasting?
  package var advice: Advice

  package init(
    _ source: Source,
    _ kind: ReactionKind,
    score: Int? = nil,
    severity: Severity? = nil,
    lasting: AfterEffect.Lasting? = nil,
    advice: Advice = .doctor
  ) {
    self.source = source
    self.kind = kind
    self.score = score
    self.severity = severity
    self.lasting = lasting
    self.advice = advice
  }

  /// `pain 7`, or `headache, severe, for days`.
  package var inSentence: String {
    let scored = score.map { "\(kind.inSentence) \($0)" } ?? kind.inSentence
    return [scored, severity?.inSentence, lasting.map { "for \($0.inSentence)" }]
      .compactMap(\.self).joined(separator: ", ")
  }
}

/// What a doctor said about further sessions.
package struct DoctorsWord: Sendable, Hashable {
  package enum Verdict: String, CaseIterable, Sendable, Hashable {
    case goesOn = "goes-on"
    case without
    case noMore = "no-more"
  }

  package var doctor: String
  package var date: CalendarDate
  package var verdict: Verdict
  /// What is left out from now on, as it was said.
  package var words: String?
  /// What of that is a zone or a technique.
  package var zones: [Zone]
  package var techniques: [Technique]

  package init(
    doctor: String,
    date: CalendarDate,
    _ verdict: Verdict,
    words: String? = nil
  ) {
    self.doctor = doctor
    self.date = date
    self.verdict = verdict
    self.words = words
    var rest = words?.plainWords ?? ""
    zones = Zone.allCases.found(in: &rest)
    techniques = Technique.strokes.found(in: &rest)
  }

  /// `Dr Weber 2026-11-20 goes-on`, `… without lumbar, tapotement`, `… no-more`.
  package init(line: String) throws(Refusal) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let place = words.firstIndex(where: { CalendarDate(text: $0) != nil }), place > 0,
      let date = CalendarDate(text: words[place]),
      let verdict = words.dropFirst(place + 1).first.flatMap({ Verdict(rawValue: $0.lowercased()) })
    else { throw Refusal("What a doctor said is written as '\(Self.form)'.") }
    let rest = words.dropFirst(place + 2).joined(separator: " ")
    guard rest.isEmpty == (verdict != .without) else {
      throw Refusal("Only 'without' is followed by words, and it needs them: '\(Self.form)'.")
    }
    self.init(
      doctor: words[..<place].joined(separator: " "),
      date: date,
      verdict,
      words: rest.isEmpty ? nil : rest
    )
  }

  /// The line that `init(line:)` reads.
  package var line: String {
    [doctor, date.text, verdict.rawValue, words].compactMap(\.self).joined(separator: " ")
  }

  /// How `init(line:)` wants it.
  package static let form = "DOCTOR YYYY-MM-DD goes-on, or without WHAT, or no-more"

  /// `Dr Weber, 2026-11-20: goes on without lumbar`.
  package var inSentence: String { "\(doctor), \(date.text): \(verdict(words))" }

  private func verdict(_ words: String?) -> String {
    switch verdict {
    case .goesOn: "the massage goes on"
    case .without: "it goes on without \(words ?? "")"
    case .noMore: "no more massage"
    }
  }
}

/// What is said to a referral before a session.
package enum ReferralAnswer: Sendable, Hashable {
  case seen(DoctorsWord)
  /// The session is held in spite of it, for this reason; the referral stays open.
  case passedOver(reason: String)
}

extension String {
  /// Lower case, one blank between words and at both ends.
  fileprivate var plainWords: String {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + words.joined(separator: " ") + " "
  }
}

extension Zone {
  /// The zones that a text of a person's own names.
  package static func named(in text: String) -> [Zone] {
    var rest = text.plainWords
    return allCases.found(in: &rest)
  }
}

extension Array where Element: RawRepresentable<String> {
  /// The words of the list that a text names, the longest first: `upper back` is not `back`.
  fileprivate func found(in text: inout String) -> [Element] {
    var found: [Element] = []
    for element in sorted(by: { $0.rawValue.count > $1.rawValue.count }) {
      let parts = text.pieces(around: " \(element.inSentence) ")
      guard parts.count > 1 else { continue }
      text = parts.joined(separator: " | ")
      found.append(element)
    }
    return found
  }
}

extension String {
  /// What stands between the places where a word stands.
  fileprivate func pieces(around word: String) -> [String] {
    let (own, sought) = (Array(self), Array(word))
    var pieces: [String] = []
    var (start, place) = (0, 0)
    while place + sought.count <= own.count {
      if own[place..<(place + sought.count)].elementsEqual(sought) {
        pieces.append(String(own[start..<place]))
        place += sought.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [String(own[start...])]
  }
}
