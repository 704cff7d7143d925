import SessionEngine

/// What the command line asks for.
struct Invocation {
  var command: Command
  var common: CommonOptions

  enum Command {
    case home
    case help
    case version
    case run(RunOptions)
    case resume(ResumeOptions)
    case list(ListOptions)
    case show(ShowOptions)
    case check(paths: [String], json: Bool)
    case history(HistoryOptions)
    case export(ExportOptions)
  }

  init(_ arguments: [String]) throws(Failure) {
    let scan = try ArgumentScan(arguments)
    let word = scan.operands.first
    let given = GivenOptions(scan.options)
    common = CommonOptions(given)
    if given.has(.help) || given.has(.version) {
      command = given.has(.help) ? .help : .version
      return
    }
    guard let word else {
      try given.allow([], in: "the home screen")
      command = .home
      return
    }
    guard let name = CommandName(rawValue: word) else {
      throw .usage("unknown command \(named(word))")
    }
    try given.allow(name.options, in: name.rawValue)
    command = try Self.command(name, given, Array(scan.operands.dropFirst()))
  }

  private static func command(_ name: CommandName, _ given: GivenOptions, _ operands: [String])
    throws(Failure) -> Command
  {
    switch name {
    case .run:
      return .run(try RunOptions(given, protocol: try onlyOperand(operands, name)))
    case .show:
      return .show(try ShowOptions(given, protocol: try onlyOperand(operands, name)))
    case .check:
      return .check(paths: operands, json: given.has(.json))
    case .resume:
      try noOperands(operands, name)
      return .resume(try ResumeOptions(given))
    case .list:
      try noOperands(operands, name)
      return .list(try ListOptions(given))
    case .history:
      try noOperands(operands, name)
      return .history(HistoryOptions(given))
    case .export:
      try noOperands(operands, name)
      return .export(try ExportOptions(given))
    }
  }

  private static func onlyOperand(_ operands: [String], _ name: CommandName) throws(Failure)
    -> String
  {
    guard let first = operands.first, !first.isEmpty else {
      throw .usage("'\(name.rawValue)' needs a protocol: an id, or the path of a file")
    }
    try noOperands(Array(operands.dropFirst()), name)
    return first
  }

  private static func noOperands(_ operands: [String], _ name: CommandName) throws(Failure) {
    if let extra = operands.first {
      throw .usage("'\(name.rawValue)' does not know what to do with \(named(extra))")
    }
  }
}
