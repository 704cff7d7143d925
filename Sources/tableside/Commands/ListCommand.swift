import GuideProgram
import GuideScreens
import ProtocolLibrary
import SessionEngine
import TerminalFrame
import TextSafety
import Words

/// `list`: the protocols that match.
struct ListCommand {
  let shelf: ProtocolShelf
  let options: ListOptions

  private struct Row {
    let entry: ProtocolEntry
    let massage: MassageProtocol
    /// Of session 1, the gentlest; the protocol's own shortest where that has no plan.
    let total: Duration

    init(_ entry: ProtocolEntry, _ massage: MassageProtocol) {
      self.entry = entry
      self.massage = massage
      let plan = try? SessionPlan(massage, for: PlanRequest())
      total = plan?.total ?? massage.session.lowerBound
    }
  }

  func run() throws(Failure) {
    try shelf.requireFolders()
    Repertoire.useUTF8()
    if options.titles { return try StandardStreams.write(titles()) }
    let readings = shelf.readAll()
    let all = readings.compactMap { entry, reading in
      reading.protocol.map { Row(entry, $0) }
    }.filter { matches($0.massage) && fits($0) }
    let rows =
      options.words.isEmpty
      ? all : ProtocolSearch(words: options.words).found(in: all) { ProtocolFacts($0.massage) }
    if options.json {
      try StandardStreams.write(JSONValue.array(rows.map(json)).text(pretty: true) + "\n")
    } else {
      try StandardStreams.write(table(rows))
    }
    for fault in shelf.finder.leftOut {
      StandardStreams.complain("tableside: \(named(fault.file)): \(fault.message)\n")
    }
    let faulty = readings.filter { $0.reading.protocol == nil }
    for (entry, _) in faulty {
      StandardStreams.complain("tableside: \(named(entry.id)) holds mistakes: see 'check'.\n")
    }
  }

  /// Titles need the first lines of a file alone.
  private func titles() -> String {
    let rows = SharedWork.map(shelf.finder.entries) { entry in
      (id: entry.id, title: ProtocolFinder.title(at: entry.path) ?? "")
    }
    let width = rows.map(\.id.columns).max() ?? 0
    return rows.map { row in
      let id = row.title.isEmpty ? row.id : row.id.filled(to: width + 2)
      return id + ShownText(row.title).string + "\n"
    }.joined()
  }

  private func matches(_ massage: MassageProtocol) -> Bool {
    if let zone = options.zone {
      let reach = zone.withZonesInside
      guard massage.zones.contains(where: reach.contains) else { return false }
    }
    if let condition = options.condition?.lowercased() {
      let places = massage.conditions + massage.indications + [massage.title]
      guard places.contains(where: { $0.lowercased().holds(condition) }) else { return false }
    }
    if let age = options.age {
      guard (massage.ages ?? .adults).overlaps(age) else { return false }
    }
    if let performer = options.performer {
      guard (massage.performer ?? .therapist) == performer else { return false }
    }
    return true
  }

  private func fits(_ row: Row) -> Bool {
    options.minutes.map { row.total <= .seconds($0 * 60) } ?? true
  }

  private func table(_ rows: [Row]) -> String {
    let width = rows.map(\.entry.id.columns).max() ?? 0
    return rows.map { row in
      let mark = row.massage.isTimeSuggested ? "~" : ""
      return row.entry.id.filled(to: width + 2) + (mark + row.total.asMinutes).padded(to: 6) + "  "
        + ShownText(row.massage.title).string + "\n"
    }.joined()
  }

  private func json(_ row: Row) -> JSONValue {
    [
      "id": .string(row.entry.id), "title": .string(row.massage.title),
      "zones": .array(row.massage.zones.map { .string($0.rawValue) }),
      "conditions": .array(row.massage.conditions.map { .string($0) }),
      "ages": .string((row.massage.ages ?? .adults).onScreen),
      "performer": .string((row.massage.performer ?? .therapist).rawValue),
      "totalSeconds": row.total.secondsValue, "suggested": .bool(row.massage.isTimeSuggested),
      "file": .string(row.entry.path),
    ]
  }
}

extension MassageProtocol {
  /// Whether some step takes a time that no source gives.
  var isTimeSuggested: Bool {
    stages.flatMap(\.steps).contains { step in
      step.suggested.contains("step") || step.suggested.contains("duration")
        || step.dose.duration == nil && step.suggested.contains("tempo")
    }
  }

  /// Every zone it works on, in the order of its steps.
  var zones: [Zone] {
    stages.flatMap(\.steps).flatMap(\.zones).reduce(into: []) { zones, zone in
      if !zones.contains(zone) { zones.append(zone) }
    }
  }
}

extension String {
  /// With spaces before it, up to a width.
  func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension Duration {
  /// The time in seconds: a whole number where it is one.
  var secondsValue: JSONValue {
    let milliseconds = wholeMilliseconds
    return milliseconds.isMultiple(of: 1_000)
      ? .integer(milliseconds / 1_000) : .number(Double(milliseconds) / 1_000)
  }
}
