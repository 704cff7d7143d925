package import TerminalFrame
import Words

/// A set of styles; its raw value is the word of the settings file.
package enum Theme: String, CaseIterable, Sendable, Hashable {
  case standard = "default"
  case highContrast = "high-contrast"
  /// Dim red on black, for a darkened room.
  case night
  /// Without colour: what `NO_COLOR` and terminals without colour get.
  case monochrome

  package func style(_ role: Role) -> Style {
    switch self {
    case .standard: standardStyle(role)
    case .highContrast: highContrastStyle(role)
    case .night: nightStyle(role)
    case .monochrome: monochromeStyle(role)
    }
  }

  private func standardStyle(_ role: Role) -> Style {
    switch role {
    // What is read from three metres has the terminal's own contrast, on light and dark grounds.
    case .title, .countdown, .technique, .zone: .bold
    case .countdownLow: Style(foreground: .ansi(.red), attributes: .bold)
    case .side: Style(foreground: .ansi(.magenta), attributes: .bold)
    case .next: Style(foreground: .ansi(.cyan))
    case .caution: Style(foreground: .ansi(.yellow))
    case .leftOut: Style(foreground: .ansi(.brightMagenta), attributes: .bold)
    case .alarm, .notSaved:
      Style(foreground: .ansi(.brightWhite), background: .ansi(.red), attributes: .bold)
    case .answer: Style(foreground: .ansi(.green), attributes: .bold)
    case .refusal: Style(foreground: .ansi(.red), attributes: .bold)
    // Not bold: terminals that brighten bold letters would make grey ones on yellow of it.
    case .paused: Style(foreground: .ansi(.black), background: .ansi(.brightYellow))
    case .rehearsal: Style(foreground: .ansi(.brightMagenta), attributes: .reverse)
    case .text: .plain
    case .dim: Style(attributes: .dim)
    case .key: Style(foreground: .ansi(.cyan), attributes: .bold)
    case .selected: .reverse
    case .worked: Style(foreground: .ansi(.brightYellow), attributes: .bold)
    case .forbidden: Style(foreground: .ansi(.brightRed))
    case .outline: Style(foreground: .ansi(.cyan))
    }
  }

  private func highContrastStyle(_ role: Role) -> Style {
    let bright = Style(
      foreground: .ansi(.brightWhite),
      background: .ansi(.black),
      attributes: .bold
    )
    return switch role {
    case .alarm, .notSaved, .paused, .rehearsal, .selected:
      Style(foreground: .ansi(.black), background: .ansi(.brightYellow))
    case .zone, .worked, .countdownLow, .leftOut, .refusal:
      Style(foreground: .ansi(.brightYellow), background: .ansi(.black), attributes: .bold)
    case .text, .dim, .next, .outline:
      Style(foreground: .ansi(.brightWhite), background: .ansi(.black))
    case .title, .key, .countdown, .technique, .side, .caution, .answer, .forbidden: bright
    }
  }

  private func nightStyle(_ role: Role) -> Style {
    let red = Style(foreground: .ansi(.red), background: .ansi(.black))
    return switch role {
    case .paused: Style(foreground: .ansi(.black), background: .indexed(214))
    case .alarm, .notSaved, .selected, .rehearsal:
      Style(foreground: .ansi(.red), background: .ansi(.black), attributes: .reverse)
    case .title, .countdown, .countdownLow, .technique, .zone, .side, .key, .worked, .leftOut,
      .answer, .refusal:
      Style(foreground: .ansi(.red), background: .ansi(.black), attributes: .bold)
    case .text, .dim, .next, .caution, .forbidden, .outline: red
    }
  }

  private func monochromeStyle(_ role: Role) -> Style {
    switch role {
    case .alarm, .notSaved: Style(attributes: [.bold, .reverse])
    case .paused, .rehearsal, .selected: .reverse
    case .leftOut, .caution: .underline
    case .title, .countdown, .countdownLow, .technique, .zone, .side, .key, .worked, .answer,
      .refusal:
      .bold
    case .dim: .dim
    case .text, .next, .forbidden, .outline: .plain
    }
  }

  /// What empty places look like: the themes with a ground of their own paint all of it.
  var ground: Style {
    switch self {
    case .standard, .monochrome: .plain
    case .highContrast: style(.text)
    case .night: style(.text)
    }
  }
}

/// What a text is for; a theme makes a style of it.
package enum Role: CaseIterable, Sendable {
  case title, text, dim, key, selected
  case countdown, countdownLow, technique, zone, side, next
  case caution, leftOut, alarm, notSaved, paused, rehearsal
  case answer, refusal
  case worked, forbidden, outline
}
