extension PlanBanner {
  init(finding: Finding) {
    let parts = [
      finding.zones.isEmpty ? nil : "\(finding.zones.inSentence.capitalizedFirst) left out",
      finding.place.map { "Do not work: \($0)" },
    ]
    let what = parts.compactMap(\.self).joined(separator: ". ")
    self.init(
      zones: finding.zones,
      place: finding.place,
      reason: finding.reason,
      text: (what.isEmpty ? "Leave out the place found" : what) + " (\(finding.reason))"
    )
  }

  init(dropped: DroppedTechnique) {
    let zones = dropped.zones.inSentence
    let what =
      if let technique = dropped.technique {
        technique.inSentence.capitalizedFirst + (zones.isEmpty ? "" : " on \(zones)")
      } else {
        zones.capitalizedFirst
      }
    self.init(
      zones: dropped.zones,
      technique: dropped.technique,
      reason: dropped.reason,
      text: "\(what) left out (\(dropped.reason))"
    )
  }

  init(_ technique: Technique, forbiddenBy caution: Caution) {
    self.init(
      zones: caution.zones,
      technique: technique,
      reason: "caution",
      text: "\(technique.inSentence.capitalizedFirst) on \(caution.zones.inSentence) left out"
        + " (\(caution.text))"
    )
  }

  /// One line for all steps that the minutes at hand do not allow, or none.
  static func leftOutForTime(_ titles: [String], available: Duration) -> [PlanBanner] {
    guard !titles.isEmpty else { return [] }
    return [
      PlanBanner(
        zones: [],
        reason: "minutes",
        text: "Left out to fit \(available.asMinutes): "
          + titles.joined(separator: ", ")
      )
    ]
  }
}

extension PlannedStep {
  /// The step's title; technique and zone where the file gives none.
  package var name: String {
    title ?? "\(technique.inSentence.capitalizedFirst), \(zones.inSentence)"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
