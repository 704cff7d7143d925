import ProtocolLibrary
import SessionEngine
import Testing

/// Every protocol that comes with the program, and every question answered with yes.
struct ShippedFindingsTests {
  private static let consent = Clearance(doctor: "Dr. Weber", date: "2026-11-01")

  /// A screening of one protocol, answered up to what a test asks about.
  private struct Screening {
    let massage: MassageProtocol
    var session: Session

    /// Every need is met, the order alone if it is wanted.
    init(_ massage: MassageProtocol, _ questions: [Contraindication], isOrdered: Bool = true) {
      self.massage = massage
      let opening = SessionOpening(
        protocolID: massage.id,
        protocolTitle: massage.title,
        protocolVersion: massage.version,
        protocolDigest: "",
        questions: questions,
        headings: massage.headings,
        needs: massage.neededBeforeStart,
        preparation: Preparation()
      )
      session = Session.opened(opening, at: WallTime(milliseconds: 0)).session
      for need in massage.neededBeforeStart where need.kind != .order || isOrdered {
        take(
          .meetNeed(
            NeedAnswer(
              id: need.id,
              clearance: need.kind == .order ? consent : nil,
              isTicked: true,
              said: "Anna",
              side: .left
            )
          )
        )
      }
      let pages = ScreeningPages(questions, under: massage.headings)
      for line in pages.today + pages.health {
        take(.answer(line.answers(none: .patient, known: [:])))
      }
    }

    var state: SessionState { session.state }

    @discardableResult
    mutating func take(_ command: Command) -> Bool {
      guard let events = try? session.events(for: command, at: .zero) else { return false }
      _ = session.record(events, at: WallTime(milliseconds: 0), now: .zero)
      return true
    }

    /// The plan that the answers leave, where it can be adopted.
    mutating func plan(session number: Int = 1) -> SessionPlan? {
      let day = massage.course?.periods.lazy.compactMap(\.span.firstDay).first
      let request = PlanRequest(
        sessionNumber: number,
        day: day.map { $0 + number - 1 },
        findings: state.findings
      )
      guard let plan = try? SessionPlan(massage, for: request), take(.adopt(plan)) else {
        return nil
      }
      return plan
    }
  }

  /// All questions that can apply to somebody the protocol is for.
  private static func questions(_ massage: MassageProtocol) -> [Contraindication] {
    massage.contraindications.filter { $0.ages?.overlaps(massage.ages ?? .all) ?? true }
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `a none to every line is a no to each question, through its line`(
    id: String
  ) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let questions = Self.questions(massage)
    var screening = Screening(massage, questions)
    let answers = screening.state.answers
    #expect(answers.keys.sorted() == questions.map(\.id).sorted())
    for question in questions {
      let answer = answers[question.id]
      #expect(answer?.answer == .no && answer?.by == .patient)
      #expect(answer?.through == (question.heading ?? Heading.ownID))
    }
    #expect(screening.state.verdict == .clear)
    let plan = screening.plan()
    #expect(plan?.banners == [])
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `nothing is begun without a need that no reason goes round`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    var screening = Screening(massage, Self.questions(massage), isOrdered: false)
    for need in massage.neededBeforeStart where need.kind == .order {
      let reason = NeedAnswer(id: need.id, override: "known for years")
      let isTaken = screening.take(.meetNeed(reason))
      let plan = screening.plan()
      #expect(isTaken != need.isFirm && (plan == nil) == need.isFirm)
    }
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `a yes refuses, postpones or limits as its class says`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let questions = Self.questions(massage)
    // What it is for lacks no more than the order.
    let isOrderFirm = massage.needs.contains { $0.kind == .order && $0.isFirm }
    for question in questions {
      var screening = Screening(massage, questions)
      screening.take(.answer([ScreeningAnswer(id: question.id, answer: .yes)]))
      let verdict = screening.state.verdict
      let passedOver = ScreeningAnswer(id: question.id, answer: .yes, override: "known for years")
      switch question.class {
      case .absolute:
        #expect(verdict == .refused(question.id))
        let isTaken = screening.take(.answer([passedOver]))
        let plan = screening.plan()
        #expect(!isTaken && plan == nil, "\(question.id)")
      case .postpone:
        #expect(verdict == .postponed(question.id))
        let plan = screening.plan()
        let isTaken = screening.take(.answer([passedOver]))
        #expect(plan == nil && isTaken != question.isFirm, "\(question.id)")
      case .consult:
        let isOrdered = question.isConsentedByOrder
        if isOrdered {
          var unordered = Screening(massage, questions, isOrdered: false)
          unordered.take(.answer([ScreeningAnswer(id: question.id, answer: .yes)]))
          let lacks = unordered.state.verdict == .needsClearance(question.id)
          #expect(lacks != (question.isIndication && isOrderFirm))
          let plan = unordered.plan()
          #expect(plan == nil, "\(question.id)")
        } else {
          #expect(verdict == .needsClearance(question.id))
          let plan = screening.plan()
          #expect(plan == nil, "\(question.id)")
        }
        let isTaken = screening.take(.answer([passedOver]))
        #expect(isTaken != question.isFirm, "\(question.id)")
      case .local:
        #expect(verdict == (question.asksPlace ? .needsPlace(question.id) : .clear))
        let plan = screening.plan()
        #expect(!question.asksPlace || plan == nil, "\(question.id)")
      }
    }
  }

  /// What a doctor agrees to, where that is asked.
  private static func agreements(_ question: Contraindication) -> [[Zone]?] {
    question.needs.contains(.zones) ? [[.wholeBody], [.back], []] : [nil]
  }

  /// Where a place is named, in turn.
  private static let places: [BodyPlace] = [
    BodyPlace(zone: .lumbar), BodyPlace(zone: .neck), BodyPlace(zone: .shoulders, side: .left),
    BodyPlace(zone: .abdomen),
  ]

  @Test(arguments: ShippedScreeningTests.ids)
  func `no consent opens what a finding closes`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let measured = try #require(BloodPressure(systolic: 130, diastolic: 80))
    let questions = Self.questions(massage)
    for question in questions where question.class == .consult || question.class == .local {
      for (index, place) in Self.places.enumerated() where index == 0 || question.asksPlace {
        for agreed in Self.agreements(question) {
          var screening = Screening(massage, questions)
          screening.take(.reportBloodPressure(.before, measured))
          screening.take(
            .answer([
              ScreeningAnswer(
                id: question.id,
                answer: .yes,
                places: question.asksPlace ? [place] : [],
                clearance: Self.consent,
                weeks: 8,
                agreed: agreed
              )
            ])
          )
          #expect(screening.state.verdict == .clear, "\(question.id)")
          #expect(screening.state.openNeeds == [], "\(question.id)")
          let rules = ClosingRules(
            massage: massage,
            question: question,
            place: question.asksPlace ? place : nil,
            agreed: agreed
          )
          for session in Self.sessions(massage) {
            guard let plan = screening.plan(session: session) else { continue }
            let named = "\(question.id) \(place.text) session \(session)"
            #expect(rules.broken(by: plan) == [], "\(named)")
          }
        }
      }
    }
  }

  /// The first session of every period.
  private static func sessions(_ massage: MassageProtocol) -> [Int] {
    let first = massage.course?.periods.lazy.compactMap(\.span.firstDay).first ?? 1
    let starts = (massage.course?.periods ?? []).map { period in
      switch period.span {
      case .sessions(let from, _): from
      case .days(let from, _): from - first + 1
      }
    }
    return starts.isEmpty ? [1] : starts
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `without the week of the pregnancy nothing begins, in whatever week it is`(
    id: String
  ) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let questions = Self.questions(massage)
    guard let question = questions.first(where: { $0.id == "pregnancy" }),
      question.class == .consult
    else { return }
    var plans: Set<SessionPlan> = []
    for weeks in [8, 14, nil] {
      var screening = Screening(massage, questions)
      screening.take(
        .answer([
          ScreeningAnswer(
            id: question.id,
            answer: .yes,
            clearance: Self.consent,
            weeks: weeks,
            agreed: [.wholeBody]
          )
        ])
      )
      let plan = screening.plan()
      #expect(weeks != nil || plan == nil)
      plans.formUnion([plan].compactMap(\.self))
    }
    #expect(plans.count <= 1, "no week opens more than another")
  }
}

extension PeriodSpan {
  fileprivate var firstDay: Int? {
    if case .days(let from, _) = self { from } else { nil }
  }
}
