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
    if let complaint = LocalTime.complaint(places.environment) {
      StandardStreams.complain("tableside: \(complaint)\n")
    }
    switch invocation.command {
    case .help: try StandardStreams.write(Usage.help)
    case .version: try StandardStreams.write(Usage.version)
    case .list(let options):
      let shelf = ProtocolShelf(places)
      if options.systems {
        try SystemsCommand(shelf: shelf).run()
      } else {
        try ListCommand(shelf: shelf, options: options).run()
      }
    case .show(let options):
      try ShowCommand(shelf: ProtocolShelf(places), options: options).run()
    case .check(let paths, let json):
      try CheckCommand(places: places, shelf: ProtocolShelf(places), paths: paths, json: json).run()
    case .home: try GuideCommand(places: places, common: invocation.common).home()
    case .run(let options):
      try GuideCommand(places: places, common: invocation.common).run(options)
    case .resume(let options):
      try GuideCommand(places: places, common: invocation.common).resume(options)
    case .intake(let options) where options.isPrinted:
      try IntakeFormCommand(places: places, options: options).run()
    case .intake(let options):
      try GuideCommand(places: places, common: invocation.common).intake(options)
    case .cues: try GuideCommand(places: places, common: invocation.common).cues()
    case .new(let name): try NewCommand(name: name).run()
    case .schema(let kind): try SchemaCommand(kind: kind).run()
    case .completion(let shell): try StandardStreams.write(shell.completion)
    case .manual(let page): try StandardStreams.write(page.text)
    case .patient(let options): try PatientCommand(places: places, options: options).run()
    case .history(let options): try HistoryCommand(places: places, options: options).run()
    case .export(let options): try ExportCommand(places: places, options: options).run()
    case .importFile(let path): try ImportCommand(places: places, path: path).run()
    case .backup(let path): try BackupCommand(places: places, path: path).run()
    case .salvage(let path): try SalvageCommand(places: places, path: path).run()
    case .correct(let options): try CorrectionCommand(places: places, options: options).run()
    case .status(let options): try StatusCommand(places: places, options: options).run()
    case .report: try ReportCommand(places: places).run()
    }
  }
}
