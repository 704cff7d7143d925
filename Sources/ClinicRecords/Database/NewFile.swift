internal import CSystem

/// A file that is there whole or not at all, private to this account, and never in another one's
/// place.
package final class NewFile {
  /// Where it is written until it is whole.
  package let draft: String
  /// Open for writing until the file goes.
  package let descriptor: Int32
  private let path: String
  private var isPlaced = false

  /// Begins a draft, beside the place unless another is named.
  ///
  /// - Throws: `RecordsError.taken`, or why nothing can be written there.
  package init(_ path: String, draft: String? = nil) throws(RecordsError) {
    self.path = path
    self.draft = draft ?? path + ".tableside-\(getpid())"
    if try FileAccess.status(path) != nil { throw .taken(path: path) }
    descriptor = open_file(self.draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(action: "write", path: path, code: last_error()) }
    // Whatever mask the program was started with.
    fchmod(descriptor, 0o600)
  }

  deinit {
    close(descriptor)
    if !isPlaced { unlink(draft) }
  }

  /// Gives the draft its name, once everything of it is on the disk.
  ///
  /// - Throws: `RecordsError.taken` where another file has come meanwhile, or what the system says.
  package func place() throws(RecordsError) {
    guard fsync(descriptor) == 0, place_new(draft, path) == 0 else {
      let code = last_error()
      throw code == EEXIST ? .taken(path: path) : .system(action: "write", path: path, code: code)
    }
    isPlaced = true
    sync_folder(folder)
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
