import SessionEngine

/// Commands of every kind, fitting or not.
enum RandomCommands {
  static func next(_ dice: inout Dice, in state: SessionState) -> Command {
    let number = dice.number(in: -1...14)
    let text = dice.pick(["", " ", "tense", HostileText.make(&dice)])
    let step = dice.pick(state.progress.steps.map(\.step) + [Self.step(&dice)])
    return dice.pick([
      .answer([ScreeningAnswer(id: "q\(number)", answer: .yes, place: text, override: text)]),
      .concludeScreening, .reportPain(.before, score: number), .reportPain(.after, score: number),
      .tellPainfulSide(.left), .prepare(item: number, done: true), .begin, .pass,
      .pause(.therapist), .resume, .skip(reason: text), .back, .restart, .lengthen(reason: text),
      .shorten, .nextStage, .jump(to: number), .seeSign, .finishChangeover, .add(step), .swap(step),
      .react(.pain, score: number, severity: nil, side: nil, note: text),
      .react(.chestPain, score: nil, severity: nil, side: nil, note: text), .note(text),
      .describe(reaction: number, note: text), .undo, .confirm, .decline(reason: text),
      .answerStillThere(true), .answerGap(workWentOn: true), .stop(reason: text),
      .giveAdvice(item: number, done: true), .close,
      .refit(Refit(lengths: [number: .seconds(number)], leftOut: [number], remaining: .zero)),
    ])
  }

  private static func step(_ dice: inout Dice) -> PlannedStep {
    PlannedStep(
      index: 0,
      id: "added",
      stage: dice.pick(StageName.allCases),
      technique: dice.pick(Technique.allCases),
      zones: [dice.pick(Zone.allCases)],
      side: .both,
      duration: .seconds(dice.number(in: 0...2_000)),
      atLeast: .zero,
      text: "More."
    )
  }
}
