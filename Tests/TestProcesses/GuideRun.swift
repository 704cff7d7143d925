/// The binary with a home folder of its own.
package struct GuideRun: Sendable {
  package let folder: TemporaryFolder

  package init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("home")
  }

  package var environment: [String: String] {
    [
      "HOME": folder.path + "/home", "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "dumb",
      "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]
  }

  package func callAsFunction(
    _ arguments: String...,
    input: String = "",
    environment more: [String: String] = [:]
  ) throws -> FinishedProcess {
    try Processes.run(
      Processes.binary,
      arguments,
      input: input,
      environment: environment.merging(more) { _, new in new },
      in: folder
    )
  }

  /// A folder with one shipped protocol alone, so that a test need not read them all.
  package func protocols(only id: String) throws -> String {
    try folder.makeFolder("protocols")
    let text = try Processes.read(Processes.package + "/Protocols/\(id).yaml")
    try folder.write(text, to: "protocols/\(id).yaml")
    return folder.path + "/protocols"
  }
}
