extension PlannedStep {
  /// Whether no source gives this value: the field is marked, or the whole step.
  package func isSuggested(_ field: String) -> Bool {
    suggested.contains(field) || suggested.contains("step")
  }
}
