internal import CSystem
internal import SessionEngine

/// The small file of a running session: whoever holds its kernel lock owns the session.
///
/// The lock dies with its process, so a file without one is stale and taken over. One write of a
/// fixed size a heartbeat, never synced: it need only outlive the process, not the machine.
package final class RunningSessionFile {
  private let path: String
  private let file: Int32
  private var content: RunningSession
  private var isRemoved = false

  /// Takes the session, or says who has it; `sync` makes the file outlive a power cut.
  ///
  /// - Throws: `RecordsError.held` where another guide has it, `invalid` for an id that is none, or
  ///   the reason why the file cannot be written.
  package init(
    claiming content: RunningSession,
    in folder: String
  ) throws(RecordsError) {
    guard RunningSessions.isName(content.session) else {
      throw .invalid(
        what: "session \(content.session)",
        allowed: "at most 64 letters, digits and hyphens"
      )
    }
    let running = try RunningSessions.folder(in: folder)
    self.content = content
    path = running + "/" + content.session
    file = try Self.lock(path, session: content.session)
    guard write() else {
      let code = last_error()
      close(file)
      throw .system(action: "write", path: path, code: code)
    }
  }

  /// Brings the file of a session that was claimed to the disk, for once; may be called on any
  /// thread.
  ///
  /// - Throws: `RecordsError.system` where the disk does not take it.
  package static func sync(_ session: String, in folder: String) throws(RecordsError) {
    let running = try RunningSessions.folder(in: folder)
    let path = running + "/" + session
    let file = open_file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0)
    // Removed meanwhile: the session is over.
    guard file >= 0 else { return }
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw .system(action: "write", path: path, code: last_error())
    }
    sync_folder(running)
  }

  deinit { close(file) }

  package var session: String { content.session }

  /// Writes the last sign of life; answers whether it was written.
  @discardableResult
  package func beat(_ sign: RunningSession.SignOfLife) -> Bool {
    content.lastSign = sign
    return !isRemoved && write()
  }

  /// Takes the file away: the session is over.
  package func remove() {
    guard !isRemoved else { return }
    isRemoved = true
    unlink(path)
  }

  private func write() -> Bool {
    let bytes = content.bytes
    return pwrite(file, bytes, bytes.count, 0) == bytes.count
  }

  private static func lock(_ path: String, session: String) throws(RecordsError) -> Int32 {
    // A second try where the owner removed the file between the opening and the lock.
    for _ in 0..<8 {
      let file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600)
      guard file >= 0 else {
        throw .system(action: "open", path: path, code: last_error())
      }
      guard isLocked(file) else {
        let owner = RunningSessions.read(file)?.owner
        close(file)
        throw .held(session: session, by: owner)
      }
      fchmod(file, 0o600)
      if FileAccess.isSame(file, path) { return file }
      close(file)
    }
    throw .held(session: session, by: nil)
  }

  /// Takes the lock; whoever only looks holds it for an instant, an owner for as long as it lives.
  private static func isLocked(_ file: Int32) -> Bool {
    for _ in 0..<20 {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
      wait_milliseconds(1)
    }
    return false
  }
}
