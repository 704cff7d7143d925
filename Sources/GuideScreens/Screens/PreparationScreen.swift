package import SessionEngine

/// The lines of room, therapist and patient, ticked off before the start.
package struct PreparationScreen: Sendable, Hashable {
  package var protocolTitle: String
  package var patient: String?
  package var preparation: Preparation
  package var materials: [String]
  /// Indices into room, therapist and patient in this order.
  package var ticked: Set<Int>
  package var selected: Int
  package var standing: Standing

  package init(
    protocolTitle: String,
    patient: String? = nil,
    preparation: Preparation,
    materials: [String] = [],
    ticked: Set<Int> = [],
    selected: Int = 0,
    standing: Standing = Standing()
  ) {
    self.protocolTitle = protocolTitle
    self.patient = patient
    self.preparation = preparation
    self.materials = materials
    self.ticked = ticked
    self.selected = selected
    self.standing = standing
  }

  package var lines: [String] {
    preparation.room + preparation.therapist + preparation.patient
  }
}
