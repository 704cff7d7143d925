import GuideScreens
import TerminalFrame

/// The cues, while they are played one after another.
struct CuesPage: Page {
  var lines: [String]
  /// The one that is played now; nothing before the first and after the last.
  var playing: Int?

  var context: KeyContext { .help }
  var title: String { "Cues" }
  var detail: String? { "one after another" }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
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
    text.draw(on: &canvas, in: area, scroll: 0)
  }
}
