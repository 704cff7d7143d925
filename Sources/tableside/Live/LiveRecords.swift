import CSystem
import ClinicRecords
import GuideProgram
import GuideScreens
import RecordExport
import SessionEngine
import Terminal

/// The records as a running guide uses them: the store's thread and the running session's file.
final class LiveRecords {
  let folder: String
  let store: StoreWriter
  let mailbox: Mailbox
  private var owned: RunningSessionFile?
  /// The last entry of each session that was handed over, and the last that is safe.
  private var handedOver: [String: Int] = [:]
  private var committed: [String: Int] = [:]
  /// Files of closed sessions that stay until everything of them is safe.
  private var closing: [RunningSessionFile] = []
  private let boot = BootID.current()

  /// Starts the store's thread; the database is opened by the first thing that needs it.
  ///
  /// Identifiers of what is new begin with `base`, or with the records' own.
  init(folder: String, base: String?) throws(Failure) {
    self.folder = folder
    mailbox = try Mailbox()
    do throws(RecordsError) {
      store = try StoreWriter(boot: boot) { () throws(RecordsError) in
        let records = try Records.open(in: folder)
        records.clinicBase = base
        return records
      }
    } catch {
      throw .failed(error.sentence)
    }
  }

  // MARK: Owning

  func claim(_ session: String, _ facts: OwnedFacts, at moment: Moment) -> [Message] {
    let content = RunningSession(
      session: session,
      patient: facts.patient,
      protocolID: facts.protocolID,
      protocolTitle: facts.protocolTitle,
      isRehearsal: facts.isRehearsal,
      owner: .current(since: moment.wall),
      lastSign: RunningSession.SignOfLife(
        isBeforeStart: true,
        elapsed: .zero,
        wall: moment.wall,
        boot: boot,
        bootTime: moment.boot
      )
    )
    do throws(RecordsError) {
      owned = try RunningSessionFile(claiming: content, in: folder)
      sync(session)
      return []
    } catch {
      if case .held = error { return [.held(error.sentence)] }
      return [.store(.failed(session: session, reason: error.reason))]
    }
  }

  /// Makes the file outlive a power cut, on the store's thread: the first frame need not wait.
  private func sync(_ session: String) {
    let mailbox = mailbox
    let folder = folder
    store.perform { _ in
      do throws(RecordsError) {
        try RunningSessionFile.sync(session, in: folder)
      } catch {
        mailbox.post(.store(.failed(session: session, reason: error.sentence)))
      }
    }
  }

  func beat(_ heartbeat: Heartbeat) {
    guard let owned, owned.session == heartbeat.session else { return }
    owned.beat(
      RunningSession.SignOfLife(
        stage: heartbeat.step?.stage,
        technique: heartbeat.step?.technique,
        zones: heartbeat.step?.zones ?? [],
        therapist: heartbeat.therapist,
        isPaused: heartbeat.isPaused,
        isBeforeStart: heartbeat.isBeforeStart,
        isAlarm: heartbeat.isAlarm,
        endsAt: heartbeat.endsAt,
        elapsed: heartbeat.elapsed,
        wall: heartbeat.moment.wall,
        boot: boot,
        bootTime: heartbeat.moment.boot
      )
    )
  }

  /// A closed session leaves no file behind once everything of it is safe.
  func release(_ session: String, isClosed: Bool) {
    guard let file = owned, file.session == session else { return }
    owned = nil
    if isClosed { closing.append(file) }
    removeClosed()
  }

  private func removeClosed() {
    closing.removeAll { file in
      guard committed[file.session] ?? 0 >= handedOver[file.session] ?? 0 else { return false }
      file.remove()
      return true
    }
  }

  /// Takes up an interrupted session: the latest that nobody holds, unless one is named.
  func takeUp(_ session: String?, remembering making: NewSessionMaking, at moment: Moment)
    -> [Message]
  {
    let free = RunningSessions.all(in: folder).filter { !$0.isHeld && !$0.content.isOutdated }
    let listed =
      session.map { RunningSessions.find($0, in: folder) }
      ?? free.first { !$0.content.isIntake } ?? free.first
    guard var content = listed?.content else {
      return [.failed(session == nil ? Self.nothing : Self.over)]
    }
    let last = content.lastSign
    content.owner = .current(since: moment.wall)
    do throws(RecordsError) {
      owned = try RunningSessionFile(claiming: content, in: folder)
    } catch {
      if case .held = error { return [.held(error.sentence)] }
      return [.failed(error.sentence)]
    }
    sync(content.session)
    let isSameBoot = !boot.text.isEmpty && last.boot == boot
    let byWall = Duration.milliseconds(moment.wall.milliseconds - last.wall.milliseconds)
    let gap = max(.zero, isSameBoot ? moment.boot - last.bootTime : byWall)
    let cause: InterruptionCause = isSameBoot ? .killed : .powerCut
    let id = content.session
    ask { records throws(RecordsError) in
      let interrupted = InterruptedSession(
        id: id,
        entries: try records.journal(of: id),
        elapsed: last.elapsed,
        gap: gap,
        cause: cause
      )
      return .takenUp(making.remembering(interrupted, in: records))
    }
    return []
  }

  static let nothing = "no session is interrupted"
  private static let over = "that session is not interrupted: it was ended meanwhile, or never was"

  // MARK: Storing and reading

  func append(_ entries: [JournalEntry], to session: String) {
    handedOver[session] = entries.last?.sequence ?? handedOver[session]
    store.append(entries, to: session)
  }

  /// What the store has to tell.
  func reports() -> [Message] {
    store.reports().compactMap { report in
      switch report {
      case .committed(let session, let sequence):
        committed[session] = sequence
        removeClosed()
        return .store(.committed(session: session, through: sequence))
      case .failing(let error, _):
        let session = owned?.session ?? handedOver.keys.first ?? ""
        return .store(.failed(session: session, reason: error.reason))
      case .notice(let sentence):
        return .notice(sentence)
      }
    }
  }

  /// Takes what a session told of its patient over into the record.
  func keep(_ kept: KeptAnswers, at wall: WallTime) {
    store.performUntilDone { records throws(RecordsError) in
      guard var patient = try records.patient(kept.patient) else { return }
      let before = patient
      for answer in kept.answers { patient.take(answer, at: wall) }
      if patient != before { try records.update(patient, at: wall) }
    }
  }

  func admit(_ patient: String, at wall: WallTime) {
    store.performUntilDone { records throws(RecordsError) in
      try records.admit(patient, at: wall)
    }
  }

  func begin(_ course: CourseStart, at wall: WallTime) {
    store.performUntilDone { records throws(RecordsError) in
      try records.begin(course, at: wall)
    }
  }

  /// Records what a doctor said to the referrals of these sessions.
  func keep(
    _ word: DoctorsWord,
    of sessions: [String],
    at wall: WallTime,
    by therapist: Therapist?
  ) {
    store.performUntilDone { records throws(RecordsError) in
      try records.add(word, to: sessions, at: wall, by: therapist)
    }
  }

  /// Writes a session to a file of its own, on a thread of its own: that place may hang as well.
  func writeAside(_ session: String, _ entries: [JournalEntry], to path: String) {
    let mailbox = mailbox
    BackgroundThread.start {
      do throws(Failure) {
        try AsideFile.write(session, entries, to: path)
        mailbox.post(.writtenAside(path))
      } catch {
        mailbox.post(.failed(error.sentence ?? "\(named(path)) could not be written"))
      }
    }
  }

  /// So many sessions are read at once: a longer list would be seen to load.
  private static let pageSize = 200

  func readHistory(of patient: String?, from offset: Int, _ shelf: ProtocolShelf) {
    let folder = folder
    ask { records throws(RecordsError) in
      var courses: [Int64: String] = [:]
      if let patient {
        var rows = PatientRows(records, shelf, today: LocalTime.date(.now))
        let coming = try rows.coming(numbered: patient)
        for course in try records.courses(of: patient) {
          let next = coming[course.number].map { "; next: " + $0 } ?? ""
          courses[course.number] = course.heading + next
        }
      }
      let rows = try records.sessions(
        SessionFilter(patient: patient),
        page: ListPage(limit: Self.pageSize + 1, offset: offset)
      ).map { HistoryRows.row($0, courses, in: folder) }
      return .history(
        HistoryPart(
          rows: Array(rows.prefix(Self.pageSize)),
          patient: patient,
          offset: offset,
          isLast: rows.count <= Self.pageSize
        )
      )
    }
  }

  func readRecord(of session: String) {
    ask { records throws(RecordsError) in
      guard let record = SessionRecord(id: session, entries: try records.journal(of: session))
      else { return .failed("the journal of session \(session) has no beginning") }
      let additions = try records.corrections(of: session).map(Addition.init)
      return .record(PastSession(record, additions: additions))
    }
  }

  func readTrends(of patient: String) {
    ask { records throws(RecordsError) in
      .trends(try CourseTrends(of: patient, in: records), patient: patient)
    }
  }

  /// Adds words to a session that is over.
  func add(_ text: String, to session: String, at wall: WallTime, by therapist: Therapist?) {
    ask { records throws(RecordsError) in
      let remark = Correction(.remark, text: text, at: wall, by: therapist)
      try records.add(remark, to: session)
      return .remarked(Addition(remark))
    }
  }

  /// Asks on the store's thread; the answer, or the reason why there is none, comes as a message.
  func ask(
    _ question: @escaping @Sendable (Records) throws(RecordsError) -> Message
  ) {
    let mailbox = mailbox
    store.perform { records in
      do throws(RecordsError) {
        mailbox.post(try question(try records.get()))
      } catch {
        mailbox.post(.failed(error.sentence))
      }
    }
  }

  /// Looks for unfinished sessions that only their journals know of.
  func findInterrupted() {
    let folder = folder
    let mailbox = mailbox
    store.perform { records in
      guard let records = try? records.get() else { return }
      NewSessionMaking.endOutdated(in: folder, records)
      guard let found = try? records.restoreRunningSessions(in: folder), found > 0 else { return }
      mailbox.post(.interruptedFound)
    }
  }

  /// Ends an old interruption for good.
  func closeInterrupted(_ session: String, because reason: String, at moment: Moment) -> [Message] {
    guard let listed = RunningSessions.find(session, in: folder) else { return [] }
    if listed.isHeld { return [.failed("another running guide has that session")] }
    let folder = folder
    let mailbox = mailbox
    store.perform { records in
      do throws(RecordsError) {
        try records.get().end(listed, in: folder, because: reason, at: moment.wall)
      } catch {
        mailbox.post(.failed(error.sentence))
      }
    }
    return []
  }

  /// Writes what waits, for so long at most; what could not be written is counted.
  func finish(withinMilliseconds patience: Int64) -> Int {
    store.finish(withinMilliseconds: patience).reduce(0) { $0 + $1.entries.count }
  }
}

extension Records {
  /// Ends a session that nobody will take up: it is closed, and its small file goes.
  func end(
    _ listed: RunningSessions.Listed,
    in folder: String,
    because reason: String,
    at wall: WallTime = .now
  ) throws(RecordsError) {
    let id = listed.content.session
    let file = try RunningSessionFile(claiming: listed.content, in: folder)
    var guided = Session(replaying: try journal(of: id))
    try append(guided.closed(because: reason, at: wall), to: id)
    file.remove()
  }
}

extension Session {
  /// The entries that close a session nobody will take up.
  fileprivate mutating func closed(because reason: String, at wall: WallTime) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    let commands: [Command] = [.stop(reason: reason), .close]
    for command in commands where state.outcome == nil {
      guard let events = try? events(for: command, at: state.lastElapsed) else { continue }
      entries += record(events, at: wall, now: state.lastElapsed)
    }
    return entries
  }
}
