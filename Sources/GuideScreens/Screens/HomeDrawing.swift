import TerminalFrame

extension HomeScreen: DrawnScreen {
  package var context: KeyContext { .home }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw(choices.first?.title ?? "", standing: standing, on: &canvas)
    }
    canvas.titleBar("Tableside", detail: "stands beside the massage table", standing: standing)
    let bottom = canvas.footer(
      context,
      standing: standing,
      keepsAnswerRow: canvas.rows >= 20,
      without: choices.contains(where: \.isAgain) ? [] : [.again]
    )
    let left = canvas.columns >= 60 ? 4 : 0
    var top = 2
    if canvas.rows >= 20 { top += drawName(on: &canvas, left: left) }
    let area = Rectangle(left: left, top: top, right: canvas.columns - left, bottom: bottom)
    var row = area.top
    let shown = Canvas.window(
      count: choices.count,
      selected: selected,
      rows: max(1, area.size.rows - detailRows)
    )
    for index in shown {
      canvas.listRow(
        choices[index].title,
        right: choices[index].right,
        isSelected: index == selected,
        in: area.rows(row, 1),
        role: choices[index].isMain ? .title : .text
      )
      canvas.mark(area.rows(row, 1), as: index == selected ? .confirm : .row(index))
      row += 1
      if index == selected, let detail = choices[index].detail {
        row += canvas.wrap(
          detail,
          in: Rectangle(
            left: area.left + 4,
            top: row,
            right: area.right,
            bottom: min(area.bottom, row + detailRows)
          ),
          role: .dim
        )
      }
    }
  }

  /// The program's name in large letters; answers the rows it took.
  private func drawName(on canvas: inout Canvas, left: Int) -> Int {
    let box = Size(columns: canvas.columns - 2 * left, rows: max(3, canvas.rows / 8))
    guard
      let font = BlockFont.largest(
        for: "Tableside",
        in: box,
        repertoire: canvas.look.repertoire
      )
    else { return 0 }
    let style = canvas.look.theme.style(.outline)
    canvas.draw { $0.put("Tableside", in: font, at: Point(column: left + 2, row: 2), style: style) }
    return font.rows + 1
  }

  private var detailRows: Int { 2 }
}

extension HomeScreen.Choice {
  var title: String {
    switch self {
    case .resume(let session): "Resume " + session.title
    case .close(let session): "Close what was interrupted: " + session.title
    case .again(let patient, let title): "Next session of \(patient): \(title)"
    case .protocols: "Protocols"
    case .patients: "Patients"
    case .history: "History"
    case .help: "Help"
    case .quit: "Quit"
    }
  }

  var right: String {
    switch self {
    case .resume(let session), .close(let session): session.time
    default: ""
    }
  }

  var detail: String? {
    switch self {
    case .resume(let session):
      session.isHeld
        ? "Another running guide has this session."
        : "It goes on where it was left at \(session.time)."
    case .close(let session):
      "It stands since \(session.time). Closing it keeps everything that was recorded."
    case .again: "The same as last time, one session further in the course."
    case .protocols: "Choose what to do, for a patient or a walk-in."
    case .patients: "Codes, courses, and when the next session is due."
    case .history: "Past sessions: plan against fact, reactions, pain before and after."
    case .help: "All keys."
    case .quit: nil
    }
  }

  var isAgain: Bool {
    if case .again = self { true } else { false }
  }

  var isMain: Bool {
    switch self {
    case .resume, .protocols: true
    default: false
    }
  }
}

extension HomeScreen.Interrupted {
  /// Patient's code and protocol.
  var title: String { (patient ?? "walk-in") + ", " + protocolTitle }
}
