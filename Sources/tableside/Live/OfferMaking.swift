import ClinicRecords
import GuideProgram
import GuideScreens
import ProtocolLibrary
import SessionEngine
import Terminal

/// Makes what a session is opened with.
struct OfferMaking {
  let shelf: ProtocolShelf
  let records: LiveRecords

  func offer(
    _ name: String,
    patient: String?,
    place: CoursePlace,
    available: Duration? = nil,
    speed: Speed? = nil,
    saysYes: Bool = false,
    isNew: Bool = true
  ) throws(Failure) -> SessionOffer {
    let reading = try shelf.read(name)
    let (massage, digest) = try shelf.usable(reading, named: name)
    records.store.keepProtocolText(reading.source.text, sha256: digest)
    let now = WallTime(milliseconds: SystemClock.wall().wholeMilliseconds)
    let today = LocalTime.date(now)
    let known = try memory(of: patient, massage.id, inRehearsal: speed != nil)
    var request = place.request
    request.available = available
    request.age = known.age(on: today)
    request.findings += known.places
    request.remember(known.earlier, of: massage.id)
    let course = massage.course?.prescribed(by: known.course)
    let report = course.map { CourseReport($0, sessions: known.earlier(of: massage.id, in: $0)) }
    var warnings: [String] = []
    if place.countsOn, patient != nil {
      let past = known.sessions.filter { $0.protocolID == massage.id && $0.counts }
      request.sessionNumber = report?.progress.nextSession ?? past.count + 1
      if let progress = report?.progress, progress.isOver {
        request.sessionNumber = 1
        warnings += Self.afterTheCourse(progress, on: today)
      }
      request.day = request.day ?? known.day(on: today, in: course)
    }
    let lastOfCourse = report?.sessions.last ?? known.earlier.last { $0.protocolID == massage.id }
    let last = known.earlier.last(where: \.counts)
    let isFirst = request.sessionNumber == 1 || lastOfCourse == nil
    if !isFirst { warnings += report?.progress.warnings(on: today.daysSince1970) ?? [] }
    if let patient, known.patient == nil {
      warnings.append("Nothing is on record of the patient \(patient).")
    }
    let questions = Questionnaire(
      massage,
      for: KnownPatient(
        age: request.age,
        sex: known.patient?.sex,
        answers: known.answers,
        lastSession: isFirst ? nil : last.map { CalendarDate(daysSince1970: $0.date).text }
      )
    )
    if let patient, speed == nil, isNew {
      let isOver = isFirst && report?.progress.isOver ?? false
      prepare(
        patient,
        massage,
        endsLast: isOver,
        begins: report?.sessions.isEmpty ?? false,
        injuredOn: request.day.map { CalendarDate(daysSince1970: today.daysSince1970 - $0) },
        at: now
      )
    }
    return SessionOffer(
      id: Self.newID(),
      massage: massage,
      digest: digest,
      request: request,
      patient: patient,
      questions: questions.questions,
      clearances: known.clearances,
      previousSession: last?.id,
      speed: speed,
      saysYes: saysYes,
      warnings: warnings,
      memory: SessionMemory(
        recorded: questions.recorded,
        silent: questions.silent,
        lastTime: last.map { CalendarDate(daysSince1970: $0.date).text },
        course: patient == nil
          ? nil : report.map { isFirst ? CourseReport($0.course, sessions: []) : $0 },
        today: today.daysSince1970
      )
    )
  }

  /// Adds what the journal of an interrupted session does not tell: the course so far, and the
  /// offer where it had not begun.
  ///
  /// Where the protocol's file has gone or was changed meanwhile, the journal alone has to do.
  func remembering(_ interrupted: InterruptedSession) -> InterruptedSession {
    let state = Session(replaying: interrupted.entries).state
    guard let opening = state.opening else { return interrupted }
    let offer = try? self.offer(
      opening.protocolID,
      patient: opening.patient,
      place: .same(opening),
      speed: opening.isRehearsal ? interrupted.speed ?? .life : nil,
      isNew: false
    )
    guard var offer else { return interrupted }
    var remembered = interrupted
    remembered.memory = offer.memory
    offer.id = interrupted.id
    switch state.phase {
    case .screening where offer.digest == opening.protocolDigest,
      .preparing where offer.digest == opening.protocolDigest:
      remembered.offer = offer
    default: break
    }
    return remembered
  }

  private func memory(of patient: String?, _ protocolID: String, inRehearsal: Bool)
    throws(Failure) -> PatientMemory
  {
    guard let patient else { return PatientMemory() }
    guard Patient.isCode(patient) else {
      throw .usage(
        "\(named(patient)) is no patient code: at most 32 letters, digits, dots, hyphens and"
          + " underscores, no sign first"
      )
    }
    do throws(RecordsError) {
      guard let records = try Records.existing(in: records.folder) else { return PatientMemory() }
      defer { records.close() }
      return try PatientMemory(
        records,
        of: patient,
        protocolID: protocolID,
        inRehearsal: inRehearsal
      )
    } catch {
      throw .failed(error.sentence)
    }
  }

  /// A course that is done: the next session begins another, maybe too soon.
  private static func afterTheCourse(_ progress: CourseProgress, on today: CalendarDate)
    -> [String]
  {
    var words = ["The last course is done: this session begins another."]
    if let repetition = progress.repetition, today.daysSince1970 < repetition.lowerBound {
      let day = CalendarDate(daysSince1970: repetition.lowerBound).text
      words.append("A further course should not begin before \(day).")
    }
    return words
  }

  /// Makes the patient and the course known to the records before the session's first entry.
  private func prepare(
    _ code: String,
    _ massage: MassageProtocol,
    endsLast: Bool,
    begins: Bool,
    injuredOn: CalendarDate?,
    at now: WallTime
  ) {
    records.prepare { records throws(RecordsError) in
      if try records.patient(code) == nil { try records.add(Patient(code: code), at: now) }
      if endsLast { try records.endCourse(patient: code, protocolID: massage.id, at: now) }
      guard begins || endsLast else { return }
      let isUnderWay = try records.courseUnderWay(patient: code, protocolID: massage.id) != nil
      guard !isUnderWay else { return }
      _ = try records.keep(
        CourseRecord(
          patient: code,
          protocolID: massage.id,
          protocolTitle: massage.title,
          injuredOn: injuredOn,
          startedAt: now
        )
      )
    }
  }

  /// A name no other session has: 128 random bits.
  private static func newID() -> String {
    var numbers = SystemRandomNumberGenerator()
    let words = [numbers.next(), numbers.next()] as [UInt64]
    return words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension ProtocolShelf {
  /// Every protocol to choose from, those with mistakes last.
  func rows() -> [ProtocolFacts] {
    let readings = readAll()
    let usable = readings.compactMap { $0.reading.protocol.map(ProtocolFacts.init) }
    let faulty = readings.filter { $0.reading.protocol == nil }.map { entry, reading in
      ProtocolFacts(
        id: entry.id,
        title: entry.id,
        session: .zero...(.zero),
        zones: [],
        fault: reading.diagnostics.first { $0.severity == .error }?.text ?? "it holds mistakes"
      )
    }
    return usable + faulty
  }
}
