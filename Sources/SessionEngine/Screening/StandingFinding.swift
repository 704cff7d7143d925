/// The answer to a question that is asked once, or a place that is always left out.
package struct StandingFinding: Sendable, Hashable {
  /// In place of a contraindication's id: a place that is left out in every session.
  package static let placeID = "standing"

  /// The contraindication's id, or `placeID`.
  package var contraindication: String
  package var isPresent: Bool
  package var zones: [Zone]
  package var place: String?
  package var recordedAt: WallTime

  package init(
    contraindication: String,
    isPresent: Bool,
    zones: [Zone] = [],
    place: String? = nil,
    recordedAt: WallTime
  ) {
    self.contraindication = contraindication
    self.isPresent = isPresent
    self.zones = zones
    self.place = place
    self.recordedAt = recordedAt
  }
}

/// A doctor's consent to what one question asks about.
package struct RecordedClearance: Sendable, Hashable {
  package var contraindication: String
  package var clearance: Clearance
  package var recordedAt: WallTime

  package init(contraindication: String, clearance: Clearance, recordedAt: WallTime) {
    self.contraindication = contraindication
    self.clearance = clearance
    self.recordedAt = recordedAt
  }
}
