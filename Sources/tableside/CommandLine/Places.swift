import CSystem

/// Where records, protocols and settings are, by the options and the environment.
struct Places {
  let options: CommonOptions
  let environment: Environment

  /// The folder of the records; it need not exist.
  func records() throws(Failure) -> String {
    if let given = try options.data.map({ path throws(Failure) in try absolute(path, "--data") }) {
      return given
    }
    if let given = environment.text("TABLESIDE_DATA").map(atHome) {
      guard given.utf8.first == UInt8(ascii: "/") else {
        throw .usage(
          "TABLESIDE_DATA names \(named(given)), which is another folder wherever you are:"
            + " say it from / on, or from ~/"
        )
      }
      return given
    }
    guard let standard = standardRecords else { throw Self.homeless("records", "--data DIR") }
    return standard
  }

  /// The records' place where nothing else was said.
  private var standardRecords: String? {
    if let base = environment.folder("XDG_DATA_HOME") { return base + "/tableside" }
    return environment.folder("HOME").map { $0 + "/.local/share/tableside" }
  }

  /// What is to be said before new records are made in a folder, while others lie in their usual
  /// place; nothing where there are none.
  func secondRecords(in folder: String) -> String? {
    let name = "/tableside.sqlite"
    guard let usual = standardRecords, usual != folder, Self.exists(usual + name),
      !Self.exists(folder + name)
    else { return nil }
    return "new records are begun in \(named(folder)); the usual ones are in \(named(usual))"
  }

  /// The settings file; it need not exist unless it was named.
  var settings: String? {
    if let given = options.config { return atHome(given) }
    let base =
      environment.folder("XDG_CONFIG_HOME") ?? environment.folder("HOME").map { $0 + "/.config" }
    guard let path = base.map({ $0 + "/tableside/config" }) else { return nil }
    // Some editors and people write the ending short.
    return !Self.exists(path + ".yaml") && Self.exists(path + ".yml")
      ? path + ".yml" : path + ".yaml"
  }

  /// Whether the person named the settings file: then it must be there.
  var namesSettings: Bool { options.config != nil }

  /// The one folder that was asked for, if one was.
  var chosenProtocols: String? {
    (options.protocols ?? environment.text("TABLESIDE_PROTOCOLS")).map(atHome)
  }

  /// The user's own protocols.
  var userProtocols: String? { standardRecords.map { $0 + "/protocols" } }

  /// The folder that came with the program: beside the installed binary, else of its checkout.
  var shippedProtocols: String? {
    guard let binary = Self.realPathOfBinary else { return nil }
    var folder = Self.parent(of: binary)
    if let folder, Self.isFolder(folder + "/../share/tableside/protocols") {
      return folder + "/../share/tableside/protocols"
    }
    while let present = folder {
      if Self.isFolder(present + "/Protocols"), Self.exists(present + "/Package.swift") {
        return present + "/Protocols"
      }
      folder = Self.parent(of: present)
    }
    return nil
  }

  /// A shell leaves `~` as it is behind `=` and in quotes.
  private func atHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = environment.folder("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }

  private func absolute(_ path: String, _ name: String) throws(Failure) -> String {
    guard !path.isEmpty else { throw .usage("\(name) names no folder") }
    let path = atHome(path)
    if path.utf8.first == UInt8(ascii: "/") { return path }
    guard let here = getcwd(nil, 0) else { throw .system("the working folder") }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  private static func homeless(_ what: String, _ option: String) -> Failure {
    .failed("no place for the \(what): HOME is not set. Say where with \(option).")
  }

  private static var realPathOfBinary: String? {
    #if os(Linux)
    let path = "/proc/self/exe"
    #else
    let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else {
      return nil
    }
    return String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && is_folder(facts.st_mode) != 0
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
