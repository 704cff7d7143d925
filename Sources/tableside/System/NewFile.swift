import CGetopt

/// A file that is there whole or not at all, and never in another one's place.
final class NewFile {
  private let path: String
  private let draft: String
  private let file: Int32
  private var isPlaced = false

  /// Begins a draft beside the place; refuses a place that is taken.
  init(_ path: String) throws(Failure) {
    self.path = path
    draft = path + ".tableside-\(getpid())"
    var facts = stat()
    if lstat(path, &facts) == 0 { throw Self.taken(path) }
    file = open_new(draft, O_WRONLY | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system("could not write \(named(path))") }
    // Whatever mask the program was started with.
    fchmod(file, 0o600)
  }

  deinit {
    close(file)
    if !isPlaced { unlink(draft) }
  }

  func write(_ text: String) throws(Failure) {
    if let error = StandardStreams.deliver(text, to: file) {
      throw .failed("could not write \(named(path)): \(String(cString: strerror(error)))")
    }
  }

  /// Gives the draft its name, once everything of it is on the disk.
  func place() throws(Failure) {
    guard fsync(file) == 0 else { throw .system("could not write \(named(path))") }
    guard place_new(draft, path) == 0 else {
      throw last_error() == EEXIST
        ? Self.taken(path) : .system("could not write \(named(path))")
    }
    isPlaced = true
    sync_folder(folder)
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func taken(_ path: String) -> Failure {
    .failed("\(named(path)) is there already: move it away, or choose another name")
  }
}
