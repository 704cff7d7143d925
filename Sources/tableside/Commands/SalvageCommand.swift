import ClinicRecords

/// `salvage`: what can still be read of damaged records, in a new file.
struct SalvageCommand {
  let places: Places
  let path: String

  func run() throws(Failure) {
    let folder = try places.records()
    Headway.holdSignals()
    let headway = Headway("salvage")
    let found = try asked { () throws(RecordsError) in
      try Salvage.take(from: folder, to: path) { headway.goesOn($0, of: $1) }
    }
    var sentence =
      "Taken out: sessions \(found.sessions), entries \(found.entries), patients"
      + " \(found.patients). Places that cannot be read: \(found.gaps)."
    if found.left > 0 { sentence += " Rows that cannot stand alone: \(found.left)." }
    StandardStreams.complain(sentence + "\n")
    StandardStreams.complain(BackupCommand.use(of: path) + "\n")
  }
}
