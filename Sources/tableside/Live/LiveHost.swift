import CSystem
import ClinicRecords
import GuideProgram
import SessionEngine
import Terminal

/// What the hosts of both guides share: the clocks, the records and the protocols.
final class LiveHost {
  let records: LiveRecords
  let shelf: ProtocolShelf
  let wait: EventWait
  let signals: LiveSignals
  /// What happened last, told on the way out.
  private(set) var lastMoment: Moment

  init(
    records: LiveRecords,
    shelf: ProtocolShelf,
    wait: EventWait,
    signals: LiveSignals
  ) {
    self.records = records
    self.shelf = shelf
    self.wait = wait
    self.signals = signals
    lastMoment = Self.moment()
    wait.watch(records.store.descriptor)
    wait.watch(records.mailbox.descriptor)
  }

  func now() -> Moment {
    lastMoment = Self.moment()
    return lastMoment
  }

  private static func moment() -> Moment {
    Moment(
      boot: SystemClock.sinceBoot(),
      awake: SystemClock.awake(),
      wall: WallTime(milliseconds: SystemClock.wall().wholeMilliseconds)
    )
  }

  /// The messages of a descriptor of the records.
  func messages(of descriptor: Int32) -> [Message] {
    if descriptor == records.store.descriptor { return records.reports() }
    return records.mailbox.collect()
  }

  /// Waits, but not beyond what cues, speech and hooks ask for.
  func happenings(until deadline: Duration?) -> [Happening] {
    let due = [deadline, signals.nextDeadline(at: lastMoment.boot)].compactMap(\.self).min()
    return wait.wait(until: due)
  }

  /// On every way out: the end is told, everything falls silent.
  func finish() { signals.finish(at: now()) }

  /// Carries out what does not touch the terminal.
  func perform(_ effect: Effect) -> [Message] {
    switch effect {
    case .readHome:
      records.store.checkpoint()
      records.findInterrupted()
      return [.home(HomeReading.facts(in: records.folder, at: lastMoment.wall))]
    case .readProtocols:
      return [.protocols(shelf.rows())] + [shelf.leftOut].compactMap(\.self).map(Message.notice)
    case .offer(let name, let patient, let beforehand):
      return offer(
        SessionWish(protocolName: name, patient: patient, isBeforehand: beforehand)
      )
    case .takeUp(let session):
      return records.takeUp(session, remembering: NewSessionMaking(shelf: shelf), at: lastMoment)
    case .closeInterrupted(let session, let reason):
      return records.closeInterrupted(session, because: reason, at: lastMoment)
    case .readHistory(let patient, let offset):
      records.readHistory(of: patient, from: offset, shelf)
    case .readTrends(let patient): records.readTrends(of: patient)
    case .remark(let session, let text, let therapist):
      records.add(text, to: session, at: lastMoment.wall, by: therapist)
    case .readRecord(let session): records.readRecord(of: session)
    case .claim(let session, let facts): return records.claim(session, facts, at: lastMoment)
    case .store(let session, let entries): records.append(entries, to: session)
    case .writeAside(let session, let entries, let path):
      records.writeAside(session, entries, to: path)
    case .keep(let kept): records.keep(kept, at: lastMoment.wall)
    case .admit(let patient): records.admit(patient, at: lastMoment.wall)
    case .beginCourse(let course): records.begin(course, at: lastMoment.wall)
    case .keepWord(let word, let sessions, let therapist):
      records.keep(word, of: sessions, at: lastMoment.wall, by: therapist)
    case .readPatients: patients.readAll()
    case .readLatest: patients.readLatest()
    case .openPatient(let code): patients.open(code, at: lastMoment.wall)
    case .readPatientRecord(let code): patients.readRecord(of: code, at: lastMoment.wall)
    case .changePatient(let code, let line, let therapist):
      patients.change(code, by: line, at: lastMoment.wall, therapist)
    case .removePatient(let code): patients.remove(code)
    case .heartbeat(let heartbeat):
      records.beat(heartbeat)
      return signals.perform(effect, at: lastMoment)
    case .checkpoint: records.store.checkpoint()
    case .release(let session, let isClosed):
      records.release(session, isClosed: isClosed)
      return signals.perform(effect, at: lastMoment)
    case .complain(let sentence): StandardStreams.complain("tableside: \(sentence)\n")
    case .cue, .keepAwake, .hook: return signals.perform(effect, at: lastMoment)
    case .say, .repaint, .suspend, .leave: return []
    }
    return []
  }

  private var patients: LivePatients { LivePatients(records: records, shelf: shelf) }

  private func offer(_ wish: SessionWish) -> [Message] {
    do throws(Failure) {
      return try NewSessionMaking(shelf: shelf).offer(wish, from: records)
    } catch {
      return [.failed(error.message ?? "this protocol cannot be used")]
    }
  }
}
