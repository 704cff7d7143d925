import GuideScreens
import TerminalFrame

/// A page of the full screen: what is chosen or typed there, what its keys do, what it shows.
///
/// A new page is a file of its own and the line that shows it: `desk.show(NewPage())`.
protocol Page: Place {
  /// The first row, with what it is about.
  var title: String { get }
  var detail: String? { get }
  /// What is said in a window too small for anything else.
  var gist: String { get }
  /// Acts that the bar of keys leaves out now.
  var hidden: [Act] { get }
  /// What it shows is of a rehearsal, whatever is in hand.
  var isRehearsal: Bool { get }
  /// Keeps the row of the answer free, so that nothing moves when a key is answered.
  var keepsAnswerRow: Bool { get }
  /// Letters are typed here, so no key is held back.
  var isTyping: Bool { get }
  /// The number of the line that this key answers, where they are answered one after the other.
  func lineAnswered(by act: Act?) -> Int?

  /// Draws what stands between the title and the last rows.
  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings)

  /// Where keys hold while the session is in this state.
  func context(_ desk: Desk) -> KeyContext

  func screen(_ desk: Desk) -> any Screen

  /// What time or the records did, at the end of every turn.
  mutating func pass(_ desk: inout Desk)
}

extension Page {
  var detail: String? { nil }
  var gist: String { title }
  var hidden: [Act] { [] }
  var isRehearsal: Bool { false }
  var keepsAnswerRow: Bool { false }
  var isTyping: Bool { line != nil }
  func lineAnswered(by act: Act?) -> Int? { nil }

  func context(_ desk: Desk) -> KeyContext { context }

  func screen(_ desk: Desk) -> any Screen {
    PageScreen(self, standing: desk.standing)
  }

  mutating func pass(_ desk: inout Desk) {}
}

/// A page with what stands on every screen.
struct PageScreen: DrawnScreen {
  let page: any Page
  var standing: Standing

  init(_ page: any Page, standing: Standing = Standing()) {
    self.page = page
    self.standing = standing
    self.standing.isRehearsal = standing.isRehearsal || page.isRehearsal
  }

  var context: KeyContext { page.context }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw(page.gist, standing: standing, on: &canvas)
    }
    canvas.titleBar(page.title, detail: page.detail, standing: standing)
    let bottom = canvas.footer(
      context,
      standing: standing,
      keepsAnswerRow: page.keepsAnswerRow && canvas.rows >= 20,
      without: page.hidden
    )
    let area = Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom)
    page.draw(on: &canvas, in: area, standing.keys)
  }
}

/// A list that is searched by what is typed.
protocol SearchPage: Page {
  var search: TypedLine { get set }
  /// What leads to the page before it.
  var before: Effect { get }
}

extension SearchPage {
  var isTyping: Bool { true }
  var before: Effect { .readHome }

  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard search.take(key) else { return desk.refuseUnknown() }
    selected = 0
  }

  /// The search is cleared first; the way back comes after it.
  mutating func cancel(_ desk: inout Desk) {
    if search.text.isEmpty { return desk.want(before) }
    search = TypedLine()
    selected = 0
  }
}
