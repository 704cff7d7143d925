import RecordExport
import SessionEngine
import TerminalFrame
import Testing

@testable import GuideScreens

@Suite struct BodyMapTests {
  private func map(
    _ zones: [Zone],
    side: WorkedSide = .both,
    position: Position = .prone,
    isInfant: Bool = false
  ) -> BodyMap {
    BodyMap(
      zones: zones,
      side: side,
      directions: [.upward],
      leftOut: zones == [.sacrum] ? [] : [.sacrum],
      forbidden: [],
      painful: [PainPlace(zone: .neck, side: nil)],
      view: BodyView(zones: zones, position: position),
      isInfant: isInfant
    )
  }

  private func frame(_ map: BodyMap, columns: Int = 30, rows: Int = 30) -> Frame {
    #expect(Repertoire.useUTF8())
    var canvas = Canvas(size: Size(columns: columns, rows: rows), look: Look())
    map.draw(on: &canvas, in: canvas.whole)
    return canvas.frame
  }

  @Test(arguments: Zone.allCases)
  func `every zone is drawn and worked on both sides`(zone: Zone) {
    for position in Position.allCases {
      let frame = frame(map([zone], position: position), columns: 20, rows: 20)
      let worked = Look().theme.style(.worked)
      #expect(frame.cells.contains { $0.style == worked }, "\(zone) \(position)")
      #expect(frame.overdrawnCells == 0)
    }
  }

  @Test(arguments: [(Position.prone, Zone.thighs), (.supine, .abdomen)])
  func `left is the patient's own`(position: Position, zone: Zone) {
    let frame = frame(map([zone], side: .left, position: position))
    let worked = Look().theme.style(.worked)
    let columns = frame.cells.indices.filter { frame.cells[$0].style == worked }.map { $0 % 30 }
    let isAtLeft = columns.allSatisfy { $0 < 15 }
    #expect(isAtLeft == (zone == .thighs))
    #expect(!columns.isEmpty)
  }

  @Test(arguments: [
    ("behind", [Zone.lumbar], Position.prone, false), ("front", [.abdomen], .supine, false),
    ("seated", [.neck, .collar], .seated, false), ("infant", [.abdomen], .supine, true),
  ])
  func `figures have outlines of their own`(
    name: String,
    zones: [Zone],
    position: Position,
    isInfant: Bool
  ) throws {
    try FrameFiles.check(
      MapPage(map: map(zones, position: position, isInfant: isInfant)),
      named: "map-\(name)",
      size: Size(columns: 40, rows: 36)
    )
  }

  @Test
  func `the arrow moves on with each stroke, the way the hands go`() {
    func row(_ direction: Direction, stroke: Int, zone: Zone = .back) -> Int? {
      var map = map([zone])
      map.directions = [direction]
      map.stroke = stroke
      return frame(map).lines.firstIndex { $0.contains("↑") || $0.contains("↓") }
    }
    let up = (1...3).compactMap { row(.upward, stroke: $0) }
    #expect(up.count == 3 && up[0] > up[1] && up[1] > up[2])
    let down = (1...3).compactMap { row(.downward, stroke: $0) }
    #expect(down == up.reversed())
    #expect(row(.upward, stroke: 4) == up[0])
  }

  @Test(arguments: [(Zone.thighs, "↑"), (.arms, "↑"), (.neck, "↓"), (.face, "↓")])
  func `toward the heart is up from the limbs and down from the head`(zone: Zone, arrow: String) {
    var map = map([zone], position: .supine)
    map.directions = [.toHeart]
    #expect(frame(map, columns: 60, rows: 60).lines.contains { $0.contains(arrow) })
  }

  @Test
  func `what must not be worked is hatched, in an infant the heart on its own left`() {
    func hatched(_ map: BodyMap) -> [Int] {
      let frame = frame(map)
      let style = Look().theme.style(.forbidden)
      return frame.cells.indices.filter { frame.cells[$0].style == style }.map { $0 % 30 }
    }
    var chest = map([.chest], position: .supine)
    chest.leftOut = []
    #expect(hatched(chest).isEmpty)
    chest.isInfant = true
    let columns = hatched(chest)
    #expect(columns.contains { $0 > 15 } && columns.contains { $0 < 15 })
    var back = map([.back])
    back.leftOut = []
    let spine = hatched(back).count
    back.forbidden = [.lumbar]
    #expect(hatched(back).count > spine)
  }

  @Test
  func `pain is marked on the side where it was told`() {
    var map = map([.thighs])
    map.painful = [PainPlace(zone: .thighs, side: .left)]
    let frame = frame(map)
    let marks = frame.cells.indices.filter { frame.cells[$0].glyph.text == "✚" }
    #expect(marks.count == 1)
    #expect(marks.allSatisfy { $0 % 30 < 15 })
  }

  @Test(arguments: [(0, 0), (1, 1), (11, 7), (12, 8), (500, 20), (12, 200)])
  func `any size can be asked for`(columns: Int, rows: Int) {
    _ = frame(map([.back]), columns: columns, rows: rows)
  }
}

/// A page that shows nothing but a map.
private struct MapPage: DrawnScreen {
  var map: BodyMap
  var standing = Standing()
  var context: KeyContext { .running }

  func draw(on canvas: inout Canvas) { map.draw(on: &canvas, in: canvas.whole) }
}
