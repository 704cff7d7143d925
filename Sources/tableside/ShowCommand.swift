import GuideProgram
import SessionEngine
import TextSafety

/// `show`: the plan as it would run, with times.
struct ShowCommand {
  let shelf: ProtocolShelf
  let options: ShowOptions

  func run() throws(Failure) {
    let massage = try shelf.usable(options.protocolName).massage
    let plan: SessionPlan
    do throws(PlanRefusal) {
      plan = try SessionPlan(massage, for: options.place.request)
    } catch {
      throw .failed(error.sentence)
    }
    try StandardStreams.write(
      options.json
        ? json(plan).text(pretty: true) + "\n" : ShownText(lines: text(plan, massage)).string
    )
  }

  private func json(_ plan: SessionPlan) -> JSONValue {
    [
      "protocol": ["id": .string(plan.protocolID), "title": .string(plan.protocolTitle)],
      "session": .integer(Int64(plan.sessionNumber)), "totalSeconds": plan.total.secondsValue,
      "steps": .array(plan.steps.map(json)),
    ]
  }

  private func json(_ step: PlannedStep) -> JSONValue {
    [
      "index": .integer(Int64(step.index)), "stage": .string(step.stage.rawValue),
      "technique": .string(step.technique.rawValue),
      "zone": .string(step.zones.map(\.rawValue).joined(separator: "+")),
      "side": .string(step.side.rawValue), "seconds": step.duration.secondsValue,
      "repetitions": step.repetitions.map { .integer(Int64($0)) } ?? .null,
    ]
  }

  private func text(_ plan: SessionPlan, _ massage: MassageProtocol) -> String {
    var lines = [
      plan.protocolTitle,
      "session \(plan.sessionNumber)" + (plan.day.map { ", day \($0)" } ?? "")
        + (plan.periodTitle.map { ", \($0)" } ?? "") + ", \(plan.total.asMinutes) hands-on",
    ]
    if let note = plan.periodNote { lines.append(note) }
    var stage: StageName?
    for step in plan.steps {
      if step.stage != stage {
        stage = step.stage
        lines += ["", stageLine(step.stage, plan)]
      }
      lines += stepLines(step)
    }
    let rest = plan.aftercare.rest
    lines += ["", "rest  \(rest.lowerBound.asMinutes) to \(rest.upperBound.asMinutes)"]
    if !massage.sources.isEmpty { lines += ["", "Sources:"] + massage.sources.map { "  \($0)" } }
    if plan.steps.contains(where: { !$0.suggested.isEmpty }) {
      lines += ["", "~ marks what the sources do not give and the file suggests."]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func stageLine(_ stage: StageName, _ plan: SessionPlan) -> String {
    let total = plan.steps.filter { $0.stage == stage }.reduce(Duration.zero) { $0 + $1.duration }
    return "\(stage.rawValue)  \(total.asMinutes)" + (plan.aims[stage].map { "  \($0)" } ?? "")
  }

  private func stepLines(_ step: PlannedStep) -> [String] {
    let mark = { (field: String) in step.suggested.contains(field) ? "~" : "" }
    let zones = step.zones.map(\.rawValue).joined(separator: ", ")
    var line = "\(step.index + 1)".padded(to: 4) + "  "
    line += (mark("duration") + step.duration.asMinutes).padded(to: 6)
    line += "  \(mark("step"))\(step.technique.rawValue), \(zones)"
    if step.side != .both { line += ", \(step.side.rawValue)" }
    if let count = step.repetitions { line += ", \(mark("repetitions"))\(count) times" }
    if let tempo = step.tempo { line += ", \(mark("tempo"))\(tempo)/min" }
    if let pressure = step.pressure {
      line += ", pressure \(mark("pressure"))\(pressure.start.level)"
      if pressure.end != pressure.start { line += "-\(pressure.end.level)" }
    }
    if let sign = step.until { line += ", until \(sign.rawValue)" }
    if step.isOptional { line += ", optional" }
    return [line, String(repeating: " ", count: 14) + step.text]
  }
}

extension CoursePlace {
  /// For a walk-in: session 1 unless told otherwise.
  var request: PlanRequest {
    switch self {
    case .next: PlanRequest()
    case .session(let number): PlanRequest(sessionNumber: number)
    case .day(let day): PlanRequest(day: day)
    }
  }
}
