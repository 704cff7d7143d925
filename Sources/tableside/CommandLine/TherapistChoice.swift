import ProtocolLibrary
import SessionEngine

/// Who works, by the options, the environment and the settings.
struct TherapistChoice {
  /// Nothing where nobody is named, or several are and none is chosen.
  let therapist: Therapist?
  /// Whom the settings name.
  let known: [Therapist]

  init(_ places: Places, _ set: SettingsFile) throws(Failure) {
    let settings = set.settings
    let listed = settings.therapists
    known =
      listed
      + [settings.therapist].compactMap(\.self).filter { own in
        !listed.contains { $0.code == own.code }
      }
    guard let (code, source) = Self.code(places) else {
      therapist = settings.therapist ?? (known.count == 1 ? known.first : nil)
      return
    }
    if let own = known.first(where: { $0.code == code }) {
      therapist = own
      return
    }
    guard known.isEmpty else {
      let codes = known.map(\.code).joined(separator: ", ")
      throw .usage("\(source) names \(named(code)); the settings know \(codes)")
    }
    guard let unnamed = Therapist(code: code) else {
      throw .usage("\(source) takes \(String.shortCodeRule), found \(named(code))")
    }
    therapist = unnamed
  }

  private static func code(_ places: Places) -> (code: String, source: String)? {
    if let code = places.options.actingAs { return (code, "--as") }
    return places.environment.text("TABLESIDE_THERAPIST").map { ($0, "TABLESIDE_THERAPIST") }
  }

  /// Who works, where nobody can be asked.
  func said() throws(Failure) -> Therapist? {
    guard therapist == nil, !known.isEmpty else { return therapist }
    let codes = known.map(\.code).joined(separator: ", ")
    throw .usage("the settings name several therapists: say who works with --as, one of \(codes)")
  }
}

extension Places {
  /// Who works with a command that asks nobody.
  func therapist() throws(Failure) -> Therapist? {
    try TherapistChoice(self, SettingsFile(self)).said()
  }
}
