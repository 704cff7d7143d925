import SessionEngine

/// The fields of `config.yaml`, all of them optional.
package enum SettingsFields {
  static let theme: Field<Settings.Theme> = Field("theme", .word, "Colours of the screen.")
  static let colour: Field<Bool> = Field(
    "colour",
    .truth,
    "false takes all colours away, as NO_COLOR does."
  )
  static let ascii: Field<Bool> = Field("ascii", .truth, "true draws with ASCII characters only.")
  static let bells: Field<[MomentWord]> = Field(
    "bells",
    .oneOrMore(of: .word),
    "The changes that ring the bell; none for silence."
  )
  static let flashes: Field<[MomentWord]> = Field(
    "flashes",
    .oneOrMore(of: .word),
    "The changes that flash the screen; none for none."
  )
  static let speech: Field<Bool> = Field("speech", .truth, "true speaks technique, zone and side.")
  static let speechCommand: Field<String> = Field(
    "speech_command",
    .line(upTo: 200),
    "The program that speaks, with its arguments as a shell reads them: quotes, ~ and $HOME; the "
      + "text is added as the last one."
  )
  static let speakTimeLeft: Field<[Duration]> = Field(
    "speak_time_left",
    .oneOrMore(of: .time(5...600), 1...6),
    "How long before the end of a step the time left is spoken: [1 min, 30 s]."
  )
  static let warning: Field<Duration> = Field(
    "warning",
    .time(3...60),
    "How long before a change the warning comes, 3 to 60 s."
  )
  static let mouse: Field<Bool> = Field("mouse", .truth, "false ignores clicks.")
  static let stayAwake: Field<Bool> = Field(
    "stay_awake",
    .truth,
    "false lets the display sleep during a session."
  )
  static let emergencyNumber: Field<String> = Field(
    "emergency_number",
    .telephone,
    "The number shown with an alarm."
  )
  static let screening: Field<Settings.Screening> = Field(
    "screening",
    .word,
    "each: yes or no at every line that is read aloud, in place of one key for the page."
  )
  static let profile: Field<Settings.Profile> = Field(
    "profile",
    .word,
    "sleeping: no sound, speech or flash; a dimmed screen."
  )
  static let keyPreset: Field<Settings.KeyPreset> = Field(
    "key_preset",
    .word,
    "remote: a presenter's remote, \"b\" blanks and F5 starts."
  )
  static let keys: Field<[Settings.KeyBinding]> = Field(
    "keys",
    .keyBindings,
    "Other keys, one act a line: \"skip: [s, Tab]\"; none takes an act's keys away."
  )

  static let therapist: Field<Therapist> = Field(
    "therapist",
    .therapist,
    "Who works where --as and TABLESIDE_THERAPIST say nothing: code, a short one, and name."
  )
  static let therapists: Field<[Therapist]> = Field(
    "therapists",
    .list(of: .therapist, 1...40),
    "Who may be chosen on the home screen, where several share an account."
  )
  static let clinic: Field<ClinicSettings> = Field(
    "clinic",
    .clinic,
    "The clinic as notes and FHIR name it: name, lines of the address, fhir_base."
  )

  package static let table = FieldTable("The settings file", descriptions.map(\.field))

  /// Every field with what holds without it, for the README and the manual.
  package static let descriptions: [SettingDescription] = [
    SettingDescription(theme, "default"),
    SettingDescription(colour, "true"),
    SettingDescription(ascii, "false"),
    SettingDescription(profile, "normal"),
    SettingDescription(bells, "all"),
    SettingDescription(flashes, "all"),
    SettingDescription(warning, "10 s"),
    SettingDescription(speech, "false"),
    SettingDescription(speechCommand, "the system's own"),
    SettingDescription(speakTimeLeft, "never"),
    SettingDescription(mouse, "true"),
    SettingDescription(stayAwake, "true"),
    SettingDescription(emergencyNumber, "112"),
    SettingDescription(screening, "page"),
    SettingDescription(keyPreset, "standard"),
    SettingDescription(keys, "the preset's"),
    SettingDescription(therapist, "nobody is named"),
    SettingDescription(therapists, "nobody to choose from"),
    SettingDescription(clinic, "identifiers begin with the records' own"),
  ]
}

/// A field of the settings file as manuals print it.
package struct SettingDescription: Sendable {
  let field: any AnyField
  /// What holds without the field.
  package let standard: String

  fileprivate init(_ field: any AnyField, _ standard: String) {
    self.field = field
    self.standard = standard
  }

  package var name: String { field.name }
  package var meaning: String { field.meaning }

  /// What may stand behind the field: its words, or the kind of value.
  package var values: String { Self.words(field.form) }

  private static func words(_ form: ValueForm) -> String {
    switch form {
    case .words(let words): words.joined(separator: ", ")
    case .boolean: "true, false"
    case .either(let forms):
      forms.first.map { form in
        words(form) + (forms.count > 1 ? "; one, or several in [ ]" : "")
      } ?? ""
    case .mappingByID: "acts with their keys"
    case .mapping(let table): table.names.joined(separator: ", ")
    case .list(let form, _): "several, each after \"- \": \(words(form))"
    default: "text"
    }
  }
}

/// A moment of the file; `all` and `none` stand for every one and for no one.
enum MomentWord: String, CaseIterable, Sendable, Hashable {
  case all, none, warning, technique, side, stage, end, rest
}

extension Kind where Value == String {
  /// Digits as they are dialled, perhaps with `+` and spaces.
  static var telephone: Self {
    Self(.text(length: 2...20, pattern: #"^\+?[0-9][0-9 ]*$"#)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let digits = text.first == "+" ? text.dropFirst() : Substring(text)
      let isNumber =
        (2...20).contains(text.utf8.count) && digits.first != " "
        && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 } && !digits.isEmpty
      guard !isNumber else { return text }
      findings.error(
        .badText,
        at: node.position,
        "\"\(name)\" is a telephone number like 112, found \(quoted(text))."
      )
      return nil
    }
  }

  /// The name of a key, as the help screen shows it.
  fileprivate static var keyName: Self { .line(upTo: 20) }
}

extension Kind where Value == [Settings.KeyBinding] {
  static var keyBindings: Self {
    let keys = Kind<[String]>.oneOrMore(of: .keyName, 1...8)
    return Self(.mappingByID(keys.form)) { node, name, findings in
      guard !node.isUnusable else { return nil }
      guard let entries = node.mapping else {
        findings.error(
          .wrongKind,
          at: node.reportPosition,
          "\"\(name)\" holds acts, each with its key or keys behind it: \"skip: [s, Tab]\"."
        )
        return nil
      }
      return entries.compactMap { entry in
        keys.read(entry.value, entry.key, &findings).map { names in
          Settings.KeyBinding(
            act: entry.key,
            keys: names == ["none"] ? [] : names,
            position: entry.keyPosition
          )
        }
      }
    }
  }
}
