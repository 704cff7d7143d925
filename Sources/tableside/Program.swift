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
    default:
      _ = try places.records()
    }
  }
}
