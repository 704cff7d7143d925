import CSystem

/// The three streams every program is given, as far as they are there.
enum StandardStreams {
  /// Takes the numbers of closed streams, so that no file of ours is ever taken for one of them.
  ///
  /// What is then written there fails and is noticed.
  static func settle() {
    for descriptor: Int32 in 0...2 where descriptor_flags(descriptor) == -1 {
      _ = open_file("/dev/null", O_RDONLY, 0)
    }
    ignore_signal(SIGPIPE)
    // A file that may not grow is an error like any other.
    ignore_signal(SIGXFSZ)
  }

  static var areTerminals: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// Data, on standard output.
  static func write(_ text: String) throws(Failure) {
    if let error = deliver(text, to: 1) {
      if error == EPIPE { throw .found }
      throw .failed("standard output: \(String(cString: strerror(error)))")
    }
  }

  /// A message, on standard error; where nobody can read it there is no one left to tell.
  static func complain(_ text: String) {
    _ = deliver(text, to: 2)
  }

  /// Writes all of it; the error number where that failed.
  static func deliver(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes -> Int32? in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = CSystem.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          let error = last_error()
          if error == EINTR { continue }
          if error == EAGAIN {
            var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&ready, 1, -1)
            continue
          }
          return error
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return nil
    }
  }
}
