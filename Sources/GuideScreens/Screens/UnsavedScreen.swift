import TerminalFrame

/// Asks before entries that are not saved are left behind.
package struct UnsavedScreen: Sendable, Hashable {
  /// In the order in which they stand; the first loses nothing.
  package enum Choice: Sendable, Hashable, CaseIterable {
    case stay, write, leave
  }

  package var selected: Int
  /// The file that is being named.
  package var path: TypedLine?
  /// Where all of the session was written.
  package var written: String?
  package var patient: String?
  package var standing: Standing

  package init(
    selected: Int = 0,
    path: TypedLine? = nil,
    written: String? = nil,
    patient: String? = nil,
    standing: Standing = Standing()
  ) {
    self.selected = selected
    self.path = path
    self.written = written
    self.patient = patient
    self.standing = standing
  }
}

extension UnsavedScreen: DrawnScreen {
  package var context: KeyContext { path == nil ? .choosing : .typing }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Not everything is saved", standing: standing, on: &canvas)
    }
    canvas.titleBar("Not everything is saved", detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    var row = 2
    row += canvas.wrap(
      said,
      in: Rectangle(left: 0, top: row, right: canvas.columns, bottom: min(bottom, row + 4))
    )
    if let path {
      canvas.put("The file, Enter writes it:", column: 0, row: row + 1, role: .dim)
      canvas.typedLine(path, column: 0, row: row + 2, width: canvas.columns)
      return
    }
    for (index, choice) in Choice.allCases.enumerated() where row + 1 + index < bottom {
      let area = Rectangle(column: 0, row: row + 1 + index, columns: canvas.columns, rows: 1)
      canvas.listRow(title(of: choice), isSelected: index == selected, in: area)
      canvas.mark(area, as: index == selected ? .confirm : .row(index))
    }
  }

  private var said: String {
    if let written {
      return "All of the session is in \(written). 'tableside import' takes it in once the "
        + "records can be written again."
    }
    return "The guide goes on trying, and leaves as soon as everything is saved."
  }

  private func title(of choice: Choice) -> String {
    switch choice {
    case .stay: "Stay with the session"
    case .write: "Write the session to another file"
    case .leave: written == nil ? "Leave and lose what is not saved" : "Leave"
    }
  }
}
