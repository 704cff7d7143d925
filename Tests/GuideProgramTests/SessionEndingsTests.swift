import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// Every way a session can end, by both guides, and what the next session asks after it.
@Suite struct SessionEndingsTests {
  init() { Repertoire.useUTF8() }

  // MARK: The table

  /// A way in which a session ends, with the keys and the lines that lead there.
  enum Way: CaseIterable {
    case completed, skipped, endedEarly, endedInTheFirstStage, left, postponed
    case alarm, alarmByRule, alarmAtRest
    case alarmDeclined, alarmTakenBack, alarmAndEndedEarly, alarmAtRestUnanswered
    case advice, lastRung
    /// The guide dies while the alarm asks, or once the session is stopped: it is not over.
    case killedAtAlarm, killedAfterAlarm

    /// What a doctor has to be seen for, if one has to.
    var cause: ReferralCause? {
      switch self {
      case .completed, .skipped, .endedEarly, .endedInTheFirstStage, .left, .postponed,
        .alarmTakenBack:
        nil
      case .alarm, .alarmAtRest, .alarmAndEndedEarly, .alarmAtRestUnanswered, .killedAtAlarm,
        .killedAfterAlarm, .alarmDeclined:
        ReferralCause(.session, .numbness)
      case .alarmByRule: ReferralCause(.session, .weakness, advice: .urgent)
      case .advice: ReferralCause(.session, .pain, score: 7)
      case .lastRung: ReferralCause(.session, .pain, score: 4)
      }
    }

    var counts: Bool {
      switch self {
      case .completed, .endedEarly, .alarmAtRest, .alarmDeclined, .alarmTakenBack,
        .alarmAtRestUnanswered, .lastRung:
        true
      case .skipped, .endedInTheFirstStage, .left, .postponed, .alarm, .alarmByRule,
        .alarmAndEndedEarly, .advice, .killedAtAlarm, .killedAfterAlarm:
        false
      }
    }

    var isOver: Bool { self != .killedAtAlarm && self != .killedAfterAlarm }

    var acts: [Act] {
      switch self {
      case .completed: [.wait(140), .goOn]
      case .skipped: Array(repeating: .skip, count: 5) + [.goOn]
      case .endedEarly: [.wait(40), .end, .goOn]
      case .endedInTheFirstStage: [.wait(5), .end, .goOn]
      case .left: [.wait(10), .leave]
      case .postponed: [.wait(10), .react(.crying), .goOn, .goOn]
      case .alarm: [.wait(10), .react(.numbness), .goOn, .safe, .goOn]
      case .alarmByRule: [.wait(10), .react(.weakness), .goOn, .safe, .goOn]
      case .alarmAtRest: [.wait(140), .react(.numbness), .goOn, .safe, .goOn]
      case .alarmDeclined: [.wait(30), .react(.numbness), .decline, .resume, .wait(140), .goOn]
      case .alarmTakenBack: [.wait(30), .react(.numbness), .undo, .wait(140), .goOn]
      case .alarmAndEndedEarly: [.wait(10), .react(.numbness), .end, .goOn]
      case .alarmAtRestUnanswered: [.wait(140), .react(.numbness), .leave]
      case .advice: [.wait(10), .pain(7), .goOn, .safe, .goOn]
      case .lastRung: [.wait(30), .pain(4), .goOn, .wait(31), .yes, .goOn, .safe, .goOn]
      case .killedAtAlarm: [.wait(10), .react(.numbness)]
      case .killedAfterAlarm: [.wait(10), .react(.numbness), .goOn]
      }
    }
  }

  /// What somebody at the table does.
  enum Act {
    case wait(Int)
    case react(ReactionKind)
    case pain(Int)
    case goOn, safe, decline, undo, resume, skip, end, leave, yes

    var keys: [Key] {
      switch self {
      case .wait: []
      case .react(let kind):
        [.character("r")] + ReactionSheet.keys(of: kind)
          + (kind.group == .unwelcome ? [.character("1")] : [])
      case .pain(let score): [.character(Character("\(score)"))]
      case .goOn, .safe: [.enter]
      case .decline: [.character("d"), .character("1"), .enter]
      case .undo: [.character("u")]
      case .resume: [.character(" ")]
      case .skip: [.character("s")]
      case .end: [.character("x"), .character("1"), .enter]
      case .leave: [.character("q")]
      case .yes: [.character("y")]
      }
    }

    var line: String? {
      switch self {
      case .wait: nil
      case .react(let kind): "react " + kind.rawValue + (kind.group == .unwelcome ? " mild" : "")
      case .pain(let score): "pain \(score)"
      case .goOn: ""
      case .safe: "safe"
      case .decline: "no it has passed"
      case .undo: "undo"
      case .resume: "resume"
      case .skip: "skip"
      case .end: "stop patient's wish"
      case .leave: "quit"
      case .yes: "yes"
      }
    }
  }

  private static let effects: [AfterEffect?] =
    [nil, AfterEffect(kind: .relief, lasting: .hours)]
    + AfterEffect.Lasting.allCases.flatMap { lasting in
      Severity.allCases.map { AfterEffect(kind: .soreness, severity: $0, lasting: lasting) }
    }

  // MARK: The guides

  private static let massage: MassageProtocol = {
    var massage = SmallProtocol.value
    massage.headings = [
      Heading(id: "since", page: .today, say: "Since {date}: anything after the massage?")
    ]
    massage.contraindications = []
    massage.aftercare.ask = []
    massage.reactions = [
      ReactionRule(
        reaction: .pain,
        level: 7,
        directive: .stopSession,
        advice: .doctor,
        text: "Stop."
      ),
      ReactionRule(reaction: .pain, level: 4, directive: .stopTechnique, text: "Leave it."),
      ReactionRule(reaction: .crying, directive: .postpone, text: "Comfort."),
      ReactionRule(reaction: .weakness, directive: .stopSession, advice: .urgent, text: "Stop."),
    ]
    return massage
  }()

  private static let day = CalendarDate(daysSince1970: 20_000)

  /// The next session, after what a journal leaves.
  private static func next(after entries: [JournalEntry]) throws -> NewSession {
    let record = try #require(SessionRecord(id: "s-1", entries: entries))
    let next = NextSession(
      by: massage,
      of: "A-1",
      knowing: PatientHistory(
        isKnown: true,
        sessions: [EarlierSession(record, on: day.daysSince1970)]
      ),
      on: day
    )
    return NewSession(
      id: "s-2",
      massage: massage,
      digest: "00",
      request: next.request,
      patient: "A-1",
      questions: next.questionnaire.questions,
      previousSession: next.previous?.id,
      referrals: next.referrals,
      memory: SessionMemory(
        recorded: next.questionnaire.recorded,
        silent: next.questionnaire.silent,
        known: next.known,
        lastTime: next.previous?.day.text,
        today: day.daysSince1970
      )
    )
  }

  private static let first = NewSession(
    id: "s-1",
    massage: massage,
    digest: "00",
    request: PlanRequest(),
    patient: "A-1",
    saysYes: true
  )

  /// A guide, a clock that moves only by waiting, and the journal that it stored.
  private struct Table<Own: Guide> {
    var guide: Own
    var boot: Duration = .seconds(1_000)
    var entries: [JournalEntry] = []
    var said: [String] = []

    init(_ guide: Own) {
      self.guide = guide
      tell(.turn)
    }

    var moment: Moment { Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0)) }
    var state: SessionState { Session(replaying: entries).state }

    mutating func tell(_ message: Message) {
      for effect in guide.update(message, at: moment) {
        switch effect {
        case .store(let session, let new):
          entries += new
          tell(.store(.committed(session: session, through: new.last?.sequence ?? 0)))
        case .say(let line): said.append(line)
        default: break
        }
      }
    }

    mutating func wait(_ seconds: Int) {
      for _ in 0..<seconds {
        boot += .seconds(1)
        tell(.turn)
      }
    }

    mutating func give(_ message: Message) {
      wait(2)
      tell(message)
    }

    /// Somebody ends elsewhere what was left.
    mutating func closeElsewhere() {
      var session = Session(replaying: entries)
      let now = session.state.lastElapsed
      for command in [Command.stop(reason: "another session was begun"), .close] {
        guard session.state.outcome == nil,
          let events = try? session.events(for: command, at: now)
        else { continue }
        entries += session.record(events, at: WallTime(milliseconds: 0), now: now)
      }
    }
  }

  private static func screen(_ offer: NewSession) -> Table<ScreenGuide> {
    Table(
      ScreenGuide(
        .session(offer),
        settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
        size: Size(columns: 80, rows: 24)
      )
    )
  }

  private static func onScreen(_ way: Way) -> [JournalEntry] {
    var table = screen(first)
    table.give(.key(.enter))
    for act in way.acts {
      if case .wait(let seconds) = act { table.wait(seconds) }
      for key in act.keys { table.give(.key(key)) }
    }
    if way.isOver { table.closeElsewhere() }
    return table.entries
  }

  private static func inLines(_ way: Way) -> [JournalEntry] {
    var table = Table(PlainGuide(.session(first)))
    for act in way.acts {
      if case .wait(let seconds) = act { table.wait(seconds) }
      if let line = act.line { table.give(.line(line)) }
    }
    if way.isOver { table.closeElsewhere() }
    return table.entries
  }

  // MARK: What the next session asks

  /// What the next session comes to where somebody tells an after-effect and else takes the
  /// suggested way on.
  private struct Asked: Equatable {
    var sinceLastTime = false
    var doctorFirst = false
    var begins = false
    var outcome: Outcome?
  }

  private static func frame(_ table: Table<ScreenGuide>) -> String {
    table.guide.newFrame(at: table.moment).lines.joined(separator: "\n")
  }

  private static func askedOnScreen(_ offer: NewSession, _ effect: AfterEffect?) -> Asked {
    let strong: [Severity: Character] = [.mild: "1", .moderate: "2", .severe: "3"]
    let long: [AfterEffect.Lasting: Character] = [.hours: "h", .days: "d", .weeks: "w"]
    var table = screen(offer)
    var asked = Asked()
    for _ in 0..<12 where !table.state.isRunning && table.state.outcome == nil {
      let shown = frame(table)
      if shown.contains("A doctor first") { asked.doctorFirst = true }
      if shown.contains("Since \(day.text)"), !asked.sinceLastTime {
        asked.sinceLastTime = true
        if let effect {
          let row = SincePage.kinds.firstIndex(of: effect.kind) ?? 0
          let keys: [Key] =
            [.character("1"), .enter] + Array(repeating: .down, count: row) + [.character(" ")]
            + [effect.severity.flatMap { strong[$0] }, effect.lasting.flatMap { long[$0] }]
            .compactMap { $0.map(Key.character) }
          for key in keys { table.give(.key(key)) }
        }
      }
      table.give(.key(.enter))
    }
    asked.begins = table.state.isRunning
    asked.outcome = table.state.outcome
    return asked
  }

  private static func askedInLines(_ offer: NewSession, _ effect: AfterEffect?) -> Asked {
    var table = Table(PlainGuide(.session(offer)))
    var asked = Asked()
    for _ in 0..<12 where !table.state.isRunning && table.state.outcome == nil {
      if table.said.contains(where: { $0.hasPrefix("need referral: ") }) {
        asked.doctorFirst = true
      }
      let isSince = table.said.contains { $0.contains("Since \(day.text)") }
      let isPreparation = table.said.last == "'done' when all is ready."
      table.said = []
      if isSince, !asked.sinceLastTime {
        asked.sinceLastTime = true
        if let effect {
          let words = [effect.severity?.rawValue, effect.lasting?.rawValue].compactMap(\.self)
          table.give(.line("1"))
          table.give(.line("\(effect.kind.rawValue) \(words.joined(separator: " "))"))
          table.give(.line(""))
        } else {
          table.give(.line("none"))
        }
      } else {
        table.give(.line(isPreparation ? "done" : ""))
      }
    }
    asked.begins = table.state.isRunning
    asked.outcome = table.state.outcome
    return asked
  }

  @Test(arguments: Way.allCases)
  func `a session ends alike on full screen and in lines, and leaves the same`(way: Way) throws {
    for entries in [Self.onScreen(way), Self.inLines(way)] {
      let record = try #require(SessionRecord(id: "s-1", entries: entries))
      #expect(record.referral == way.cause)
      #expect(record.counts == way.counts)
      #expect((record.outcome != nil) == way.isOver)
    }
  }

  @Test(arguments: Way.allCases)
  func `the next session asks alike on full screen and in lines after every ending and effect`(
    way: Way
  ) throws {
    let screen = try Self.next(after: Self.onScreen(way))
    let lines = try Self.next(after: Self.inLines(way))
    for effect in Self.effects {
      let isHeldUp = way.cause != nil
      let isMajor = effect?.adverseClass == .major
      // Every session but one that is not over had hands laid on.
      let wasWorked = way.isOver
      var expected = Asked()
      expected.sinceLastTime = !isHeldUp && wasWorked
      expected.doctorFirst = isHeldUp || (expected.sinceLastTime && isMajor)
      expected.begins = !expected.doctorFirst
      let onScreen = Self.askedOnScreen(screen, effect)
      expected.outcome = onScreen.outcome
      #expect(onScreen == expected, "\(way), \(String(describing: effect))")
      let isPostponed = if case .postponed? = onScreen.outcome { true } else { false }
      #expect(isPostponed == expected.doctorFirst)
      let inLines = Self.askedInLines(lines, effect)
      #expect(inLines == onScreen, "\(way), \(String(describing: effect))")
    }
  }
}
