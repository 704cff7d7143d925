import CSystem
import ClinicRecords
import GuideProgram
import GuideScreens
import ProtocolLibrary
import Terminal
import TextSafety

/// `report`: what a report of a fault needs, counts and versions alone: no patient, no note, no name.
struct ReportCommand {
  let places: Places

  func run() throws(Failure) {
    let lines =
      ["tableside " + Usage.number, "system: " + systemName, libraries, terminal]
      + [settings, protocols, running] + records
    try StandardStreams.write(lines.map { ShownText($0).string + "\n" }.joined())
  }

  private var libraries: String {
    "libraries: SQLite \(Records.libraryVersion), \(CursesTerminal.libraryVersion),"
      + " libyaml \(ProtocolReader.libraryVersion)"
  }

  private var terminal: String {
    var columns: Int32 = 0
    var rows: Int32 = 0
    let size = window_size(&columns, &rows) != 0 ? "\(columns)x\(rows)" : "no window"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(places.environment.text).first
    return "terminal: TERM \(places.environment.text("TERM") ?? "not set"), \(size),"
      + " locale \(locale ?? "not set")"
  }

  private var settings: String {
    guard let set = try? SettingsFile(places) else { return "settings: cannot be read" }
    return "settings: findings \(set.findings.count)"
  }

  private var protocols: String {
    let rows = ProtocolShelf(places).rows()
    return "protocols: \(rows.count), with faults \(rows.count { $0.fault != nil })"
  }

  private var running: String {
    let sessions = (try? places.records()).map { RunningSessions.all(in: $0) } ?? []
    let held = sessions.count(where: \.isHeld)
    return "sessions now: running \(held), interrupted \(sessions.count - held)"
  }

  private var records: [String] {
    do throws(RecordsError) {
      guard let folder = try? places.records(), let records = try Records.existing(in: folder)
      else { return ["records: none"] }
      let health = try records.health()
      return records.notices.map { _ in "records: modes were set right just now" }
        + [
          "records: journal \(health.journal), pages checked, bytes \(health.bytes)"
            + " and \(health.logBytes) in the log",
          "records: sessions \(health.sessions), entries \(health.entries)",
        ]
    } catch {
      return ["records: \(error.kind)"]
    }
  }

  private var systemName: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "not known" }
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return [text(name.sysname), text(name.release), text(name.machine)].joined(separator: " ")
  }
}
