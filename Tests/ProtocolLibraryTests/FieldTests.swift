import ProtocolLibrary
import SessionEngine
import Testing

struct FieldTests {
  @Test(arguments: [
    FindingCase("unknown field", replace: "        motion:", with: "        1️⃣moton:", "P101"),
    FindingCase("unknown at the top", replace: "setting:", with: "1️⃣seting:", "P101"),
    FindingCase(
      "missing text",
      replace: "        text: Light strokes from the sacrum to the lowest ribs.\n",
      with: "",
      "P102"
    ),
    FindingCase(
      "step list for a value",
      replace: "goal: clinical",
      with: "goal: 1️⃣[clinical]",
      "P103"
    ),
    FindingCase(
      "value for a list",
      replace:
        "indications:\n  - Lumbar osteochondrosis outside the acute phase\n  - Low back pain with tense long back muscles",
      with: "indications: 1️⃣back pain",
      "P103"
    ),
    FindingCase(
      "neither true nor false",
      replace: "optional: true",
      with: "optional: 1️⃣yes",
      "P103"
    ),
    FindingCase("unknown zone", replace: "zone: lumbar", with: "zone: 1️⃣loin", "P104"),
    FindingCase(
      "unknown word in a list",
      replace: "ask: [pain, sensation]",
      with: "ask: [pain, 1️⃣feeling]",
      "P104"
    ),
    FindingCase("other format", replace: "massage-protocol/1", with: "1️⃣massage-protocol/2", "P104"),
    FindingCase("no unit", replace: "duration: 2 min", with: "duration: 1️⃣2", "P105"),
    FindingCase("sexagesimal", replace: "duration: 2 min", with: "duration: 1️⃣1:30", "P105"),
    FindingCase("minus", replace: "duration: 2 min", with: "duration: 1️⃣-1", "P105"),
    FindingCase("infinite", replace: "duration: 2 min", with: "duration: 1️⃣.inf", "P105"),
    FindingCase("other digits", replace: "duration: 2 min", with: "duration: 1️⃣٣ min", "P105"),
    FindingCase("exponent", replace: "duration: 2 min", with: "duration: 1️⃣1e18 s", "P105"),
    FindingCase("wrong unit", replace: "tempo: 20/min", with: "tempo: 1️⃣20/s", "P105"),
    FindingCase("version of two parts", replace: "version: 1.0.0", with: "version: 1️⃣1.0", "P105"),
    FindingCase("no seconds", replace: "duration: 2 min", with: "duration: 1️⃣1 s", "P106"),
    FindingCase("a day", replace: "duration: 2 min", with: "duration: 1️⃣24 h", "P106"),
    FindingCase("pressure above five", replace: "pressure: 3", with: "pressure: 1️⃣6", "P106"),
    FindingCase("pressure as a word", replace: "pressure: 3", with: "pressure: 1️⃣firm", "P105"),
    FindingCase("repetitions", replace: "repetitions: 20-25", with: "repetitions: 1️⃣100", "P106"),
    FindingCase("id with a capital", replace: "id: lumbar-stroking", with: "id: 1️⃣Lumbar", "P107"),
    FindingCase("id twice", replace: "id: lumbar-stroking", with: "id: 1️⃣back-stroking", "P107"),
    FindingCase(
      "empty text",
      replace: "title: Stroking of the whole back",
      with: "title: 1️⃣\"\"",
      "P108"
    ),
    FindingCase(
      "long line",
      replace: "title: Stroking of the whole back",
      with: "title: 1️⃣" + String(repeating: "a", count: 121),
      "P108"
    ),
    FindingCase(
      "line break in a line",
      replace: "title: Stroking of the whole back",
      with: "title: 1️⃣\"a\\nb\"",
      "P108"
    ),
    FindingCase(
      "unquoted colon in a list",
      replace: "- Towel and blanket",
      with: "- 1️⃣Towel: two of them",
      "P005"
    ),
  ])
  func `a wrong field is reported where it stands`(test: FindingCase) {
    let reading = read(test.text)
    let found = reading.diagnostics.filter { $0.severity == .error }
    if test.codes == ["P102"] {
      #expect(found.map(\.rule.rawValue) == test.codes)
    } else {
      #expect(found.map(\.place).filter { !$0.hasSuffix("P201") } == test.expected, "\(found)")
    }
    #expect(reading.protocol == nil)
  }

  @Test func `the nearest word is offered`() {
    let text = lumbarExample.replacingFirst("technique: petrissage", with: "technique: petrisage")
    #expect(read(text).diagnostics.first?.message.hasSuffix("Did you mean \"petrissage\"?") == true)
    let field = lumbarExample.replacingFirst("duration: 2 min", with: "duraton: 2 min")
    #expect(
      read(field).diagnostics.contains { $0.message.hasSuffix("Did you mean \"duration\"?") }
    )
  }

  @Test func `everyday words mean the classic techniques`() {
    let text = lumbarExample.replacingFirst("technique: friction", with: "technique: rubbing")
    #expect(read(text).protocol?.main.steps.contains { $0.technique == .friction } == true)
  }

  @Test func `a finding is one line for people`() {
    let text = lumbarExample.replacingFirst("duration: 2 min", with: "duration: 2")
    #expect(
      read(text).diagnostics.map(\.text) == [
        "a.yaml:46:21: error: \"duration\" needs a unit, found \"2\". "
          + "Write \"2 min\" or \"2 s\". [P105]"
      ]
    )
  }

  @Test func `several mistakes are all reported, by line`() {
    let text =
      lumbarExample
      .replacingFirst("goal: clinical", with: "goal: medical")
      .replacingFirst("leave_out: [hips-warm-up", with: "leave_out: [hips-warm-upp")
      .replacingFirst("duration: 3 min", with: "duration: 3")
      .replacingFirst("do: ease", with: "do: easy")
      .replacingFirst("rest: 20-30 min", with: "rest: 30-20 min")
    #expect(
      read(text).diagnostics.map(\.rule.rawValue) == ["P104", "P201", "P105", "P104", "P105"]
    )
  }
}
