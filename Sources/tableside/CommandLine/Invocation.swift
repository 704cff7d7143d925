import SessionEngine

/// What the command line asks for.
struct Invocation {
  var command: Command
  var common: CommonOptions

  enum Command {
    case home
    case cues
    case help
    case version
    case run(RunOptions)
    case resume(ResumeOptions)
    case list(ListOptions)
    case show(ShowOptions)
    case check(paths: [String], json: Bool)
    case new(name: String)
    case schema(ofRecord: Bool)
    case patient(PatientOptions)
    case history(HistoryOptions)
    case export(ExportOptions)
    case importFile(path: String)
    case backup(path: String)
    case salvage(path: String)
    case correct(CorrectionOptions)
    case status(StatusOptions)
    case report
    case completion(Shell)
    case manual(ManualPage)
  }

  init(_ arguments: [String]) throws(Failure) {
    let scan = try ArgumentScan(arguments)
    let given = GivenOptions(scan.options)
    common = CommonOptions(given)
    if given.has(.help) || given.has(.version) {
      command = given.has(.help) ? .help : .version
      return
    }
    guard let (name, count) = try CommandName.first(of: scan.operands) else {
      try given.allow([], in: "the home screen")
      command = .home
      return
    }
    try given.allow(name.options, in: name.rawValue)
    let operands = Operands(words: Array(scan.operands.dropFirst(count)), command: name)
    command = try Self.command(name, given, operands)
  }

  private static func command(_ name: CommandName, _ given: GivenOptions, _ operands: Operands)
    throws(Failure) -> Command
  {
    switch name {
    case .run: return .run(try RunOptions(given, protocol: try operands.protocolName()))
    case .show: return .show(try ShowOptions(given, protocol: try operands.protocolName()))
    case .check: return .check(paths: operands.words, json: given.has(.json))
    case .new: return .new(name: try operands.only("a name for the protocol"))
    case .importFile: return .importFile(path: try operands.only("a file"))
    case .backup: return .backup(path: try operands.only("a file"))
    case .salvage: return .salvage(path: try operands.only("a file"))
    case .addPatient, .editPatient, .showPatient, .removePatient:
      let code = try operands.only("the patient's code")
      return .patient(try PatientOptions(name, code: code, given))
    case .noteSession, .voidSession, .assignSession:
      return .correct(
        try CorrectionOptions(given, session: try operands.only("a session's id"), name)
      )
    case .completion: return .completion(try operands.word(among: Shell.self))
    case .manual:
      return .manual(operands.words.isEmpty ? .command : try operands.word(among: ManualPage.self))
    case .cues, .report:
      try operands.none()
      return name == .cues ? .cues : .report
    case .resume, .list, .schema, .listPatients, .history, .export, .status:
      try operands.none()
      return try listing(name, given)
    }
  }

  /// The commands without operands.
  private static func listing(_ name: CommandName, _ given: GivenOptions) throws(Failure)
    -> Command
  {
    switch name {
    case .resume: .resume(try ResumeOptions(given))
    case .list: .list(try ListOptions(given))
    case .schema: .schema(ofRecord: given.has(.record))
    case .listPatients: .patient(.list(json: given.has(.json)))
    case .history: .history(try HistoryOptions(given))
    case .export: .export(try ExportOptions(given))
    default: .status(try StatusOptions(given))
    }
  }
}

/// The words behind a command.
struct Operands {
  let words: [String]
  let command: CommandName

  func protocolName() throws(Failure) -> String {
    try only("a protocol: an id, or the path of a file")
  }

  /// Exactly one, and not an empty one.
  func only(_ what: String) throws(Failure) -> String {
    guard let first = words.first, !first.isEmpty else {
      throw .usage("'\(command.rawValue)' needs \(what)")
    }
    try Operands(words: Array(words.dropFirst()), command: command).none()
    return first
  }

  func none() throws(Failure) {
    if let extra = words.first {
      throw .usage("'\(command.rawValue)' does not know what to do with \(named(extra))")
    }
  }

  /// One of a few words.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    among words: Word.Type
  ) throws(Failure) -> Word {
    let allowed = "one of: " + words.allCases.map(\.rawValue).joined(separator: ", ")
    let found = try only(allowed)
    guard let word = Word(rawValue: found) else {
      throw .usage("'\(command.rawValue)' needs \(allowed), found \(named(found))")
    }
    return word
  }
}
