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
  var keyDecoding = KeyDecoding()
  var keyBursts = KeyBursts()
  private let screen: OpaquePointer
  private let output: ScreenOutput
  private let options: Options
  private let capabilities: Capabilities
  private var pairs: ColorPairs
  private var shown: Frame?
  private var text: [wchar_t] = []
  private var cursorIsVisible: Bool?
  private var isOpen = true
  private let blanking = ConsoleBlanking.ofStandardOutput()
  private var staysLit = false
  /// The cells that frames are drawn into.
  package private(set) var size: Size

  private init(
    screen: OpaquePointer,
    output: ScreenOutput,
    options: Options,
    capabilities: Capabilities
  ) {
    self.screen = screen
    self.output = output
    self.options = options
    self.capabilities = capabilities
    pairs = ColorPairs(usingColors: options.usesColors)
    size = Size(columns: Int(tableside_columns()), rows: Int(tableside_rows()))
  }

  deinit {
    close()
    delscreen(screen)
  }

  /// The version of ncurses, as it is linked.
  package static var libraryVersion: String { curses_version().map { String(cString: $0) } ?? "" }

  /// Takes the terminal; its modes are put back by `close` and on every other way out.
  ///
  /// - Throws: `TerminalError` where the full screen cannot be had; the terminal is then as it was.
  package static func opened(_ options: Options) throws(TerminalError) -> CursesTerminal {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    let name = try TerminalName(getenv("TERM").map { String(cString: $0) })
    guard let output = ScreenOutput(terminal: 1) else { throw .noMemory }
    CrashRestore.save(input: 0, output: 1)
    tellSizeToCurses()
    let newScreen = newterm(name.string, output.file, tableside_stdin())
    unsetenv("LINES")
    unsetenv("COLUMNS")
    guard let screen = newScreen else {
      throw .unknown(name: name.string)
    }
    let capabilities = Capabilities()
    guard capabilities.canPlaceCursor else {
      endwin()
      delscreen(screen)
      throw .tooSimple(name: name.string)
    }
    let terminal = CursesTerminal(
      screen: screen,
      output: output,
      options: options,
      capabilities: capabilities
    )
    terminal.setModes()
    return terminal
  }

  /// Puts the terminal back as it was; a second call does nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    leaveScreen()
  }
}

extension CursesTerminal {
  /// Shows a frame; false when the terminal has not taken all of it.
  ///
  /// Only what differs from the frame before is sent, in one write, and nothing is waited for.
  /// After false the newest frame is to be given when the wait tells of output; frames in between
  /// are never sent.
  package func draw(_ frame: Frame) -> Bool {
    guard isOpen, output.send() else { return false }
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
    output.collect()
    return output.send()
  }

  /// The next frame is sent as a whole, over whatever others wrote on the screen.
  package func redrawAll() {
    shown = nil
    cursorIsVisible = nil
    clearok(tableside_shown_screen(), true)
  }

  /// Takes up the window's present size; true when it has changed.
  package func updateSize() -> Bool {
    guard let present = Self.windowSize(), present != size else { return false }
    size = present
    resize_term(Int32(size.rows), Int32(size.columns))
    redrawAll()
    return true
  }

  /// Rings the terminal's bell.
  package func ring() {
    sendAside("\u{7}".utf8)
  }

  /// Begins or ends a flash of the whole screen; the frame stays as it is.
  ///
  /// A terminal that cannot be reversed flashes by its own means at the beginning.
  package func flash(_ isOn: Bool) {
    if capabilities.canReverseScreen {
      sendAside((isOn ? Capabilities.reverseOn : Capabilities.reverseOff).utf8)
    } else if isOn {
      sendAside(capabilities.flash)
    }
  }

  /// Keeps a console of the kernel's own from going dark, or lets it again.
  package func stayLit(_ isOn: Bool) {
    guard let blanking, isOpen, staysLit != isOn else { return }
    staysLit = isOn
    sendAside((isOn ? ConsoleBlanking.off : blanking.on).utf8)
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
    guard isOpen else { return }
    setModes()
    _ = updateSize()
    redrawAll()
  }
}

extension CursesTerminal {
  private var usesMouse: Bool { options.usesMouse && capabilities.hasMouse }

  private static func windowSize() -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard tableside_window_size(1, &columns, &rows) != 0 else { return nil }
    return Size(
      columns: min(Int(columns), sizeMax.columns),
      rows: min(Int(rows), sizeMax.rows)
    )
  }

  /// ncurses, which writes into a file, learns the window's size by LINES and COLUMNS.
  ///
  /// They are taken away again: a window changes, and programs that are started ask for themselves.
  private static func tellSizeToCurses() {
    use_env(true)
    unsetenv("LINES")
    unsetenv("COLUMNS")
    guard let size = windowSize() else { return }
    setenv("LINES", String(size.rows), 1)
    setenv("COLUMNS", String(size.columns), 1)
  }

  private func setModes() {
    CrashRestore.arm(
      bytes: Array((blanking?.on ?? "").utf8) + capabilities.restoring(mouse: usesMouse)
    )
    if staysLit { output.append(ConsoleBlanking.off.utf8) }
    var modes = CrashRestore.savedModes
    tableside_prepare_modes(&modes)
    tcsetattr(input, TCSANOW, &modes)
    typeahead(-1)
    if capabilities.speaksANSI {
      output.append(Capabilities.usualInput.utf8)
      output.append(Capabilities.pasteOn.utf8)
    }
    if usesMouse { output.append(Capabilities.mouseOn.utf8) }
  }

  private func leaveScreen() {
    if staysLit, let blanking { output.append(blanking.on.utf8) }
    output.append(capabilities.endingPrivateModes(mouse: usesMouse))
    curs_set(1)
    endwin()
    output.collect()
    output.append(capabilities.clearing)
    output.sendLast()
    var modes = CrashRestore.savedModes
    tcsetattr(input, TCSANOW, &modes)
    CrashRestore.disarm()
  }

  /// Sends what is no part of a frame, unless the terminal is stuck: a late bell helps nobody.
  private func sendAside(_ bytes: some Sequence<UInt8>) {
    guard isOpen, output.send() else { return }
    output.append(bytes)
    _ = output.send()
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
