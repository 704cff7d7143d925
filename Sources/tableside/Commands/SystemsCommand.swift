import ProtocolLibrary

/// `list --systems`: which of the systems S01 to S82 is guided by which shipped file.
struct SystemsCommand {
  let shelf: ProtocolShelf

  func run() throws(Failure) {
    try shelf.requireFolders()
    try StandardStreams.write(SystemsTable(shelf.readAll().compactMap(\.reading.protocol)).text)
  }
}
