import ProtocolLibrary
import SessionEngine
import Testing

struct CommonRulesTests {
  private static let text = """
    format: massage-common/1
    contraindications:
      - id: fever
        class: postpone
        ask: every-session
        question: Fever today?
      - id: hernia
        class: consult
        ask: once
        question: A slipped disc?
    cautions:
      - zones: [lumbar]
        forbid: [tapotement]
        text: Not over the kidneys.
      - zones: [face]
        text: Do not drag the skin.
      - zones: [back]
        forbid: [friction]
        ages: 0-11 months
        text: Not with infants.
    reactions:
      - reaction: pain
        do: pause
        text: Wait.
      - reaction: headache
        do: pause
        text: Wait.
    preparation:
      room:
        - Room aired
      patient:
        - Skin clean
    aftercare:
      advise:
        - Keep warm
    limits:
      - below: 1 month 15 days
        text: Too young.
      - below: 3 years
        techniques: [cupping]
        text: No cups.
      - below: 18 years
        zones: [back]
        session: 15 min
        text: Shorter for children.

    """

  private static func rules(_ text: String = text, on base: CommonRules = .none) -> CommonReading {
    CommonRules.read(SourceText(file: "common.yaml", bytes: Array(text.utf8)), addingTo: base)
  }

  @Test func `the shared rules are read without a finding`() {
    #expect(Self.rules().diagnostics.map(\.text) == [])
  }

  @Test func `a question is named alone or with what differs`() throws {
    let text =
      lumbarExample
      .replacingFirst(
        "  - id: fever\n    class: postpone\n    ask: every-session\n"
          + "    question: Raised body temperature, flu or a cold today?\n",
        with: "  - fever\n"
      )
      .replacingFirst(
        "  - id: hernia\n    class: consult\n    ask: once\n"
          + "    question: A slipped disc in the lumbar spine?\n",
        with: "  - id: hernia\n    class: absolute\n"
      )
    let reading = read(text, common: Self.rules().rules)
    #expect(reading.diagnostics.map(\.text) == [])
    let questions = try #require(reading.protocol).contraindications
    #expect(questions.first { $0.id == "fever" }?.question == "Fever today?")
    #expect(questions.first { $0.id == "hernia" }?.class == .absolute)
    #expect(questions.first { $0.id == "hernia" }?.question == "A slipped disc?")
    let misspelt = text.replacingFirst("  - fever\n", with: "  - fevr\n")
    #expect(
      read(misspelt, common: Self.rules().rules).diagnostics.map(\.rule.rawValue) == [
        "P212", "P104",
      ]
    )
  }

  @Test func `no-go places of touched zones are added and forbid`() throws {
    let reading = read(lumbarExample, common: Self.rules().rules)
    let lumbar = try #require(reading.protocol)
    #expect(lumbar.cautions.map(\.text).last == "Not over the kidneys.")
    #expect(!lumbar.cautions.contains { $0.text == "Do not drag the skin." })
    let tapping = lumbarExample.replacingFirst(
      "technique: petrissage\n        zone: lumbar",
      with: "technique: tapotement\n        zone: lumbar"
    ).replacingFirst("forbid: [tapotement]", with: "forbid: [shaking]")
    #expect(
      read(tapping, common: Self.rules().rules).diagnostics.map(\.rule) == [.forbiddenTechnique]
    )
  }

  @Test func `own rules for a reaction stand in for the shared ones`() throws {
    let lumbar = try #require(read(lumbarExample, common: Self.rules().rules).protocol)
    #expect(!lumbar.reactions.contains { $0.reaction == .pain && $0.directive == .pause })
    #expect(lumbar.reactions.contains { $0.reaction == .headache })
  }

  @Test func `everyday lines stand for what a protocol leaves out or names`() throws {
    let text =
      lumbarExample
      .replacingFirst("    - Skin of the back clean\n", with: "    - everyday\n")
      .replacingFirst(
        "  room:\n    - Firm couch, low roll under the shins, flat pillow under the head\n"
          + "    - Oil warmed, towel and blanket at hand\n",
        with: ""
      )
    let lumbar = try #require(read(text, common: Self.rules().rules).protocol)
    #expect(lumbar.preparation.room == ["Room aired"])
    #expect(lumbar.preparation.patient.last == "Skin clean")
    #expect(lumbar.preparation.patient.count == 3)
  }

  @Test func `limits of age hold for the protocols they touch`() throws {
    let lumbar = try #require(read(lumbarExample, common: Self.rules().rules).protocol)
    #expect(lumbar.ages == .adults)
    #expect(lumbar.ageLimits.map(\.text) == ["Too young.", "Shorter for children."])
    #expect(lumbar.ageLimits.first?.below == Age(months: 1, days: 15))
    #expect(lumbar.ageLimits.last?.session == .seconds(900))
  }

  @Test func `a copy of the shared rules in another folder adds nothing`() throws {
    let shipped = try SourceFile.read(ShippedLibrary.folder + "/common.yaml")
    let once = CommonRules.read(shipped)
    let twice = CommonRules.read(shipped, addingTo: once.rules)
    #expect(twice.diagnostics.map(\.text) == [])
    #expect(twice.rules.headings == once.rules.headings)
    #expect(twice.rules.contraindications == once.rules.contraindications)
    #expect(twice.rules.overlaps == once.rules.overlaps)
    #expect(twice.rules.cautions == once.rules.cautions)
    #expect(twice.rules.reactions == once.rules.reactions)
    #expect(twice.rules.preparation == once.rules.preparation)
    #expect(twice.rules.advise == once.rules.advise)
  }

  @Test func `another file adds and takes nothing away`() {
    let more = """
      format: massage-common/1
      contraindications:
        - id: fever
          class: local
          ask: once
          question: Fever?
      cautions:
        - zones: [sacrum]
          text: Ours.

      """
    let reading = Self.rules(more, on: Self.rules().rules)
    #expect(reading.diagnostics.map(\.rule) == [.badID])
    #expect(reading.rules.contraindication("fever")?.class == .postpone)
    #expect(reading.rules.cautions.count == 4)
  }
}
