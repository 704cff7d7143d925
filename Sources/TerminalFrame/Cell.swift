/// A character with the marks that share its place, held without allocation.
///
/// A base and at most four marks, as many as ncurses draws in one cell.
package struct Glyph: Sendable, Hashable {
  private static let scalarBits: UInt64 = 21
  private static let scalarMask: UInt64 = 0x1F_FFFF
  package static let marksMax = 4

  private var baseAndFirstMarks: UInt64
  private var lastMarks: UInt64 = 0

  package static let blank = Self(" ")

  package init(_ base: Unicode.Scalar) {
    baseAndFirstMarks = UInt64(base.value)
  }

  /// The number of marks on the base.
  package var marks: Int { scalarCount - 1 }

  /// The base and its marks, for the terminal's own type.
  package var scalarCount: Int {
    var count = 1
    while count <= Self.marksMax, packed(count) != 0 { count += 1 }
    return count
  }

  /// The code of the base (0) or of a mark (1 to 4); 0 where there is none.
  package func packed(_ index: Int) -> UInt32 {
    let word = index < 3 ? baseAndFirstMarks : lastMarks
    let shift = UInt64(index < 3 ? index : index - 3) * Self.scalarBits
    return UInt32(truncatingIfNeeded: (word >> shift) & Self.scalarMask)
  }

  /// Adds a mark; beyond four they are left out.
  mutating func add(_ mark: Unicode.Scalar) {
    let index = scalarCount
    guard index <= Self.marksMax else { return }
    let shift = UInt64(index < 3 ? index : index - 3) * Self.scalarBits
    if index < 3 {
      baseAndFirstMarks |= UInt64(mark.value) << shift
    } else {
      lastMarks |= UInt64(mark.value) << shift
    }
  }

  package var text: String {
    var scalars = String.UnicodeScalarView()
    for index in 0..<scalarCount {
      if let scalar = Unicode.Scalar(packed(index)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

/// One place of the screen.
package struct Cell: Sendable, Hashable {
  package var glyph: Glyph
  package var style: Style
  /// Columns the character takes: 1 or 2; 0 in the second half of a wide one.
  package var width: UInt8

  package init(glyph: Glyph = .blank, style: Style = .plain, width: UInt8 = 1) {
    self.glyph = glyph
    self.style = style
    self.width = width
  }

  package static let blank = Self()

  /// Whether this is the second half of the wide character to its left.
  package var isContinuation: Bool { width == 0 }

  static func continuation(_ style: Style) -> Self {
    Self(glyph: .blank, style: style, width: 0)
  }
}
