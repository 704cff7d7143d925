import GuideProgram
package import GuideScreens
package import SessionEngine
import TerminalFrame

/// The guide of the full screen on a clock of its own, with records that always or never save.
///
/// A value: a copy of it can try what a key leads to.
package struct PlayedGuide {
  private(set) var guide: ScreenGuide
  private var boot: Duration = .seconds(1_000)
  var failure: String?

  init(_ offer: NewSession, settings: ScreenSettings) {
    guide = ScreenGuide(.session(offer), settings: settings, size: Size(columns: 80, rows: 24))
    tell(.turn)
  }

  /// The screen of the protocol's first technique.
  package static func runningScreen(_ massage: MassageProtocol) -> any Screen {
    let offer = NewSession(
      id: "running",
      massage: massage,
      digest: String(repeating: "0", count: 64),
      request: PlanRequest(),
      saysYes: true
    )
    var played = Self(offer, settings: ScreenSettings(look: Look(), timeOfDay: { _ in "14:32" }))
    for _ in 0..<10 where played.context != .running { played.press(.enter) }
    return played.screen
  }

  var moment: Moment {
    let wall = 1_790_000_000_000 + boot.wholeMilliseconds
    return Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: wall))
  }

  var screen: any Screen { guide.screen(at: moment) }
  var context: KeyContext { screen.context }
  var state: SessionState? { guide.guided?.state }

  /// Elapsed session time.
  var elapsed: Duration { guide.guided?.elapsed(at: moment) ?? .zero }

  /// Lets time pass in turns short enough not to be gaps.
  mutating func pass(_ time: Duration) {
    var left = time
    while left > .zero {
      let turn = min(left, .seconds(4))
      boot += turn
      left -= turn
      tell(.turn)
    }
  }

  /// Does not run for a while.
  mutating func lose(_ time: Duration) {
    boot += time
    tell(.turn)
  }

  /// Presses keys one after the other, each long enough after the one before to count.
  mutating func press(_ keys: Key...) {
    for key in keys {
      pass(.milliseconds(1_100))
      tell(.key(key))
    }
  }

  mutating func type(_ text: String) {
    for character in text { tell(.key(.character(character))) }
  }

  private mutating func tell(_ message: Message) {
    for case .store(let session, let entries) in guide.update(message, at: moment) {
      let report: StoreReport =
        failure.map { .failed(session: session, reason: $0) }
        ?? .committed(session: session, through: entries.last?.sequence ?? 0)
      _ = guide.update(.store(report), at: moment)
    }
  }
}
