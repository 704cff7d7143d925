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
