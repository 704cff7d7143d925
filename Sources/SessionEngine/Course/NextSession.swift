/// The next session of a patient by a protocol: which it is, and what the earlier ones ask of it.
package struct NextSession: Sendable, Hashable {
  /// Number, day, age, and what is left out; today's answers are added when they are given.
  package private(set) var request: PlanRequest
  package private(set) var questionnaire: Questionnaire
  /// What the questionnaire was made from.
  package private(set) var known: KnownPatient
  /// Consents on record that go with a yes, by question.
  package private(set) var clearances: [String: Clearance]
  /// What was said before to needs of the protocol that are asked for once.
  package private(set) var needs: [NeedAnswer]
  /// What was answered yes earlier the same day.
  package private(set) var toldToday: [ToldToday]
  /// The last session in which hands were laid on, by whatever protocol, whether it counts or not.
  package private(set) var previous: EarlierSession?
  /// The last session that is over, whether it counts or not, but none that was only tried.
  package private(set) var last: EarlierSession?
  /// What is left out from this session on.
  package private(set) var leftOut: [LastTime.LeftOut]
  /// The course this session belongs to, so far; nothing for a walk-in or without a course.
  package private(set) var course: CourseReport?
  /// What a doctor has to decide first; nothing in a rehearsal.
  package private(set) var referrals: [Referral] = []
  /// What is to be known before the start and may be passed over.
  package private(set) var warnings: [String] = []
  /// What of the courses changes once the main stage begins; nothing where nobody is treated.
  package private(set) var enrolment: Enrolment?
  /// The session on record that has the number that was asked for; a number is given once.
  package private(set) var numberTaken: EarlierSession?

  /// How the patient's courses change.
  package struct Enrolment: Sendable, Hashable {
    /// The course under way is over.
    package var endsLast: Bool
    /// A course begins where none is under way.
    package var begins: Bool
    /// For a course that counts by days.
    package var injuredOn: CalendarDate?

    package init(endsLast: Bool, begins: Bool, injuredOn: CalendarDate? = nil) {
      self.endsLast = endsLast
      self.begins = begins
      self.injuredOn = injuredOn
    }
  }

  /// `patient` is a code, nothing for a walk-in; `available` is hands-on time at hand; `today` is
  /// the day in the place where the session is.
  package init(
    by massage: MassageProtocol,
    of patient: String?,
    knowing history: PatientHistory,
    at place: CoursePlace = .next,
    available: Duration? = nil,
    inRehearsal: Bool = false,
    on today: CalendarDate
  ) {
    let earlier = history.sessions(inRehearsal: inRehearsal)
    let report = history.report(of: massage.course, by: massage.id, inRehearsal: inRehearsal)
    let isOver = place.countsOn && patient != nil && report?.progress.isOver ?? false

    request = place.request
    request.available = available
    request.age = history.birthDate.flatMap { AgeRange(of: $0, on: today) }
    request.sex = history.sex
    request.findings += history.places
    request.remember(earlier, of: massage.id)
    if !inRehearsal {
      referrals = history.referring.referralsInTheWay
      if let word = history.referring.doctorsWord { request.obey(word) }
    }
    if place.countsOn, patient != nil {
      request.sessionNumber =
        report?.progress.nextNumber
        ?? earlier.filter { $0.protocolID == massage.id && $0.counts }.nextNumber
      if massage.course?.countsDays ?? false {
        request.day = request.day ?? history.prescription?.day(on: today)
      }
    }

    let lastByIt = report?.sessions.last ?? earlier.last { $0.protocolID == massage.id }
    let isFirst = request.sessionNumber == 1 || lastByIt == nil
    previous = earlier.last(where: \.wasWorked)
    last = earlier.last { !$0.isAbandoned }
    leftOut = earlier.leftOut
    let examinations = Set(massage.contraindications.filter(\.isExamination).map(\.id))
    clearances = history.clearances.filter { id, consent in
      examinations.contains(id) || consent.holds(on: today)
    }
    needs = history.needs.filter { $0.clearance?.holds(on: today) ?? true }
    toldToday = history.toldToday
    known = KnownPatient(
      age: request.age,
      sex: history.sex,
      answers: history.answers(inRehearsal: inRehearsal),
      answeredOn: history.answeredOn,
      lastSession: previous?.day.text,
      today: today.daysSince1970,
      bornSince: history.birthDate?.days.lowerBound
    )
    questionnaire = Questionnaire(massage, for: known)
    guard let patient else { return }

    if case .session(let number) = place, !inRehearsal {
      let counted = report?.sessions ?? earlier.filter { $0.protocolID == massage.id && $0.counts }
      let isAnother = number == 1 && report?.progress.isOver ?? false
      numberTaken = isAnother ? nil : counted.last { $0.number == number }
    }
    if isOver { warnings += report?.progress.warningsOfAnother(on: today.daysSince1970) ?? [] }
    if !isFirst { warnings += report?.progress.warnings(on: today.daysSince1970) ?? [] }
    if !history.isKnown { warnings.append("Nothing is on record about patient \(patient).") }
    course = report.map { isFirst ? CourseReport($0.course, sessions: []) : $0 }
    guard !inRehearsal else { return }
    let endsLast = isFirst && report?.progress.isOver ?? false
    enrolment = Enrolment(
      endsLast: endsLast,
      begins: endsLast || report?.sessions.isEmpty ?? false,
      injuredOn: request.day.map { CalendarDate(daysSince1970: today.daysSince1970 - $0) }
    )
  }
}

extension Course {
  /// Whether its periods count days since the injury.
  package var countsDays: Bool { periods.contains(where: \.span.countsDays) }
}

extension [EarlierSession] {
  /// The number after those of sessions that count: one more than the highest, and than their count.
  fileprivate var nextNumber: Int { Swift.max(map(\.number).max() ?? 0, count) + 1 }
}

extension CourseProgress {
  package var nextSession: Int { sessions.nextNumber }

  /// Whether the smaller number of the course's sessions is done.
  package var isFulfilled: Bool { nextSession > course.sessions.lowerBound }

  /// Whether the larger number is done; a course without an upper end is never over.
  package var isOver: Bool { !course.isOpen && nextSession > course.sessions.upperBound }

  /// The number the next session gets: a course that is over is followed by another.
  package var nextNumber: Int { isOver ? 1 : nextSession }
}
