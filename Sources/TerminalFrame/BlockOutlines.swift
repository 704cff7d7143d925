/// A straight stroke of a letter, on a grid of 0 to 4 across and 0 to 6 down.
struct Stroke: Sendable, Hashable {
  let fromX: Int
  let fromY: Int
  let toX: Int
  let toY: Int

  init(_ fromX: Int, _ fromY: Int, _ toX: Int, _ toY: Int) {
    self.fromX = fromX
    self.fromY = 2 * fromY
    self.toX = toX
    self.toY = 2 * toY
  }

  private init(dotAtHalf y: Int) {
    (fromX, fromY, toX, toY) = (0, y, 0, y)
  }

  /// A dot of a colon, so many halves of a unit down.
  static func dot(atHalf y: Int) -> Self { Self(dotAtHalf: y) }

  static let gridX = 4
  /// Twice 6, as places are kept in halves.
  static let gridY = 12

  var isStraight: Bool { fromX == toX || fromY == toY }
}

/// The strokes of a letter and how wide it is beside a digit.
struct BlockOutline: Sendable, Hashable {
  enum Breadth: Sendable, Hashable {
    case full
    case wide
    case half
    /// As wide as the pen.
    case stem
  }

  let breadth: Breadth
  let strokes: [Stroke]

  init(_ breadth: Breadth, _ strokes: [Stroke]) {
    self.breadth = breadth
    self.strokes = strokes
  }

  /// The outline of a character; small letters are drawn as capitals, other alphabets are nil.
  static func of(_ character: Character) -> Self? {
    guard let ascii = character.asciiValue else { return character == "’" ? apostrophe : nil }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return digits[Int(ascii - UInt8(ascii: "0"))]
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return letters[Int(ascii - UInt8(ascii: "A"))]
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return letters[Int(ascii - UInt8(ascii: "a"))]
    default:
      return signs[character]
    }
  }

  private static let top = Stroke(0, 0, 4, 0)
  private static let middle = Stroke(0, 3, 4, 3)
  private static let bottom = Stroke(0, 6, 4, 6)
  private static let left = Stroke(0, 0, 0, 6)
  private static let right = Stroke(4, 0, 4, 6)
  private static let upperLeft = Stroke(0, 0, 0, 3)
  private static let lowerLeft = Stroke(0, 3, 0, 6)
  private static let upperRight = Stroke(4, 0, 4, 3)
  private static let lowerRight = Stroke(4, 3, 4, 6)

  private static let apostrophe = Self(.stem, [Stroke(0, 0, 0, 1)])

  private static let digits: [Self] = [
    Self(.full, [top, left, right, bottom]),
    Self(.full, [Stroke(1, 0, 2, 0), Stroke(2, 0, 2, 6), Stroke(1, 6, 3, 6)]),
    Self(.full, [top, upperRight, middle, lowerLeft, bottom]),
    Self(.full, [top, right, middle, bottom]),
    Self(.full, [upperLeft, middle, right]),
    Self(.full, [top, upperLeft, middle, lowerRight, bottom]),
    Self(.full, [top, left, middle, lowerRight, bottom]),
    Self(.full, [top, right]),
    Self(.full, [top, left, right, middle, bottom]),
    Self(.full, [top, upperLeft, right, middle, bottom]),
  ]

  private static let letters: [Self] = [
    Self(.full, [top, left, right, middle]),
    Self(
      .full,
      [
        left, Stroke(0, 0, 3, 0), Stroke(3, 0, 4, 1), Stroke(4, 1, 4, 2), Stroke(4, 2, 3, 3),
        Stroke(0, 3, 3, 3), Stroke(3, 3, 4, 4), Stroke(4, 4, 4, 5), Stroke(4, 5, 3, 6),
        Stroke(0, 6, 3, 6),
      ]
    ),
    Self(.full, [top, left, bottom]),
    Self(
      .full,
      [
        left, Stroke(0, 0, 3, 0), Stroke(3, 0, 4, 1), Stroke(4, 1, 4, 5), Stroke(4, 5, 3, 6),
        Stroke(0, 6, 3, 6),
      ]
    ),
    Self(.full, [top, left, Stroke(0, 3, 3, 3), bottom]),
    Self(.full, [top, left, Stroke(0, 3, 3, 3)]),
    Self(.full, [top, left, bottom, lowerRight, Stroke(3, 3, 4, 3)]),
    Self(.full, [left, right, middle]),
    Self(.stem, [left]),
    Self(.full, [right, bottom, Stroke(0, 4, 0, 6)]),
    Self(.full, [left, Stroke(4, 0, 0, 3), Stroke(0, 3, 4, 6)]),
    Self(.full, [left, bottom]),
    Self(.wide, [left, right, Stroke(0, 0, 2, 3), Stroke(2, 3, 4, 0)]),
    Self(.full, [left, right, Stroke(0, 0, 4, 6)]),
    Self(.full, [top, left, right, bottom]),
    Self(.full, [top, left, upperRight, middle]),
    Self(.full, [top, left, right, bottom, Stroke(2, 4, 4, 6)]),
    Self(.full, [top, left, upperRight, middle, Stroke(1, 3, 4, 6)]),
    Self(.full, [top, upperLeft, middle, lowerRight, bottom]),
    Self(.full, [top, Stroke(2, 0, 2, 6)]),
    Self(.full, [left, right, bottom]),
    Self(.full, [Stroke(0, 0, 2, 6), Stroke(4, 0, 2, 6)]),
    Self(.wide, [left, right, Stroke(0, 6, 2, 3), Stroke(2, 3, 4, 6)]),
    Self(.full, [Stroke(0, 0, 4, 6), Stroke(4, 0, 0, 6)]),
    Self(.full, [Stroke(0, 0, 2, 3), Stroke(4, 0, 2, 3), Stroke(2, 3, 2, 6)]),
    Self(.full, [top, Stroke(4, 0, 0, 6), bottom]),
  ]

  private static let signs: [Character: Self] = [
    " ": Self(.half, []),
    ":": Self(.stem, [.dot(atHalf: 3), .dot(atHalf: 9)]),
    "-": Self(.half, [middle]),
    "+": Self(.full, [middle, Stroke(2, 1, 2, 5)]),
    "'": apostrophe,
    ".": Self(.stem, [Stroke(0, 6, 0, 6)]),
    ",": Self(.stem, [Stroke(0, 5, 0, 6)]),
    "?": Self(
      .full,
      [top, upperRight, Stroke(2, 3, 4, 3), Stroke(2, 3, 2, 4), Stroke(2, 6, 2, 6)]
    ),
    "(": Self(.half, [Stroke(2, 0, 0, 2), Stroke(0, 2, 0, 4), Stroke(0, 4, 2, 6)]),
    ")": Self(.half, [Stroke(0, 0, 4, 2), Stroke(4, 2, 4, 4), Stroke(4, 4, 0, 6)]),
    "/": Self(.full, [Stroke(4, 0, 0, 6)]),
  ]
}
