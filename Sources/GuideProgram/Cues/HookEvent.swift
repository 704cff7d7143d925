package import SessionEngine

/// What a hook is told: codes and words of closed lists, never a typed text.
package struct HookEvent: Sendable, Hashable {
  package enum Happening: Sendable, Hashable {
    case start(isResumed: Bool)
    case step(PlannedStep)
    case reaction(Reaction)
    /// Nothing for a session that is left to be resumed.
    case end(outcome: String?)
  }

  package var happening: Happening
  package var session: String
  package var protocolID: String
  /// The patient's code.
  package var patient: String?
  package var sessionNumber: Int
  package var isRehearsal: Bool
  package var at: WallTime
  package var elapsed: Duration

  /// The hook's file name.
  package var name: String {
    switch happening {
    case .start: "session-start"
    case .step: "step-start"
    case .reaction: "reaction"
    case .end: "session-end"
    }
  }

  /// The same session's end, left to be resumed.
  package func left(at wall: WallTime, elapsed: Duration) -> Self {
    var event = self
    event.happening = .end(outcome: nil)
    event.elapsed = max(event.elapsed, elapsed)
    event.at = wall
    return event
  }
}

extension HookEvent {
  /// The event as one JSON object; fields are added, never changed.
  package var json: JSONValue {
    let common: [JSONValue.Field] = [
      .init("event", .string(name)),
      .init("at", .string(at.text)),
      .init("elapsedSeconds", .number(Double(elapsed.wholeMilliseconds) / 1_000)),
      .init("session", .string(session)),
      .init("protocol", .string(protocolID)),
      .init("patient", patient.map(JSONValue.string) ?? .null),
      .init("sessionNumber", .integer(Int64(sessionNumber))),
      .init("rehearsal", .bool(isRehearsal)),
    ]
    return .object(common + happening.fields)
  }
}

extension HookEvent.Happening {
  fileprivate var fields: [JSONValue.Field] {
    switch self {
    case .start(let isResumed): [.init("resumed", .bool(isResumed))]
    case .step(let step):
      [
        .init("step", .integer(Int64(step.index))),
        .init("stage", .string(step.stage.rawValue)),
        .init("technique", .string(step.technique.rawValue)),
        .init("zones", .array(step.zones.map { .string($0.rawValue) })),
        .init("side", .string(step.side.rawValue)),
        .init("seconds", .integer(step.duration.components.seconds)),
      ]
    case .reaction(let reaction):
      [
        .init("step", reaction.step.map { .integer(Int64($0)) } ?? .null),
        .init("kind", .string(reaction.kind.rawValue)),
        .init("score", reaction.score.map { .integer(Int64($0)) } ?? .null),
        .init("severity", reaction.severity.map { .string($0.rawValue) } ?? .null),
        .init("side", reaction.side.map { .string($0.rawValue) } ?? .null),
      ]
    case .end(let outcome): [.init("outcome", .string(outcome ?? "running"))]
    }
  }
}
