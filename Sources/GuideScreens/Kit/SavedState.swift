/// Whether what happened is safe in the records.
package enum SavedState: Sendable, Hashable {
  case saved
  /// Handed over and not yet committed.
  case saving(Int)
  case notSaved(Int, reason: String)
}

/// What the last key did, or why it did nothing.
package struct Answer: Sendable, Hashable {
  package var text: String
  package var isRefusal: Bool
  /// How many seconds `undo` can still take it back; nothing where it cannot.
  package var undoSeconds: Int?

  package init(_ text: String, isRefusal: Bool = false, undoSeconds: Int? = nil) {
    self.text = text
    self.isRefusal = isRefusal
    self.undoSeconds = undoSeconds
  }
}

/// What every screen shows beside its own matter.
package struct Standing: Sendable, Hashable {
  package var answer: Answer?
  package var saved: SavedState
  package var isRehearsal: Bool
  package var keys: KeyBindings

  package init(
    answer: Answer? = nil,
    saved: SavedState = .saved,
    isRehearsal: Bool = false,
    keys: KeyBindings = .standard
  ) {
    self.answer = answer
    self.saved = saved
    self.isRehearsal = isRehearsal
    self.keys = keys
  }
}

/// A line being typed.
package struct TypedLine: Sendable, Hashable {
  package var text: String
  /// Place of the cursor, in characters from the start.
  package var cursor: Int

  package init(_ text: String = "", cursor: Int? = nil) {
    self.text = text
    self.cursor = cursor ?? text.count
  }

  /// The longest note that is taken, in characters of Unicode: marks pile up on one letter too.
  package static let limit = 2_000

  package var room: Int { max(0, Self.limit - text.unicodeScalars.count) }
}
