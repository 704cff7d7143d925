import GuideProgram
import GuideScreens
import RecordExport
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// Past sessions on the full screen: pages of a list, one session with additions, trends.
@Suite struct HistoryTests {
  private static let total = 45
  private static let page = 20

  private static func row(_ number: Int) -> HistoryRow {
    HistoryRow(
      session: "s-\(number)",
      date: "day \(number)",
      patient: number == 0 ? nil : "A-1",
      protocolTitle: "Small back massage",
      sessionNumber: number,
      outcome: .completed,
      planned: .seconds(120),
      handsOn: .seconds(120),
      isVoided: number == 2
    )
  }

  private static let session: SessionRecord? = {
    let opened = Session.opened(
      SessionOpening(
        protocolID: "small-back",
        protocolTitle: "Small back massage",
        protocolVersion: "1",
        protocolDigest: "",
        patient: "A-1",
        questions: [],
        preparation: Preparation()
      ),
      at: WallTime(milliseconds: 0)
    )
    return SessionRecord(id: "s-1", entries: [opened.entry])
  }()

  /// Presses keys on the history, one every two seconds, and gives what came of it.
  private func history(
    _ keys: [Key],
    answering more: @escaping (Effect) -> [Message]? = { _ in nil }
  ) -> VirtualHost {
    var guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let open: [Key] = [.down, .down, .enter]
    let host = VirtualHost(
      (open + keys).enumerated().map { (at: .seconds($0 * 2 + 1), message: .key($1)) }
        + [(at: .seconds((keys.count + 4) * 2), message: .signal(15))]
    )
    host.answers = { effect in
      if let answers = more(effect) { return answers }
      switch effect {
      case .readHome: return [.home(HomeFacts())]
      case .readHistory(_, let offset):
        let rows = (offset..<min(Self.total, offset + Self.page)).map(Self.row)
        let isLast = offset + rows.count == Self.total
        return [
          .history(HistoryPart(rows: rows, patient: nil, offset: offset, isLast: isLast))
        ]
      case .readRecord:
        let before = [Addition("VOID since then: wrong patient", isCorrection: true)]
        return Self.session.map { [.record(PastSession($0, additions: before))] } ?? []
      case .readTrends(let patient): return [.trends(CourseTrends(), patient: patient)]
      case .remark(_, let text, _): return [.remarked(Addition("today: " + text))]
      default: return []
      }
    }
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  private func text(_ host: VirtualHost) -> String { host.frame?.text ?? "" }

  private func typed(_ text: String) -> [Key] { text.map { Key.character($0) } }

  @Test func `older sessions are read when the list has come to its end`() {
    let offsets = { (host: VirtualHost) in
      host.effects.compactMap { effect -> Int? in
        if case .readHistory(_, let offset) = effect { offset } else { nil }
      }
    }
    #expect(offsets(history([.down])) == [0])
    let all = history([.end, .end, .end, .end])
    #expect(offsets(all) == [0, 20, 40])
    #expect(text(all).contains("day 44"))
  }

  @Test func `a page that comes late, or for another list, changes nothing`() {
    let host = history([.end]) { effect in
      guard case .readHistory(_, 20) = effect else { return nil }
      let page = HistoryPart(rows: [Self.row(99)], patient: "B", offset: 20, isLast: true)
      return [.history(page)]
    }
    #expect(text(host).contains("day 19") && !text(host).contains("day 99"))
  }

  @Test func `a voided session says so, and a session leads back to its row`() {
    let host = history([.down, .down])
    #expect(text(host).contains("VOID"))
    let back = history([.down, .down, .enter, .escape])
    #expect(back.effects.contains(.readRecord(session: "s-2")))
    #expect(text(back).contains("session 2, completed"))
  }

  @Test func `words are added to a past session and shown once they are saved`() {
    let host = history([.down, .enter, .character("n")] + typed("slept well") + [.enter])
    #expect(host.effects.contains(.remark(session: "s-1", "slept well", by: nil)))
    #expect(text(host).contains("VOID since then: wrong patient"))
    #expect(text(host).contains("today: slept well"))
    #expect(text(host).contains("added, saved"))
    let none = history([.down, .enter, .character("n"), .character(" "), .enter])
    #expect(!none.effects.contains { if case .remark = $0 { true } else { false } })
    let dropped = history([.down, .enter, .character("n"), .character("x"), .escape])
    #expect(!text(dropped).contains("To be added"))
  }

  @Test func `words that could not be saved stay to be sent again`() {
    let host = history([.down, .enter, .character("n")] + typed("slept well") + [.enter]) {
      if case .remark = $0 { [.failed("the disk is full")] } else { nil }
    }
    #expect(text(host).contains("the disk is full"))
    #expect(text(host).contains("slept well"))
    #expect(!text(host).contains("today:"))
  }

  @Test func `trends are a patient's, and lead back to the list`() {
    let host = history([.down, .character("t")])
    #expect(host.effects.contains(.readTrends(patient: "A-1")))
    #expect(text(host).contains("Trends") && text(host).contains("No pain score was recorded"))
    #expect(text(history([.down, .character("t"), .down, .escape])).contains("day 1"))
    let walkIn = history([.character("t")])
    #expect(text(walkIn).contains("A walk-in has no other sessions"))
  }
}
