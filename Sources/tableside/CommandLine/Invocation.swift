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
    case intake(IntakeOptions)
    case list(ListOptions)
    case show(ShowOptions)
    case check(paths: [String], json: Bool)
    case new(name: String)
    case schema(SchemaCommand.Kind)
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
    if case .none = name.facts.operands { try operands.none() }
    switch name {
    case .run: return .run(try RunOptions(given, protocol: try operands.protocolName()))
    case .resume: return .resume(try ResumeOptions(given))
    case .intake:
      let code = operands.words.isEmpty ? nil : try operands.patientCode()
      return .intake(try IntakeOptions(given, patient: code))
    case .list: return .list(try ListOptions(given, words: operands.words))
    case .show: return .show(try ShowOptions(given, protocol: try operands.protocolName()))
    case .check: return .check(paths: operands.words, json: given.has(.json))
    case .new: return .new(name: try operands.only("a name for the protocol"))
    case .schema: return .schema(try SchemaCommand.Kind(given))
    case .importFile: return .importFile(path: try operands.only("a file"))
    case .backup: return .backup(path: try operands.only("a file"))
    case .salvage: return .salvage(path: try operands.only("a file"))
    case .addPatient: return .patient(.add(code: try operands.patientCode()))
    case .editPatient: return .patient(.edit(code: try operands.patientCode()))
    case .removePatient: return .patient(.remove(code: try operands.patientCode()))
    case .showPatient:
      return .patient(.show(code: try operands.patientCode(), json: given.has(.json)))
    case .listPatients: return .patient(.list(json: given.has(.json)))
    case .history: return .history(try HistoryOptions(given))
    case .export: return .export(try ExportOptions(given))
    case .noteSession: return .correct(try CorrectionOptions(.note, given, operands))
    case .voidSession: return .correct(try CorrectionOptions(.void, given, operands))
    case .assignSession: return .correct(try CorrectionOptions(.assign, given, operands))
    case .cues: return .cues
    case .status: return .status(try StatusOptions(given))
    case .report: return .report
    case .completion: return .completion(try operands.word(among: Shell.self))
    case .manual:
      return .manual(operands.words.isEmpty ? .command : try operands.word(among: ManualPage.self))
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

  func patientCode() throws(Failure) -> String { try only("the patient's code") }

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
