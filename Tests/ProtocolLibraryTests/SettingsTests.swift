import ProtocolLibrary
import SessionEngine
import Testing

struct SettingsTests {
  private static let vocabulary = KeyVocabulary(acts: ["skip", "blank", "confirm", "pause"]) {
    $0.count == 1 || ["space", "Tab", "F5"].contains($0)
  }

  private func read(_ text: String) -> SettingsReading {
    SettingsReader.read(
      SourceText(file: "config.yaml", bytes: Array(text.utf8)),
      keys: Self.vocabulary
    ) { !$0.contains("\"") }
  }

  @Test func `every setting is read`() {
    let reading = read(
      """
      # At the clinic.
      theme: night
      colour: false
      ascii: true
      bells: [stage, end]
      flashes: none
      speech: true
      speech_command: espeak-ng -v en
      speak_time_left: [1 min, 30 s]
      warning: 15 s
      mouse: false
      screening: each
      stay_awake: false
      emergency_number: +44 999
      profile: sleeping
      key_preset: remote
      keys:
        skip: [n, Tab]
        blank: none
      therapist:
        code: T-01
        name: Ada Sample
      therapists:
        - code: T-01
          name: Ada Sample
        - code: T-02
      clinic:
        name: Clinic by the River
        lines: [1 Mill Lane, Oxford]
        fhir_base: https://river.example/fhir/

      """
    )
    #expect(reading.diagnostics == [])
    let settings = reading.settings
    #expect(settings.theme == .night && settings.profile == .sleeping)
    #expect(!settings.colour && settings.ascii && !settings.mouse && !settings.stayAwake)
    #expect(settings.screening == .each && Settings().screening == .page)
    #expect(settings.bells == [.stage, .end] && settings.flashes == [])
    #expect(settings.speech && settings.speechCommand == "espeak-ng -v en")
    #expect(settings.speakTimeLeft == [.seconds(60), .seconds(30)])
    #expect(settings.warning == .seconds(15) && settings.emergencyNumber == "+44 999")
    #expect(settings.keyPreset == .remote)
    #expect(settings.keys.map(\.act) == ["skip", "blank"])
    #expect(settings.keys.map(\.keys) == [["n", "Tab"], []])
    #expect(settings.therapist?.inRecord == "Ada Sample (T-01)")
    #expect(settings.therapists.map(\.code) == ["T-01", "T-02"])
    #expect(settings.clinic.name == "Clinic by the River")
    #expect(settings.clinic.lines == ["1 Mill Lane", "Oxford"])
    #expect(settings.clinic.fhirBase == "https://river.example/fhir")
  }

  @Test(arguments: ["# Nothing set yet.\n", ""])
  func `a file that sets nothing leaves everything as it is`(text: String) {
    #expect(read(text).diagnostics == [])
    #expect(read(text).settings == Settings())
  }

  @Test(arguments: [
    FindingCase("unknown field", "1️⃣them: night\n", "P101"),
    FindingCase("unknown theme", "theme: 1️⃣nigth\n", "P104"),
    FindingCase("no unit", "warning: 1️⃣10\n", "P105"),
    FindingCase("too long", "warning: 1️⃣2 min\n", "P106"),
    FindingCase("no number", "emergency_number: 1️⃣help\n", "P108"),
    FindingCase("not true or false", "mouse: 1️⃣off\n", "P103"),
    FindingCase("open quote", "speech_command: 1️⃣say \"hm\n", "P108"),
    FindingCase("unknown act", "keys:\n  1️⃣skipp: s\n", "P101"),
    FindingCase("unknown key", "keys:\n  1️⃣skip: Tabb\n", "P104"),
    FindingCase("unknown moment", "bells: [stage, 1️⃣ende]\n", "P104"),
    FindingCase("no code", "1️⃣therapist:\n  name: Ada\n", "P102"),
    FindingCase("no code of ours", "therapist:\n  code: 1️⃣T 1\n", "P108"),
    FindingCase("no address", "clinic:\n  fhir_base: 1️⃣river.example\n", "P108"),
    FindingCase("an address with a query", "clinic:\n  fhir_base: 1️⃣http://a/b?c\n", "P108"),
    FindingCase("twice", "mouse: true\n1️⃣mouse: false\n", "P007"),
  ])
  func `a mistake is reported where it stands and the rest holds`(test: FindingCase) {
    let reading = read(test.text + "ascii: true\n")
    #expect(reading.diagnostics.map(\.place) == test.expected, "\(reading.diagnostics)")
    #expect(reading.settings.ascii)
  }

  @Test func `the nearest word is named`() {
    #expect(read("them: night\n").diagnostics.first?.message.contains("\"theme\"") == true)
    #expect(read("keys:\n  skipp: s\n").diagnostics.first?.message.contains("\"skip\"") == true)
  }

  @Test func `a conflict of keys stands at the act that was set`() {
    let reading = read("ascii: true\nkeys:\n  pause: p\n  skip: p\n")
    let conflict = reading.conflict(of: ["blank", "skip"], "`p` would mean blank and skip.")
    #expect(conflict.place == "4:3 P401")
  }

  @Test func `every setting is described`() {
    let described = SettingsFields.descriptions
    #expect(described.count == 19)
    #expect(described.allSatisfy { !$0.meaning.isEmpty && !$0.values.isEmpty })
  }
}
