import TestProcesses

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What measurements work on, each thing made once.
final class Workshop {
  /// How much there is to work on.
  enum Form: String {
    /// For every change.
    case short
    /// A clinic's records of many years.
    case long

    var sessions: Int {
      switch self {
      case .short: 200
      case .long: 10_000
      }
    }
  }

  let form: Form
  private let scratch: TemporaryFolder
  private let kept: String?
  private var clinics: [Int: Clinic] = [:]
  private var libraries: [Int: String] = [:]
  private var foldersMade = 0

  /// `kept` is a folder that holds what was made from one run to the next.
  init(_ form: Form, kept: String?) throws {
    self.form = form
    self.kept = kept
    scratch = try TemporaryFolder()
    try scratch.makeFolder("home")
    guard access(Processes.binary, X_OK) == 0 else { throw Fault.noBinary(Processes.binary) }
  }

  /// The records of a clinic with so many sessions, or as many as the form says.
  func clinic(of sessions: Int? = nil) throws -> Clinic {
    let sessions = sessions ?? form.sessions
    if let made = clinics[sessions] { return made }
    let parent = kept ?? scratch.path
    let clinic = try Clinic(folder: "\(parent)/clinic-\(sessions)", sessions: sessions)
    clinics[sessions] = clinic
    return clinic
  }

  /// A folder with so many protocols.
  func library(of count: Int) throws -> String {
    if let made = libraries[count] { return made }
    let name = "library-\(count)"
    try scratch.makeFolder(name)
    try ProtocolCopies.fill(count: count) { text, file in
      try scratch.write(text, to: "\(name)/\(file)")
    }
    libraries[count] = scratch.path + "/" + name
    return scratch.path + "/" + name
  }

  /// A folder for new records.
  func emptyFolder() throws -> String {
    foldersMade += 1
    try scratch.makeFolder("records-\(foldersMade)")
    return scratch.path + "/records-\(foldersMade)"
  }

  /// Runs a line of the shell to its end and takes its time and memory.
  func shell(_ line: String, records: String) throws -> Sample {
    let environment = [
      "HOME": scratch.path + "/home", "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "dumb",
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "T": Processes.binary, "R": records,
      "SCRATCH": scratch.path,
    ]
    let messages = scratch.path + "/messages"
    let cost = try Processes.cost(
      "/bin/sh",
      ["-c", "set -e; cd \"$SCRATCH\"; " + line],
      environment: environment,
      messages: messages
    )
    guard cost.status == 0 else {
      throw Fault.failed(line: line, status: cost.status, messages: try Processes.read(messages))
    }
    return Sample(took: cost.took, peakBytes: cost.peakBytes)
  }

  enum Fault: Error {
    case noBinary(String)
    case failed(line: String, status: Int32, messages: String)

    var sentence: String {
      switch self {
      case .noBinary(let path):
        "\(path) is not there: swift build -c release --product tableside makes it"
      case .failed(let line, let status, let messages): "exit \(status) of: \(line)\n\(messages)"
      }
    }
  }
}
