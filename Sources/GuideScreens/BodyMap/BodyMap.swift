import RecordExport
import SessionEngine
import TerminalFrame
import Words

/// The body with the zone that is worked, the way of the stroke, and the places to leave alone.
struct BodyMap: Sendable, Hashable {
  var zones: [Zone]
  var side: WorkedSide
  var directions: [Direction]
  /// The stroke that runs, counted from 1: the arrow moves on with each; nothing keeps it still.
  var stroke: Int?
  /// Zones left out today.
  var leftOut: [Zone]
  /// Zones in which this technique is not done.
  var forbidden: [Zone]
  /// Places that hurt this patient.
  var painful: [PainPlace]
  /// How often something was seen in a zone, for what several sessions say together.
  var counts: [Zone: Int] = [:]
  var view: BodyView
  var isInfant: Bool

  /// What a dot belongs to, the later standing over the earlier.
  fileprivate enum Part: Int, Comparable {
    case nothing, body, outline, worked, leftOut, never

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Width and height of the figure, in parts of the body's height.
  var extent: (width: Double, height: Double) { view.extent(isInfant: isInfant) }

  /// Draws the figure with its signs, as large as the area lets it.
  func draw(on canvas: inout Canvas, in area: Rectangle) {
    drawFigure(on: &canvas, in: area)
    drawSigns(on: &canvas, in: area)
  }

  /// The figure in dots, eight to a cell.
  func drawFigure(on canvas: inout Canvas, in area: Rectangle) {
    guard let scale = scale(in: area) else { return }
    let dots = dots(columns: area.size.columns * 2, rows: area.size.rows * 4, scale: scale)
    for row in 0..<area.size.rows {
      for column in 0..<area.size.columns {
        drawCell(column, row, of: dots, on: &canvas, in: area)
      }
    }
  }

  /// The arrows and marks, each in place of the dots of its cell.
  func drawSigns(on canvas: inout Canvas, in area: Rectangle) {
    guard let scale = scale(in: area) else { return }
    let signs = signs(columns: area.size.columns, rows: area.size.rows, scale: scale)
    for (cell, sign) in signs {
      let place = Point(column: area.left + cell.column, row: area.top + cell.row)
      canvas.draw { $0.clearDots(at: place) }
      canvas.put(sign.text, column: place.column, row: place.row, role: sign.role)
    }
  }

  private func scale(in area: Rectangle) -> Double? {
    let columns = area.size.columns
    let rows = area.size.rows
    guard columns >= 12, rows >= 8 else { return nil }
    return min(Double(columns * 2) / extent.width, Double(rows * 4) / extent.height)
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
  private func dots(columns: Int, rows: Int, scale: Double) -> Dots {
    let figure = figure
    var dots = Dots(parts: [], columns: columns, rows: rows)
    dots.parts.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let line = FigureRow(figure, at: (Double(row) + 0.5) / scale, isInfant: isInfant)
      for column in 0..<columns {
        let x = (Double(column) + 0.5 - Double(columns) / 2) / scale
        dots.parts.append(part(of: line, x: view == .front ? -x : x, column: column, row: row))
      }
    }
    let inner = dots
    for row in 0..<rows {
      for column in 0..<columns where inner[column, row] == .body {
        let isEdge =
          inner[column - 1, row] == .nothing || inner[column + 1, row] == .nothing
          || inner[column, row - 1] == .nothing || inner[column, row + 1] == .nothing
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
    /// Of the patient's left or right half alone.
    var neverLeft: [BodyOutline]
    var neverRight: [BodyOutline]
    var leftOut: [BodyOutline]
  }

  private var figure: Figure {
    let reach = Set(zones.flatMap(\.withZonesInside))
    let never = NeverWorked.places(in: reach, from: view, isInfant: isInfant)
    return Figure(
      body: view == .seated ? BodyOutline.upperBody + [.stool] : BodyOutline.wholeBody,
      worked: zones.flatMap(BodyOutline.of),
      never: never.filter { $0.side == nil }.map(\.outline) + forbidden.flatMap(BodyOutline.of),
      neverLeft: never.filter { $0.side == .left }.map(\.outline),
      neverRight: never.filter { $0.side == .right }.map(\.outline),
      leftOut: leftOut.flatMap(BodyOutline.of)
    )
  }

  /// The outlines where one line across the figure meets them.
  private struct FigureRow {
    let breadth: Double
    let body, worked, never, neverLeft, neverRight, leftOut: [[Double]]

    init(_ figure: Figure, at y: Double, isInfant: Bool) {
      let place = isInfant ? BodyPoint(1, y).grown : BodyPoint(1, y)
      breadth = place.x
      func met(_ outlines: [BodyOutline]) -> [[Double]] {
        outlines.map { $0.crossings(at: place.y) }.filter { !$0.isEmpty }
      }
      body = met(figure.body)
      worked = met(figure.worked)
      never = met(figure.never)
      neverLeft = met(figure.neverLeft)
      neverRight = met(figure.neverRight)
      leftOut = met(figure.leftOut)
    }
  }

  private func part(of line: FigureRow, x: Double, column: Int, row: Int) -> Part {
    let place = abs(x) * line.breadth
    func lies(in outlines: [[Double]]) -> Bool {
      for crossings in outlines {
        var isInside = false
        for crossing in crossings where place < crossing { isInside.toggle() }
        if isInside { return true }
      }
      return false
    }
    guard lies(in: line.body) else { return .nothing }
    if lies(in: line.never) || lies(in: x < 0 ? line.neverLeft : line.neverRight) {
      return (column + row) % 3 == 0 ? .never : .body
    }
    if lies(in: line.leftOut) {
      return (column + row) % 4 == 0 || (column - row) % 4 == 0 ? .leftOut : .body
    }
    return isWorked(x) && lies(in: line.worked) ? .worked : .body
  }

  private func isWorked(_ x: Double) -> Bool {
    side.bodySide.map { $0 == (x < 0 ? .left : .right) } ?? true
  }

  // MARK: Cells

  private func drawCell(
    _ column: Int,
    _ row: Int,
    of dots: Dots,
    on canvas: inout Canvas,
    in area: Rectangle
  ) {
    var pattern: UInt8 = 0
    var most = Part.nothing
    for (index, bit) in Self.bits.enumerated() {
      let part = dots[column * 2 + index % 2, row * 4 + index / 2]
      guard part > .body else { continue }
      pattern |= bit
      most = max(most, part)
    }
    guard pattern != 0 else { return }
    let place = Point(column: area.left + column, row: area.top + row)
    let style = canvas.look.theme.style(most.role)
    canvas.draw { $0.put(dots: pattern, at: place, style: style) }
  }

  /// The dots of a braille cell, row by row, as Unicode numbers them.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  // MARK: Signs

  private typealias Signs = [Point: (text: String, role: Role)]

  /// Arrows in the worked zones and marks on painful places, by their cell.
  private func signs(columns: Int, rows: Int, scale: Double) -> Signs {
    var signs: Signs = [:]
    /// Sets a sign so many cells to the right of a place and below it.
    func set(_ text: String, _ role: Role, at place: BodyPoint, _ right: Int = 0, _ down: Int = 0) {
      let seen = isInfant ? place.shrunk : place
      let x = view == .front ? -seen.x : seen.x
      let column = Int(x * scale + Double(columns)) / 2 + right
      let row = Int(seen.y * scale) / 4 + down
      guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
      signs[Point(column: column, row: row)] = (text, role)
    }
    for place in painful {
      guard let outline = BodyOutline.of(place.zone).first else { continue }
      let mark = outline.painMark
      for sign in place.side.map({ [$0 == .left ? -1.0 : 1] }) ?? [-1, 1] {
        set("✚", .alarm, at: BodyPoint(sign * mark.x, mark.y))
      }
    }
    guard let direction = directions.first else { return signs }
    for zone in zones where !leftOut.contains(zone) {
      guard let outline = BodyOutline.of(zone).first, outline.isLargerThanCell(scale: scale) else {
        continue
      }
      let (across, down) = outline.roomForArrow(scale: scale)
      let isRound = direction == .clockwise && outline.innermost < 0.01
      for half in isRound ? [0.0] : [-1, 1] where isRound || isWorked(half) {
        let isOnRight = (view == .front ? -half : half) > 0
        let way = direction.way(in: zone, isOnRight: isOnRight)
        let step = way.step(of: stroke)
        set(
          way.arrow,
          .selected,
          at: BodyPoint(half * outline.middle.x, outline.middle.y),
          step.right * across,
          step.down * down
        )
      }
    }
    for (zone, count) in counts {
      guard let outline = BodyOutline.of(zone).first else { continue }
      // One cell, one digit: the list beside the figure has the number.
      set(count > 9 ? "+" : String(count), .selected, at: outline.middle)
    }
    return signs
  }
}

/// A zone that hurts; the side where it was told.
struct PainPlace: Sendable, Hashable {
  var zone: Zone
  var side: BodySide?
}

extension BodyMap {
  /// The same in words, one a line, for terminals that have no dots.
  func words(look: Look) -> [(text: String, role: Role)] {
    var lines: [(text: String, role: Role)] = [(view.onScreen, .dim)]
    lines.append(("works " + zones.onScreen + ", " + side.onScreen, .worked))
    if !directions.isEmpty {
      lines.append(("stroke " + directions.map(\.onScreen).joined(separator: ", "), .text))
    }
    let reach = Set(zones.flatMap(\.withZonesInside))
    let never = NeverWorked.places(in: reach, from: view, isInfant: isInfant).map(\.name)
    let spared = never + forbidden.map(\.onScreen)
    if !spared.isEmpty { lines.append(("never on " + spared.joined(separator: ", "), .forbidden)) }
    if !leftOut.isEmpty { lines.append(("left out " + leftOut.onScreen, .leftOut)) }
    if !painful.isEmpty {
      let places = painful.map { ($0.side.map { $0.onScreen + " " } ?? "") + $0.zone.onScreen }
      lines.append(("painful " + places.joined(separator: ", "), .caution))
    }
    return lines
  }
}

extension BodyMap.Part {
  fileprivate var role: Role {
    switch self {
    case .worked: .worked
    case .leftOut, .never: .forbidden
    case .nothing, .body, .outline: .outline
    }
  }
}

extension BodyOutline {
  /// Whether a sign in its middle leaves something of it to see; `scale` is dots a height.
  fileprivate func isLargerThanCell(scale: Double) -> Bool {
    (outermost - innermost) * scale >= 4 || (bottom - top) * scale >= 12
  }

  /// How many cells an arrow can move from the middle, across and down, and stay inside.
  fileprivate func roomForArrow(scale: Double) -> (across: Int, down: Int) {
    (min(2, Int((outermost - innermost) * scale / 8)), min(3, Int((bottom - top) * scale / 16)))
  }
}
