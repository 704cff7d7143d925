/// The first screen: what was interrupted comes first, then everything else.
package struct HomeScreen: Sendable, Hashable {
  /// A session that is not over.
  package struct Interrupted: Sendable, Hashable {
    package var session: String
    /// The patient's code.
    package var patient: String?
    package var protocolTitle: String
    /// When it was last known to run, as people write it.
    package var time: String
    /// Older than four hours or of another day: offered to be closed, not to be resumed by Enter.
    package var isOld: Bool
    /// Another running guide has it.
    package var isHeld: Bool

    package init(
      session: String,
      patient: String?,
      protocolTitle: String,
      time: String,
      isOld: Bool = false,
      isHeld: Bool = false
    ) {
      self.session = session
      self.patient = patient
      self.protocolTitle = protocolTitle
      self.time = time
      self.isOld = isOld
      self.isHeld = isHeld
    }
  }

  package enum Choice: Sendable, Hashable {
    case resume(Interrupted)
    /// Closes an old interruption.
    case close(Interrupted)
    /// The next session of the patient last worked on, as last time.
    case again(patient: String, protocolTitle: String)
    case protocols, patients, history, help, quit
  }

  package var choices: [Choice]
  package var selected: Int
  package var standing: Standing

  package init(choices: [Choice], selected: Int = 0, standing: Standing = Standing()) {
    self.choices = choices
    self.selected = selected
    self.standing = standing
  }

  /// The choices in their order: what can be resumed first, old interruptions after the protocols.
  package static func choices(interrupted: [Interrupted], again: Choice? = nil) -> [Choice] {
    let fresh = interrupted.filter { !$0.isOld }.map(Choice.resume)
    let old = interrupted.filter(\.isOld).map(Choice.close)
    return fresh + [.protocols] + old + [.patients, .history] + [again].compactMap(\.self)
      + [.help, .quit]
  }
}
