internal import Words

/// Pain before and after each session as lines of text with axes, as large as the window allows.
package struct PainPlot: Sendable, Hashable {
  package enum Glyphs: Sendable {
    /// Lines of braille dots, marks of geometric shapes.
    case braille
    case ascii
  }

  /// Below this size there is no plot, only the numbers: every score has a row of its own.
  package static let smallest = (width: 20, height: 14)

  private let points: [PainPoint]

  package init(_ points: [PainPoint]) {
    self.points = points.filter { $0.before != nil || $0.after != nil }
  }

  /// At most `height` lines of at most `width` columns; a sentence where nothing was recorded.
  package func lines(width: Int, height: Int, glyphs: Glyphs = .braille) -> [String] {
    guard width > 0, height > 0 else { return [] }
    guard !points.isEmpty else {
      return [String("No pain score was recorded.".prefix(width))]
    }
    guard width >= Self.smallest.width, height >= Self.smallest.height else {
      return numbers(width: width, height: height)
    }
    // The axis, its numbers and the legend take three lines, the scale takes four columns.
    let rows = PlotCanvas.rows(within: height - 3)
    var canvas = PlotCanvas(columns: width - 4, rows: rows, glyphs: glyphs)
    let columns = canvas.columns(of: points.count)
    canvas.draw(points.map(\.before), at: columns, mark: .before)
    canvas.draw(points.map(\.after), at: columns, mark: .after)
    let scale = canvas.scale
    let plotted = canvas.rows.enumerated().map { row, text in
      let label = scale[row].map { String($0) } ?? ""
      return String(repeating: " ", count: 2 - label.count) + label + glyphs.axis(label) + text
    }
    return plotted
      + [glyphs.corner(width - 4), numbering(columns, width: width), legend(glyphs, width: width)]
      .map { String($0.prefix(width)).trimmedAtEnd }
  }

  private func numbers(width: Int, height: Int) -> [String] {
    points.suffix(height).map { point in
      let before = point.before.map { String($0) } ?? "-"
      let after = point.after.map { String($0) } ?? "-"
      return String("\(point.sessionNumber): \(before) to \(after)".prefix(width))
    }
  }

  /// The numbers of the sessions below their columns: each, or evenly every second, fifth and so on.
  private func numbering(_ columns: [Int], width: Int) -> String {
    var line = [Character](repeating: " ", count: width)
    let longest = points.map { String($0.sessionNumber).count }.max() ?? 1
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
    let step = steps.first { $0 * (width - 4) / points.count > longest } ?? points.count
    for place in stride(from: 0, to: points.count, by: step) {
      let label = Array(String(points[place].sessionNumber))
      let start = min(columns[place] + 4, width - label.count)
      line.replaceSubrange(start..<(start + label.count), with: label)
    }
    return String(line)
  }

  /// What the marks mean; what they measure only where there is room for it.
  private func legend(_ glyphs: Glyphs, width: Int) -> String {
    let marks = [PlotMark.before, .after, .both].map { "\(glyphs.mark($0)) \($0.onScreen)" }
    let short = "    " + marks.joined(separator: "  ")
    let long = short + "   pain 0 to 10, by session"
    return long.count <= width ? long : short
  }
}

/// What stands at one session and score.
enum PlotMark: Sendable {
  case before, after, both

  var onScreen: String {
    switch self {
    case .before: "before"
    case .after: "after"
    case .both: "both"
    }
  }
}

extension PainPlot.Glyphs {
  func mark(_ mark: PlotMark) -> Character {
    switch (self, mark) {
    case (.braille, .before): "●"
    case (.braille, .after): "○"
    case (.braille, .both): "◉"
    case (.ascii, .before): "x"
    case (.ascii, .after): "o"
    case (.ascii, .both): "*"
    }
  }

  /// Between the scale and the plot.
  fileprivate func axis(_ label: String) -> String {
    switch self {
    case .braille: label.isEmpty ? " │" : " ┤"
    case .ascii: label.isEmpty ? " |" : " +"
    }
  }

  fileprivate func corner(_ columns: Int) -> String {
    switch self {
    case .braille: "   └" + String(repeating: "─", count: columns)
    case .ascii: "   +" + String(repeating: "-", count: columns)
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
