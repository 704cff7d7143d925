/// The words that the screens know for acts and keys.
package struct KeyVocabulary: Sendable {
  let acts: [String]
  let isKey: @Sendable (String) -> Bool

  package init(acts: [String], isKey: @escaping @Sendable (String) -> Bool) {
    self.acts = acts
    self.isKey = isKey
  }
}

/// What came of reading a settings file; what could be read holds.
package struct SettingsReading: Sendable {
  package let source: SourceText
  package let settings: Settings
  package let diagnostics: [Diagnostic]

  /// A finding of the screens about keys, at the place of the first of these acts that is set.
  package func conflict(of acts: [String], _ message: String) -> Diagnostic {
    let place = settings.keys.first { acts.contains($0.act) }?.position
    return Diagnostic(
      file: source.file,
      position: place ?? .start,
      severity: .error,
      rule: .keyConflict,
      message: message
    )
  }
}

/// Reads `config.yaml` with the reader and the tables of protocol files.
package enum SettingsReader {
  /// `isCommand` tells whether a line can be taken apart into a program and its arguments.
  package static func read(
    _ source: SourceText,
    keys vocabulary: KeyVocabulary,
    isCommand: (String) -> Bool
  ) -> SettingsReading {
    let reading = YAMLReader.read(source)
    var findings = reading.findings
    var settings = Settings()
    // A file of comments alone sets nothing.
    if findings.sorted.map(\.rule) == [.noValue], reading.root == nil {
      return SettingsReading(source: source, settings: settings, diagnostics: [])
    }
    if let root = reading.root, let record = Record(root, SettingsFields.table, &findings) {
      settings.take(record)
      settings.checkKeys(vocabulary, &findings)
      if let command = settings.speechCommand, !isCommand(command) {
        settings.speechCommand = nil
        findings.error(
          .badText,
          at: record.position(of: SettingsFields.speechCommand),
          "\"speech_command\" is one program with its arguments, as a shell reads them: a quote is open, "
            + "a variable is not set, or one of | & ; < > ( ) { } $( ) needs quotes around it."
        )
      }
    }
    return SettingsReading(source: source, settings: settings, diagnostics: findings.sorted)
  }
}

extension SettingsReader {
  /// Files beside the settings that are named much like them and are not read.
  package static func findings(beside path: String) -> [Diagnostic] {
    guard let slash = path.lastIndex(of: "/") else { return [] }
    let (folder, own) = (String(path[..<slash]), path[path.index(after: slash)...])
    let names = (try? SourceFile.names(in: folder)) ?? []
    return names.filter { name in
      let small = name.lowercased()
      return name != own && small.hasPrefix("config")
        && (small.hasSuffix(".yaml") || small.hasSuffix(".yml"))
    }.map { name in
      FileFault(
        file: folder + "/" + name,
        rule: .unreadable,
        message:
          "This is not read: the settings are those of \(own). If a synced folder made it as "
          + "the copy of a conflict, keep one of the two."
      ).diagnostic
    }
  }
}

extension Settings {
  fileprivate mutating func take(_ record: Record) {
    take(record[SettingsFields.theme], into: \.theme)
    take(record[SettingsFields.colour], into: \.colour)
    take(record[SettingsFields.ascii], into: \.ascii)
    take(record[SettingsFields.bells].map(Self.moments), into: \.bells)
    take(record[SettingsFields.flashes].map(Self.moments), into: \.flashes)
    take(record[SettingsFields.speech], into: \.speech)
    take(record[SettingsFields.speechCommand], into: \.speechCommand)
    take(record[SettingsFields.speakTimeLeft], into: \.speakTimeLeft)
    take(record[SettingsFields.warning], into: \.warning)
    take(record[SettingsFields.mouse], into: \.mouse)
    take(record[SettingsFields.screening], into: \.screening)
    take(record[SettingsFields.stayAwake], into: \.stayAwake)
    take(record[SettingsFields.emergencyNumber], into: \.emergencyNumber)
    take(record[SettingsFields.profile], into: \.profile)
    take(record[SettingsFields.keyPreset], into: \.keyPreset)
    take(record[SettingsFields.keys], into: \.keys)
    take(record[SettingsFields.therapist], into: \.therapist)
    take(record[SettingsFields.therapists], into: \.therapists)
    take(record[SettingsFields.clinic], into: \.clinic)
  }

  private mutating func take<Value>(_ value: Value?, into path: WritableKeyPath<Self, Value>) {
    if let value { self[keyPath: path] = value }
  }

  private mutating func take<Value>(_ value: Value?, into path: WritableKeyPath<Self, Value?>) {
    if let value { self[keyPath: path] = value }
  }

  private static func moments(_ words: [MomentWord]) -> [Moment] {
    if words.contains(.all) { return Moment.allCases }
    return words.compactMap { Moment(rawValue: $0.rawValue) }
  }

  /// Acts and keys that no screen knows are reported and do not hold.
  fileprivate mutating func checkKeys(_ vocabulary: KeyVocabulary, _ findings: inout Findings) {
    keys = keys.filter { binding in
      guard vocabulary.acts.contains(binding.act) else {
        findings.error(
          .unknownField,
          at: binding.position,
          "There is no act \(quoted(binding.act))."
            + suggestion(for: binding.act, among: vocabulary.acts)
        )
        return false
      }
      guard let unknown = binding.keys.first(where: { !vocabulary.isKey($0) }) else { return true }
      findings.error(
        .unknownWord,
        at: binding.position,
        "\(quoted(unknown)) is no key. A key is one character, or a name like space, Enter, Esc, "
          + "Tab, Left, PgUp, F5, Ctrl-L."
      )
      return false
    }
  }
}
