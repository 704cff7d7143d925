import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// Who works: chosen on the screen, kept with what is recorded, handed over.
@Suite struct TherapistGuideTests {
  private static let known = ["T-01", "T-02"].compactMap { Therapist(code: $0, name: "Ms \($0)") }

  private static let offer = NewSession(
    id: "s-1",
    massage: SmallProtocol.value,
    digest: "00",
    request: PlanRequest(),
    saysYes: true
  )

  private static func guide(
    _ start: ScreenGuide.Start,
    therapist: Therapist? = nil,
    therapists: [Therapist] = known
  ) -> ScreenGuide {
    Repertoire.useUTF8()
    return ScreenGuide(
      start,
      settings: ScreenSettings(
        look: Look(),
        therapist: therapist,
        therapists: therapists,
        timeOfDay: { _ in "12:00" }
      ),
      size: Size(columns: 80, rows: 24)
    )
  }

  private static func moment(_ seconds: Int) -> Moment {
    let boot = Duration.seconds(1_000 + seconds)
    return Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: Int64(seconds) * 1_000))
  }

  /// Plays messages two seconds apart; answers what was wanted and the last frame.
  private static func play(_ guide: inout ScreenGuide, _ messages: [Message])
    -> (effects: [Effect], text: String)
  {
    var effects: [Effect] = []
    for (place, message) in ([.turn] + messages).enumerated() {
      effects += guide.update(.turn, at: moment(place * 2))
      effects += guide.update(message, at: moment(place * 2))
    }
    let frame = guide.newFrame(at: moment(messages.count * 2))
    return (effects, frame.lines.joined(separator: "\n"))
  }

  private static func entries(_ effects: [Effect]) -> [JournalEntry] {
    effects.flatMap { effect -> [JournalEntry] in
      if case .store(_, let entries) = effect { entries } else { [] }
    }
  }

  private static func opener(_ effects: [Effect]) -> String? {
    guard case .sessionStarted(let opening)? = entries(effects).first?.event else { return nil }
    return opening.therapist?.code
  }

  @Test func `several therapists are asked for before the home screen, which offers the others`() {
    var guide = Self.guide(.home)
    let asked = Self.play(&guide, [])
    #expect(asked.text.contains("Who works?") && asked.text.contains("Ms T-02 (T-02)"))
    let chosen = Self.play(&guide, [.key(.down), .key(.enter), .home(HomeFacts())])
    #expect(chosen.effects.contains(.readHome))
    #expect(chosen.text.contains("Therapist: Ms T-02 (T-02)"))
    let known = PatientFacts(row: PatientRow(code: "A-1"), lastProtocol: "small-back")
    let opened = Self.play(&guide, [.turn, .patient(known), .key(.enter), .offered(Self.offer)])
    #expect(Self.opener(opened.effects) == "T-02")
  }

  @Test func `nobody is passed over by Esc`() {
    var guide = Self.guide(.session(Self.offer))
    let played = Self.play(&guide, [.key(.escape)])
    #expect(played.text.contains("Who works?"))
    #expect(Self.entries(played.effects).isEmpty)
    #expect(Self.opener(Self.play(&guide, [.key(.enter)]).effects) == "T-01")
  }

  @Test
  func `a therapist that is known is not asked for, one alone has no line of the home screen`() {
    var guide = Self.guide(.home, therapist: Self.known[0], therapists: [Self.known[0]])
    let text = Self.play(&guide, [.home(HomeFacts())]).text
    #expect(text.contains("Protocols") && !text.contains("Works:"))
  }

  private static func interrupted(by therapist: Therapist?) -> InterruptedSession {
    var offer = offer
    offer.therapist = therapist
    var guide = PlainGuide(.session(offer), therapist: therapist)
    let host = VirtualHost([(.seconds(5), .line("pause")), (.seconds(7), .line("quit"))])
    _ = GuideProgram.run(&guide, on: host)
    return InterruptedSession(
      id: "s-1",
      entries: host.entries["s-1"] ?? [],
      elapsed: .seconds(7),
      gap: .seconds(60),
      cause: .killed
    )
  }

  @Test func `who takes a session up is told in the journal, in lines and on the screen`() throws {
    let left = Self.interrupted(by: Self.known[0])
    var lines = PlainGuide(.interrupted(left), therapist: Self.known[1])
    let host = VirtualHost([(.seconds(2), .line("quit"))])
    _ = GuideProgram.run(&lines, on: host)
    #expect(host.lines.contains { $0.hasSuffix("Taken up by Ms T-02 (T-02).") })
    let entries = left.entries + (host.entries["s-1"] ?? [])
    let record = try #require(SessionRecord(id: "s-1", entries: entries))
    #expect(record.shifts.map(\.therapist) == Self.known)
    var guide = Self.guide(.interrupted(left), therapist: Self.known[1])
    let played = Self.play(&guide, [])
    #expect(Self.entries(played.effects).map(\.event).contains(.takenUp(Self.known[1])))
  }

  @Test func `the same therapist goes on without a word`() {
    let left = Self.interrupted(by: Self.known[0])
    var guide = Self.guide(.interrupted(left), therapist: Self.known[0])
    #expect(Self.entries(Self.play(&guide, []).effects).isEmpty)
  }

  @Test func `the sign of life names who works`() {
    let left = Self.interrupted(by: Self.known[0])
    var guide = PlainGuide(.interrupted(left), therapist: Self.known[1])
    let host = VirtualHost([(.seconds(2), .line("resume")), (.seconds(4), .line("quit"))])
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.lastHeartbeat?.therapist == "T-02")
  }
}
