internal import SessionEngine
internal import Words

/// The course of several sessions, written after the last of them.
///
/// It is told as the records hold it now, so that sending an older session changes nothing.
struct FHIRCourse {
  private let facts: RecordContext.CourseFacts
  private let protocolURL: String
  private let title: String
  private let patient: String
  /// The sessions of this Bundle that stand, by their ids.
  private var written: [String]
  private var lastMoment: WallTime
  /// The patient's, whose course it is.
  private let names: FHIRNames
  /// Those of the session that is told.
  private let own: FHIRNames
  private let bases: [String: String]
  private let isLean: Bool

  /// Nothing for a session outside any course.
  init?(_ session: FHIRSession) {
    guard let course = session.exported.context.course else { return nil }
    let opening = session.record.opening
    facts = course
    protocolURL = session.names.protocolURL(opening.protocolID)
    title = opening.protocolTitle
    patient = session.patient.url
    written = session.exported.isVoided ? [] : [session.id]
    lastMoment = session.lastMoment
    names = session.patient.names
    bases = session.exported.context.otherBases
    isLean = session.isLean
    own = session.names
  }

  var url: String { names.url("course", facts.id) }

  mutating func add(_ other: Self) {
    written += other.written
    lastMoment = max(lastMoment, other.lastMoment)
  }

  var entry: FHIREntry {
    FHIREntry(
      url: url,
      type: "CarePlan",
      resource: .fhir([
        "resourceType": "CarePlan",
        "identifier": [names.identifier("course", facts.id)],
        "instantiatesCanonical": isLean ? nil : [.string(protocolURL)],
        "status": .string(facts.status.rawValue),
        "intent": "plan",
        "title": .string("Course of massage: \(title)"),
        "subject": .reference(patient),
        "period": .period(facts.startedAt, facts.endedAt),
        "activity": [
          .fhir([
            "outcomeReference": .array(sessions.map { reference(to: $0) }),
            "progress": [
              [
                "time": .instant(facts.whole.lastMoment ?? lastMoment),
                "text": .string(progress),
              ]
            ],
            "detail": detail,
          ])
        ],
      ]),
      delivery: .replace("identifier=\(names.idSystem("course"))|\(facts.id.percentEncoded)")
    )
  }

  private var sessions: [String] {
    facts.whole.sessions + written.filter { !facts.whole.sessions.contains($0) }
  }

  /// A session that is not in this Bundle is named, not pointed at.
  private func reference(to session: String) -> JSONValue {
    let names = bases[session].map(FHIRNames.init(base:)) ?? own
    return written.contains(session)
      ? .reference(names.url("session", session))
      : ["type": "Procedure", "identifier": names.identifier("session", session)]
  }

  private var progress: String {
    let total = facts.sessions.map { " of \($0.inRecord)" } ?? ""
    return "\(facts.whole.counted)\(total) sessions done"
  }

  private var detail: JSONValue {
    let status =
      switch facts.status {
      case .active: "in-progress"
      case .completed: "completed"
      case .revoked: "stopped"
      }
    let timing = timing
    return .fhir([
      "kind": "ServiceRequest",
      "code": .concept([.massage], text: "Massage session"),
      "status": .string(status),
      "scheduledTiming": timing.map { .fhir(["repeat": $0]) },
    ])
  }

  private var timing: JSONValue? {
    guard facts.sessions != nil || facts.interval != nil else { return nil }
    let sessions = facts.sessions
    let pace = facts.interval.map(Self.pace) ?? []
    let count: [JSONValue.Field?] = [
      sessions.map { JSONValue.Field("count", .whole($0.lowerBound)) },
      sessions.flatMap { range in
        range.count > 1 ? JSONValue.Field("countMax", .whole(range.upperBound)) : nil
      },
    ]
    return .object(count.compactMap(\.self) + pace)
  }

  /// How often, in the words of FHIR's Timing.
  private static func pace(_ interval: Interval) -> [JSONValue.Field] {
    let (often, every, unit): (ClosedRange<Int>, ClosedRange<Int>, String) =
      switch interval {
      case .days(let days): (1...1, days, "d")
      case .weeks(let weeks): (1...1, weeks, "wk")
      case .perDay(let times): (times, 1...1, "d")
      case .perWeek(let times): (times, 1...1, "wk")
      }
    return range("frequency", often) + range("period", every)
      + [JSONValue.Field("periodUnit", .string(unit))]
  }

  private static func range(_ name: String, _ range: ClosedRange<Int>) -> [JSONValue.Field] {
    let least = JSONValue.Field(name, .whole(range.lowerBound))
    guard range.count > 1 else { return [least] }
    return [least, JSONValue.Field("\(name)Max", .whole(range.upperBound))]
  }
}
