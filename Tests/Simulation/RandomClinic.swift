import GuideProgram
import SessionEngine
import TestSupport

/// A clinic: its protocols, its patients and what was recorded of them.
struct RandomClinic {
  struct Patient {
    var code: String?
    var age: AgeRange?
    /// Places that are always left out.
    var standing: [Finding]
    var clearances: [String: Clearance]
  }

  private(set) var protocols: [MassageProtocol] = []
  private(set) var patients: [Patient] = []

  init(_ dice: inout Dice) {
    let isHostile = dice.isTrue(12)
    for number in 0..<dice.number(in: 1...2) {
      var source = SmallProtocol.value
      if !dice.isTrue(35) {
        var random = RandomProtocols(seed: dice.number())
        source = random.nextProtocol()
        source.main.entries = Array(source.main.entries.prefix(dice.number(in: 1...7)))
      }
      source.id = "protocol-\(number)"
      source.contraindications = Self.questions(&dice)
      source.headings =
        Self.headings + [
          Heading(id: "since", page: .today, say: "Since {date}: anything after the massage?")
        ]
      source.reactions = Self.rules(&dice)
      source.preparation = Self.preparation(&dice)
      source.aftercare = Self.aftercare(&dice)
      Self.change(&source.introductory, &dice)
      Self.change(&source.main, &dice)
      Self.change(&source.final, &dice)
      Self.fitHands(&source)
      if isHostile { Self.spoil(&source, &dice) }
      protocols.append(source)
    }
    for number in 0..<dice.number(in: 1...2) {
      let code = isHostile ? HostileText.make(&dice) : "A-\(number)"
      patients.append(
        Patient(
          code: dice.isTrue(20) ? nil : code,
          age: dice.isTrue(40) ? .years(dice.number(in: 0...90)) : nil,
          standing: dice.isTrue(20)
            ? [Finding(reason: "standing", zones: [dice.pick(Zone.allCases)])] : [],
          clearances: dice.isTrue(30)
            ? ["q1": Clearance(doctor: "Dr. Lind", date: "2026-11-02")] : [:]
        )
      )
    }
  }

  /// What a session is opened with.
  func offer(
    _ id: String,
    _ name: String,
    patient code: String?,
    number: Int,
    _ dice: inout Dice
  ) -> NewSession? {
    guard let massage = protocols.first(where: { $0.id == name }) else { return nil }
    let patient = patients.first { $0.code == code }
    var random = RandomProtocols(seed: dice.number())
    var request = dice.isTrue(30) ? random.nextRequest() : PlanRequest()
    request.sessionNumber = number
    request.day = dice.isTrue(70) ? dice.number(in: 1...30) : nil
    request.age = patient?.age
    request.findings += patient?.standing ?? []
    let isRehearsal = dice.isTrue(40)
    return NewSession(
      id: id,
      massage: massage,
      digest: "00",
      request: request,
      patient: code,
      clearances: patient?.clearances ?? [:],
      speed: isRehearsal
        ? Speed(thousandths: dice.pick([100, 1_000, 7_300, 60_000, 3_600_000])) : nil,
      saysYes: dice.isTrue(35),
      warnings: dice.isTrue(10) ? ["Less than a day since the last session."] : []
    )
  }

  /// Under the first the alarming signs, others under the others, and some under none.
  private static let headings = [
    Heading(id: Heading.alarmID, page: .today, say: "Is anything sudden or alarming now?"),
    Heading(id: "skin", page: .today, say: "Is there anything with the skin?"),
    Heading(id: "bones", page: .health, say: "Was there ever anything with the bones?"),
  ]

  private static func questions(_ dice: inout Dice) -> [Contraindication] {
    (0..<dice.pick([0, 1, 3, 3, 7, 13])).map { number in
      Contraindication(
        id: "q\(number)",
        class: dice.pick([.absolute, .postpone, .consult, .local, .local]),
        ask: .everySession,
        question: "Is there a finding of kind \(number)?",
        zones: dice.isTrue(50) ? [dice.pick(Zone.allCases)] : [],
        text: dice.isTrue(30) ? "Ask the doctor." : nil,
        heading: dice.isTrue(60) ? dice.pick(headings).id : nil,
        short: "kind \(number)",
        limits: ConsentLimits(closesPlace: dice.isTrue(50))
      )
    }
  }

  private static func rules(_ dice: inout Dice) -> [ReactionRule] {
    (0..<dice.number(in: 0...8)).map { _ in
      let kind = dice.isTrue(40) ? .pain : dice.pick(ReactionKind.allCases)
      return ReactionRule(
        reaction: kind,
        severity: dice.pick(Severity.allCases),
        level: kind == .pain && dice.isTrue(40) ? dice.number(in: 1...10) : nil,
        rise: kind == .pain && dice.isTrue(40) ? dice.number(in: 1...4) : nil,
        again: dice.isTrue(20),
        techniques: dice.isTrue(20) ? [dice.pick(Technique.strokes)] : [],
        zones: dice.isTrue(20) ? [dice.pick(Zone.allCases)] : [],
        directive: dice.pick(Directive.allCases),
        advice: dice.isTrue(30) ? dice.pick(Advice.allCases) : nil,
        furtherSessions: dice.number(in: 0...2),
        text: "Do what helps."
      )
    }
  }

  private static func preparation(_ dice: inout Dice) -> Preparation {
    Preparation(
      room: dice.isTrue(50) ? ["Couch warm"] : [],
      therapist: dice.isTrue(50) ? ["Hands warm", "Nails short"] : [],
      patient: dice.isTrue(20) ? ["Lies well"] : []
    )
  }

  private static func aftercare(_ dice: inout Dice) -> Aftercare {
    let least = dice.number(in: 0...300)
    return Aftercare(
      rest: .seconds(least)...(.seconds(least + dice.number(in: 0...300))),
      ask: dice.isTrue(60) ? [.pain] : [],
      advise: (0..<dice.number(in: 0...3)).map { "Advice \($0)" }
    )
  }

  /// Signs to wait for and changeovers, which other random protocols do not have.
  private static func change(_ stage: inout Stage, _ dice: inout Dice) {
    for place in stage.entries.indices where dice.isTrue(25) {
      guard case .step(var step) = stage.entries[place] else { continue }
      if dice.isTrue(50) { step.until = dice.pick(TissueSign.allCases) }
      if dice.isTrue(50) { step.before = dice.isTrue(50) ? [.oil] : [.oil, .drape] }
      stage.entries[place] = .step(step)
    }
  }

  /// Times as the checks of a file ask for them: hands can do every step, on each side.
  private static func fitHands(_ source: inout MassageProtocol) {
    fitHands(&source.introductory)
    fitHands(&source.main)
    fitHands(&source.final)
    for period in source.course?.periods.indices ?? 0..<0 {
      for place in source.course?.periods[period].changes.indices ?? 0..<0 {
        source.course?.periods[period].changes[place].fitHands()
      }
    }
  }

  private static func fitHands(_ stage: inout Stage) {
    stage.link = stage.link.map { link in
      var link = link
      link.duration = max(link.duration, link.technique.shortestTurn)
      return link
    }
    stage.entries = stage.entries.map { entry in
      switch entry {
      case .step(let step): .step(step.fittingHands)
      case .group(let rounds, let steps): .group(rounds: rounds, steps: steps.map(\.fittingHands))
      }
    }
  }

  private static func spoil(_ source: inout MassageProtocol, _ dice: inout Dice) {
    source.title = HostileText.make(&dice)
    for place in source.contraindications.indices where dice.isTrue(40) {
      source.contraindications[place].question = HostileText.make(&dice)
      source.contraindications[place].text = HostileText.make(&dice)
    }
    for place in source.reactions.indices { source.reactions[place].text = HostileText.make(&dice) }
    for place in source.main.entries.indices {
      guard case .step(var step) = source.main.entries[place] else { continue }
      step.text = HostileText.make(&dice)
      step.title = HostileText.make(&dice)
      step.cautions = [HostileText.make(&dice)]
      source.main.entries[place] = .step(step)
    }
    source.aftercare.advise = [HostileText.make(&dice)]
    source.preparation.room = [HostileText.make(&dice)]
  }
}

extension Step {
  fileprivate var fittingHands: Step {
    var step = self
    step.dose.sides = side.changesAtHalf ? 2 : 1
    let least = step.shortestForHands
    if let count = step.dose.repetitions?.upperBound {
      let tempo = count * step.dose.sides * 60 / Int(least.components.seconds)
      step.dose.duration = nil
      step.dose.tempo = max(1, min(tempo, step.dose.tempo ?? tempo))
    }
    step.dose.duration = step.dose.duration.map { max($0, least) }
    step.atLeast = step.atLeast.map { max($0, least) }
    step.atMost = step.atMost.map { max($0, least) }
    return step
  }
}

extension StepChange {
  /// Long enough for every technique on two sides.
  fileprivate mutating func fitHands() {
    duration = duration.map { max($0, .seconds(40)) }
    repetitions = nil
    tempo = nil
  }
}
