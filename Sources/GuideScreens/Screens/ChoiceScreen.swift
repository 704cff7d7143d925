/// A question with a few answers; Enter takes the one that is selected.
package struct ChoiceScreen: Sendable, Hashable {
  package var title: String
  package var patient: String?
  /// What is asked or said, above the answers.
  package var text: [String]
  package var choices: [String]
  package var selected: Int
  package var standing: Standing

  package init(
    title: String,
    patient: String? = nil,
    text: [String] = [],
    choices: [String],
    selected: Int = 0,
    standing: Standing = Standing()
  ) {
    self.title = title
    self.patient = patient
    self.text = text
    self.choices = choices
    self.selected = selected
    self.standing = standing
  }
}

/// A question that is answered by a typed line.
package struct LineScreen: Sendable, Hashable {
  package var title: String
  package var patient: String?
  /// What is asked or said, above the line.
  package var text: [String]
  package var line: TypedLine
  /// What Enter does with the line as it is.
  package var enter: String
  package var standing: Standing

  package init(
    title: String,
    patient: String? = nil,
    text: [String] = [],
    line: TypedLine,
    enter: String,
    standing: Standing = Standing()
  ) {
    self.title = title
    self.patient = patient
    self.text = text
    self.line = line
    self.enter = enter
    self.standing = standing
  }
}
