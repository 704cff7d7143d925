/// The keys that hold, made from the table of keys.
package struct HelpScreen: Sendable, Hashable {
  /// Where help was asked for: its keys come first.
  package var about: KeyContext
  package var scroll: Int
  package var standing: Standing

  package init(about: KeyContext, scroll: Int = 0, standing: Standing = Standing()) {
    self.about = about
    self.scroll = scroll
    self.standing = standing
  }
}

/// Nothing to see, while time goes on; alarms and `NOT SAVED` still show.
package struct BlankScreen: Sendable, Hashable {
  package var standing: Standing

  package init(standing: Standing = Standing()) { self.standing = standing }
}

extension HelpScreen: DrawnScreen {
  package var context: KeyContext { .help }

  func draw(on canvas: inout Canvas) {
    canvas.titleBar("Keys", standing: standing)
  }
}

extension BlankScreen: DrawnScreen {
  package var context: KeyContext { .blank }

  func draw(on canvas: inout Canvas) {}
}
