import TerminalFrame

/// The cues, while they are played one after another.
package struct CuesScreen: Sendable, Hashable {
  package var lines: [String]
  /// The one that is played now; nothing before the first and after the last.
  package var playing: Int?
  package var standing: Standing

  package init(lines: [String], playing: Int?, standing: Standing = Standing()) {
    self.lines = lines
    self.playing = playing
    self.standing = standing
  }
}

extension CuesScreen: DrawnScreen {
  package var context: KeyContext { .help }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Cues", standing: standing, on: &canvas)
    }
    canvas.titleBar("Cues", detail: "one after another", standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.rest(cursorAt: 0, row: 1 + (playing ?? 0))
    var text = Paragraphs()
    for (index, line) in lines.enumerated() {
      let isPlaying = index == playing
      text.add(
        (isPlaying ? "> " : "") + line,
        role: isPlaying ? .technique : .text,
        indent: isPlaying ? 0 : 2
      )
    }
    text.draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom),
      scroll: 0
    )
  }
}
