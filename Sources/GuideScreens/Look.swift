/// How many colours the terminal shows.
package enum ColourDepth: Int, CaseIterable, Sendable, Hashable, Comparable {
  case none, eight, sixteen, many

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How everything is shown: colours, characters and the names of the keys.
package struct Look: Sendable, Hashable {
  package var theme: Theme
  /// Only characters of ASCII, for terminals and locales that have no others.
  package var isASCII: Bool
  package var colours: ColourDepth

  package init(theme: Theme = .standard, isASCII: Bool = false, colours: ColourDepth = .many) {
    self.theme = theme
    self.isASCII = isASCII
    self.colours = colours
  }
}

/// A set of styles; its raw value is the word of the settings file.
package enum Theme: String, CaseIterable, Sendable, Hashable {
  case standard = "default"
  case highContrast = "high-contrast"
  /// Dim red on black, for a darkened room.
  case night
  case monochrome
}
