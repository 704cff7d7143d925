package import SessionEngine
internal import Words

/// What several sessions say together; sessions are added one at a time, oldest first.
package struct CourseTrends: Sendable, Hashable {
  /// Time of one stage over all sessions.
  package struct StageTime: Sendable, Hashable {
    package var stage: StageName
    package var planned: Duration = .zero
    package var actual: Duration = .zero
  }

  /// How often a technique was planned, stopped for a reaction, and skipped.
  package struct TechniqueFate: Sendable, Hashable {
    package var technique: Technique
    package var planned = 0
    package var stopped = 0
    package var skipped = 0
  }

  /// Pain before and after, of every session where one of them was said.
  package private(set) var pain: [PainPoint] = []
  /// Introductory, main and final; steps added while running count as worked, not as planned.
  package private(set) var stages = StageName.allCases.map { StageTime(stage: $0) }
  /// Reactions by the zone they happened in, welcome ones and retracted ones left out.
  package private(set) var reactions: [Zone: Int] = [:]
  package private(set) var sessions = 0
  private var fates: [Technique: TechniqueFate] = [:]

  package init() {}

  package init(_ sessions: some Sequence<ExportedSession>) {
    for session in sessions { add(session) }
  }

  /// Rehearsals and voided sessions say nothing.
  package mutating func add(_ session: ExportedSession) {
    let record = session.record
    guard !record.opening.isRehearsal, !session.isVoided else { return }
    sessions += 1
    if record.painBefore != nil || record.painAfter != nil {
      pain.append(
        PainPoint(
          sessionNumber: record.opening.sessionNumber,
          at: record.startedAt,
          before: record.painBefore,
          after: record.painAfter
        )
      )
    }
    for step in record.strokes { add(step) }
    for logged in record.reactions where !logged.isRetracted {
      guard logged.reaction.kind.group != .welcome else { continue }
      for zone in logged.reaction.zones { reactions[zone, default: 0] += 1 }
    }
  }

  private mutating func add(_ step: SessionRecord.Step) {
    if let place = stages.firstIndex(where: { $0.stage == step.step.stage }) {
      stages[place].actual += step.actual
      if !step.isAdded { stages[place].planned += step.planned }
    }
    let technique = step.step.technique
    var fate = fates[technique] ?? TechniqueFate(technique: technique)
    fate.planned += 1
    if step.result == .stopped { fate.stopped += 1 }
    if step.result == .skipped { fate.skipped += 1 }
    fates[technique] = fate
  }

  /// The techniques that were stopped or skipped, most often first.
  package var interrupted: [TechniqueFate] {
    fates.values
      .filter { $0.stopped + $0.skipped > 0 }
      .sorted { left, right in
        let (many, few) = (left.stopped + left.skipped, right.stopped + right.skipped)
        if many != few { return many > few }
        if left.stopped != right.stopped { return left.stopped > right.stopped }
        return left.technique.rawValue < right.technique.rawValue
      }
  }

  /// The zones with the most reactions first.
  package var reactionsByZone: [(zone: Zone, count: Int)] {
    reactions
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.rawValue < $1.key.rawValue }
      .map { (zone: $0.key, count: $0.value) }
  }

  /// The trends in a few lines of plain text, without the plot.
  package var lines: [String] {
    var lines = ["Sessions: \(sessions)"]
    lines += stages.filter { $0.planned > .zero || $0.actual > .zero }.map { time in
      "Stage \(time.stage.inRecord): \(time.actual.asMinutes) min worked"
        + " of \(time.planned.asMinutes) min planned"
    }
    lines += interrupted.map { fate in
      "\(fate.technique.inRecord): planned \(fate.planned) times, stopped \(fate.stopped),"
        + " skipped \(fate.skipped)"
    }
    lines += reactionsByZone.map { zone, count in
      "Reactions, \(zone.inRecord): \(count)"
    }
    return lines
  }
}
