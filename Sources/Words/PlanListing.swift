package import SessionEngine

/// A plan as `show` prints it: a row per step and what the hands do under it, values the sources do
/// not give marked with `~`.
///
/// The words come from protocol files and are still to be made safe for a terminal.
package struct PlanListing: Sendable, Hashable {
  /// What stands in front of a value that the sources do not give.
  package static let suggestedMark = "~"

  private let plan: SessionPlan

  package init(_ plan: SessionPlan) {
    self.plan = plan
  }

  /// The plan in lines for a person to read.
  package var lines: [String] {
    head + [""] + table + [""] + [totalLine] + plan.banners.map(\.text)
  }

  /// The plan as one JSON document.
  package var json: JSONValue {
    .object([
      .init("protocol", ["id": .string(plan.protocolID), "title": .string(plan.protocolTitle)]),
      .init("session", .integer(Int64(plan.sessionNumber))),
      .init("day", plan.day.map { .integer(Int64($0)) } ?? .null),
      .init("period", plan.periodID.map(JSONValue.string) ?? .null),
      .init("position", .string(plan.position.rawValue)),
      .init("totalSeconds", plan.total.jsonSeconds),
      .init("steps", .array(plan.steps.map(\.json))),
      .init("leftOut", .array(plan.banners.map(\.json))),
    ])
  }

  private var head: [String] {
    let day = plan.day.map { ", day \($0)" } ?? ""
    let mark = plan.isPeriodSuggested ? Self.suggestedMark : ""
    let period = plan.periodTitle.map { ": \(mark)\($0)" } ?? ""
    return [
      plan.protocolTitle,
      "Session \(plan.sessionNumber)\(day)\(period), \(plan.position.onScreen)",
    ] + [plan.periodNote].compactMap(\.self)
  }

  private var totalLine: String {
    let marked = plan.steps.contains { !$0.suggested.isEmpty }
    let stretched = plan.stretchedFrom.map { ", stretched from \($0.asMinutes)" } ?? ""
    return "\(plan.total.asMinutes) min hands-on time\(stretched)"
      + (marked ? ". \(Self.suggestedMark) marks what the sources do not give." : "")
  }

  private var table: [String] {
    let titles = ["#", "stage", "technique", "zone", "side", "time", "times", "pressure"]
    let rows = [titles] + plan.steps.map(\.cells)
    let widths = titles.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let indent = String(repeating: " ", count: widths[0] + 2)
    let shared = Set(plan.cautions.map(\.text))
    return rows.enumerated().flatMap { index, row in
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let under = index == 0 ? [] : plan.steps[index - 1].lines(besides: shared)
      return [padded.joined(separator: "  ").trimmedEnd] + under.map { indent + $0 }
    }
  }
}

extension PlannedStep {
  /// The countdown as planned; where it was stretched, from what.
  package var plannedTime: String {
    (stretchedFrom.map { "\($0.asMinutes) to " } ?? "") + marked(duration.asMinutes, "duration")
  }

  /// What is said of a field, marked where no source gives its value.
  package func marked(_ text: String, _ field: String) -> String {
    !text.isEmpty && isSuggested(field) ? PlanListing.suggestedMark + text : text
  }

  private func marked(_ words: [String], _ field: String) -> String {
    marked(words.joined(separator: ", "), field)
  }

  /// What the hands do, the step's own words and cautions; the shared ones stand under the plan.
  fileprivate func lines(besides shared: Set<String>) -> [String] {
    let doing = [
      marked(variant ?? "", "variant"),
      marked(directions.map(\.onScreen), "direction"),
      marked(motions.map(\.onScreen), "motion"),
      marked(hands.map(\.onScreen), "hands"),
      marked(tempo.map { "\($0)/min" } ?? "", "tempo"),
      marked(until.map { "until \($0.onScreen)" } ?? "", "until"),
      marked(atMost.map { "at most \($0.asMinutes)" } ?? "", "at_most"),
      marked(isOptional ? "optional" : "", "optional"),
    ]
    let own = cautions.filter { !shared.contains($0) }.map { "! " + marked($0, "cautions") }
    let name = marked(title ?? "", "title")
    return [name, doing.filter { !$0.isEmpty }.joined(separator: "; "), marked(text, "text")]
      .filter { !$0.isEmpty } + own
  }

  /// Number from 1, stage, technique, zone, side, time, repetitions, pressure.
  fileprivate var cells: [String] {
    [
      "\(index + 1)",
      stage.onScreen,
      marked(technique.onScreen, "technique"),
      marked(placeOnScreen, isTurn ? "position" : "zone"),
      marked(side == .both ? "" : side.inSentence, "side"),
      marked(duration.asMinutes, "duration"),
      marked(repetitions.map { "\($0)x" } ?? "", "repetitions"),
      marked(pressure?.onScreen ?? "", "pressure"),
    ]
  }

  fileprivate var json: JSONValue {
    .object([
      .init("index", .integer(Int64(index))),
      .init("id", .string(id)),
      .init("stage", .string(stage.rawValue)),
      .init("title", title.map(JSONValue.string) ?? .null),
      .init("technique", .string(technique.rawValue)),
      .init("variant", variant.map(JSONValue.string) ?? .null),
      .init("zone", .string(zones.map(\.rawValue).joined(separator: "+"))),
      .init("position", position.map { .string($0.rawValue) } ?? .null),
      .init("side", .string(side.rawValue)),
      .init("direction", .array(directions.map { .string($0.rawValue) })),
      .init("motion", .array(motions.map { .string($0.rawValue) })),
      .init("hands", .array(hands.map { .string($0.rawValue) })),
      .init("seconds", duration.jsonSeconds),
      .init("repetitions", repetitions.map { .integer(Int64($0)) } ?? .null),
      .init("tempo", tempo.map { .integer(Int64($0)) } ?? .null),
      .init("pressure", pressure.map { .string($0.onScreen) } ?? .null),
      .init("until", until.map { .string($0.rawValue) } ?? .null),
      .init("text", .string(text)),
      .init("cautions", .array(cautions.map(JSONValue.string))),
      .init("optional", .bool(isOptional)),
      .init("avoid", .array(avoid.map { .string($0.rawValue) })),
      .init("suggested", .array(suggested.sorted().map(JSONValue.string))),
    ])
  }
}

extension PlanBanner {
  fileprivate var json: JSONValue {
    .object([
      .init("zones", .array(zones.map { .string($0.rawValue) })),
      .init("place", place.map(JSONValue.string) ?? .null),
      .init("reason", .string(reason)),
      .init("text", .string(text)),
    ])
  }
}

extension Duration {
  /// Seconds, without a fraction where there is none.
  fileprivate var jsonSeconds: JSONValue {
    wholeMilliseconds % 1_000 == 0
      ? .integer(wholeMilliseconds / 1_000) : .number(Double(wholeMilliseconds) / 1_000)
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
