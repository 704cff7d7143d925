internal import SessionEngine
internal import Words

/// A plot with whole numbers up its side, drawn in SVG.
///
/// A plot is as broad as the page; its units are those of the drawing.
struct PlotFigure: Sendable {
  private let id: String
  let title: String
  private let words: String
  private let top: Int
  private let labels: [String]
  private let legend: [(part: String, text: String)]
  private var marks: [Markup] = []

  private static let left = 50
  private static let right = 690
  private static let ceiling = 40
  private static let floor = 220
  /// No plan takes longer; a record may say anything.
  private static let longest = Duration.seconds(60_000)

  /// Pain before and after each session; a gap in the scores breaks the line.
  init(pain points: [PainPoint], id: String) {
    self.id = id
    title = "Pain before and after each session, 0 to 10"
    words = points.map(\.inSentence).joined(separator: " ")
    top = 10
    labels = points.map { String($0.sessionNumber) }
    legend = [("before", "before"), ("after", "after")]
    draw(points.map(\.before), "before")
    draw(points.map(\.after), "after")
  }

  /// The minutes of every step as they were planned and as they were worked.
  init(steps: [SessionRecord.Step], id: String) {
    self.id = id
    title = "Minutes of each step, planned and done"
    words = "The table of the steps has the same numbers."
    let longest = steps.flatMap { [$0.planned, $0.actual] }.max() ?? .zero
    top = max(1, Int((min(longest, Self.longest).components.seconds + 59) / 60))
    labels = steps.map { String($0.step.index + 1) }
    legend = [("planned", "planned"), ("done", "done")]
    let width = (Self.right - Self.left) / max(1, steps.count) * 4 / 10
    for (place, step) in steps.enumerated() {
      let middle = x(place)
      bar(step.planned, at: middle - width, width, "planned")
      bar(step.actual, at: middle, width, "done")
    }
  }

  var svg: Markup {
    Markup(
      "svg",
      [
        "role": "img", "class": "plot", "viewBox": "0 0 700 260",
        "aria-labelledby": "\(id)-title \(id)-words",
      ],
      [
        Markup("title", ["id": id + "-title"], title),
        Markup("desc", ["id": id + "-words"], words),
      ] + key + scale + numbering + marks,
      onLines: true
    )
  }

  private func x(_ place: Int) -> Int {
    Self.left + (2 * place + 1) * (Self.right - Self.left) / (2 * max(1, labels.count))
  }

  /// `value` is in thousandths of what the scale counts.
  private func y(_ value: Int) -> Int {
    Self.floor - value * (Self.floor - Self.ceiling) / (top * 1_000)
  }

  private var scale: [Markup] {
    let step = [1, 2, 5, 10, 20, 50, 100].first { top / $0 <= 6 } ?? 200
    return stride(from: 0, through: top, by: step).flatMap { value in
      let y = y(value * 1_000)
      return [
        Markup("path", ["class": "grid", "d": "M\(Self.left) \(y)H\(Self.right)"], []),
        text(String(value), x: Self.left - 8, y: y + 5, anchor: "end"),
      ]
    }
  }

  /// As many numbers as there is room for.
  private var numbering: [Markup] {
    let step = (labels.count + 29) / 30
    return labels.indices.filter { $0.isMultiple(of: max(1, step)) }.map { place in
      text(labels[place], x: x(place), y: Self.floor + 24, anchor: "middle")
    }
  }

  private var key: [Markup] {
    legend.enumerated().flatMap { place, entry in
      let x = Self.left + 10 + place * 130
      return [
        Markup(
          "rect",
          ["class": entry.part, "x": "\(x)", "y": "8", "width": "14", "height": "14"],
          []
        ),
        text(entry.text, x: x + 22, y: 20, anchor: "start"),
      ]
    }
  }

  private func text(_ words: String, x: Int, y: Int, anchor: String) -> Markup {
    Markup("text", ["x": "\(x)", "y": "\(y)", "text-anchor": anchor], words)
  }

  private mutating func draw(_ recorded: [Int?], _ part: String) {
    let scores = recorded.map { score in score.map { min(max($0, 0), top) } }
    var line = ""
    for (place, score) in scores.enumerated() {
      guard let score else { continue }
      let isBroken = place == 0 || scores[place - 1] == nil
      line += "\(isBroken ? "M" : "L")\(x(place)) \(y(score * 1_000))"
    }
    if !line.isEmpty { marks.append(Markup("path", ["class": part + " line", "d": line], [])) }
    for (place, score) in scores.enumerated() {
      guard let score else { continue }
      marks.append(
        Markup(
          "circle",
          ["class": part, "cx": "\(x(place))", "cy": "\(y(score * 1_000))", "r": "6"],
          []
        )
      )
    }
  }

  private mutating func bar(_ time: Duration, at x: Int, _ width: Int, _ part: String) {
    let y = y(min(Int(min(time, Self.longest).wholeMilliseconds / 60), top * 1_000))
    marks.append(
      Markup(
        "rect",
        [
          "class": part, "x": "\(x)", "y": "\(y)", "width": "\(width)",
          "height": "\(Self.floor - y)",
        ],
        []
      )
    )
  }
}

extension PainPoint {
  fileprivate var inSentence: String {
    let scores = [before.map { "\($0) before" }, after.map { "\($0) after" }].compactMap(\.self)
    return "Session \(sessionNumber): \(scores.joined(separator: ", "))."
  }
}
