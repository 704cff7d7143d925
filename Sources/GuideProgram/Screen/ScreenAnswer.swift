/// What the screen says after a key.
struct ScreenAnswer: Hashable, Sendable {
  var text: String
  var isRefusal = false
  /// The entry it speaks of: it is called saved once that is.
  var sequence: Int?
  /// Boot time at which it goes by itself.
  var until: Duration

  static let time: Duration = .seconds(5)
}
