import CYAML

/// Why a file could not be read: a finding without lines.
package struct FileFault: Error, Sendable, Hashable {
  package let file: String
  package let rule: Rule
  package let message: String

  package var diagnostic: Diagnostic {
    Diagnostic(file: file, position: .start, severity: .error, rule: rule, message: message)
  }
}

/// Reading protocol files and folders from the disk.
package enum SourceFile {
  /// The bytes of a regular file of at most 1 MB; anything else is refused without waiting.
  ///
  /// - Throws: `FileFault` where it is no regular file, larger, or cannot be read.
  package static func read(_ path: String) throws(FileFault) -> SourceText {
    SourceText(file: path, bytes: try bytes(of: path, atMost: nil))
  }

  /// The first bytes of a regular file, for a glance at its heading.
  ///
  /// - Throws: `FileFault` where it is no regular file or cannot be read.
  package static func opening(of path: String, count: Int) throws(FileFault) -> [UInt8] {
    try bytes(of: path, atMost: count)
  }

  /// The names in a folder, sorted; hidden ones are left out.
  ///
  /// - Throws: `FileFault` where the folder is missing or cannot be read.
  package static func names(in folder: String) throws(FileFault) -> [String] {
    guard !folder.utf8.contains(0), let directory = opendir(folder) else {
      throw unreadable(
        folder,
        folder.utf8.contains(0) ? EINVAL : tableside_last_error(),
        as: "folder"
      )
    }
    defer { closedir(directory) }
    var names: [String] = []
    tableside_clear_error()
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
      tableside_clear_error()
    }
    guard tableside_last_error() == 0 else {
      throw unreadable(folder, tableside_last_error(), as: "folder")
    }
    return names.sorted()
  }

  /// Whether a folder stands at the path.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.isKind(mode_t(S_IFDIR))
  }

  /// Which file or folder stands at the path, by whatever name it is reached.
  static func identity(_ path: String) -> FileIdentity? {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// Whether anything stands at the path, a broken link included.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && lstat(path, &status) == 0
  }

  private static func bytes(of path: String, atMost limit: Int?) throws(FileFault) -> [UInt8] {
    // A name with a zero byte would open another file than the one named.
    guard !path.utf8.contains(0) else { throw unreadable(path, EINVAL, as: "file") }
    let descriptor = tableside_open_for_reading(path)
    guard descriptor >= 0 else { throw unreadable(path, tableside_last_error(), as: "file") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw unreadable(path, tableside_last_error(), as: "file")
    }
    guard status.isKind(mode_t(S_IFREG)) else {
      throw FileFault(
        file: path,
        rule: .unreadable,
        message: "This is \(status.kindInWords), not a text file."
      )
    }
    guard limit != nil || status.st_size <= SourceText.sizeMax else { throw tooLarge(path) }
    return try read(descriptor, path, size: Int(status.st_size), upTo: limit)
  }

  private static func read(
    _ descriptor: Int32,
    _ path: String,
    size: Int,
    upTo limit: Int?
  ) throws(FileFault) -> [UInt8] {
    let wanted = limit ?? SourceText.sizeMax + 1
    var bytes: [UInt8] = []
    // One byte beyond the size it had shows that it ends there.
    var chunk = [UInt8](repeating: 0, count: min(wanted, max(size + 1, 4_096)))
    while bytes.count < wanted {
      let count = CYAML.read(descriptor, &chunk, min(chunk.count, wanted - bytes.count))
      if count < 0, tableside_last_error() == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, tableside_last_error(), as: "file") }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    // The file may have grown since its size was asked for.
    guard limit != nil || bytes.count <= SourceText.sizeMax else { throw tooLarge(path) }
    return bytes
  }

  private static func tooLarge(_ path: String) -> FileFault {
    FileFault(
      file: path,
      rule: .tooLarge,
      message: "The file is larger than 1 MB; a protocol has a few kilobytes."
    )
  }

  private static func unreadable(_ path: String, _ code: Int32, as what: String) -> FileFault {
    FileFault(
      file: path,
      rule: .unreadable,
      message: "The \(what) cannot be read: \(String(cString: strerror(code)))."
    )
  }
}

/// What a file is, apart from its names.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}

extension stat {
  fileprivate func isKind(_ kind: mode_t) -> Bool { st_mode & mode_t(S_IFMT) == kind }

  fileprivate var kindInWords: String {
    if isKind(mode_t(S_IFDIR)) { return "a folder" }
    if isKind(mode_t(S_IFIFO)) { return "a pipe" }
    return isKind(mode_t(S_IFSOCK)) ? "a socket" : "a device"
  }
}
