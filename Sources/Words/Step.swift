package import SessionEngine

extension PlannedStep {
  /// The title, or the technique where the file gives none.
  package var onScreen: String { title ?? technique.onScreen }

  /// What leads in large letters: the title, and the technique where that has no room.
  package var headlines: [String] { [onScreen, technique.onScreen] }

  /// `petrissage, lumbar, buttocks (deep kneading)`.
  package var inSentence: String {
    if isTurn { return "\(onScreen): \(placeOnScreen)" }
    return "\(technique.inSentence), \(zones.inSentence)" + (title.map { " (\($0))" } ?? "")
  }

  /// The zones; at a turn how the patient lies then.
  package var placeOnScreen: String {
    isTurn ? position?.onScreen ?? "" : zones.onScreen
  }

  /// Technique, zones and side: words of closed lists alone, nothing of a patient among them.
  package var aloud: String {
    let place = isTurn ? position?.aloud ?? "" : zones.aloud
    return [technique.aloud, place, side.aloud].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `petrissage, lumbar and buttocks`.
  package var inRecord: String {
    let place = isTurn ? position?.inRecord ?? "" : zones.map(\.inRecord).joined(separator: " and ")
    return "\(technique.inRecord), \(place)"
  }
}
