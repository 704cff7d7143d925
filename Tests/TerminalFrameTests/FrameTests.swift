import Testing
import TextSafety

@testable import TerminalFrame

struct FrameTests {
  init() {
    Repertoire.useUTF8()
  }

  @Test func `text that fits is drawn as it is`() {
    var frame = Frame(size: Size(columns: 10, rows: 2))
    let used = frame.put(ShownText("lumbar"), at: Point(column: 2, row: 1))
    #expect(used == 6)
    #expect(frame.lines == ["", "  lumbar"])
    #expect(frame.silentCuts == 0)
  }

  @Test func `text that does not fit ends in a mark`() {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    frame.put(ShownText("effleurage"), at: Point(column: 1, row: 0), mark: .ellipsis)
    #expect(frame.lines == [" effleu…"])
    frame = Frame(size: frame.size)
    frame.put(ShownText("effleurage"), at: Point(column: 1, row: 0), maxColumns: 4, mark: .ascii)
    #expect(frame.lines == [" eff>"])
    #expect(frame.silentCuts == 0)
  }

  @Test func `a cut without a mark is counted`() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.put(ShownText("friction"), at: Point(column: 0, row: 0))
    frame.put("out of sight", at: Point(column: 0, row: 5))
    #expect(frame.lines == ["fric"])
    #expect(frame.silentCuts == 2)
  }

  @Test func `drawing over text is counted, drawing on a ground is not`() {
    var frame = Frame(size: Size(columns: 10, rows: 1))
    frame.put("neck", at: Point(column: 0, row: 0))
    frame.put("side", at: Point(column: 2, row: 0))
    #expect(frame.overdrawnCells == 2)
    var clean = Frame(size: Size(columns: 10, rows: 1))
    clean.fill(Rectangle(column: 0, row: 0, columns: 10, rows: 1))
    clean.put("side", at: Point(column: 2, row: 0))
    #expect(clean.overdrawnCells == 0)
  }

  @Test func `a text between the words of another, or wiped out, is counted`() {
    var between = Frame(size: Size(columns: 10, rows: 1))
    between.put("left side", at: Point(column: 0, row: 0))
    between.put("-", at: Point(column: 4, row: 0))
    #expect(between.overdrawnCells == 1)
    var wiped = Frame(size: Size(columns: 10, rows: 1))
    wiped.put("neck", at: Point(column: 0, row: 0))
    wiped.fill(Rectangle(column: 0, row: 0, columns: 2, rows: 1))
    #expect(wiped.overdrawnCells == 2)
  }

  @Test func `a wide character never straddles the edge`() {
    var frame = Frame(size: Size(columns: 5, rows: 1))
    #expect(frame.put(ShownText("腰背部"), at: Point(column: 0, row: 0)) == 4)
    #expect(frame.lines == ["腰背"])
    #expect(frame.cells[1].isContinuation && frame.cells[3].isContinuation)
  }

  @Test func `half a wide character drawn over leaves no other half`() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.put(ShownText("腰背"), at: Point(column: 0, row: 0))
    frame.put("x", at: Point(column: 1, row: 0))
    #expect(frame.lines == [" x背"])
    frame.put("y", at: Point(column: 2, row: 0))
    #expect(frame.lines == [" xy"])
    #expect(frame.cells.allSatisfy { !$0.isContinuation })
  }

  @Test(arguments: [
    Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 3, rows: 0),
  ])
  func `anything can be drawn into any frame`(size: Size) {
    var frame = Frame(size: size)
    for column in [-3, 0, 2, Int.max] {
      for row in [-1, 0, 9] {
        frame.put(ShownText("腰 neck"), at: Point(column: column, row: row), mark: .ellipsis)
        frame.put("x", at: Point(column: column, row: row), count: 7)
        frame.fill(
          Rectangle(column: column, row: row, columns: Int.max, rows: Int.max),
          with: "#"
        )
      }
    }
    #expect(frame.cells.count == size.columns * size.rows)
  }

  @Test func `the snapshot tells rows, styles and cursor`() {
    var frame = Frame(size: Size(columns: 12, rows: 2))
    frame.put("Paused", at: Point(column: 0, row: 0), style: .bold)
    frame.put(
      "NOT SAVED",
      at: Point(column: 2, row: 1),
      style: Style(foreground: .ansi(.red), background: .indexed(236), attributes: .reverse)
    )
    frame.cursor = Point(column: 6, row: 0)
    #expect(
      frame.snapshot == """
        12x2
        |Paused
        |  NOT SAVED
        0:0-5 bold
        1:2-10 reverse red on 236
        cursor 6,0

        """
    )
  }
}

struct FrameDifferencesTests {
  init() {
    Repertoire.useUTF8()
  }

  @Test func `only the cells that changed are told`() {
    var old = Frame(size: Size(columns: 20, rows: 3))
    old.put("left 1:20", at: Point(column: 3, row: 1))
    var new = Frame(size: old.size)
    new.put("left 1:19", at: Point(column: 3, row: 1))
    let runs = old.differences(to: new)
    #expect(runs.map(\.start) == [Point(column: 10, row: 1)])
    #expect(runs.map(\.indices) == [30..<32])
    #expect(new.differences(to: new).isEmpty)
  }

  @Test func `a new size tells every cell`() {
    let old = Frame(size: Size(columns: 4, rows: 2))
    let new = Frame(size: Size(columns: 5, rows: 2))
    #expect(old.differences(to: new).reduce(0) { $0 + $1.indices.count } == 10)
  }

  @Test func `a change in a wide character starts at its first half`() {
    var old = Frame(size: Size(columns: 6, rows: 1))
    old.put(ShownText("a背"), at: Point(column: 1, row: 0))
    var new = Frame(size: old.size)
    new.put(ShownText("背a"), at: Point(column: 1, row: 0))
    let runs = old.differences(to: new)
    #expect(runs.map(\.indices) == [1..<4])
  }

  @Test(arguments: [1, 7, 42, 1_000])
  func `applying the differences gives the new frame`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var shown = Frame(size: Size(columns: 13, rows: 4)).cells
    var old = Frame(size: Size(columns: 13, rows: 4))
    for _ in 0..<200 {
      var new = old
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let texts = ["腰", "ab", " ", "é", "背部 x"]
        new.put(
          ShownText(texts.randomElement(using: &random) ?? ""),
          at: Point(
            column: Int.random(in: -1...13, using: &random),
            row: Int.random(in: 0...3, using: &random)
          ),
          style: Bool.random(using: &random) ? .plain : .bold
        )
      }
      for run in old.differences(to: new) {
        for index in run.indices { shown[index] = new.cells[index] }
      }
      #expect(shown == new.cells)
      old = new
    }
  }
}

/// A small generator that gives the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
