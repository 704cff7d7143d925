import GuideScreens
import SessionEngine
import TerminalFrame

@testable import GuideProgram

/// The full screen's way to the first countdown, key by key.
struct PlayedOpening {
  var guide: ScreenGuide
  var boot: Duration = .seconds(1_000)
  /// Between two keys.
  var pace: Duration = .milliseconds(1_200)
  /// What every frame so far said, without what divides lines.
  var seen: [String] = []

  init(_ offer: NewSession, _ size: Size = Size(columns: 80, rows: 24), asksEach: Bool = false) {
    self.init(.session(offer), size, asksEach: asksEach)
  }

  init(
    _ start: ScreenGuide.Start,
    _ size: Size = Size(columns: 80, rows: 24),
    asksEach: Bool = false
  ) {
    guide = ScreenGuide(
      start,
      settings: ScreenSettings(
        look: Look(),
        asksEachLine: asksEach,
        timeOfDay: { _ in "12:00" }
      ),
      size: size
    )
    _ = guide.update(.turn, at: moment)
    look()
  }

  var moment: Moment { Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0)) }
  var state: SessionState? { guide.guided?.state }
  var text: String { seen.last ?? "" }

  private mutating func look() {
    let lines = guide.newFrame(at: moment).lines
    seen.append(lines.joined(separator: " ").split(separator: " ").joined(separator: " "))
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      boot += pace
      _ = guide.update(.turn, at: moment)
      _ = guide.update(.key(key), at: moment)
      look()
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }
}
