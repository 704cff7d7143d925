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

    /// Whether it holds back less than the other.
    package func isWeaker(than other: Self) -> Bool { rank < other.rank }

    private var rank: Int {
      switch self {
      case .local: 0
      case .consult: 1
      case .postpone: 2
      case .absolute: 3
      }
    }
  }

  package enum Rhythm: String, CaseIterable, Sendable, Hashable {
    case once
    case everySession = "every-session"
  }

  package var id: String
  package var `class`: Class
  package var ask: Rhythm
  package var question: String
  /// Closed after a yes, whatever a doctor or the therapist agrees to.
  package var zones: [Zone]
  package var text: String?
  /// What every massage allows, or asks a doctor for, is forbidden by this protocol alone.
  package var isOnlyHere: Bool
  /// Whoever this protocol is for has it: the answer is yes, and what that needs is asked.
  package var isIndication: Bool
  package var ages: AgeRange?
  package var sex: Sex?
  /// The line that is read aloud for it; nothing for a line of its own.
  package var heading: String?
  /// A few words for it under the heading's sentence, parts that may be left out divided by commas.
  package var short: String?
  /// What has to be said after a yes.
  package var needs: [ScreeningNeed]
  /// What a yes keeps closed beside the zones.
  package var limits: ConsentLimits
  /// Who is to see the patient after a yes.
  package var advise: Advice?
  /// No written reason goes round it.
  package var isFirm: Bool
  /// The doctor's order stands for the consent.
  package var isConsentedByOrder: Bool
  /// What a doctor says is that it was examined, once for all.
  package var isExamination: Bool
  /// Asks for more than it did before this day: an earlier no is asked again.
  package var revised: CalendarDate?
  /// Why the protocol asks less than every massage does.
  package var loosened: Loosening?

  package init(
    id: String,
    class: Class,
    ask: Rhythm,
    question: String,
    zones: [Zone] = [],
    text: String? = nil,
    isOnlyHere: Bool = false,
    isIndication: Bool = false,
    ages: AgeRange? = nil,
    sex: Sex? = nil,
    heading: String? = nil,
    short: String? = nil,
    needs: [ScreeningNeed] = [],
    limits: ConsentLimits = ConsentLimits(),
    advise: Advice? = nil,
    isFirm: Bool = false,
    isConsentedByOrder: Bool = false,
    isExamination: Bool = false,
    revised: CalendarDate? = nil,
    loosened: Loosening? = nil
  ) {
    self.id = id
    self.class = `class`
    self.ask = ask
    self.question = question
    self.zones = zones
    self.text = text
    self.isOnlyHere = isOnlyHere
    self.isIndication = isIndication
    self.ages = ages
    self.sex = sex
    self.heading = heading
    self.short = short
    self.needs = needs
    self.limits = limits
    self.advise = advise
    self.isFirm = isFirm
    self.isConsentedByOrder = isConsentedByOrder
    self.isExamination = isExamination
    self.revised = revised
    self.loosened = loosened
  }
}

/// Why a protocol is looser than the core.
package struct Loosening: Sendable, Hashable {
  package var because: String
  package var source: String
  /// It asks another question than the core.
  package var isReworded: Bool

  package init(because: String, source: String, isReworded: Bool = false) {
    self.because = because
    self.source = source
    self.isReworded = isReworded
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
  /// Where the findings are: shown at every step there, and not worked.
  package var places: [BodyPlace]
  /// Who consented and when, for class consult.
  package var clearance: Clearance?
  /// Why the therapist goes on in spite of a yes; never possible for class absolute.
  package var override: String?
  /// The heading under which it was answered.
  package var through: String?
  package var by: Answerer?
  /// The week of a pregnancy, or the weeks a child was born early.
  package var weeks: Int?
  /// The zones the doctor agrees to; nothing while that was not said.
  package var agreed: [Zone]?
  /// What was said beside it.
  package var said: String?

  package init(
    id: String,
    answer: Answer,
    place: String? = nil,
    places: [BodyPlace] = [],
    clearance: Clearance? = nil,
    override: String? = nil,
    through: String? = nil,
    by: Answerer? = nil,
    weeks: Int? = nil,
    agreed: [Zone]? = nil,
    said: String? = nil
  ) {
    self.id = id
    self.answer = answer
    self.places = (place.map { [BodyPlace(words: $0)] } ?? []) + places
    self.clearance = clearance
    self.override = override
    self.through = through
    self.by = by
    self.weeks = weeks
    self.agreed = agreed
    self.said = said
  }

  /// All places in words; setting it takes them for one.
  package var place: String? {
    get { places.isEmpty ? nil : places.map(\.text).joined(separator: "; ") }
    set { places = newValue.map { [BodyPlace(words: $0)] } ?? [] }
  }
}

/// Who gave an answer.
package enum Answerer: String, CaseIterable, Sendable, Hashable {
  case patient, guardian, therapist
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
