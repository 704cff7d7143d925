/// What must be asked before a session; yes always means risk.
package struct Contraindication: Sendable, Hashable {
  /// What a yes means for the session.
  package enum Class: String, CaseIterable, Sendable, Hashable {
    /// The session cannot be started with this protocol.
    case absolute
    /// Not today.
    case postpone
    /// Not until a doctor's consent is recorded.
    case consult
    /// The zones are left out, or the noted place is shown at every step.
    case local
  }

  package enum Rhythm: String, CaseIterable, Sendable, Hashable {
    case once
    case everySession = "every-session"
  }

  package var id: String
  package var `class`: Class
  package var ask: Rhythm
  package var question: String
  package var zones: [Zone]
  package var text: String?
  package var ages: AgeRange?
  package var sex: Sex?

  package init(
    id: String,
    class: Class,
    ask: Rhythm,
    question: String,
    zones: [Zone] = [],
    text: String? = nil,
    ages: AgeRange? = nil,
    sex: Sex? = nil
  ) {
    self.id = id
    self.class = `class`
    self.ask = ask
    self.question = question
    self.zones = zones
    self.text = text
    self.ages = ages
    self.sex = sex
  }
}

/// What was answered to one question of the screening.
package struct ScreeningAnswer: Sendable, Hashable {
  package enum Answer: String, CaseIterable, Sendable, Hashable {
    case no, yes
    /// Given by `--yes`, not by a person.
    case assumed
    case unanswered
  }

  package var id: String
  package var answer: Answer
  /// Where the finding is, in the therapist's words: shown at every step.
  package var place: String?
  /// Who consented and when, for class consult.
  package var clearance: Clearance?
  /// Why the therapist goes on in spite of a yes; never possible for class absolute.
  package var override: String?

  package init(
    id: String,
    answer: Answer,
    place: String? = nil,
    clearance: Clearance? = nil,
    override: String? = nil
  ) {
    self.id = id
    self.answer = answer
    self.place = place
    self.clearance = clearance
    self.override = override
  }
}

/// A doctor's recorded consent.
package struct Clearance: Sendable, Hashable {
  package var doctor: String
  /// As written, `YYYY-MM-DD`.
  package var date: String

  package init(doctor: String, date: String) {
    self.doctor = doctor
    self.date = date
  }
}
