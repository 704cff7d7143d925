internal import SessionEngine
internal import TextSafety

// The words of the formats that people read.

extension Duration {
  /// Minutes and seconds, as `2:05`; whole seconds, the rest cut off.
  var minutesAndSeconds: String {
    let seconds = wholeMilliseconds / 1_000
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension RawRepresentable<String> {
  /// The word with spaces.
  var spaced: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension WorkedSide {
  var inWords: String {
    switch self {
    case .both: "both sides"
    case .left, .right: rawValue
    case .leftThenRight: "left, then right"
    case .rightThenLeft: "right, then left"
    case .healthyFirst: "healthy side first"
    case .oneThenOther: "one side, then the other"
    case .painfulOnly: "painful side only"
    }
  }
}

extension PressureCourse {
  var inWords: String {
    start == end ? start.name : "\(start.name) to \(end.name)"
  }
}

extension Directive {
  /// What was done, in the past tense.
  var inWords: String {
    switch self {
    case .note: "noted"
    case .pause: "paused"
    case .ease: "pressure eased"
    case .stopTechnique: "technique stopped"
    case .leaveOutZone: "zone left out"
    case .goToFinal: "went on to the final stage"
    case .stopSession: "session stopped"
    case .postpone: "session stopped and postponed"
    }
  }
}

extension Advice {
  var inWords: String {
    switch self {
    case .doctor: "see a doctor"
    case .urgent: "see a doctor today"
    case .emergency: "emergency call"
    }
  }
}

extension SessionRecord.Step.Result {
  var inWords: String { self == .notReached ? "not reached" : rawValue }
}

extension Interval {
  var inWords: String {
    switch self {
    case .days(let range): range.upperBound == 1 ? "every day" : "every \(range.inWords) days"
    case .weeks(let range): range.upperBound == 1 ? "every week" : "every \(range.inWords) weeks"
    case .perDay(let range): "\(range.inWords) a day"
    case .perWeek(let range): "\(range.inWords) a week"
    }
  }
}

extension ClosedRange<Int> {
  var inWords: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}

extension PlannedStep {
  /// Technique and zone, as `petrissage, lumbar`.
  var inWords: String {
    "\(technique.spaced), \(zones.map(\.spaced).joined(separator: " and "))"
  }
}

extension SessionRecord {
  /// The step with an index of the plan.
  func step(at index: Int?) -> Step? {
    guard let index else { return nil }
    return steps.first { $0.step.index == index }
  }
}

extension String {
  var shown: String { ShownText(self).string }
}

/// Local date and time, with the distance from UTC said out loud.
struct LocalTime {
  let minutesFromUTC: Int

  func text(_ wall: WallTime) -> String {
    "\(date(wall)) \(wall.clock(offset: offset).prefix(5)) \(zone)"
  }

  func date(_ wall: WallTime) -> String { wall.date(offset: offset).text }

  private var offset: Duration { .seconds(minutesFromUTC * 60) }

  private var zone: String {
    guard minutesFromUTC != 0 else { return "UTC" }
    let minutes = abs(minutesFromUTC)
    let rest = minutes % 60
    let hours = minutes / 60
    return "UTC" + (minutesFromUTC < 0 ? "-" : "+")
      + "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}
