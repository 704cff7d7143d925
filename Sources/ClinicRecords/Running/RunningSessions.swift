internal import CSystem
internal import SessionEngine

/// The sessions that run or were interrupted, read without the database.
package enum RunningSessions {
  /// One session's file, and whether a living guide holds it.
  package struct Listed: Sendable, Hashable {
    package var content: RunningSession
    package var isHeld: Bool
  }

  /// All of them, the latest sign of life first; files that cannot be read are passed over.
  package static func all(in folder: String) -> [Listed] {
    let running = folder + "/running"
    guard let entries = opendir(running) else { return [] }
    defer { closedir(entries) }
    var found: [Listed] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isName(name), let listed = look(at: running + "/" + name) { found.append(listed) }
    }
    return found.sorted { $0.content.lastSign.wall > $1.content.lastSign.wall }
  }

  /// A session of this patient that is not over: interrupted, or held by another process.
  ///
  /// Rehearsals treat nobody; one that began comes before answers that are kept.
  package static func session(of patient: String, in folder: String) -> Listed? {
    let own = all(in: folder).filter { listed in
      let content = listed.content
      return content.patient == patient && !content.isRehearsal
        && !(listed.isHeld && content.owner.isThisProcess)
    }
    return own.first { !$0.content.isIntake } ?? own.first
  }

  /// What a session's file says, held or not.
  package static func find(_ session: String, in folder: String) -> Listed? {
    isName(session) ? look(at: folder + "/running/" + session) : nil
  }

  /// Whether the text can name a session: letters, digits and hyphens, at most 64.
  package static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  static func folder(in folder: String) throws(RecordsError) -> String {
    let path = folder + "/running"
    if mkdir(path, 0o700) != 0, last_error() != EEXIST {
      throw .system(action: "make the folder", path: path, code: last_error())
    }
    return path
  }

  private static func look(at path: String) -> Listed? {
    let file = open_file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let content = read(file) else { return nil }
    // The lock is let go again at once, with the file.
    return Listed(content: content, isHeld: flock(file, LOCK_SH | LOCK_NB) != 0)
  }

  static func read(_ file: Int32) -> RunningSession? {
    // A read may fall into a write: then the checksum is wrong, and right the next time.
    for _ in 0..<3 {
      var bytes = [UInt8](repeating: 0, count: RunningSession.byteCount + 1)
      let count = pread(file, &bytes, bytes.count, 0)
      guard count == RunningSession.byteCount else { return nil }
      if let content = RunningSession(bytes: Array(bytes.prefix(count))) { return content }
    }
    return nil
  }
}
