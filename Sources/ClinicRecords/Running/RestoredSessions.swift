internal import SessionEngine

extension Records {
  /// Makes the small files anew of sessions that are not over and have none that can be read, and
  /// takes those away that outlived their session.
  ///
  /// The journal is all that a session needs to be taken up or closed: its file may be lost with the
  /// machine, or the records may be a backup made while it ran. Answers how many have changed.
  package func restoreRunningSessions(in folder: String) throws(RecordsError) -> Int {
    try removeClosed(in: folder) + restoreOpen(in: folder)
  }

  /// A guide that was killed after the close leaves its file behind.
  private func removeClosed(in folder: String) throws(RecordsError) -> Int {
    var count = 0
    for listed in RunningSessions.all(in: folder) where !listed.isHeld {
      let id = listed.content.session
      guard try session(id)?.endedAt != nil,
        let file = try? RunningSessionFile(claiming: listed.content, in: folder)
      else { continue }
      file.remove()
      if RunningSessions.find(id, in: folder) == nil { count += 1 }
    }
    return count
  }

  private func restoreOpen(in folder: String) throws(RecordsError) -> Int {
    let open = SessionFilter(withRehearsals: true, withVoided: false, onlyOpen: true)
    var count = 0
    for summary in try sessions(open, page: .everything)
    where RunningSessions.find(summary.id, in: folder) == nil {
      let entries = try journal(of: summary.id)
      guard let last = entries.last else { continue }
      let content = RunningSession(
        session: summary.id,
        patient: summary.patient,
        protocolID: summary.protocolID,
        protocolTitle: summary.protocolTitle,
        isRehearsal: summary.isRehearsal,
        owner: SessionOwner(process: 0, host: "", since: summary.startedAt),
        lastSign: RunningSession.SignOfLife(
          isBeforeStart: Session(replaying: entries).state.isBeforeStart,
          elapsed: last.elapsed,
          wall: last.at,
          boot: BootID(text: ""),
          bootTime: .zero
        )
      )
      do throws(RecordsError) {
        _ = try RunningSessionFile(claiming: content, in: folder)
        count += 1
      } catch {
        // A living guide has it.
        guard case .held = error else { throw error }
      }
    }
    return count
  }
}
