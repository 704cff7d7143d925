import CNcurses
import TerminalFrame

/// The colour pairs in use; ncurses wants each pair of colours numbered.
struct ColorPairs {
  private struct Pair: Equatable {
    let foreground: Int16
    let background: Int16
  }

  private let colors: Int
  private let pairsMax: Int
  /// Numbered from 1 in the order of their first use.
  private var pairs: [Pair] = []

  /// Without colours every pair is the terminal's own.
  init(usingColors: Bool) {
    guard usingColors, has_colors(), start_color() == OK, use_default_colors() == OK else {
      colors = 0
      pairsMax = 0
      return
    }
    colors = Int(tableside_colors())
    // A theme has a few dozen pairs; the limit keeps a mistake from filling ncurses' table.
    pairsMax = min(Int(tableside_color_pairs()), 256)
  }

  /// The number of a style's pair; 0, the terminal's own colours, when there are no more.
  mutating func number(for style: Style) -> Int32 {
    if colors == 0 || (style.foreground == .standard && style.background == .standard) { return 0 }
    let pair = Pair(
      foreground: ColorApproximation.number(of: style.foreground, among: colors),
      background: ColorApproximation.number(of: style.background, among: colors)
    )
    if let known = pairs.firstIndex(of: pair) { return Int32(known + 1) }
    let number = Int32(pairs.count + 1)
    guard Int(number) < pairsMax, init_pair(Int16(number), pair.foreground, pair.background) == OK
    else { return 0 }
    pairs.append(pair)
    return number
  }

  /// Whether the style's bright foreground must be shown as bold, as on terminals of eight colours.
  func needsBold(_ style: Style) -> Bool {
    guard colors > 0, colors < 16 else { return false }
    return ColorApproximation.number(of: style.foreground, among: 16) >= 8
  }
}

/// The nearest colour of terminals that have fewer.
enum ColorApproximation {
  /// The terminal's number of a colour; -1 is the terminal's own.
  static func number(of color: Color, among colors: Int) -> Int16 {
    switch color {
    case .standard:
      return -1
    case .ansi(let ansi):
      return Int16(colors < 16 ? ansi.rawValue % 8 : ansi.rawValue)
    case .indexed(let index):
      if colors >= 256 || Int(index) < min(colors, 16) { return Int16(index) }
      let nearest = index < 16 ? index : nearestANSI(index)
      return Int16(colors < 16 ? nearest % 8 : nearest)
    }
  }

  /// The nearest of the 16 by how bright each of red, green and blue is.
  private static func nearestANSI(_ index: UInt8) -> UInt8 {
    if index >= 232 {
      switch index {
      case ..<238: return 0
      case ..<246: return 8
      case ..<252: return 7
      default: return 15
      }
    }
    let cube = Int(index) - 16
    let levels = [cube / 36, cube / 6 % 6, cube % 6]
    guard let most = levels.max(), most > 0 else { return 0 }
    let bits = levels.enumerated().reduce(0) { bits, level in
      level.element * 2 > most ? bits | 1 << level.offset : bits
    }
    return UInt8(bits + (most >= 4 ? 8 : 0))
  }
}
