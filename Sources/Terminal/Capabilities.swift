import CNcurses

/// What the terminal's description says, as far as ncurses does not care for it.
struct Capabilities {
  /// Whether the terminal speaks as ANSI terminals do, so that private modes do no harm.
  let speaksANSI: Bool
  let hasMouse: Bool
  /// Whether the flash is the reversed screen, which can be set and reset without waiting.
  let canReverseScreen: Bool
  let canPlaceCursor: Bool
  /// What flashes the screen; empty when the terminal cannot.
  let flash: [UInt8]
  /// What wipes the screen on leaving; empty where the terminal gives the old one back.
  let clearing: [UInt8]
  private let leaving: [UInt8]

  /// Reads the description of the terminal that ncurses has opened.
  init() {
    let place = Self.bytes("cup")
    canPlaceCursor = !place.isEmpty && !Self.bytes("clear").isEmpty
    speaksANSI = place.starts(with: "\u{1B}[".utf8)
    hasMouse = speaksANSI && !Self.bytes("kmous").isEmpty
    flash = Self.bytes("flash")
    canReverseScreen = flash.starts(with: Self.reverseOn.utf8)
    let giveBack = Self.bytes("rmcup")
    clearing = giveBack.isEmpty ? Self.bytes("clear") : []
    leaving = Self.bytes("sgr0") + Self.bytes("op") + Self.bytes("cnorm") + giveBack + clearing
  }

  /// Puts back what a program that died may have left: kitty's keys and xterm's with modifiers, the
  /// application keypad and its arrows, reports of focus and of the mouse.
  static let usualInput =
    "\u{1B}[=0u\u{1B}[>4;0m\u{1B}>\u{1B}[?1l"
    + "\u{1B}[?9;1000;1001;1002;1003;1004;1005;1006;1015;1016l"
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  static let reverseOn = "\u{1B}[?5h"
  static let reverseOff = "\u{1B}[?5l"

  /// Ends what ncurses knows nothing of.
  func endingPrivateModes(mouse: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    if speaksANSI { bytes += Self.pasteOff.utf8 }
    if mouse { bytes += Self.mouseOff.utf8 }
    if canReverseScreen { bytes += Self.reverseOff.utf8 }
    return bytes
  }

  /// Puts the screen back when ncurses no longer can.
  func restoring(mouse: Bool) -> [UInt8] { endingPrivateModes(mouse: mouse) + leaving }

  /// A capability's bytes without its delays (`$<5>`), empty when the terminal lacks it.
  static func bytes(_ name: String) -> [UInt8] {
    // -1 stands for a name that is no string capability.
    guard let value = tigetstr(name), Int(bitPattern: value) != -1 else { return [] }
    return withoutDelays(String(cString: value).utf8)
  }

  static func withoutDelays(_ text: some Sequence<UInt8>) -> [UInt8] {
    var rest = Array(text)[...]
    var bytes: [UInt8] = []
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
