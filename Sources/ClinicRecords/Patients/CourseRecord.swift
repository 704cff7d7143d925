package import SessionEngine

/// A course that a patient was given: a protocol done a number of times.
package struct CourseRecord: Sendable, Hashable {
  /// Given by the records.
  package var number: Int64
  package var patient: String
  package var protocolID: String
  package var protocolTitle: String
  package var plannedSessions: Int?
  package var interval: Interval?
  /// For courses that count by days.
  package var injuredOn: CalendarDate?
  package var startedAt: WallTime
  /// Nothing while it is under way.
  package var endedAt: WallTime?

  package init(
    number: Int64 = 0,
    patient: String,
    protocolID: String,
    protocolTitle: String,
    plannedSessions: Int? = nil,
    interval: Interval? = nil,
    injuredOn: CalendarDate? = nil,
    startedAt: WallTime,
    endedAt: WallTime? = nil
  ) {
    self.number = number
    self.patient = patient
    self.protocolID = protocolID
    self.protocolTitle = protocolTitle
    self.plannedSessions = plannedSessions
    self.interval = interval
    self.injuredOn = injuredOn
    self.startedAt = startedAt
    self.endedAt = endedAt
  }
}

/// A unit and the bounds.
extension Interval: JSONCoded {
  package var json: JSONValue {
    let (unit, bounds) =
      switch self {
      case .days(let bounds): ("days", bounds)
      case .weeks(let bounds): ("weeks", bounds)
      case .perDay(let bounds): ("perDay", bounds)
      case .perWeek(let bounds): ("perWeek", bounds)
      }
    return .fields {
      $0.put("unit", unit)
      $0.put("bounds", bounds)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    let bounds = try json.get("bounds", as: ClosedRange<Int>.self)
    switch try json.get("unit", as: String.self) {
    case "days": self = .days(bounds)
    case "weeks": self = .weeks(bounds)
    case "perDay": self = .perDay(bounds)
    case "perWeek": self = .perWeek(bounds)
    default: throw MalformedJSON(field: "unit", expected: "a known unit")
    }
  }
}
