extension Glyph {
  /// What stands for this character where only ASCII may be written.
  ///
  /// The last line of defence: screens choose their ASCII forms themselves.
  package var asciiForm: Unicode.Scalar { packed(0).asciiForm }
}

extension String {
  /// The text where only ASCII may be written; marks go with the letters that carry them.
  package var inASCII: String {
    utf8.allSatisfy { $0 < 0x80 }
      ? self
      : reduce(into: "") { text, character in
        text.unicodeScalars.append(character.unicodeScalars.first?.value.asciiForm ?? "?")
      }
  }
}

extension UInt32 {
  fileprivate var asciiForm: Unicode.Scalar {
    switch self {
    case 0x20...0x7E: return Unicode.Scalar(self) ?? "?"
    case 0x2500, 0x2501, 0x2550, 0x2010...0x2015, 0x2212: return "-"
    case 0x2502, 0x2503, 0x2551: return "|"
    case 0x2504...0x257F: return "+"
    case 0x2580...0x2590: return "#"
    case 0x2591...0x2593: return ":"
    case 0x2800: return " "
    case 0x2801...0x28FF: return "*"
    case 0x2018, 0x2019: return "'"
    case 0x201C, 0x201D: return "\""
    case 0x2022, 0x00B7: return "*"
    case 0x2026, 0x2192, 0x203A, 0x25B6: return ">"
    case 0x2190, 0x2039, 0x25C0: return "<"
    case 0x2191, 0x25B2: return "^"
    case 0x2193, 0x25BC: return "v"
    case 0x00D7: return "x"
    case 0x00A0: return " "
    default: return "?"
    }
  }
}
