import GuideScreens
import SessionEngine

/// Asks who works, where the settings name several.
struct TherapistPage: ChoicePage {
  private let therapists: [Therapist]
  /// Where it leads.
  private let then: ScreenGuide.Start
  var selected: Int

  init(_ desk: Desk, then: ScreenGuide.Start) {
    therapists = desk.settings.therapists
    self.then = then
    selected = therapists.firstIndex { $0.code == desk.therapist?.code } ?? 0
  }

  var title: String { "Who works?" }
  var text: [String] { ["The code is kept with every session, note and correction."] }
  var choices: [String] { therapists.map(\.inRecord) }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    desk.therapist = therapists[row]
    desk.begin(then)
  }

  /// Nothing is recorded of nobody.
  mutating func cancel(_ desk: inout Desk) {
    if desk.therapist == nil {
      desk.refuse("Somebody works here: Enter chooses.")
    } else {
      desk.begin(then)
    }
  }
}

extension Desk {
  /// Begins with the home screen or a session; who works is asked first where nobody has said it.
  mutating func begin(_ start: ScreenGuide.Start) {
    if therapist == nil, !settings.therapists.isEmpty {
      return show(TherapistPage(self, then: start))
    }
    switch start {
    case .home: want(.readHome)
    case .session(let offer): take(offer)
    case .interrupted(let interrupted): takeUp(interrupted)
    }
  }
}
