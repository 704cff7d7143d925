internal import TextSafety

/// The patients by their codes.
package struct PatientListScreen: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package var code: String
    /// The course that runs and its next session, in words.
    package var course: String?
    /// When it is due, in words.
    package var due: String?

    package init(code: String, course: String? = nil, due: String? = nil) {
      self.code = code
      self.course = course
      self.due = due
    }
  }

  package var rows: [Row]
  package var search: TypedLine
  /// Place among the rows that match and the one that adds.
  package var selected: Int
  package var standing: Standing

  package init(
    rows: [Row],
    search: TypedLine = TypedLine(),
    selected: Int = 0,
    standing: Standing = Standing()
  ) {
    self.rows = rows
    self.search = search
    self.selected = selected
    self.standing = standing
  }

  /// The code that was typed, where no patient has it yet: it can be added.
  package var addable: String? {
    let code = search.text
    return code.isEmpty || rows.contains { $0.code == code } ? nil : code
  }

  package var matching: [Row] {
    let word = search.text.lowercased()
    return word.isEmpty ? rows : rows.filter { $0.code.lowercased().holds(word) }
  }
}
