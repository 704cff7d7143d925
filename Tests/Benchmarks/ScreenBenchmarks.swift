import GuideScreens
import Layouts
import TerminalFrame

extension Benchmark {
  /// The screen of a running technique, as it is drawn at every tick.
  static let screens: [Benchmark] = [(80, 24), (200, 60)].map { columns, rows in
    .function("screens: 100 frames of a running technique, \(columns)x\(rows)") { _ in
      let screens = ShippedProtocols.all().prefix(1).map(PlayedGuide.runningScreen)
      return {
        for _ in 0..<100 {
          _ = screens.first?.frame(size: Size(columns: columns, rows: rows), look: Look())
        }
      }
    }
  }
}
