package import SessionEngine

/// Asks how strong the pain is, 0 to 10.
package struct PainScreen: Sendable, Hashable {
  package var moment: PainMoment
  /// The score marked so far; nothing is suggested where nobody has said one.
  package var score: Int?
  package var patient: String?
  package var standing: Standing

  package init(
    moment: PainMoment,
    score: Int? = nil,
    patient: String? = nil,
    standing: Standing = Standing()
  ) {
    self.moment = moment
    self.score = score
    self.patient = patient
    self.standing = standing
  }
}

/// Asks once which side hurts, so that the healthy one is worked first.
package struct SideScreen: Sendable, Hashable {
  package var side: BodySide?
  package var patient: String?
  package var standing: Standing

  package init(side: BodySide? = nil, patient: String? = nil, standing: Standing = Standing()) {
    self.side = side
    self.patient = patient
    self.standing = standing
  }
}
