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
