import CNcurses
package import TerminalFrame

/// The full screen: frames go out through ncurses, keys come in.
///
/// One at a time, on the main thread, after `EventWait` has been made.
package final class CursesTerminal {
  package struct Options: Sendable, Hashable {
    package var repertoire: Repertoire
    /// False for NO_COLOR and its like.
    package var usesColors: Bool
    package var usesMouse: Bool

    package init(repertoire: Repertoire, usesColors: Bool = true, usesMouse: Bool = true) {
      self.repertoire = repertoire
      self.usesColors = usesColors
      self.usesMouse = usesMouse
    }
  }

  /// No terminal is drawn beyond this, whatever it says of its size.
  private static let sizeMax = Size(columns: 1000, rows: 1000)

  let input: Int32 = 0
  let output: Int32 = 1
  var keyDecoding = KeyDecoding()
  var keyBursts = KeyBursts()
  var lastPaste = Duration.zero
  private let screen: OpaquePointer
  private let options: Options
  private let capabilities: Capabilities
  private var pairs: ColorPairs
  private var shown: Frame?
  private var text: [wchar_t] = []
  private var cursorIsVisible: Bool?
  private var isOpen = true
  /// The cells that frames are drawn into.
  package private(set) var size: Size

  private init(screen: OpaquePointer, options: Options, capabilities: Capabilities) {
    self.screen = screen
    self.options = options
    self.capabilities = capabilities
    pairs = ColorPairs(usingColors: options.usesColors)
    size = Size(columns: Int(tableside_columns()), rows: Int(tableside_rows()))
  }

  deinit {
    close()
  }

  /// Takes the terminal; its modes are put back by `close` and on every other way out.
  package static func opened(_ options: Options) throws(TerminalError) -> CursesTerminal {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    let name = try TerminalName(getenv("TERM").map { String(cString: $0) })
    CrashRestore.save(input: 0, output: 1)
    boundSizeBeforeOpening()
    guard let screen = newterm(name.string, tableside_stdout(), tableside_stdin()) else {
      throw .unknown(name: name.string)
    }
    let capabilities = Capabilities()
    guard capabilities.canPlaceCursor else {
      endwin()
      delscreen(screen)
      throw .tooSimple(name: name.string)
    }
    let terminal = CursesTerminal(screen: screen, options: options, capabilities: capabilities)
    terminal.setModes()
    return terminal
  }

  /// Puts the terminal back as it was; a second call does nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    leaveScreen()
    CrashRestore.disarm()
  }
}

extension CursesTerminal {
  /// Shows a frame; false when the terminal takes no output at present and nothing was sent.
  ///
  /// Only what differs from the frame before is sent, in one write. After false the same frame is
  /// to be given again when the wait tells of output.
  package func draw(_ frame: Frame) -> Bool {
    guard isOpen, canWrite(withinMilliseconds: 0) else { return false }
    if shown?.size != frame.size {
      werase(tableside_screen())
      shown = Frame(size: frame.size)
    }
    if let shown {
      for run in shown.differences(to: frame) { draw(run, of: frame) }
    }
    shown = frame
    placeCursor(frame.cursor)
    wrefresh(tableside_screen())
    return true
  }

  /// The next frame is sent as a whole, over whatever others wrote on the screen.
  package func redrawAll() {
    shown = nil
    cursorIsVisible = nil
    clearok(tableside_shown_screen(), true)
  }

  /// Takes up the window's present size; true when it has changed.
  package func updateSize() -> Bool {
    let known = size
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard tableside_window_size(output, &columns, &rows) != 0 else { return false }
    size = Size(
      columns: min(Int(columns), Self.sizeMax.columns),
      rows: min(Int(rows), Self.sizeMax.rows)
    )
    guard size != known else { return false }
    resize_term(Int32(size.rows), Int32(size.columns))
    redrawAll()
    return true
  }

  /// Rings the terminal's bell.
  package func ring() {
    guard canWrite(withinMilliseconds: 0) else { return }
    beep()
  }

  /// Begins or ends a flash of the whole screen; the frame stays as it is.
  ///
  /// A terminal that cannot be reversed flashes by its own means at the beginning.
  package func flash(_ isOn: Bool) {
    guard canWrite(withinMilliseconds: 0) else { return }
    if capabilities.canReverseScreen {
      send(isOn ? Capabilities.reverseOn : Capabilities.reverseOff)
    } else if isOn {
      CNcurses.flash()
    }
  }

  /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again.
  ///
  /// It returns when the process goes on; a frame is then to be drawn.
  package func suspend() {
    leaveScreen()
    _ = tableside_default(SIGTSTP)
    raise(SIGTSTP)
    catchUnlessIgnored(.stop)
    takeAgain()
  }

  /// Takes the terminal again after a stop that gave no warning.
  package func takeAgain() {
    setModes()
    _ = updateSize()
    redrawAll()
  }

  func canWrite(withinMilliseconds milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, milliseconds) == 1 && Int32(entry.revents) & POLLOUT != 0
  }
}

extension CursesTerminal {
  private var usesMouse: Bool { options.usesMouse && capabilities.hasMouse }

  /// A size beyond all screens would be allocated by `newterm`; LINES and COLUMNS overrule it.
  private static func boundSizeBeforeOpening() {
    use_env(true)
    unsetenv("LINES")
    unsetenv("COLUMNS")
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard tableside_window_size(1, &columns, &rows) != 0,
      Int(columns) > sizeMax.columns || Int(rows) > sizeMax.rows
    else { return }
    setenv("COLUMNS", String(min(Int(columns), sizeMax.columns)), 1)
    setenv("LINES", String(min(Int(rows), sizeMax.rows)), 1)
  }

  private func setModes() {
    CrashRestore.arm(bytes: capabilities.restoringBytes(mouse: usesMouse))
    reset_prog_mode()
    cbreak()
    noecho()
    nonl()
    var modes = termios()
    if tcgetattr(input, &modes) == 0 {
      // Ctrl-S must not stop the screen, nor Ctrl-V swallow a key.
      modes.c_iflag &= ~tcflag_t(IXON | IXOFF)
      modes.c_lflag &= ~tcflag_t(IEXTEN)
      tcsetattr(input, TCSANOW, &modes)
      def_prog_mode()
    }
    typeahead(-1)
    if capabilities.speaksANSI { send(Capabilities.pasteOn) }
    if usesMouse { send(Capabilities.mouseOn) }
  }

  private func send(_ sequence: String) {
    var sequence = sequence
    sequence.withUTF8 { _ = write(output, $0.baseAddress, $0.count) }
  }

  private func leaveScreen() {
    // What a stuck terminal has not taken would be waited for.
    if !canWrite(withinMilliseconds: 50) { tcflush(output, TCOFLUSH) }
    if usesMouse { send(Capabilities.mouseOff) }
    if capabilities.speaksANSI { send(Capabilities.pasteOff) }
    if capabilities.canReverseScreen { send(Capabilities.reverseOff) }
    curs_set(1)
    endwin()
  }

  private func draw(_ run: CellRun, of frame: Frame) {
    guard run.start.row < size.rows, run.start.column < size.columns else { return }
    setStyle(run.style)
    text.removeAll(keepingCapacity: true)
    for cell in frame.cells[run.indices] where !cell.isContinuation {
      if options.repertoire == .unicode {
        for index in 0..<cell.glyph.scalarCount {
          text.append(wchar_t(bitPattern: cell.glyph.packed(index)))
        }
      } else {
        for _ in 0..<cell.width { text.append(wchar_t(bitPattern: cell.glyph.asciiForm.value)) }
      }
    }
    mvwaddnwstr(
      tableside_screen(),
      Int32(run.start.row),
      Int32(run.start.column),
      text,
      Int32(text.count)
    )
  }

  private func setStyle(_ style: Style) {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) || pairs.needsBold(style) { attributes |= tableside_bold }
    if style.attributes.contains(.dim) { attributes |= tableside_dim }
    if style.attributes.contains(.reverse) { attributes |= tableside_reverse }
    if style.attributes.contains(.underline) { attributes |= tableside_underline }
    _ = tableside_set_attributes(attributes, pairs.number(for: style))
  }

  private func placeCursor(_ place: Point?) {
    if cursorIsVisible != (place != nil) {
      curs_set(place == nil ? 0 : 1)
      leaveok(tableside_screen(), place == nil)
      cursorIsVisible = place != nil
    }
    if let place { wmove(tableside_screen(), Int32(place.row), Int32(place.column)) }
  }
}
