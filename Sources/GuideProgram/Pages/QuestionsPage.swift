import GuideScreens
import TerminalFrame

/// Every question of the screening under the line it was asked through, with its answer.
struct QuestionsPage: Page {
  var lines: [ToldLine]
  /// Where it leads back to.
  var review: ReviewPage
  var scroll: Int? = 0

  var context: KeyContext { .answers }
  var title: String { "What was asked" }
  var detail: String? { review.detail }

  mutating func cancel(_ desk: inout Desk) { desk.show(review) }

  mutating func press(_ key: Key, _ desk: inout Desk) { desk.show(review) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.rest(cursorAt: 0, row: 1)
    var text = Paragraphs()
    for line in lines {
      text.space()
      text.add(line.sentence, role: .title)
      for answer in line.answers {
        text.add(
          answer.question,
          role: answer.isYes ? .caution : .text,
          indent: 2,
          right: answer.words
        )
      }
    }
    text.draw(on: &canvas, in: area, scroll: scroll ?? 0)
  }
}
