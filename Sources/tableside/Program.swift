/// From the words of the command line to the exit status.
enum Program {
  static func exitStatus(for arguments: [String]) -> Int32 {
    do throws(Failure) {
      try perform(Invocation(arguments))
      return 0
    } catch {
      if let message = error.message { StandardStreams.complain(message) }
      return error.exitStatus
    }
  }

  private static func perform(_ invocation: Invocation) throws(Failure) {
    let places = Places(options: invocation.common, environment: Environment())
    switch invocation.command {
    case .help: try StandardStreams.write(Usage.help)
    case .version: try StandardStreams.write(Usage.version)
    case .list(let options):
      try ListCommand(shelf: ProtocolShelf(places), options: options).run()
    case .show(let options):
      try ShowCommand(shelf: ProtocolShelf(places), options: options).run()
    case .check(let paths, let json):
      try CheckCommand(shelf: ProtocolShelf(places), paths: paths, json: json).run()
    case .home: try GuideCommand(places: places, common: invocation.common).home()
    case .run(let options):
      try GuideCommand(places: places, common: invocation.common).run(options)
    case .resume(let options):
      try GuideCommand(places: places, common: invocation.common).resume(options)
    case .history(let options): try HistoryCommand(places: places, options: options).run()
    case .export(let options): try ExportCommand(places: places, options: options).run()
    }
  }
}
