package import GuideScreens
import SessionEngine
import Simulation
package import TerminalFrame
import TextSafety

/// Draws a screen in every window and look, and notes what must never happen.
package struct LayoutWatch: Sendable {
  package struct Fault: Sendable, Hashable {
    package var place: String
    package var size: Size
    package var look: Look
    package var what: String

    package var report: String {
      "\(place), \(size.columns)x\(size.rows), \(look.theme.rawValue) \(look.repertoire): \(what)"
    }
  }

  package static let sizes = [(40, 12), (80, 24), (120, 36), (200, 60)].map {
    Size(columns: $0.0, rows: $0.1)
  }
  package static let looks = [
    Look(), Look(theme: .monochrome), Look(theme: .monochrome, repertoire: .ascii),
  ]

  package private(set) var frames = 0
  package private(set) var faults: [Fault] = []
  private let sizes: [Size]
  private let looks: [Look]

  package init(sizes: [Size] = Self.sizes, looks: [Look] = Self.looks) {
    self.sizes = sizes
    self.looks = looks
  }

  /// Draws the screen at all sizes in all looks; `place` says where it was met.
  package mutating func check(_ screen: some Screen, at place: String) {
    for size in sizes {
      for look in looks {
        let frame = screen.frame(size: size, look: look)
        frames += 1
        for what in FrameWatch.broken(frame) + missing(in: frame, of: screen, look)
          + strange(in: frame, look)
        {
          faults.append(Fault(place: place, size: size, look: look, what: what))
        }
      }
    }
  }

  package mutating func add(_ other: Self) {
    frames += other.frames
    faults += other.faults
  }

  // MARK: What is looked for

  /// What each screen has to say, whatever the window.
  private func missing(in frame: Frame, of screen: some Screen, _ look: Look) -> [String] {
    var wanted: [String] = []
    if case .notSaved(let count, _) = screen.standing.saved { wanted.append("NOT SAVED \(count)") }
    if screen.standing.isRehearsal { wanted.append("REHEARSAL") }
    if let session = screen as? SessionScreen { wanted += words(of: session) }
    let lines = frame.lines
    let all = lines.joined(separator: "\n")
    var missing = wanted.filter { !all.contains($0) }.map { "\"\($0)\" is not there" }
    if let session = screen as? SessionScreen, let step = session.state.currentStep?.step {
      let head = Self.squeezed(lines.prefix(4).joined(separator: " "))
      for word in [Self.said(step.technique.rawValue)] + step.zones.map({ Self.said($0.rawValue) })
      where !head.contains(word) { missing.append("\"\(word)\" is not in the head") }
    }
    return missing
  }

  private func words(of session: SessionScreen) -> [String] {
    let state = session.state
    var words: [String] = []
    if state.currentStep != nil {
      words.append(Self.clock(state.remainingInStep(at: session.now)))
    }
    if state.isPaused { words.append("Paused") }
    if session.dialogue == nil, session.view == .near, !state.isPaused { words.append("Next") }
    return words
  }

  /// Characters that this look must not show.
  private func strange(in frame: Frame, _ look: Look) -> [String] {
    let own = look.repertoire == .ascii ? Self.drawn(in: frame) : []
    let coloured =
      look.theme == .monochrome
      && frame.cells.contains {
        $0.style.foreground != .standard || $0.style.background != .standard
      }
    return own + (coloured ? ["a colour where there is none"] : [])
  }

  /// Lines, blocks and dots of our own; texts of people become ASCII in the terminal.
  private static func drawn(in frame: Frame) -> [String] {
    let drawn = frame.cells.filter { (0x2190...0x28FF).contains($0.glyph.packed(0)) }
    return drawn.first.map { ["\"\($0.glyph.text)\" is not ASCII"] } ?? []
  }

  private static func said(_ word: String) -> String {
    word.split(separator: "-").joined(separator: " ")
  }

  private static func squeezed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  private static func clock(_ left: Duration) -> String {
    let seconds = (left.wholeMilliseconds + 999) / 1_000
    let rest = seconds % 60
    return "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
