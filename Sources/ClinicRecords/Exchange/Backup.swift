extension Records {
  /// Copies the records, as they are at one instant, to a file that must not exist yet.
  ///
  /// Safe while sessions run. `goesOn` is told how many pages of how many are copied, and may end
  /// it. The file appears whole or not at all, readable by this account only.
  ///
  /// - Throws: `RecordsError.taken` where the file exists, or the reason why the records cannot
  ///   be read or the file cannot be written.
  package func backUp(
    to path: String,
    goesOn: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(RecordsError) {
    try NewDatabase.place(at: path) { draft throws(RecordsError) in
      let target = try Connection(path: draft)
      try read { connection throws(RecordsError) in
        try connection.copy(to: target, goesOn: goesOn)
      }
      // In one file, with nothing beside it.
      _ = try target.pragma("journal_mode = delete")
      try LogOwner.renew(target)
      try DatabaseFile.check(target)
    }
  }
}

/// A database that appears at its place whole or not at all, and never in another file's place.
enum NewDatabase {
  /// Fills an empty file beside the place and gives it its name.
  static func place<Value>(
    at path: String,
    _ fill: (_ draft: String) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    let file = try NewFile(path)
    let value: Value
    do {
      value = try fill(try FileAccess.realPath(file.draft))
    } catch {
      guard case .database = error else { throw error }
      throw .invalid(what: "writing \(path)", allowed: error.reason)
    }
    try file.place()
    return value
  }

  /// New, empty records to be filled.
  static func make<Value>(
    at path: String,
    _ fill: (Connection) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    try place(at: path) { draft throws(RecordsError) in
      try DatabaseFile.fill(draft)
      let target = try Connection(path: draft)
      let value = try fill(target)
      try DatabaseFile.check(target)
      return value
    }
  }
}
