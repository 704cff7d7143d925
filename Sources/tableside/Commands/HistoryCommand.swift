import CSystem
import ClinicRecords
import RecordExport
import SessionEngine
import TextSafety

/// `history`: the sessions that were held, the latest first.
struct HistoryCommand {
  let places: Places
  let options: HistoryOptions

  func run() throws(Failure) {
    let records = try ReadRecords(places)
    let folder = try places.records()
    if let code = options.patient { try requirePatient(code, records) }
    if options.json { return try writeJSON(records) }
    if options.isPlotted { return try plot(records) }
    var courses = try CourseHeadings(records, patient: options.patient, ProtocolShelf(places))
    try forEach(records, oldestFirst: false) { session throws(Failure) in
      let corrections = try self.corrections(of: session, records)
      let heading = courses.heading(before: session).map { [$0] } ?? []
      let own = HistoryLines(
        session,
        corrections,
        named: options.patient == nil,
        isIntake: RunningSessions.find(session.id, in: folder)?.content.isIntake ?? false
      )
      let lines = heading + own.lines
      try StandardStreams.write(lines.map { ShownText($0).string + "\n" }.joined())
    }
  }

  private func requirePatient(_ code: String, _ records: ReadRecords) throws(Failure) {
    let filter = SessionFilter(patient: code, withRehearsals: true)
    if try !records.sessions(filter, page: ListPage(limit: 1)).isEmpty { return }
    let patient = try asked { () throws(RecordsError) in try records.records?.patient(code) }
    if patient == nil { throw .failed("no patient \(named(code)) is in the records") }
  }

  private func forEach(
    _ records: ReadRecords,
    oldestFirst: Bool,
    _ body: (SessionSummary) throws(Failure) -> Void
  ) throws(Failure) {
    // By their ids: of a long history only one session is in memory.
    var filter = options.choice.filter(patient: options.patient)
    filter.therapist = options.therapist
    let ids = try records.ids(filter)
    for id in oldestFirst ? ids : ids.reversed() {
      if let text = options.find, try !records.holds(text, in: id) { continue }
      if let session = try records.session(id) { try body(session) }
    }
  }

  private func corrections(
    of session: SessionSummary,
    _ records: ReadRecords
  ) throws(Failure) -> [Correction] {
    guard let opened = records.records, session.isAmended else { return [] }
    return try asked { () throws(RecordsError) in try opened.corrections(of: session.id) }
  }

  private func writeJSON(_ records: ReadRecords) throws(Failure) {
    var isFirst = true
    try forEach(records, oldestFirst: false) { session throws(Failure) in
      let corrections = try self.corrections(of: session, records)
      let text = JSONValue.array([session.json(corrections)]).text(pretty: true)
      // The element alone, without the brackets of its list.
      let element = text.dropFirst(2).dropLast(2)
      try StandardStreams.write((isFirst ? "[\n" : ",\n") + element)
      isFirst = false
    }
    try StandardStreams.write(isFirst ? "[]\n" : "\n]\n")
  }

  private func plot(_ records: ReadRecords) throws(Failure) {
    var trends = CourseTrends()
    var contexts = ExportContexts(records, .corrections, ProtocolShelf(places))
    try forEach(records, oldestFirst: true) { session throws(Failure) in
      let record = try records.record(of: session.id)
      trends.add(ExportedSession(record, context: try contexts.context(session.id)))
    }
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = window_size(&columns, &rows)
    let width = min(Int(columns), 160)
    let height = min(max(Int(rows) - 4, PainPlot.smallest.height), 30)
    let glyphs: PainPlot.Glyphs = places.usesASCII ? .ascii : .braille
    let lines = PainPlot(trends.pain).lines(width: width, height: height, glyphs: glyphs)
    let all = lines + [""] + trends.lines
    try StandardStreams.write(all.map { ShownText($0).string + "\n" }.joined())
  }
}

extension Places {
  /// Whether only ASCII can be shown: asked for, or an explicit locale of another kind.
  var usesASCII: Bool {
    if options.isASCII { return true }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment.text($0) }.first
    let name = (locale ?? "C.UTF-8").lowercased()
    return !name.holds("utf-8") && !name.holds("utf8")
  }
}
