extension PlanBanner {
  init(finding: Finding) {
    let place = finding.within.isEmpty ? "" : " in \(finding.within.inSentence)"
    let isOnlyGentle = !finding.within.isEmpty && finding.zones.isEmpty
    let agreed = finding.agreed.map { $0.isEmpty ? "nothing" : $0.inSentence }
    let parts = [
      finding.zones.isEmpty ? nil : "\(finding.zones.inSentence.capitalizedFirst) left out",
      agreed.map { "Agreed by the doctor: \($0)" },
      finding.place.map { place in
        if finding.isDoctorsWord { return place }
        return (isOnlyGentle ? "Only lightly: " : "Do not work: ") + place
      },
      finding.forbid.isEmpty
        ? nil : "No \(finding.forbid.map(\.inSentence).joined(separator: ", "))\(place)",
      finding.maxPressure.map { "Pressure at most \($0.name)\(place)" },
      finding.forbiddenPositions.isEmpty
        ? nil : "Not \(finding.forbiddenPositions.map(\.inSentence).joined(separator: ", "))",
    ]
    let what = parts.compactMap(\.self).joined(separator: ". ")
    self.init(
      zones: finding.closed,
      place: finding.place,
      reason: finding.reason,
      text: (what.isEmpty ? "Leave out the place found" : what)
        + " (\(finding.reason.findingInSentence))"
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
