internal import SessionEngine

/// How files and journals write words of closed lists: nobody should meet one of them.
package enum RawWords {
  package static let lists: [[String]] = [
    words(Technique.self), words(Zone.self), words(StageName.self), words(WorkedSide.self),
    words(SideRule.self), words(BodySide.self), words(Position.self), words(Direction.self),
    words(Motion.self), words(HandPart.self), words(TissueSign.self), words(Measure.self),
    words(ReactionKind.self), words(Severity.self), words(Directive.self), words(Advice.self),
    words(InterruptionCause.self), words(PauseCause.self), words(PainMoment.self),
    words(AfterEffect.Lasting.self), words(SessionRecord.Step.Result.self), words(Performer.self),
    words(Sex.self), words(ScreeningAnswer.Answer.self), words(Answerer.self),
    words(DoctorsWord.Verdict.self), words(ScreeningNeed.self), words(AdverseClass.self),
    words(SessionEvent.Kind.self),
  ]

  /// The raw words that are no plain word, such as `upper-back` and `notReached`, found in a text.
  package static func found(in text: String) -> [String] {
    let parts = Set(text.split { !($0.isLetter || $0 == "-") }.map(String.init))
    return lists.joined().filter { isCode($0) && parts.contains($0) }
  }

  /// Whether a hyphen or a hump joins its words.
  package static func isCode(_ word: String) -> Bool {
    word.contains("-") || word.dropFirst().contains(where: \.isUppercase)
  }

  private static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type)
    -> [String]
  {
    Word.allCases.map(\.rawValue)
  }
}
