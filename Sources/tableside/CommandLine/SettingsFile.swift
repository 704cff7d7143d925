import GuideProgram
import GuideScreens
import ProtocolLibrary
import TerminalFrame

/// The settings of the person, from the settings file.
struct SettingsFile {
  let settings: Settings
  let keys: KeyBindings
  /// Everything that is wrong in it; the rest holds.
  private(set) var findings: [Diagnostic]

  /// Reads the file where there is one.
  init(_ places: Places) throws(Failure) {
    guard let path = places.settings else {
      self.init()
      return
    }
    if places.namesSettings || SourceFile.exists(path) {
      do throws(FileFault) {
        self.init(try SourceFile.read(path))
      } catch {
        throw .failed("\(named(path)): \(error.message)")
      }
    } else {
      self.init()
    }
    if !places.namesSettings { findings += SettingsReader.findings(beside: path) }
  }

  /// What holds without a file.
  private init() {
    settings = Settings()
    keys = .standard
    findings = []
  }

  init(_ source: SourceText) {
    let vocabulary = KeyVocabulary(acts: KeyBindings.standard.words) { Key(named: $0) != nil }
    let reading = SettingsReader.read(source, keys: vocabulary) {
      ShellWords.read($0) != nil
    }
    settings = reading.settings
    let bound = settings.bound
    keys = bound.bindings
    let conflicts = bound.conflicts.map { reading.conflict(of: $0.words, $0.sentence) }
    findings = reading.diagnostics + conflicts
  }

  /// The cues that are given, and those that are made of them.
  var cues: CueSettings {
    if isSleeping { return .silent }
    return CueSettings(
      bell: Self.kinds(settings.bells),
      flash: Self.kinds(settings.flashes),
      speech: settings.speech ? CueKind.allCases : []
    )
  }

  /// The moments as kinds of cues; an alarm goes with any of them.
  private static func kinds(_ moments: [Settings.Moment]) -> [CueKind] {
    let kinds = moments.compactMap { CueKind(rawValue: $0.rawValue) }
    return kinds.isEmpty ? [] : kinds + [.alarm]
  }

  var cueTrack: CueTrack {
    let left = settings.speakTimeLeft
    return left.isEmpty
      ? CueTrack(warning: settings.warning)
      : CueTrack(warning: settings.warning, timesLeft: left)
  }

  /// The program that speaks and its arguments; nothing where none is named.
  var speechCommand: [String] {
    settings.speechCommand.flatMap(ShellWords.read) ?? []
  }

  var isSleeping: Bool { settings.profile == .sleeping }

  /// The theme of the screen.
  var theme: Theme { Theme(rawValue: settings.theme.rawValue) ?? .standard }
}

extension Settings {
  /// The keys of the preset with those of the file; acts that quarrel keep the preset's.
  fileprivate var bound: (bindings: KeyBindings, conflicts: [KeyBindings.Conflict]) {
    let preset: KeyBindings = keyPreset == .remote ? .remote : .standard
    let overrides = keys.map { binding in
      KeyBindings.Override(word: binding.act, keys: binding.keys.compactMap(Key.init(named:)))
    }
    let (all, conflicts) = preset.overridden(by: overrides)
    guard !conflicts.isEmpty else { return (all, []) }
    let quarrelling = Set(conflicts.flatMap(\.words))
    let rest = preset.overridden(by: overrides.filter { !quarrelling.contains($0.word) })
    return (rest.bindings, conflicts)
  }
}
