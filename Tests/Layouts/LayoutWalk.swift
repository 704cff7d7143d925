import GuideProgram
import GuideScreens
package import SessionEngine
import TerminalFrame

/// Leads the guide through whole sessions of a protocol, and has every screen on the way checked.
///
/// Each step that any session of the course has is met once, in all its moments and with
/// everything that can be asked over it.
package struct LayoutWalk: Sendable {
  package private(set) var watch: LayoutWatch
  /// Steps that were met.
  package private(set) var steps = 0
  private let massage: MassageProtocol
  private let settings: ScreenSettings
  private let stride: Int
  private var met: Set<PlannedStep> = []

  /// A `stride` above one meets only every so many steps, and one session.
  package init(_ massage: MassageProtocol, watch: LayoutWatch = LayoutWatch(), stride: Int = 1) {
    self.massage = massage
    self.watch = watch
    self.stride = stride
    settings = ScreenSettings(look: Look(), timeOfDay: { _ in "14:32" })
  }

  package mutating func walk() {
    let moment = Moment(boot: .zero, awake: .zero, wall: WallTime(milliseconds: 0))
    var guide = ScreenGuide(.home, settings: settings, size: Size(columns: 80, rows: 24))
    _ = guide.update(.protocols([ProtocolFacts(massage)]), at: moment)
    watch.check(guide.screen(at: moment), at: "\(massage.id): the list")
    for request in requests where hasNewSteps(request) {
      walk(request)
      if stride > 1 { break }
    }
  }

  private var requests: [PlanRequest] {
    let firstDay = massage.course?.periods.lazy.compactMap(\.span.firstDay).first
    let last = massage.course?.sessions.upperBound ?? 1
    return (1...max(1, last)).flatMap { number -> [PlanRequest] in
      let day = firstDay.map { $0 + number - 1 }
      let calm = PlanRequest(sessionNumber: number, day: day)
      var marked = calm
      marked.painfulSide = .left
      marked.findings = [
        Finding(
          reason: "skin-marks",
          place: "mole below the left shoulder blade, another beside it"
        )
      ]
      return [calm, marked]
    }
  }

  private func hasNewSteps(_ request: PlanRequest) -> Bool {
    guard let plan = try? SessionPlan(massage, for: request) else { return false }
    return plan.steps.contains { !met.contains($0.withoutPlace) }
  }

  // MARK: One session

  private mutating func walk(_ request: PlanRequest) {
    let offer = NewSession(
      id: "walk",
      massage: massage,
      digest: String(repeating: "0", count: 64),
      request: request,
      patient: "A-014",
      warnings: ["The last session was yesterday; the course asks for two days between."]
    )
    var played = PlayedGuide(offer, settings: settings)
    let isFirst = met.isEmpty
    if offer.lacksAge {
      if isFirst { opening(played) }
      let youngest = massage.ages?.from.months ?? 0
      played.type(youngest < 12 ? "\(youngest) m" : "\(youngest / 12) y")
      played.press(.enter)
    }
    // More screens than any session has: one that never ends is a fault of its own.
    for _ in 0..<2_000 {
      switch played.context {
      case .running, .stillThere:
        meet(played)
        played.pass(untilNextStep(played))
      case .summary:
        check(played, "summary")
        return
      case .needs:
        if isFirst { opening(played) }
        meetNeed(&played)
      default:
        if isFirst || played.context == .changeover { opening(played) }
        played.press(.enter)
      }
    }
    watch.check(UnendedScreen(), at: "\(massage.id): session \(request.sessionNumber)")
  }

  /// Says what the first open row asks for.
  private func meetNeed(_ played: inout PlayedGuide) {
    let rows = played.guide.guided?.flow?.needRows ?? []
    guard let row = rows.firstIndex(where: \.isOpen) else { return played.press(.enter) }
    played.press(.character(Character("\(row + 1)")))
    switch rows[row].way {
    case .tick: return
    case .consent:
      played.press(.enter)
      played.type("Dr. Ada today")
    case .typed: played.type("left")
    }
    played.press(.enter)
  }

  private func untilNextStep(_ played: PlayedGuide) -> Duration {
    (played.state?.nextDue ?? .zero) - played.elapsed
  }

  private mutating func check(_ played: PlayedGuide, _ what: String) {
    watch.check(played.screen, at: "\(massage.id): \(what)")
  }

  private mutating func trying(
    _ what: String,
    _ played: PlayedGuide,
    _ change: (inout PlayedGuide) -> Void
  ) {
    var played = played
    change(&played)
    check(played, what)
  }

  /// A page before the first stroke or after the last, and what it can turn into.
  private mutating func opening(_ played: PlayedGuide) {
    let context = played.context
    let name = context.rawValue
    check(played, name)
    trying("\(name), last row", played) { played in
      for _ in 0..<20 { played.press(.down) }
    }
    trying("\(name), not saved", played) { played in
      played.failure = "the disk is full"
      played.press(.character("n"))
      played.type("long words, long words, long words, long words")
      played.press(.enter)
    }
    trying("\(name), help", played) { $0.press(.character("?")) }
    guard context == .screening else { return }
    var marked = played
    for number in Act.markNumbers {
      marked.press(.character(Character("\(number)")))
    }
    check(marked, "screening, all marked")
    marked.press(.enter)
    check(marked, "screening, after a yes")
    trying("screening, passed over", played) { $0.press(.character("1"), .character("o")) }
  }

  // MARK: One step

  private mutating func meet(_ played: PlayedGuide) {
    guard let current = played.state?.currentStep else { return }
    guard met.insert(current.step.withoutPlace).inserted else { return }
    guard met.count % stride == 0 || stride == 1 else { return }
    steps += 1
    let name = "\(current.step.id), session \(played.state?.plan?.sessionNumber ?? 0)"
    let left = untilNextStep(played)
    moments(played, name, length: left)
    var calm = played
    calm.pass(left * 2 / 5)
    over(calm, name)
  }

  /// The beginning, the middle, the sides and the end of a step.
  private mutating func moments(_ played: PlayedGuide, _ name: String, length: Duration) {
    for (what, part) in [("begins", 1), ("half", 50), ("other side", 55), ("calm", 75)] {
      trying("\(name) \(what)", played) { $0.pass(length * part / 100) }
    }
    for seconds in [12, 3] where length > .seconds(seconds) {
      trying("\(name), \(seconds) s left", played) { $0.pass(length - .seconds(seconds)) }
    }
  }

  /// What can be asked or said while it runs.
  private mutating func over(_ played: PlayedGuide, _ name: String) {
    trying("\(name), near", played) { $0.press(.character("v")) }
    trying("\(name), paused", played) { $0.press(.character(" ")) }
    trying("\(name), not saved", played) { played in
      played.failure = "the disk is full, and nothing can be written before there is room"
      played.press(.character("4"))
    }
    trying("\(name), pain 9", played) { $0.press(.character("9")) }
    trying("\(name), pain 6", played) { $0.press(.character("6")) }
    trying("\(name), a gap", played) { $0.lose(.seconds(20)) }
    trying("\(name), reactions", played) { $0.press(.character("r")) }
    trying("\(name), jump", played) { $0.press(.character("j")) }
    trying("\(name), add", played) { $0.press(.character("i")) }
    trying("\(name), fit", played) { $0.press(.character("f")) }
    trying("\(name), longer", played) { $0.press(.character("+")) }
    trying("\(name), unknown key", played) { $0.press(.function(9)) }
    guard steps == 1 else { return }
    trying("\(name), end", played) { $0.press(.character("x")) }
    trying("\(name), help", played) { $0.press(.character("?")) }
    trying("\(name), note", played) { played in
      played.press(.character("n"))
      played.type(String(repeating: "tense at the left shoulder blade, ", count: 8))
    }
    for kind in ReactionKind.allCases {
      trying("\(name), \(kind.rawValue)", played) { played in
        played.press(.character("r"))
        for key in ReactionSheet.keys(of: kind) { played.press(key) }
      }
    }
  }
}

/// Where a walk ends that did not come to its end: nothing of it is there.
private struct UnendedScreen: Screen {
  var context: KeyContext { .blank }
  var standing = Standing(saved: .notSaved(1, reason: "the session never ends"))

  func frame(size: Size, look: Look) -> Frame { Frame(size: size) }
  func act(at point: Point, size: Size, look: Look) -> Act? { nil }
}

extension PlannedStep {
  /// The step wherever in the plan it stands.
  fileprivate var withoutPlace: Self {
    var step = self
    step.index = 0
    return step
  }
}

extension PeriodSpan {
  fileprivate var firstDay: Int? {
    if case .days(let from, _) = self { from } else { nil }
  }
}
