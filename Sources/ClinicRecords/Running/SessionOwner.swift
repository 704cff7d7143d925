internal import CSystem
package import SessionEngine

/// The process that owns a running session.
package struct SessionOwner: Sendable, Hashable {
  package var process: Int32
  package var host: String
  package var since: WallTime

  /// This process, from now on.
  package static func current(since: WallTime) -> Self {
    var name = [CChar](repeating: 0, count: 256)
    let isKnown = gethostname(&name, name.count - 1) == 0
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return Self(process: getpid(), host: isKnown ? host : "", since: since)
  }

  var isThisProcess: Bool {
    let own = Self.current(since: since)
    return process == own.process && host == own.host
  }

  /// `process 123 on room-2 since 2026-11-20T14:02:11.250Z`.
  package var text: String {
    "process \(process)" + (host.isEmpty ? "" : " on \(host)") + " since \(since.text)"
  }
}

/// The run of this machine that elapsed time belongs to.
package struct BootID: Sendable, Hashable {
  package let text: String

  package init(text: String) { self.text = text }

  /// Empty where the system tells none.
  package static func current() -> Self {
    var buffer = [CChar](repeating: 0, count: 64)
    read_boot_id(&buffer, buffer.count)
    let bytes = buffer.prefix { $0 > 0x20 }.map(UInt8.init(bitPattern:))
    return Self(text: String(decoding: bytes, as: UTF8.self))
  }
}
