import GuideProgram
import SessionEngine
import TestSupport
import Testing

@Suite struct PlainGuideTests {
  private func offer(speed: Int? = nil, saysYes: Bool = true) -> NewSession {
    NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      speed: speed.flatMap { Speed(thousandths: $0 * 1_000) },
      saysYes: saysYes
    )
  }

  private func run(_ offer: NewSession, _ script: VirtualHost.Script) -> (Leaving, VirtualHost) {
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost(script)
    return (GuideProgram.run(&guide, on: host), host)
  }

  @Test(arguments: [nil, 1, 7, 600, 3_600])
  func `every step of a rehearsal takes its planned time to the millisecond`(speed: Int?) {
    let (leaving, host) = run(offer(speed: speed), [(.zero, .endOfInput)])
    #expect(leaving == .done)
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.outcome == .completed)
    #expect(state.progress.steps.count == 5)
    for step in state.progress.steps {
      #expect(step.ending == .finished)
      #expect(step.spent == step.step.duration)
    }
  }

  @Test func `a session without a key gives every cue once, at its time, in order`() {
    let (_, host) = run(offer(), [(.zero, .endOfInput)])
    let cues = host.cues.map { "\($0.at.asMinutes) \($0.cue.word)" }
    #expect(
      cues == [
        "0:00 stage", "0:10 warning", "0:20 stage", "0:35 side", "0:40 warning",
        "0:50 technique", "1:10 warning", "1:20 technique", "1:30 warning", "1:40 stage",
        "1:50 warning", "2:00 end", "4:00 restOver",
      ]
    )
  }

  @Test func `the records are tidied at each change of steps and at the end, at no other time`() {
    let script: VirtualHost.Script = [
      (.seconds(5), .line("note warm")), (.seconds(6), .line("pain 1")), (.seconds(7), .endOfInput),
    ]
    let (_, host) = run(offer(), script)
    // Five steps begin, the last one ends, the session is closed.
    #expect(host.effects.count { $0 == .checkpoint } == 7)
  }

  @Test func `the guide of a still session does not wake`() {
    let (_, host) = run(offer(), [(.seconds(1), .line("pause")), (.seconds(3_600), .line("quit"))])
    #expect(host.turns < 20)
    #expect(host.lines.contains { $0.contains("Kept") })
  }

  @Test func `a screening without answers starts nothing`() {
    let (leaving, host) = run(offer(saysYes: false), [(.seconds(1), .endOfInput)])
    #expect(leaving == .failed("nothing was started: the screening was not answered"))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.outcome == .endedEarly(reason: "the screening was not answered"))
  }

  @Test(arguments: ["1", "2"])
  func `a finding that forbids the session refuses it`(mark: String) {
    let (leaving, host) = run(
      offer(saysYes: false),
      [
        (.seconds(1), .line(mark == "1" ? "1" : "none")), (.seconds(2), .line("1")),
        (.seconds(3), .line("no")),
      ]
    )
    guard case .refused = leaving else {
      Issue.record("left as \(leaving)")
      return
    }
    let outcome = Session(replaying: host.entries["s-1"] ?? []).state.outcome
    #expect(
      outcome == (mark == "1" ? .postponed(reason: "fever") : .refused(contraindication: "tumour"))
    )
  }

  @Test(arguments: [Message.line("none"), .line("4"), .line("done"), .endOfInput])
  func `without a written reason what postpones the session does so`(answer: Message) {
    let (leaving, host) = run(
      offer(saysYes: false),
      [(.seconds(1), .line("1")), (.seconds(2), answer)]
    )
    #expect(leaving == .refused("Not today: fever"))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.outcome == .postponed(reason: "fever"))
  }

  @Test func `a written reason goes on in spite of what postpones, and stands in the record`() {
    let lines = ["1", "override the doctor insists", "none", "done", "", "start"]
    let script = lines.enumerated().map {
      (at: Duration.seconds($0.offset + 1), message: Message.line($0.element))
    }
    let (leaving, host) = run(offer(saysYes: false), script + [(.seconds(10), .endOfInput)])
    #expect(leaving == .done)
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.answers["fever"]?.override == "the doctor insists")
    #expect(state.outcome == .completed)
  }

  @Test func `questions, preparation, pain and side lead to the first countdown`() {
    let lines = ["2", "none", "place left shoulders", "done", "4", "left", "", "start"]
    let script = lines.enumerated().map {
      (at: Duration.seconds($0.offset + 1), message: Message.line($0.element))
    }
    let (leaving, host) = run(
      offer(saysYes: false),
      script + [(.seconds(10), .line("pain 5")), (.seconds(12), .line("no it is fine"))]
        + [(.seconds(20), .endOfInput)]
    )
    #expect(leaving == .done)
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.painBefore == 4)
    #expect(state.painfulSide == .left)
    #expect(state.progress.steps.first { $0.step.id == "rubbing" }?.step.side == .rightThenLeft)
    #expect(state.plan?.banners.contains { $0.place == "left shoulder" } ?? false)
    #expect(host.lines.contains { $0.hasSuffix("pain 5 at effleurage, back: saved") })
  }

  @Test func `an alarm that nobody answers ends the session early`() {
    let (leaving, host) = run(
      offer(),
      [(.seconds(5), .line("react numbness")), (.seconds(6), .endOfInput)]
    )
    #expect(leaving == .done)
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.outcome == .endedEarly(reason: "numbness"))
  }

  @Test func `entries that cannot be written are counted and said`() {
    var guide = PlainGuide(.session(offer()))
    let host = VirtualHost([(.zero, .endOfInput)])
    host.storeFailure = "disk full"
    let leaving = GuideProgram.run(&guide, on: host)
    #expect(host.lines.contains { $0.hasPrefix("NOT SAVED: ") && $0.hasSuffix("(disk full)") })
    guard case .failed(let sentence) = leaving else {
      Issue.record("left as \(leaving)")
      return
    }
    #expect(sentence.hasPrefix("NOT SAVED: "))
  }

  @Test func `what is not saved is said whatever the guide leaves for`() {
    var guide = PlainGuide(.session(offer()))
    let host = VirtualHost([(.seconds(3), .signal(15))])
    host.storeFailure = "disk full"
    #expect(GuideProgram.run(&guide, on: host) == .signalled(15))
    #expect(
      host.effects.contains { effect in
        if case .complain(let sentence) = effect {
          sentence.hasPrefix("NOT SAVED: ")
        } else {
          false
        }
      }
    )
  }

  @Test func `a session of which nothing was saved is given up`() {
    let lost = InterruptedSession(
      id: "s-1",
      entries: [],
      elapsed: .zero,
      gap: .seconds(9),
      cause: .killed
    )
    var guide = PlainGuide(.interrupted(lost))
    let host = VirtualHost()
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(host.lines == ["Nothing of that session was saved: it had not begun."])
    #expect(host.effects.contains(.release(session: "s-1", isClosed: true)))
    #expect(host.entries.isEmpty)
  }

  @Test func `a signal pauses, keeps and ends with its number`() {
    let (leaving, host) = run(offer(), [(.seconds(7), .signal(15))])
    #expect(leaving == .signalled(15))
    let state = Session(replaying: host.entries["s-1"] ?? []).state
    #expect(state.phase == .paused(.left, since: .seconds(7), inChangeover: nil))
  }

  @Test func `a session that was killed stands at its last sign of life`() throws {
    let (_, host) = run(offer(), [(.milliseconds(7_400), .signal(15))])
    let entries = (host.entries["s-1"] ?? []).dropLast()
    let heartbeat = try #require(host.lastHeartbeat)
    let interrupted = InterruptedSession(
      id: "s-1",
      entries: Array(entries),
      elapsed: heartbeat.elapsed,
      gap: .seconds(3),
      cause: .killed
    )
    var guide = PlainGuide(.interrupted(interrupted))
    let second = VirtualHost([(.seconds(1), .line("resume")), (.seconds(2), .endOfInput)])
    #expect(GuideProgram.run(&guide, on: second) == .done)
    let all = Array(entries) + (second.entries["s-1"] ?? [])
    let state = Session(replaying: all).state
    #expect(state.outcome == .completed)
    for step in state.progress.steps { #expect(step.spent == step.step.duration) }
  }

  @Test(arguments: [9, 86_400, 4_000_000_000] as [Int64], [nil, 3_600_000])
  func `a journal can be read however long nobody was there`(gap: Int64, speed: Int?) throws {
    let (_, host) = run(offer(), [(.milliseconds(7_400), .signal(15))])
    let interrupted = InterruptedSession(
      id: "s-1",
      entries: Array((host.entries["s-1"] ?? []).dropLast()),
      elapsed: .milliseconds(7_000),
      gap: .seconds(gap),
      cause: .powerCut,
      speed: speed.flatMap(Speed.init(thousandths:))
    )
    var guide = PlainGuide(.interrupted(interrupted))
    let second = VirtualHost([(.seconds(1), .suspend), (.seconds(2), .signal(15))])
    #expect(GuideProgram.run(&guide, on: second) == .signalled(15))
    for entry in second.entries["s-1"] ?? [] {
      let event = entry.event
      #expect(SessionEvent(kind: event.kind.rawValue, fields: event.fields) == event)
      #expect((try? Duration(json: entry.elapsed.json)) == entry.elapsed)
    }
  }
}

extension Cue {
  /// The cue's name alone.
  var word: String {
    String("\(self)".prefix { $0 != "(" })
  }
}
