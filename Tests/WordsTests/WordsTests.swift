import SessionEngine
import TestSupport
import Testing
import Words

struct TimeWordsTests {
  @Test(arguments: [(0, "0:00"), (1, "0:01"), (999, "0:01"), (1_000, "0:01"), (60_001, "1:01")])
  func `a countdown reaches zero only at the end`(milliseconds: Int, text: String) {
    #expect(Duration.milliseconds(milliseconds).countdown == text)
  }

  @Test(arguments: [(0, "0:00"), (999, "0:00"), (59_999, "0:59"), (60_000, "1:00"), (-5, "0:00")])
  func `a length is cut to whole seconds`(milliseconds: Int, text: String) {
    #expect(Duration.milliseconds(milliseconds).asMinutes == text)
  }

  @Test(arguments: [
    (10, "10 seconds"), (60, "1 minute"), (90, "1 minute 30 seconds"), (121, "2 minutes 1 second"),
  ])
  func `a time is said aloud in whole words`(seconds: Int, words: String) {
    #expect(Duration.seconds(seconds).aloud == words)
  }

  @Test(arguments: [(900, 1_200, "15-20 min"), (1_800, 1_800, "30 min"), (90, 120, "1:30-2 min")])
  func `a range of times is said in minutes`(from: Int, to: Int, text: String) {
    #expect((Duration.seconds(from)...Duration.seconds(to)).onScreen == text)
  }

  @Test(arguments: [
    (0, "2026-11-20 14:02 UTC"), (60, "2026-11-20 15:02 UTC+01:00"),
    (-570, "2026-11-20 04:32 UTC-09:30"),
  ])
  func `a local moment says its distance from UTC`(minutes: Int, text: String) throws {
    let moment = try #require(WallTime(text: "2026-11-20T14:02:11.250Z"))
    #expect(LocalMoment(minutesFromUTC: minutes).text(moment) == text)
  }
}

struct WordsTests {
  @Test func `a patient reads everyday words, no two alike`() {
    #expect(Technique.effleurage.plainly == "stroking")
    #expect([Zone.lumbar, .buttocks].plainly == "lower back, buttocks")
    #expect(ReactionKind.saddleNumbness.plainly == "numbness between the legs")
    #expect(Set(Technique.allCases.map(\.plainly)).count == Technique.allCases.count)
    #expect(Set(Zone.allCases.map(\.plainly)).count == Zone.allCases.count)
    #expect(Set(ReactionKind.allCases.map(\.plainly)).count == ReactionKind.allCases.count)
  }

  private static let step = PlannedStep(
    index: 0,
    id: "deep",
    stage: .main,
    title: "Deep work",
    technique: .skinRolling,
    zones: [.upperBack, .lumbar],
    side: .leftThenRight,
    duration: .seconds(60),
    atLeast: .seconds(30),
    text: "Work on."
  )

  @Test func `a step is said in four ways`() {
    #expect(Self.step.onScreen == "Deep work")
    #expect(Self.step.inSentence == "skin rolling, upper back, lumbar (Deep work)")
    #expect(Self.step.aloud == "skin rolling, upper back and lumbar, left side first")
    #expect(Self.step.inRecord == "skin rolling, upper back and lumbar")
  }

  @Test(arguments: [
    (WorkedSide.both, "both sides", "", "both sides"), (.left, "left side", "left side", "left"),
    (.rightThenLeft, "right, then left", "right side first", "right, then left"),
  ])
  func `a side is the patient's`(_ side: WorkedSide, screen: String, ears: String, record: String) {
    #expect([side.onScreen, side.aloud, side.inRecord] == [screen, ears, record])
  }

  @Test func `a reaction is short on the screen and has commas in a record`() {
    let reaction = Reaction(
      id: 1,
      kind: .skinNumbness,
      severity: .moderate,
      side: .left,
      step: nil
    )
    #expect(reaction.onScreen == "skin numbness moderate left")
    #expect(reaction.inRecord == "skin numbness, moderate, left")
    #expect(Reaction(id: 1, kind: .pain, score: 4, step: nil).onScreen == "pain 4")
  }

  @Test func `a directive is offered on the screen and past in a record`() {
    #expect(Directive.ease.onScreen == "press one level lighter")
    #expect(Directive.ease.inSentence == "Ease the pressure")
    #expect(Directive.ease.inRecord == "pressure eased")
  }

  @Test func `an effect names its strength and how long it lasted`() {
    var effect = AfterEffect(kind: .headache)
    #expect(effect.onScreen.isEmpty)
    effect.severity = .mild
    effect.lasting = .days
    #expect(effect.onScreen == "mild, for days")
    #expect(effect.inSentence == "headache, mild, for days")
  }
}

struct ClosedListTests {
  /// Every value of a list, in all four ways of saying it, as whoever has the value would ask.
  private static let said: [String] = {
    var said: [String] = []
    for word in Technique.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Zone.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in StageName.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in WorkedSide.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Position.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Direction.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Motion.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in HandPart.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in TissueSign.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Measure.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in ReactionKind.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Directive.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Advice.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in InterruptionCause.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in SessionRecord.Step.Result.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in Performer.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    for word in DoctorsWord.Verdict.allCases {
      said += [word.onScreen, word.inSentence, word.aloud, word.inRecord]
    }
    return said
  }()

  @Test func `no word of a closed list is said as files write it`() {
    #expect(Self.said.filter(RawWords.isCode).isEmpty)
    #expect(SessionRecord.Step.Result.notReached.inRecord == "not reached")
  }

  @Test func `a raw word is found where one is said`() {
    #expect(
      RawWords.found(in: "Left out (sharp-pain): upper-back, nothing-else") == [
        "upper-back", "sharp-pain",
      ]
    )
    #expect(RawWords.found(in: "the result is notReached.") == ["notReached"])
    #expect(RawWords.found(in: "left out: upper back").isEmpty)
  }
}
