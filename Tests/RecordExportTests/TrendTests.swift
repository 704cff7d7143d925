import RecordExport
import SessionEngine
import Testing

struct TrendTests {
  private static let course = [(8, 6), (7, 5), (7, 7), (5, 3), (4, 4), (3, 1)]

  private static func points(_ scores: [(Int, Int)] = course) -> [PainPoint] {
    scores.enumerated().map { number, score in
      PainPoint(
        sessionNumber: number + 1,
        at: ExampleSession.start,
        before: score.0,
        after: score.1
      )
    }
  }

  @Test func `the plot has a scale, an axis, marks and a legend`() {
    let lines = PainPlot(Self.points()).lines(width: 40, height: 14, glyphs: .ascii)
    #expect(lines.joined(separator: "\n") == Self.expected)
  }

  private static let expected = """
    10 +
     9 +
     8 +   x....
     7 +       ..x.....*..
     6 +   o. .   . .   .....
     5 +       . o        . .x....
     4 +                   .    ...*....
     3 +                    .o.     . ...x
     2 +                               .
     1 +                                 o
     0 +
       +------------------------------------
           1     2     3     4     5     6
        x before  o after  * both
    """

  @Test(arguments: [(20, 14), (40, 15), (80, 24), (200, 60)])
  func `the plot fills its window and never leaves it`(width: Int, height: Int) {
    for glyphs in [PainPlot.Glyphs.braille, .ascii] {
      let lines = PainPlot(Self.points()).lines(width: width, height: height, glyphs: glyphs)
      #expect((height - 9...height).contains(lines.count))
      #expect(lines.allSatisfy { $0.count <= width })
      #expect((lines.map(\.count).max() ?? 0) > width * 3 / 4)
      if glyphs == .ascii { #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) }) }
    }
  }

  @Test(arguments: 14...70)
  func `every score has a row of its own, and the rows are named evenly`(height: Int) {
    let scores = Array(0...10)
    let points = scores.map {
      PainPoint(sessionNumber: $0 + 1, at: ExampleSession.start, before: $0, after: nil)
    }
    let lines = PainPlot(points).lines(width: 80, height: height, glyphs: .ascii)
    let named = lines.indices.filter { lines[$0].dropFirst(3).first == "+" }.prefix(11)
    #expect(named.count == 11)
    let gaps = Set(zip(named, named.dropFirst()).map { $1 - $0 })
    #expect(gaps.count == 1)
    for (score, row) in zip(scores.reversed(), named) {
      #expect(lines[row].split(separator: " ").first == Substring("\(score)"))
      #expect(lines[row].dropFirst(4).contains("x"))
    }
  }

  @Test(arguments: [6, 14, 30, 75, 250])
  func `the sessions are named at even distances`(count: Int) {
    let points = Self.points(Array(repeating: (5, 4), count: count))
    let lines = PainPlot(points).lines(width: 80, height: 14, glyphs: .ascii)
    let numbers = lines[lines.count - 2].split(separator: " ").compactMap { Int($0) }
    #expect(numbers.first == 1)
    #expect(Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 }).count == 1)
  }

  @Test func `a window too small for a plot gets the numbers`() {
    #expect(PainPlot(Self.points()).lines(width: 15, height: 2) == ["5: 4 to 4", "6: 3 to 1"])
    #expect(PainPlot(Self.points()).lines(width: 80, height: 13).first == "1: 8 to 6")
    #expect(PainPlot([]).lines(width: 40, height: 10) == ["No pain score was recorded."])
    #expect(PainPlot(Self.points()).lines(width: 0, height: 10) == [])
  }

  @Test func `many sessions share the columns`() {
    let many = Self.points(Array(repeating: (5, 4), count: 500))
    let lines = PainPlot(many).lines(width: 60, height: 14)
    #expect(lines.count == 14)
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test func `trends add up over sessions, without rehearsals and voided ones`() throws {
    let voided = RecordContext(corrections: [
      RecordContext.Correction(.voided, reason: "wrong", at: ExampleSession.start)
    ])
    let sessions = [
      ExportedSession(try ExampleSession.completed().record),
      ExportedSession(try ExampleSession.stoppedByAlarm().record),
      ExportedSession(try ExampleSession.completed(rehearsal: true).record),
      ExportedSession(try ExampleSession.endedEarly().record, context: voided),
    ]
    let trends = CourseTrends(sessions)
    #expect(trends.sessions == 2)
    #expect(trends.pain.map(\.before) == [6, 6])
    #expect(trends.pain.map(\.after) == [3, nil])
    #expect(trends.stages.map(\.planned) == [240, 540, 120].map { .seconds($0) })
    #expect(trends.stages.map(\.actual) == [240, 300, 60].map { .seconds($0) })
    #expect(trends.interrupted.map(\.technique) == [.friction, .petrissage])
    #expect(trends.interrupted.map(\.stopped) == [1, 1])
    #expect(trends.reactions[.lumbar] == 2)
    #expect(trends.reactionsByZone.first?.zone == .lumbar)
    #expect(trends.lines.contains("Stage main: 5:00 min worked of 9:00 min planned"))
  }

  @Test(
    arguments: [
      (AfterEffect.Lasting.hours, Severity.mild, AdverseClass.mild),
      (.days, .moderate, .moderate), (.weeks, .mild, .moderate), (.days, .severe, .major),
      (.weeks, .moderate, .major), (.hours, .severe, .major), (.days, .mild, .moderate),
    ] as [(AfterEffect.Lasting, Severity, AdverseClass)]
  )
  func `an after-effect is graded by how long and how strong`(
    lasting: AfterEffect.Lasting,
    severity: Severity,
    grade: AdverseClass
  ) {
    #expect(AdverseClass(lasting: lasting, severity: severity) == grade)
  }
}
