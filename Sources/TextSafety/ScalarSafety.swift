extension Unicode.Scalar {
  var isMark: Bool {
    if isPlainlyShown { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// What nearly all text and every drawing is made of, known without a look into the tables of
  /// Unicode: letters of Latin scripts, dashes and quotation marks, and the blocks from arrows to
  /// Braille, which hold no mark.
  var isPlainlyShown: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010..<0x2028, 0x2190..<0x2C00: true
    default: false
    }
  }

  /// Zero-width joiner and non-joiner: parts of words and of emoji.
  var isJoiner: Bool { value == 0x200C || value == 0x200D }

  func joins(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    guard let previous, let next else { return false }
    return previous.mayBeJoined && next.mayBeJoined
  }

  private var mayBeJoined: Bool {
    properties.isAlphabetic || properties.isEmoji || properties.generalCategory == .nonspacingMark
      || properties.isVariationSelector
  }

  func isForbidden(after previous: Unicode.Scalar?, before next: Unicode.Scalar?)
    -> Bool
  {
    switch self {
    case "\t": false
    case "\r": next != "\n"
    case _ where isJoiner: !joins(previous, next)
    default: isUnsafeToShow
    }
  }

  /// Control, bidirectional, invisible, tag, noncharacter and private code points.
  var isUnsafeToShow: Bool {
    if value < 0x20 { return true }
    if isPlainlyShown { return false }
    if properties.isBidiControl || properties.isNoncharacterCodePoint { return true }
    switch value {
    case 0x7F...0x9F, 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B,
      0x2028, 0x2029, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
      0xE0000...0xE0FFF:
      return true
    default:
      break
    }
    return properties.generalCategory == .privateUse
  }
}
