import CSystem
import GuideProgram
import SessionEngine
import Terminal
import Words

/// What leaves the guide for eyes, ears and other programs: cues, speech, hooks, the screen's light.
///
/// Nothing here waits for anything; what has a time asks for a deadline.
final class LiveSignals {
  private let settings: CueSettings
  private let hooks: Hooks
  private let wakefulness: Wakefulness?
  private let speech: Speech?
  /// What is to be said once: nothing here can speak.
  private var complaint: String?
  private var player = CuePlayer()
  private var elapsed: Duration = .zero

  /// With the program that speaks and its arguments; the system's own where none is wished.
  init(
    _ settings: CueSettings,
    speechCommand: [String],
    staysAwake: Bool,
    _ places: Places
  ) {
    self.settings = settings
    hooks = Hooks(besides: places.settings)
    wakefulness = staysAwake ? Wakefulness(places.environment) : nil
    guard !settings.speech.isEmpty else {
      speech = nil
      return
    }
    speech = Speech.command(speechCommand, in: places.environment).map(Speech.init)
    if speech == nil {
      let missing = speechCommand.first.map(named)
      complaint =
        "nothing is said aloud: "
        + (missing.map { "there is no program \($0)" }
          ?? "install espeak-ng, or speech-dispatcher with spd-say")
    }
  }

  /// Carries out an effect; what is to be told of it.
  func perform(_ effect: Effect, at moment: Moment) -> [Message] {
    let sentence: String?
    switch effect {
    case .cue(let cue):
      give(cue, at: moment.boot)
      sentence = nil
    case .hook(let event): sentence = hooks.tell(event, at: moment.boot)
    case .heartbeat(let heartbeat):
      elapsed = heartbeat.elapsed
      sentence = nil
    case .keepAwake(let isOn):
      wakefulness?.keepAwake(isOn)
      sentence = isOn ? complaint : nil
      if isOn { complaint = nil }
    case .release(_, isClosed: false): sentence = tellLeft(at: moment)
    case .release, .readHome, .readProtocols, .offer, .takeUp, .closeInterrupted, .readHistory,
      .readTrends, .remark, .readRecord, .claim, .store, .keep, .admit, .beginCourse, .keepWord,
      .readPatients,
      .writeAside,
      .readLatest, .openPatient, .readPatientRecord, .changePatient, .removePatient, .checkpoint,
      .say, .complain, .repaint, .suspend, .leave:
      sentence = nil
    }
    return sentence.map { [.notice($0)] } ?? []
  }

  private func give(_ cue: Cue, at boot: Duration) {
    if let kind = cue.kind { player.play(kind, settings, at: boot) }
    if settings.speech.contains(cue.kind ?? .warning) { speech?.say(cue.aloud, at: boot) }
  }

  /// The next time something here is due; nothing while all is quiet.
  func nextDeadline(at boot: Duration) -> Duration? {
    [player.nextDeadline, speech?.nextDeadline, hooks.nextDeadline(at: boot)]
      .compactMap(\.self).min()
  }

  /// Goes on with what is under way; the strokes that are due now.
  func goOn(at boot: Duration) -> [CuePattern.Stroke] {
    speech?.goOn(at: boot)
    hooks.notice(at: boot)
    wakefulness?.notice()
    return player.strokes(at: boot)
  }

  /// Ends bells and flashes; true when a flash has to be taken back.
  func quiet() -> Bool { player.silence() }

  /// On every way out: the end is told, everything else falls silent.
  func finish(at moment: Moment) {
    if let sentence = tellLeft(at: moment) { StandardStreams.complain("tableside: \(sentence)\n") }
    hooks.letGo()
    speech?.silence()
    wakefulness?.keepAwake(false)
  }

  private func tellLeft(at moment: Moment) -> String? {
    hooks.tellLeft(at: moment.wall, elapsed: elapsed, boot: moment.boot)
  }
}
