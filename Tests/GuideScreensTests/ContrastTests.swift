import Foundation
import GuideScreens
import TerminalFrame
import Testing

/// The banner of a pause is read from three metres, in every theme that has colours of its own.
@Suite struct ContrastTests {
  /// What the sixteen colours look like: xterm's own, and those of the console.
  private static let palettes: [[(Double, Double, Double)]] = [
    [
      (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
      (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
      (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ],
    [
      (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
      (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
      (255, 85, 255), (85, 255, 255), (255, 255, 255),
    ],
  ]

  /// Relative luminance, 0 to 1, as WCAG 2 reckons it.
  private static func luminance(_ color: (Double, Double, Double)) -> Double {
    func linear(_ value: Double) -> Double {
      let part = value / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
  }

  private static func look(
    of color: Color,
    in palette: [(Double, Double, Double)],
    brightened: Bool
  ) -> (Double, Double, Double)? {
    switch color {
    case .standard: nil
    case .ansi(let ansi):
      palette[Int(ansi.rawValue) + (brightened && ansi.rawValue < 8 ? 8 : 0)]
    case .indexed(let index):
      index >= 16 && index < 232
        ? [(Int(index) - 16) / 36, (Int(index) - 16) / 6 % 6, (Int(index) - 16) % 6]
          .map { $0 == 0 ? 0 : Double(55 + 40 * $0) }.triple : nil
    }
  }

  @Test(arguments: [Theme.standard, .highContrast, .night], 0..<2)
  func `the banner of a pause has a contrast of seven to one at least`(
    theme: Theme,
    palette: Int
  ) throws {
    let style = theme.style(.paused)
    let colors = Self.palettes[palette]
    for isBrightened in [false, style.attributes.contains(.bold)] {
      let text = try #require(
        Self.look(of: style.foreground, in: colors, brightened: isBrightened)
      )
      let ground = try #require(Self.look(of: style.background, in: colors, brightened: false))
      let both = [Self.luminance(text), Self.luminance(ground)].sorted()
      #expect((both[1] + 0.05) / (both[0] + 0.05) >= 7)
    }
  }
}

extension [Double] {
  fileprivate var triple: (Double, Double, Double) { (self[0], self[1], self[2]) }
}
