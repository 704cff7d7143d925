package import SessionEngine

/// What `show` prints beside the plan: whom a protocol is for, its course, what is asked and what
/// is never worked.
///
/// The words come from protocol files and are still to be made safe for a terminal.
package struct ProtocolListing: Sendable, Hashable {
  /// Lines under one heading.
  package struct Part: Sendable, Hashable {
    package let heading: String
    package let lines: [String]
  }

  private let massage: MassageProtocol

  package init(_ massage: MassageProtocol) {
    self.massage = massage
  }

  /// The parts that hold anything, in the order in which they are printed.
  package var parts: [Part] {
    [
      Part(heading: "For", lines: people),
      Part(heading: "Course", lines: course),
      Part(heading: "Asked before", lines: questions),
      Part(heading: "Never worked, or only with care", lines: massage.cautions.map(\.line)),
      Part(heading: "Afterwards", lines: afterwards),
      Part(heading: "Sources", lines: massage.sources),
    ].filter { !$0.lines.isEmpty }
  }

  private func marked(_ text: String, _ field: String) -> String {
    (massage.suggested.contains(field) ? PlanListing.suggestedMark : "") + text
  }

  private var people: [String] {
    let ages = (massage.ages ?? .adults).onScreen
    let performer = massage.performer.map { marked($0.onScreen, "performer") }
    let helpers = massage.people > 1 ? marked("\(massage.people) people", "people") : nil
    let place = massage.setting.map { marked($0, "setting") }
    let first = [marked(ages, "ages"), performer, helpers, place].compactMap(\.self)
    let positions = massage.positions.map(\.onScreen).joined(separator: " or ")
    let length =
      massage.asksMinutes
      ? "the minutes are asked for" : marked(massage.session.onScreen, "session")
    return [
      first.joined(separator: "; "),
      massage.conditions.joined(separator: ", "),
      marked(positions, "position") + "; " + length,
    ].filter { !$0.isEmpty }
  }

  private var course: [String] {
    guard let course = massage.course else { return [] }
    func marked(_ text: String, _ field: String) -> String {
      (course.suggested.contains(field) ? PlanListing.suggestedMark : "") + text
    }
    let head = [
      marked(course.sessions.onScreen + (course.isOpen ? "+" : "") + " sessions", "sessions"),
      course.interval.map { marked($0.inSentence, "every") },
      course.repeats.map { marked($0.onScreen + " courses a year", "repeat") },
    ]
    return [head.compactMap(\.self).joined(separator: "; ")]
      + course.periods.map { marked($0.line, "periods") }
  }

  private var questions: [String] {
    Contraindication.Class.allCases.compactMap { kind in
      let asked = massage.contraindications.filter { $0.class == kind }
      guard !asked.isEmpty else { return nil }
      return kind.onScreen + ": " + asked.map(\.line).joined(separator: ", ")
    } + massage.ageLimits.map(\.text)
  }

  private var afterwards: [String] {
    let care = massage.aftercare
    func marked(_ text: String, _ field: String) -> String {
      (care.suggested.contains(field) ? PlanListing.suggestedMark : "") + text
    }
    return [marked("rest " + care.rest.onScreen, "rest")]
      + [care.text.map { marked($0, "text") }].compactMap(\.self)
      + care.advise.map { marked($0, "advise") }
  }
}

extension Period {
  /// `Sessions 1-3, sparing sessions: 8-10 min; pressure 2 at most; without lumbar-kneading`.
  fileprivate var line: String {
    let changed = changes.map(\.step)
    let parts: [String?] = [
      session.map { $0.onScreen + (grows ? ", growing" : "") },
      maxPressure.map { "pressure \($0.level) at most" },
      leaveOut.isEmpty ? nil : "without " + leaveOut.joined(separator: ", "),
      changed.isEmpty ? nil : "other values for " + changed.joined(separator: ", "),
    ]
    let told = parts.compactMap(\.self).joined(separator: "; ")
    return "\(span.onScreen), \(title)" + (told.isEmpty ? "" : ": " + told)
  }
}

extension PeriodSpan {
  fileprivate var onScreen: String {
    switch self {
    case .sessions(let from, let to): "Sessions " + Self.range(from, to)
    case .days(let from, let to): "Days " + Self.range(from, to)
    }
  }

  private static func range(_ from: Int, _ to: Int?) -> String {
    guard let to else { return "\(from)+" }
    return from == to ? "\(from)" : "\(from)-\(to)"
  }
}

extension Contraindication {
  fileprivate var line: String {
    let whom = [sex?.onScreen, ages?.onScreen].compactMap(\.self)
    return id + (whom.isEmpty ? "" : " (\(whom.joined(separator: ", ")))")
      + (zones.isEmpty ? "" : " (\(zones.onScreen))")
  }
}

extension Caution {
  fileprivate var line: String {
    let forbidden = forbid.isEmpty ? "" : " (no \(forbid.map(\.onScreen).joined(separator: ", ")))"
    let held = [sex?.onScreen, ages?.onScreen].compactMap(\.self) + positions.map(\.onScreen)
    let whom = held.isEmpty ? "" : " (\(held.joined(separator: ", ")))"
    return zones.onScreen + whom + ": " + text + forbidden
  }
}
