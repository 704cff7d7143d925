import ClinicRecords
import GuideProgram
import GuideScreens
import SessionEngine

/// What the records know of a patient when a session is opened.
struct PatientMemory {
  /// Nothing where the code is not known.
  var patient: Patient?
  /// Every session that lies behind, the earliest first; rehearsals see only rehearsals.
  var sessions: [SessionSummary] = []
  var course: CourseRecord?
  /// What the last rehearsal was told, for the next rehearsal alone.
  var rehearsed: [ScreeningAnswer] = []

  init() {}

  init(_ records: Records, of code: String, protocolID: String, inRehearsal: Bool)
    throws(RecordsError)
  {
    patient = try records.patient(code)
    course = try records.courseUnderWay(patient: code, protocolID: protocolID)
    let filter = SessionFilter(patient: code, withRehearsals: true, withVoided: false)
    sessions = try records.sessions(
      filter,
      page: ListPage(limit: .max / 2, oldestFirst: true)
    ).filter { $0.isRehearsal == inRehearsal && $0.details != nil }
    guard inRehearsal, let last = sessions.last(where: { $0.protocolID == protocolID }) else {
      return
    }
    let record = SessionRecord(id: last.id, entries: try records.journal(of: last.id))
    rehearsed = (record?.answers ?? []).filter { $0.question.isKept($0.answer) }.map(\.answer)
  }

  func age(on day: CalendarDate) -> Age? {
    patient?.birthDate.flatMap { Age(from: $0, on: day) }
  }

  /// Answers and consents on record, by question.
  var answers: [ScreeningAnswer] {
    var answers = rehearsed
    for finding in patient?.findings ?? [] where finding.contraindication != PatientEntry.standing {
      answers.append(
        ScreeningAnswer(
          id: finding.contraindication,
          answer: finding.isPresent ? .yes : .no,
          place: finding.place
        )
      )
    }
    for recorded in patient?.clearances ?? [] {
      if let place = answers.lastIndex(where: { $0.id == recorded.contraindication }) {
        answers[place].clearance = recorded.clearance
      } else {
        answers.append(
          ScreeningAnswer(
            id: recorded.contraindication,
            answer: .unanswered,
            clearance: recorded.clearance
          )
        )
      }
    }
    return answers
  }

  /// The places that are always left out.
  var places: [Finding] {
    (patient?.findings ?? []).filter { $0.contraindication == PatientEntry.standing }.map {
      Finding(reason: PatientEntry.standing, zones: $0.zones, place: $0.place)
    }
  }

  var clearances: [String: Clearance] {
    Dictionary(
      (patient?.clearances ?? []).map { ($0.contraindication, $0.clearance) },
      uniquingKeysWith: { _, last in last }
    )
  }

  var earlier: [EarlierSession] { sessions.map(EarlierSession.init) }

  /// Days since the injury, for a course that counts by them.
  func day(on today: CalendarDate, in course: Course?) -> Int? {
    guard course?.periods.contains(where: \.span.countsDays) ?? false else { return nil }
    return self.course?.injuredOn.map { max(0, $0.days(to: today)) }
  }

  /// The sessions of the course that is under way.
  func earlier(of protocolID: String, in course: Course) -> [EarlierSession] {
    sessions.filter { $0.protocolID == protocolID && (self.course == nil || isInCourse($0)) }
      .map(EarlierSession.init).underWay(in: course)
  }

  private func isInCourse(_ session: SessionSummary) -> Bool {
    session.isRehearsal || session.course == course?.number
  }
}

extension EarlierSession {
  init(_ summary: SessionSummary) {
    self.init(
      id: summary.id,
      protocolID: summary.protocolID,
      number: summary.sessionNumber,
      date: LocalTime.date(summary.startedAt).daysSince1970,
      counts: summary.counts,
      putOff: summary.details?.putOff ?? [],
      skipped: summary.details?.skipped ?? [],
      painfulSide: summary.details?.painfulSide,
      painBefore: summary.painBefore,
      painAfter: summary.painAfter,
      reactions: summary.reactions,
      handsOn: summary.actual
    )
  }
}

extension Course {
  /// The course as it was prescribed to the patient.
  func prescribed(by record: CourseRecord?) -> Course {
    var course = self
    if let planned = record?.plannedSessions {
      course.sessions = planned...planned
      course.isOpen = false
    }
    course.interval = record?.interval ?? course.interval
    return course
  }
}
