import ClinicRecords
import GuideProgram
import ProtocolLibrary
import SessionEngine

/// What a session is asked for.
struct SessionWish {
  /// A protocol's id, or the path of its file.
  var protocolName: String
  /// The patient's code; nothing for a walk-in.
  var patient: String?
  var place = CoursePlace.next
  /// Hands-on time at hand.
  var available: Duration?
  /// Set for a rehearsal.
  var speed: Speed?
  /// Only the pages are answered, before the session.
  var isBeforehand = false
  var saysYes = false
}

/// Makes what a session is opened with, from the protocol's file and what the records know.
struct NewSessionMaking {
  let shelf: ProtocolShelf

  /// Answers with `Message.offered` or `failed`: at once for a walk-in, of whom nothing is known,
  /// else from the store's thread.
  func offer(_ wish: SessionWish, from records: LiveRecords) throws(Failure) -> [Message] {
    let reading = try shelf.read(wish.protocolName)
    let (massage, digest) = try shelf.usable(reading, named: wish.protocolName)
    if let patient = wish.patient, !Patient.isCode(patient) {
      throw .usage(
        "\(named(patient)) is not a patient code: at most 32 letters, digits, dots, hyphens and"
          + " underscores, no sign first"
      )
    }
    let store = records.store
    store.keepProtocolText(reading.source.text, sha256: digest)
    guard let patient = wish.patient else {
      let next = Self.next(wish, massage, knowing: PatientHistory())
      return [.offered(NewSession(wish, massage, digest, next))]
    }
    let folder = records.folder
    records.ask { records throws(RecordsError) in
      var carried: CarriedAnswers?
      if wish.speed == nil, let other = RunningSessions.session(of: patient, in: folder) {
        var facts = HomeReading.facts(other, at: .now)
        let state = Session(replaying: try records.journal(of: facts.session)).state
        let isSame = state.opening?.protocolDigest == digest && wish.place.countsOn
        let isOfToday = !other.content.isOutdated
        facts.isAnsweredToday = state.isIntake && isOfToday && isSame && !other.isHeld
        guard state.isIntake, !other.isHeld, !facts.isAnsweredToday else {
          return Self.standing(facts, patient, wish)
        }
        // Answers of today go over to the other protocol, those of another day are of no use.
        if isOfToday {
          carried = CarriedAnswers(state, keptIn: facts.session, time: facts.time)
        }
        if carried == nil {
          let reason = isOfToday ? "nothing was answered" : Self.outdated
          try records.end(other, in: folder, because: reason)
        }
      }
      try records.requireOwnLook(patient)
      let history = try PatientHistory(
        records,
        of: patient,
        by: massage.id,
        inRehearsal: wish.speed != nil
      )
      let next = Self.next(wish, massage, knowing: history)
      if let taken = next.numberTaken {
        return .failed(
          "session \(taken.number) of \(named(patient)) is on record already, of"
            + " \(taken.day.text): a number is given once"
        )
      }
      var offer = NewSession(wish, massage, digest, next)
      offer.memory.lastCard = try LastTime(before: next, in: records)
      offer.carried = carried
      return .offered(offer)
    }
    return []
  }

  /// What a session would be opened with, of a patient if one is named; nothing is written.
  func offerOnPaper(
    _ wish: SessionWish,
    _ massage: MassageProtocol,
    from records: Records?
  ) throws(Failure) -> NewSession {
    var history = PatientHistory()
    if let records, let patient = wish.patient {
      history = try asked { () throws(RecordsError) in
        try PatientHistory(records, of: patient, by: massage.id, inRehearsal: false)
      }
    }
    return NewSession(wish, massage, "", Self.next(wish, massage, knowing: history))
  }

  private static let outdated = "the answers were of another day"

  /// Ends what was only answered, on a day that is over.
  static func endOutdated(in folder: String, _ records: Records) {
    for listed in RunningSessions.all(in: folder)
    where !listed.isHeld && listed.content.isOutdated {
      // One that cannot be ended now is not offered either.
      try? records.end(listed, in: folder, because: outdated)
    }
  }

  /// One patient lies on one table.
  private static func standing(
    _ facts: InterruptedFacts,
    _ patient: String,
    _ wish: SessionWish
  ) -> Message {
    if facts.isHeld {
      return .held(
        "\(named(patient)) is on another table: \(facts.protocolTitle), a session that another"
          + " guide has; end it there first"
      )
    }
    guard wish.isBeforehand else { return .standing(facts, protocol: wish.protocolName) }
    return .failed(
      facts.isAnsweredToday
        ? "\(named(patient)) has answered already, at \(facts.time): the next session goes on from"
          + " there"
        : "\(named(patient)) has a session that is not over (\(facts.protocolTitle), \(facts.time)):"
          + " it comes first"
    )
  }

  /// Adds what the journal of an interrupted session does not tell: the course so far, and the
  /// offer where it had not begun.
  ///
  /// Where the protocol's file has gone or was changed meanwhile, the journal alone has to do.
  func remembering(_ interrupted: InterruptedSession, in records: Records) -> InterruptedSession {
    let state = Session(replaying: interrupted.entries).state
    guard let opening = state.opening, let reading = shelf.quietly(read: opening.protocolID),
      let massage = reading.protocol
    else { return interrupted }
    let wish = SessionWish(
      protocolName: opening.protocolID,
      patient: opening.patient,
      place: .same(opening),
      speed: opening.isRehearsal ? interrupted.speed ?? .life : nil
    )
    var history = PatientHistory()
    if let patient = opening.patient {
      let read = try? PatientHistory(
        records,
        of: patient,
        by: massage.id,
        inRehearsal: opening.isRehearsal
      )
      guard let read else { return interrupted }
      history = read
      // What it has told itself stands in its own journal.
      history.sessions.removeAll { $0.id == interrupted.id }
    }
    let digest = reading.source.checksum.hexadecimal
    var offer = NewSession(wish, massage, digest, Self.next(wish, massage, knowing: history))
    offer.id = interrupted.id
    if let age = opening.age { offer.take(age: age) }
    // Nothing was read at the table yet: what was answered before is not read again.
    if state.isAnsweredBeforehand || state.pagesAnswered.isEmpty {
      offer.memory.settled = state.settled
    }
    let next = Self.next(wish, massage, knowing: history)
    offer.memory.lastCard = try? LastTime(before: next, in: records)
    var remembered = interrupted
    remembered.memory = offer.memory
    switch state.phase {
    // What was answered of the day holds for that day.
    case .screening, .preparing:
      if digest == opening.protocolDigest, state.isOpenedToday { remembered.offer = offer }
    case .changingOver, .running, .paused, .resting, .closed: break
    }
    return remembered
  }

  private static func next(
    _ wish: SessionWish,
    _ massage: MassageProtocol,
    knowing history: PatientHistory
  ) -> NextSession {
    NextSession(
      by: massage,
      of: wish.patient,
      knowing: history,
      at: wish.place,
      available: wish.available,
      inRehearsal: wish.speed != nil,
      on: LocalTime.date(.now)
    )
  }
}

extension SessionState {
  fileprivate var isOpenedToday: Bool {
    startedAt.map { LocalTime.date($0) == LocalTime.date(.now) } ?? false
  }

  /// Only its questions were answered: nobody was treated.
  fileprivate var isIntake: Bool {
    switch phase {
    case .screening, .preparing: true
    case .changingOver, .running, .paused, .resting, .closed: false
    }
  }
}

extension NewSession {
  fileprivate init(
    _ wish: SessionWish,
    _ massage: MassageProtocol,
    _ digest: String,
    _ next: NextSession
  ) {
    self.init(
      id: Self.newID(),
      massage: massage,
      digest: digest,
      request: next.request,
      patient: wish.patient,
      questions: next.questionnaire.questions,
      clearances: next.clearances,
      previousSession: next.previous?.id,
      referrals: next.referrals,
      speed: wish.speed,
      isBeforehand: wish.isBeforehand,
      saysYes: wish.saysYes,
      warnings: next.warnings,
      memory: SessionMemory(
        recorded: next.questionnaire.recorded,
        silent: next.questionnaire.silent,
        needs: next.needs,
        known: next.known,
        lastTime: next.previous?.day.text,
        course: next.course,
        enrolment: next.enrolment,
        today: LocalTime.date(.now).daysSince1970
      )
    )
    memory.toldToday = next.toldToday
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
