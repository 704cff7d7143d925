import CNcurses

/// Keeps the Linux console from going dark, and lets it go dark again as it did before.
///
/// Done only on a console of the kernel's own: elsewhere the bytes could mean something else, and
/// a desktop has its own way.
struct ConsoleBlanking: Sendable, Hashable {
  /// Minutes after which the console goes dark by itself.
  private let minutes: Int

  /// Nothing where this is no such console, or where it never goes dark.
  init?(terminal name: String, device: String, blankSeconds: String) {
    let number = device.dropFirst("/dev/tty".count)
    guard name == "linux", device.hasPrefix("/dev/tty"), !number.isEmpty,
      number.allSatisfy({ ("0"..."9").contains($0) }),
      let seconds = Int(blankSeconds.prefix { ("0"..."9").contains($0) }), seconds > 0
    else { return nil }
    // The kernel takes whole minutes, an hour at most.
    minutes = min(60, max(1, seconds / 60))
  }

  /// The console that standard output is.
  static func ofStandardOutput() -> Self? {
    guard let name = getenv("TERM"), let device = ttyname(1) else { return nil }
    guard let file = fopen("/sys/module/kernel/parameters/consoleblank", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Self(
      terminal: String(cString: name),
      device: String(cString: device),
      blankSeconds: String(decoding: bytes.prefix(count), as: UTF8.self)
    )
  }

  /// From now on it stays lit.
  static let off = "\u{1B}[9;0]"
  /// It goes dark again when nobody types.
  var on: String { "\u{1B}[9;\(minutes)]" }
}
