package import SessionEngine
import Words

// What has to be said before the start, row by row: the same for a page and for lines.

extension OpeningFlow {
  /// Everything that the answers and the protocol need, what was said already among it.
  package var needRows: [NeedRow] {
    let open = Set(state.openNeeds)
    let found = state.questions.filter { question in
      state.answers[question.id]?.answer == .yes && !question.isAnythingNew
    }
    let needs = found.flatMap { question -> [OpenNeed] in
      let said = ScreeningNeed.allCases.filter {
        $0 == .place ? question.asksPlace : $0 != .age && question.needs.contains($0)
      }
      let isConsented = question.isConsentedByOrder || question.class != .consult
      return said.map { .finding(question: question.id, $0) }
        + (isConsented ? [] : [.clearance(question: question.id)])
    }
    let ofProtocol = (state.opening?.needs ?? []).filter { !$0.isOptional }.map {
      OpenNeed.ofProtocol(id: $0.id)
    }
    let changes = state.changedAnswers.map { OpenNeed.change(question: $0.id) }
    return (changes + needs + ofProtocol).map { row($0, isOpen: open.contains($0)) }
  }

  private func row(_ need: OpenNeed, isOpen: Bool) -> NeedRow {
    switch need {
    case .change(let id):
      let change = change(of: id)
      return NeedRow(
        need: need,
        text: "\(named(id)): \(change). Why?",
        said: state.answers[id]?.override,
        isOpen: isOpen,
        isFirm: true,
        way: .typed("in words")
      )
    case .finding(let id, let kind):
      return NeedRow(
        need: need,
        text: kind == .place ? "\(kind.asked): \(named(id))" : kind.asked,
        said: isOpen ? nil : said(kind, of: id),
        isOpen: isOpen,
        isFirm: true,
        way: .typed(kind.form)
      )
    case .clearance(let id):
      let answer = state.answers[id]
      let named = named(id)
      let isPassedOver = answer?.clearance == nil && answer?.override != nil
      return NeedRow(
        need: need,
        text: isPassedOver
          ? "Without a doctor's consent to \(named), because" : "Doctor's consent: \(named)",
        said: answer?.clearance?.inSentence ?? answer?.override,
        isOpen: isOpen,
        isFirm: state.question(id)?.isFirm ?? true,
        way: .consent
      )
    case .ofProtocol(let id):
      let asked = state.opening?.needs.first { $0.id == id }
      let reason = asked?.kind == .order && !isOpen ? state.needs[id]?.override : nil
      return NeedRow(
        need: need,
        text: reason == nil ? asked?.say ?? id : NeedAnswer.withoutOrder,
        said: isOpen ? nil : reason ?? state.needs[id]?.inSentence,
        isOpen: isOpen,
        isFirm: asked?.isFirm ?? true,
        way: asked?.kind.way ?? .tick
      )
    }
  }

  /// `yes at 14:02, no now`.
  private func change(of id: String) -> String {
    state.changedAnswers.first { $0.id == id }?.change ?? "another answer now"
  }

  /// What a yes found: a few words, the patient's own, or what is known of the age.
  private func named(_ id: String) -> String {
    guard let question = state.question(id) else { return id }
    if let said = state.answers[id]?.said { return said }
    if question.isAgeQuestion, let age = offer.request.age {
      let known = "\(age.ofPatient) old"
      let meant = offer.massage.ages ?? .all
      return meant.covers(age) ? known : "\(known), it is for \(meant.ofPatients)"
    }
    return question.short ?? question.question
  }

  private func said(_ need: ScreeningNeed, of id: String) -> String? {
    let answer = state.answers[id]
    return switch need {
    case .place: answer?.place
    case .week, .weeksEarly: answer?.weeks.map { "\($0)" }
    case .zones: answer?.agreed.map { $0.isEmpty ? "none" : $0.inSentence }
    case .bloodPressure: state.bloodPressureBefore?.text
    case .age: nil
    }
  }

  /// The consent that is offered again: the last one of this session, else the latest on record.
  package var lastConsent: Clearance? {
    let today =
      state.answers.values.compactMap(\.clearance) + state.needs.values.compactMap(\.clearance)
    let known = today.isEmpty ? Array(offer.clearances.values) : today
    return known.filter { $0.holds(on: self.today) }
      .max { ($0.date, $0.doctor) < ($1.date, $1.doctor) }
  }

  var today: CalendarDate { CalendarDate(daysSince1970: offer.memory.today) }

  /// The consent of a typed line, `Dr. Weber today`, to these needs.
  ///
  /// Throws where it is older than the pregnancy that it is for.
  package func consent(_ line: String, to needs: [OpenNeed] = []) throws(Refusal) -> Clearance {
    let consent = try Clearance(line: line, today: today)
    for case .clearance(let id) in needs {
      guard let answer = state.answers[id], let week = answer.weeks, isOlder(consent, than: answer)
      else { continue }
      throw Refusal(
        "This consent is older than the pregnancy (week \(week)): ask the doctor again."
      )
    }
    return consent
  }

  /// Whether nobody was pregnant yet when it was given.
  private func isOlder(_ consent: Clearance, than answer: ScreeningAnswer) -> Bool {
    guard let week = answer.weeks, let day = CalendarDate(text: consent.date),
      state.question(answer.id)?.needs.contains(.week) ?? false
    else { return false }
    return day < today.adding(days: -7 * week)
  }

  /// The commands that give one doctor's consent to all of these; throws where its day is too long
  /// ago for one of them.
  package func commands(_ consent: Clearance, to needs: [OpenNeed]) throws(Refusal) -> [Command] {
    var commands: [Command] = []
    for need in needs {
      switch need {
      case .clearance(let id):
        let isExamination = state.question(id)?.isExamination ?? false
        try consent.require(on: today, isExamination: isExamination, bornSince: bornSince)
        var answer = state.answers[id] ?? ScreeningAnswer(id: id, answer: .yes)
        answer.clearance = consent
        commands.append(.answer([answer]))
      case .ofProtocol(let id):
        try consent.require(on: today)
        commands.append(.meetNeed(NeedAnswer(id: id, clearance: consent)))
      case .finding, .change: continue
      }
    }
    return commands
  }

  /// The command of a doctor's order, as it is typed.
  package func order(_ line: String) throws(Refusal) -> Command? {
    try commands(consent(line), to: [.ofProtocol(id: ProtocolNeed.orderID)]).first
  }

  /// No day before it is one of the patient's life; of an age that was told, the widest reading.
  private var bornSince: CalendarDate? {
    if let known = offer.memory.known.bornSince { return known }
    return offer.request.age?.before.map { today.adding(days: -(31 * $0.months + $0.days)) }
  }

  /// The command of a line that is typed to a need.
  ///
  /// Throws where it is not what is asked for.
  package func command(_ line: String, to need: OpenNeed) throws(Refusal) -> Command {
    switch need {
    case .clearance: throw Refusal("A doctor and a day, for all lines that are ticked.")
    case .change(let id):
      if line.allSatisfy(\.isWhitespace) { throw Refusal("Why is it a no now? A few words.") }
      var answer = state.answers[id] ?? ScreeningAnswer(id: id, answer: .no)
      answer.override = "\(change(of: id)): \(line)"
      return .answer([answer])
    case .finding(let id, let kind):
      var answer = state.answers[id] ?? ScreeningAnswer(id: id, answer: .yes)
      switch kind {
      case .place: answer.places = try BodyPlace.read(line)
      case .week:
        answer.weeks = try Self.number(line, 1...45)
        // What is on record may be of an earlier pregnancy.
        if let consent = answer.clearance, isOlder(consent, than: answer) { answer.clearance = nil }
      case .weeksEarly: answer.weeks = try Self.number(line, 1...20)
      case .zones: answer.agreed = try Zone.read(line)
      case .bloodPressure:
        guard let value = BloodPressure(text: line) else {
          throw Refusal("Blood pressure in mmHg, as in 145/90.")
        }
        return .reportBloodPressure(.before, value)
      case .age: throw Refusal("The age is asked for before this.")
      }
      return .answer([answer])
    case .ofProtocol(let id):
      let kind = state.opening?.needs.first { $0.id == id }?.kind
      guard kind == .side else { return .meetNeed(NeedAnswer(id: id, said: line)) }
      switch line.lowercased().filter({ $0 != " " }) {
      case "l", "left": return .meetNeed(NeedAnswer(id: id, side: .left))
      case "r", "right": return .meetNeed(NeedAnswer(id: id, side: .right))
      default: throw Refusal("'left' or 'right', the patient's.")
      }
    }
  }

  /// The command that goes on without what a need asks for.
  package func override(_ need: OpenNeed, because reason: String) throws(Refusal) -> Command {
    switch need {
    case .clearance(let id): return override(id, because: reason)
    case .ofProtocol(let id): return .meetNeed(NeedAnswer(id: id, override: reason))
    case .finding, .change:
      throw Refusal("There is no way round this one: it has to be said.")
    }
  }

  private static func number(_ line: String, _ allowed: ClosedRange<Int>) throws(Refusal) -> Int {
    guard let number = Int(line.filter { $0 != " " }), allowed.contains(number) else {
      throw Refusal("A whole number from \(allowed.lowerBound) to \(allowed.upperBound).")
    }
    return number
  }
}

extension ProtocolNeed.Kind {
  fileprivate var way: NeedRow.Way {
    switch self {
    case .order: .consent
    case .tick: .tick
    case .words: .typed("in words")
    case .side: .typed("left or right")
    }
  }
}

extension ScreeningNeed {
  fileprivate var asked: String {
    switch self {
    case .place: "Where"
    case .week: "Week of the pregnancy"
    case .zones: "Zones the doctor agrees to"
    case .bloodPressure: "Blood pressure before the session"
    case .weeksEarly: "Weeks born early"
    case .age: "Age"
    }
  }

  /// How it is written.
  fileprivate var form: String {
    switch self {
    case .place: "zone by its first letters, side, words; as in 'knees left, a graze'"
    case .week: "a whole number, 1 to 45"
    case .weeksEarly: "a whole number, 1 to 20"
    case .zones: "zones by their first letters, 'none' or 'all'"
    case .bloodPressure: "as in 145/90"
    case .age: "as in '5 y' or '4 m'"
    }
  }
}
