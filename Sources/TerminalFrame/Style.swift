/// A colour as a terminal names it; what the numbers look like is the terminal's affair.
package enum Color: Sendable, Hashable {
  /// The terminal's own foreground or background.
  case standard
  case ansi(ANSI)
  /// One of the 256 colours; terminals with fewer get the nearest of theirs.
  case indexed(UInt8)

  package enum ANSI: UInt8, Sendable, Hashable, CaseIterable {
    case black
    case red
    case green
    case yellow
    case blue
    case magenta
    case cyan
    case white
    case brightBlack
    case brightRed
    case brightGreen
    case brightYellow
    case brightBlue
    case brightMagenta
    case brightCyan
    case brightWhite
  }
}

extension Color {
  /// The colour without its brightness; the numbered ones stay as they are.
  fileprivate var dimmed: Self {
    guard case .ansi(let color) = self, color.rawValue >= ANSI.brightBlack.rawValue,
      let dark = ANSI(rawValue: color.rawValue - ANSI.brightBlack.rawValue)
    else { return self }
    // Bright black is grey already; black on black would be nothing.
    return color == .brightBlack ? self : .ansi(dark)
  }
}

/// How a cell looks, apart from its character.
package struct Style: Sendable, Hashable {
  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    foreground: Color = .standard,
    background: Color = .standard,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The same in less light.
  package var dimmed: Self {
    Self(
      foreground: foreground.dimmed,
      background: background.dimmed,
      attributes: attributes.subtracting(.bold).union(.dim)
    )
  }

  package static let plain = Self()
  package static let bold = Self(attributes: .bold)
  package static let dim = Self(attributes: .dim)
  package static let reverse = Self(attributes: .reverse)
  package static let underline = Self(attributes: .underline)

  package struct Attributes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Self(rawValue: 1)
    package static let dim = Self(rawValue: 2)
    package static let reverse = Self(rawValue: 4)
    package static let underline = Self(rawValue: 8)
  }
}
