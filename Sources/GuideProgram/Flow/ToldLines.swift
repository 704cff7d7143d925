import SessionEngine

/// A line of the screening with the questions it stands for, and what was answered to each.
struct ToldLine: Hashable, Sendable {
  struct Answer: Hashable, Sendable {
    var question: String
    var isYes: Bool
    /// `no, by the patient`.
    var words: String
  }

  /// As it was read aloud.
  var sentence: String
  var answers: [Answer]
}

extension OpeningFlow {
  /// Everything that was asked, and what is on record, line by line.
  var told: [ToldLine] {
    let pages = ScreeningPages(state.questions, under: state.opening?.headings ?? [])
    return (pages.today + pages.health).map { line in
      ToldLine(
        sentence: sentence(of: line),
        answers: line.questions.map { question in
          let answer = state.answers[question.id]
          return ToldLine.Answer(
            question: question.question + (answer?.said.map { " \($0)." } ?? ""),
            isYes: answer?.answer == .yes,
            words: answer?.inList ?? ScreeningAnswer.Answer.unanswered.rawValue
          )
        }
      )
    }
  }
}

extension ScreeningAnswer {
  fileprivate var inList: String {
    switch answer {
    case .assumed, .unanswered: answer.rawValue
    case .yes, .no: answer.rawValue + (by.map { ", by the \($0.rawValue)" } ?? ", on record")
    }
  }
}
