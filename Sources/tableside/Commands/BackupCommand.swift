import ClinicRecords

/// `backup`: a copy of all records in one file, safe while sessions run.
struct BackupCommand {
  let places: Places
  let path: String

  func run() throws(Failure) {
    let folder = try places.records()
    guard let records = try ReadRecords(places).records else {
      throw .failed("no records are in \(named(folder)): there is nothing to back up")
    }
    Headway.holdSignals()
    let headway = Headway("backup")
    try asked { () throws(RecordsError) in
      try records.backUp(to: path) { headway.goesOn($0, of: $1) }
    }
    StandardStreams.complain(Self.use(of: path) + "\n")
  }

  /// How records in another file are used.
  static func use(of path: String) -> String {
    "The records are in \(named(path)). To use them, name the file tableside.sqlite in a folder of"
      + " its own and give that folder with --data."
  }
}
