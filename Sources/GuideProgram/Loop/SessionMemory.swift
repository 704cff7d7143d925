package import SessionEngine
import Words

/// What is on record when a session is opened, beside what planning takes.
package struct SessionMemory: Sendable, Hashable {
  /// Answers on record; they count unless they are changed.
  package var recorded: [ScreeningAnswer]
  /// Questions that are asked only where something is new.
  package var silent: Set<String>
  /// Questions under lines that need not be read again today: none was said to them already.
  package var settled: Set<String> = []
  /// What was answered yes earlier the same day.
  package var toldToday: [ToldToday] = []
  /// What was said before to needs of the protocol that are asked for once.
  package var needs: [NeedAnswer]
  /// What the questions were made from.
  package var known: KnownPatient
  /// The day of the patient's last session, `YYYY-MM-DD`.
  package var lastTime: String?
  /// What the last session was like.
  package var lastCard: LastTime?
  /// The course so far, where the protocol has one.
  package var course: CourseReport?
  /// What of the patient's courses changes once the main stage begins.
  package var enrolment: NextSession.Enrolment?
  /// Days since 1970, in the place where the session is.
  package var today: Int

  package init(
    recorded: [ScreeningAnswer] = [],
    silent: Set<String> = [],
    needs: [NeedAnswer] = [],
    known: KnownPatient = KnownPatient(),
    lastTime: String? = nil,
    lastCard: LastTime? = nil,
    course: CourseReport? = nil,
    enrolment: NextSession.Enrolment? = nil,
    today: Int = 0
  ) {
    self.recorded = recorded
    self.silent = silent
    self.needs = needs
    self.known = known
    self.lastTime = lastTime
    self.lastCard = lastCard
    self.course = course
    self.enrolment = enrolment
    self.today = today
  }
}

/// A course that begins, or goes on, with a session's main stage.
package struct CourseStart: Sendable, Hashable {
  package var session: String
  /// The patient's code.
  package var patient: String
  package var protocolID: String
  package var protocolTitle: String
  package var enrolment: NextSession.Enrolment
}

/// Answers that a patient's record takes over once the session is closed.
package struct KeptAnswers: Sendable, Hashable {
  /// The patient's code.
  package var patient: String
  package var answers: [ScreeningAnswer]

  package init(patient: String, answers: [ScreeningAnswer]) {
    self.patient = patient
    self.answers = answers
  }
}

extension GuidedSession {
  /// The effects that keep what a doctor said; a rehearsal keeps nothing.
  func keepingWords(_ entries: [JournalEntry]) -> [Effect] {
    guard !isRehearsal else { return [] }
    return entries.compactMap { entry in
      guard case .referralAnswered(.seen(let word)) = entry.event else { return nil }
      let sessions = state.referrals.map { $0.session.isEmpty ? id : $0.session }
      return .keepWord(word, sessions: sessions, by: state.therapist)
    }
  }

  /// The effect that begins the course; nothing for walk-ins and rehearsals, nor before the main
  /// stage has begun.
  var courseStart: [Effect] {
    guard state.mainStageBegan, !isRehearsal, let opening = state.opening,
      let patient = opening.patient, let enrolment = memory.enrolment
    else { return [] }
    return [
      .beginCourse(
        CourseStart(
          session: id,
          patient: patient,
          protocolID: opening.protocolID,
          protocolTitle: opening.protocolTitle,
          enrolment: enrolment
        )
      )
    ]
  }

  /// The effect that keeps what was learned of the patient; nothing for walk-ins and rehearsals.
  func keeping(_ entries: [JournalEntry]) -> [Effect] {
    guard !entries.isEmpty, state.outcome != nil, let opening = state.opening,
      let patient = opening.patient, !opening.isRehearsal
    else { return [] }
    let answers = opening.questions.compactMap { question in
      state.answers[question.id].flatMap { question.isKept($0) ? $0 : nil }
    }
    return answers.isEmpty ? [] : [.keep(KeptAnswers(patient: patient, answers: answers))]
  }

  /// What comes next in the course, as it stands now.
  var coming: ComingSession? {
    courseNow.map { ComingSession($0.progress, day: state.opening?.day) }
  }

  /// The course with the session that was just closed; nothing for a walk-in.
  var courseNow: CourseReport? {
    guard var course = memory.course else { return nil }
    if let record = SessionRecord(id: id, entries: entries), record.countsAmongItsOwn {
      var session = EarlierSession(record, on: memory.today)
      session.counts = true
      course.sessions.append(session)
    }
    return course
  }

  /// What the therapist must know before the start and may pass over.
  var warnings: [String] {
    let grave = state.sinceLastTime.filter { $0.adverseClass.map { $0 >= .moderate } ?? false }
    return (offer?.warnings ?? [])
      + grave.map { effect in
        let grade = effect.adverseClass?.inSentence ?? ""
        return "After the last session: \(effect.inSentence) (\(grade))."
      } + referralWarnings + state.changesTold
  }
}

extension GuidedSession {
  /// What a doctor said, or why the session is held before one was seen.
  private var referralWarnings: [String] {
    switch state.referralAnswer {
    case .seen(let word)?: ["\(word.inSentence)."]
    case .passedOver(let reason)?:
      state.referrals.map { "A doctor was to be seen first: \($0.inSentence)." }
        + ["Held in spite of it: \(reason)"]
    case nil: []
    }
  }
}

extension SessionState {
  /// What was a yes earlier today and is none now, and why: `fever: yes at 14:02, no now: …`.
  var changesTold: [String] {
    changedAnswers.compactMap { told in
      answers[told.id]?.override.map { "\(question(told.id)?.inRecord ?? told.id): \($0)" }
    }
  }
}

extension AfterEffect {
  /// One effect as a line says it: `soreness mild hours`, a note may follow.
  init?(line: String) {
    var words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
    if words.first == "react" { words.removeFirst() }
    guard let first = words.first, let kind = ReactionKind(rawValue: first.lowercased()) else {
      return nil
    }
    self.init(kind: kind)
    words.removeFirst()
    while let word = words.first?.lowercased() {
      if severity == nil, let found = Severity(rawValue: word) {
        severity = found
      } else if lasting == nil, let found = Lasting(rawValue: word) {
        lasting = found
      } else if word != "for" {
        break
      }
      words.removeFirst()
    }
    note = words.isEmpty ? nil : words.joined(separator: " ")
  }
}
