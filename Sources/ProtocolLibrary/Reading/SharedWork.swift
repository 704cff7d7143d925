import CYAML

/// Work on many things at once, on as many threads as there are processors.
package enum SharedWork {
  /// The answers in the order of the questions; few questions are not worth a thread.
  package static func map<Question: Sendable, Answer: Sendable>(
    _ questions: [Question],
    _ answer: @escaping @Sendable (Question) -> Answer
  ) -> [Answer] {
    let threadCount = min(max(1, Int(tableside_processors())), 8, questions.count / 16)
    guard threadCount > 1 else { return questions.map(answer) }
    let shares = (0..<threadCount).map { first in
      Share {
        stride(from: first, to: questions.count, by: threadCount).map { answer(questions[$0]) }
      }
    }
    let threads = shares.dropFirst().map { ($0, $0.start()) }
    shares[0].work()
    for (share, thread) in threads {
      if let thread { tableside_join(thread) } else { share.work() }
    }
    return questions.indices.map { shares[$0 % threadCount].answers[$0 / threadCount] }
  }

  /// What one thread does.
  ///
  /// Its answers are read only after it has ended.
  private final class Share<Answer: Sendable>: Job, @unchecked Sendable {
    private let answering: @Sendable () -> [Answer]
    private(set) var answers: [Answer] = []

    init(_ answering: @escaping @Sendable () -> [Answer]) { self.answering = answering }

    override func work() { answers = answering() }
  }

  private class Job {
    func work() {}

    /// The thread, or nothing where the system gives none.
    func start() -> tableside_thread? {
      var thread = tableside_thread()
      let context = Unmanaged.passRetained(self)
      let code = tableside_start(
        &thread,
        { context in
          guard let context else { return nil }
          Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work()
          return nil
        },
        context.toOpaque()
      )
      guard code == 0 else {
        context.release()
        return nil
      }
      return thread
    }
  }
}
