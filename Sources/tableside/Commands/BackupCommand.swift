import CSystem
import ClinicRecords
import SessionEngine

/// `backup`: a copy of all records in one file, safe while sessions run.
struct BackupCommand {
  let places: Places
  let path: String

  func run() throws(Failure) {
    let folder = try places.records()
    guard let records = try ReadRecords(places).records else {
      throw .failed("no records are in \(named(folder)): there is nothing to back up")
    }
    let path = freePath
    Headway.holdSignals()
    let headway = Headway("backup")
    try asked { () throws(RecordsError) in
      try records.backUp(to: path) { headway.goesOn($0, of: $1) }
    }
    StandardStreams.complain(Self.use(of: path) + "\n")
  }

  /// A name that is taken gets the date before its ending, and the time where that is taken too.
  private var freePath: String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let end = path[start...].dropFirst().lastIndex(of: ".") ?? path.endIndex
    let now = WallTime.now
    let time = LocalTime.clock(now).filter { $0 != ":" }
    let date = LocalTime.date(now).text
    return ["", "-" + date, "-" + date + "-" + time].map { path[..<end] + $0 + path[end...] }
      .first { !Self.isTaken($0) } ?? path
  }

  /// Only a file in the way is passed by: anything else there is a mistake.
  private static func isTaken(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && is_plain_file(facts.st_mode) != 0
  }

  /// How records in another file are used.
  static func use(of path: String) -> String {
    "The records are in \(named(path)). To use them, name the file tableside.sqlite in a folder of"
      + " its own and give that folder with --data."
  }
}
