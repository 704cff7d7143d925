import SessionEngine
import TerminalFrame

/// The body with the zone that is worked, the way of the stroke, and the places to leave alone.
struct BodyMap: Sendable, Hashable {
  var zones: [Zone]
  var side: WorkedSide
  var directions: [Direction]
  /// Zones left out today.
  var leftOut: [Zone]
  /// Places that hurt this patient.
  var painful: [Zone]
  var view: BodyView
  var isInfant: Bool

  /// What a dot belongs to, the later standing over the earlier.
  fileprivate enum Part: Int, Comparable {
    case nothing, body, outline, worked, leftOut, never

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Width and height of the figure, in parts of the body's height.
  var extent: (width: Double, height: Double) {
    let height = view == .seated ? 0.62 : 1
    return (isInfant ? 0.62 : 0.45, height)
  }

  /// Draws the figure as large as the area lets it, in dots, eight to a cell.
  func draw(on canvas: inout Canvas, in area: Rectangle) {
    let columns = area.size.columns
    let rows = area.size.rows
    guard columns >= 12, rows >= 8 else { return }
    let scale = min(
      Double(columns * 2) / extent.width,
      Double(rows * 4) / extent.height
    )
    let figure = figure
    let dots = Self.grid(columns: columns * 2, rows: rows * 4) { column, row in
      let place = point(column, row, columns: columns, scale: scale)
      return part(of: figure, at: place, column: column, row: row)
    }
    let signs = signs(columns: columns, rows: rows, scale: scale)
    for row in 0..<rows {
      for column in 0..<columns {
        if let sign = signs[Point(column: column, row: row)] {
          canvas.put(
            sign.text,
            column: area.left + column,
            row: area.top + row,
            role: sign.role
          )
          continue
        }
        drawCell(column, row, of: dots, width: columns * 2, on: &canvas, in: area)
      }
    }
  }

  private func point(_ column: Int, _ row: Int, columns: Int, scale: Double) -> BodyPoint {
    let x = (Double(column) + 0.5 - Double(columns)) / scale
    return BodyPoint(view == .front ? -x : x, (Double(row) + 0.5) / scale)
  }

  // MARK: Dots

  private struct Dots {
    var parts: [Part]
    var columns: Int
    var rows: Int

    subscript(_ column: Int, _ row: Int) -> Part {
      guard (0..<columns).contains(column), (0..<rows).contains(row) else { return .nothing }
      return parts[row * columns + column]
    }
  }

  /// Dots of the body whose neighbour is not become its outline.
  private static func grid(columns: Int, rows: Int, _ part: (Int, Int) -> Part) -> Dots {
    var dots = Dots(parts: [], columns: columns, rows: rows)
    dots.parts.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns { dots.parts.append(part(column, row)) }
    }
    let inner = dots
    for row in 0..<rows {
      for column in 0..<columns where inner[column, row] == .body {
        let isEdge = [(-1, 0), (1, 0), (0, -1), (0, 1)].contains {
          inner[column + $0.0, row + $0.1] == .nothing
        }
        if isEdge { dots.parts[row * columns + column] = .outline }
      }
    }
    return dots
  }

  /// Every outline that a dot is asked for, found once for a figure.
  private struct Figure {
    var body: [BodyOutline]
    var worked: [BodyOutline]
    var never: [BodyOutline]
    var leftOut: [BodyOutline]
  }

  private var figure: Figure {
    let reach = Set(zones.flatMap(\.withZonesInside))
    return Figure(
      body: view == .seated ? BodyOutline.upperBody + [.stool] : BodyOutline.wholeBody,
      worked: zones.flatMap(BodyOutline.of),
      never: BodyOutline.neverWorked(in: reach, from: view),
      leftOut: leftOut.flatMap(BodyOutline.of)
    )
  }

  private func part(of figure: Figure, at point: BodyPoint, column: Int, row: Int) -> Part {
    let half = BodyPoint(abs(point.x), point.y)
    let place = isInfant ? half.grown : half
    func lies(in outlines: [BodyOutline]) -> Bool { outlines.contains { $0.contains(place) } }
    guard lies(in: figure.body) else { return .nothing }
    if lies(in: figure.never) { return (column + row) % 3 == 0 ? .never : .body }
    if lies(in: figure.leftOut) {
      return (column + row) % 4 == 0 || (column - row) % 4 == 0 ? .leftOut : .body
    }
    return isWorked(point.x) && lies(in: figure.worked) ? .worked : .body
  }

  private func isWorked(_ x: Double) -> Bool {
    switch side {
    case .left: x < 0
    case .right: x >= 0
    default: true
    }
  }

  // MARK: Cells

  private func drawCell(
    _ column: Int,
    _ row: Int,
    of dots: Dots,
    width: Int,
    on canvas: inout Canvas,
    in area: Rectangle
  ) {
    var pattern: UInt32 = 0
    var most = Part.nothing
    for (index, bit) in Self.bits.enumerated() {
      let part = dots[column * 2 + index % 2, row * 4 + index / 2]
      guard part > .body else { continue }
      pattern |= bit
      most = max(most, part)
    }
    guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + pattern) else { return }
    canvas.put(
      String(Character(scalar)),
      column: area.left + column,
      row: area.top + row,
      role: most.role
    )
  }

  /// The dots of a braille cell, row by row, as Unicode numbers them.
  private static let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  // MARK: Signs

  /// Arrows in the worked zones and marks on painful places, by their cell.
  private func signs(columns: Int, rows: Int, scale: Double) -> [Point: (text: String, role: Role)]
  {
    var signs: [Point: (text: String, role: Role)] = [:]
    func set(_ text: String, _ role: Role, at place: BodyPoint) {
      let seen = isInfant ? place.shrunk : place
      let x = view == .front ? -seen.x : seen.x
      let column = Int(x * scale + Double(columns)) / 2
      let row = Int(seen.y * scale) / 4
      guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
      signs[Point(column: column, row: row)] = (text, role)
    }
    for zone in zones where !leftOut.contains(zone) {
      guard let outline = BodyOutline.of(zone).first, let direction = directions.first,
        outline.isLargerThanCell(scale: scale)
      else { continue }
      for sign in [-1.0, 1.0] where isWorked(sign) {
        let middle = outline.middle
        let isOnRight = (view == .front ? -sign : sign) > 0
        set(
          direction.arrow(isOnRight: isOnRight),
          .selected,
          at: BodyPoint(sign * middle.x, middle.y)
        )
      }
    }
    for zone in painful {
      guard let outline = BodyOutline.of(zone).first else { continue }
      set("✚", .caution, at: BodyPoint(outline.middle.x * 0.3, outline.bottom - 0.01))
    }
    return signs
  }
}

extension BodyMap {
  /// The same in words, one a line, for terminals that have no dots.
  func words(look: Look) -> [(text: String, role: Role)] {
    var lines: [(text: String, role: Role)] = [(view.said, .dim)]
    lines.append(("works " + zones.words + ", " + side.said, .worked))
    if !directions.isEmpty {
      lines.append(("stroke " + directions.map(\.words).joined(separator: ", "), .text))
    }
    if !leftOut.isEmpty { lines.append(("left out " + leftOut.words, .leftOut)) }
    if !painful.isEmpty { lines.append(("painful " + painful.words, .caution)) }
    return lines
  }
}

extension BodyMap.Part {
  fileprivate var role: Role {
    switch self {
    case .worked: .worked
    case .leftOut, .never: .forbidden
    default: .outline
    }
  }
}

extension BodyView {
  var said: String {
    switch self {
    case .behind: "from behind"
    case .front: "from the front"
    case .seated: "from behind, seated"
    }
  }
}

extension Direction {
  /// An arrow for the half of the body that stands at the right or left of the screen.
  func arrow(isOnRight: Bool) -> String {
    switch self {
    case .upward, .toHeart, .toLymphNodes: "↑"
    case .downward, .toToes: "↓"
    case .across: "↔"
    case .alongMuscle, .thereAndBack: "↕"
    case .clockwise: "↻"
    case .spineToSides: isOnRight ? "→" : "←"
    }
  }
}

extension BodyPoint {
  /// An infant's head is a quarter of its height, and it is broader for its length.
  private static let bands: [(infant: ClosedRange<Double>, adult: ClosedRange<Double>)] = [
    (0...0.25, 0...0.135), (0.25...0.7, 0.135...0.56), (0.7...1, 0.56...1),
  ]

  /// How many times broader an infant is at a height of the grown figure.
  private static func breadth(at y: Double) -> Double {
    y < 0.1 ? 1.9 : y < 0.2 ? 1.9 - (y - 0.1) * 5 : 1.4
  }

  /// The place of a grown figure that corresponds to this one of an infant.
  var grown: Self {
    for band in Self.bands where band.infant.contains(y) {
      let part = (y - band.infant.lowerBound) / (band.infant.upperBound - band.infant.lowerBound)
      let y = band.adult.lowerBound + part * (band.adult.upperBound - band.adult.lowerBound)
      return Self(x / Self.breadth(at: y), y)
    }
    return self
  }

  /// The place of an infant that corresponds to this one of a grown figure.
  var shrunk: Self {
    for band in Self.bands where band.adult.contains(y) {
      let part = (y - band.adult.lowerBound) / (band.adult.upperBound - band.adult.lowerBound)
      let height = band.infant.upperBound - band.infant.lowerBound
      return Self(x * Self.breadth(at: y), band.infant.lowerBound + part * height)
    }
    return self
  }
}
