/// What the records know of a patient when a session is opened; empty for a walk-in.
///
/// It is filled where the records are read, and nothing is decided there: what of it holds, and
/// what follows from it, is said here and by `NextSession`.
package struct PatientHistory: Sendable, Hashable {
  /// Whether the code is on record.
  package var isKnown: Bool
  package var birthDate: BirthDate?
  package var sex: Sex?
  package var findings: [StandingFinding]
  package var consents: [RecordedClearance]
  /// The sessions that are not void, rehearsals among them, the earliest first.
  package var sessions: [EarlierSession]
  /// The course by the protocol in question that is under way.
  package var prescription: Prescription?
  /// What the last rehearsal by this protocol was told, for the next rehearsal alone.
  package var rehearsed: [ScreeningAnswer]
  /// What the last session by this protocol was told of needs that are asked for once.
  package var needs: [NeedAnswer]
  /// What was answered yes in sessions of this day.
  package var toldToday: [ToldToday]

  package init(
    isKnown: Bool = false,
    birthDate: BirthDate? = nil,
    sex: Sex? = nil,
    findings: [StandingFinding] = [],
    consents: [RecordedClearance] = [],
    sessions: [EarlierSession] = [],
    prescription: Prescription? = nil,
    rehearsed: [ScreeningAnswer] = [],
    needs: [NeedAnswer] = [],
    toldToday: [ToldToday] = []
  ) {
    self.isKnown = isKnown
    self.birthDate = birthDate
    self.sex = sex
    self.findings = findings
    self.consents = consents
    self.sessions = sessions
    self.prescription = prescription
    self.rehearsed = rehearsed
    self.needs = needs
    self.toldToday = toldToday
  }
}

/// A course as it was given to a patient, where that differs from the protocol.
package struct Prescription: Sendable, Hashable {
  /// Given by the records.
  package var course: Int64
  package var sessions: Int?
  package var interval: Interval?
  /// For courses that count by days.
  package var injuredOn: CalendarDate?

  package init(
    course: Int64,
    sessions: Int? = nil,
    interval: Interval? = nil,
    injuredOn: CalendarDate? = nil
  ) {
    self.course = course
    self.sessions = sessions
    self.interval = interval
    self.injuredOn = injuredOn
  }

  /// Days since the injury; nothing where its day is not known.
  package func day(on today: CalendarDate) -> Int? { injuredOn.map { max(0, $0.days(to: today)) } }
}

extension PatientHistory {
  /// The sessions that lie behind: rehearsals see only rehearsals, the others none.
  package func sessions(inRehearsal: Bool) -> [EarlierSession] {
    sessions.filter { $0.isOver && $0.isRehearsal == inRehearsal }
  }

  /// What leaves a doctor something to decide: also a session that is not over.
  var referring: [EarlierSession] { sessions.filter { !$0.isRehearsal } }

  /// Answers on record, each with the consent that goes with it; later ones count.
  package func answers(inRehearsal: Bool) -> [ScreeningAnswer] {
    var answers = inRehearsal ? rehearsed : []
    for finding in findings where finding.contraindication != StandingFinding.placeID {
      answers.append(
        ScreeningAnswer(
          id: finding.contraindication,
          answer: finding.isPresent ? .yes : .no,
          places: finding.placesNamed
        )
      )
    }
    for consent in consents {
      if let place = answers.lastIndex(where: { $0.id == consent.contraindication }) {
        answers[place].clearance = consent.clearance
      } else {
        answers.append(
          ScreeningAnswer(
            id: consent.contraindication,
            answer: .unanswered,
            clearance: consent.clearance
          )
        )
      }
    }
    return answers
  }

  /// The day each answer was given, in days since 1970.
  package var answeredOn: [String: Int] {
    Dictionary(
      findings.map { ($0.contraindication, $0.recordedAt.date(offset: .zero).daysSince1970) },
      uniquingKeysWith: max
    )
  }

  /// Consents by question, the later one where there are two.
  package var clearances: [String: Clearance] {
    Dictionary(
      consents.map { ($0.contraindication, $0.clearance) },
      uniquingKeysWith: { _, last in last }
    )
  }

  /// The places that are left out in every session.
  package var places: [Finding] {
    findings.filter { $0.contraindication == StandingFinding.placeID }.map {
      Finding(reason: StandingFinding.placeID, zones: $0.zones, place: $0.place)
    }
  }

  /// The protocol's course as prescribed, with the sessions of it that count; nothing where the
  /// protocol has none.
  package func report(
    of course: Course?,
    by protocolID: String,
    inRehearsal: Bool = false
  ) -> CourseReport? {
    guard let course = course?.prescribed(prescription) else { return nil }
    let own = sessions(inRehearsal: inRehearsal).filter { session in
      session.protocolID == protocolID
        && (prescription == nil || session.isRehearsal || session.course == prescription?.course)
    }
    return CourseReport(course, sessions: own.underWay(in: course))
  }
}

extension Course {
  /// The course as it was prescribed to the patient.
  fileprivate func prescribed(_ prescription: Prescription?) -> Course {
    var course = self
    if let sessions = prescription?.sessions {
      course.sessions = sessions...sessions
      course.isOpen = false
    }
    course.interval = prescription?.interval ?? course.interval
    return course
  }
}

extension StandingFinding {
  /// The place with its zones and side; where no side is told of a zone, both are meant.
  fileprivate var placesNamed: [BodyPlace] {
    guard let place else { return [] }
    if let places = try? BodyPlace.read(place) { return places }
    let named = zones + Zone.named(in: place)
    return named.isEmpty
      ? [BodyPlace(words: place)]
      : named.map { BodyPlace(zone: $0, words: place == $0.inSentence ? nil : place) }
  }
}

extension Clearance {
  /// How long a consent and an answer hold, in days.
  package static let term = 365

  package func holds(on day: CalendarDate) -> Bool {
    CalendarDate(text: date).map { $0.days(to: day) < Self.term } ?? false
  }

  /// Refuses a day on which nothing that still holds can have been said: an examination may lie
  /// long back, but not before the birth.
  package func require(
    on today: CalendarDate,
    isExamination: Bool = false,
    bornSince birth: CalendarDate? = nil
  ) throws(Refusal) {
    if !isExamination, !holds(on: today) {
      throw Refusal("A doctor's word holds for twelve months: \(date) is longer ago.")
    }
    if let day = CalendarDate(text: date), day < birth ?? today.adding(days: -130 * 366) {
      throw Refusal("The patient was not born on \(date).")
    }
  }
}

extension SessionRecord {
  /// What was said to needs that are asked for once in a course.
  package var keptNeeds: [NeedAnswer] {
    let once = Set(opening.needs.filter { $0.ask == .once }.map(\.id))
    return needs.filter { once.contains($0.id) && $0.override == nil && !$0.isAssumed }
  }

  /// What of its answers holds for further sessions.
  package var keptAnswers: [ScreeningAnswer] {
    answers.filter { $0.question.isKept($0.answer) }.map(\.answer)
  }
}
