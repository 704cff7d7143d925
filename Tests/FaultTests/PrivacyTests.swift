import TestProcesses
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Who can learn what of a patient beside the screen.
struct PrivacyTests {
  private func session() throws -> ScriptedSession {
    let session = try ScriptedSession()
    let added = try session.tableside(
      "patient",
      "add",
      "A-014",
      input: "name: Ada Example\nnotes: Zanzibar\n"
    )
    try #require(added.status == 0, "\(added.errors)")
    let held = try session.tableside(
      "run",
      "neck-on-chair",
      "--plain",
      "--yes",
      "--patient",
      "A-014",
      input: "note Timbuktu\nstop enough\n"
    )
    try #require(held.status == 0, "\(held.errors)")
    return session
  }

  @Test(arguments: ["000", "022", "077", "777"])
  func `whatever the mask, nobody else can open a file that holds a patient`(mask: String) throws {
    let session = try ScriptedSession()
    let result = try Processes.run(
      "/bin/sh",
      [
        "-c",
        """
        cd "$HOME" && umask \(mask) && mkdir -m 700 kept && printf 'name: Ada\\n' | "$T" patient add A-014 &&
        printf 'note x\\nquit\\n' | "$T" run neck-on-chair --plain --yes --patient A-014 > /dev/null &&
        "$T" backup kept/copy.sqlite && "$T" export --all --format json -o kept/all.json &&
        find .local kept -type f -print && echo open: && find .local kept -perm /077 -print
        """,
      ],
      environment: session.guide.environment.merging(["T": Processes.binary]) { $1 },
      in: session.guide.folder
    )
    #expect(result.status == 0, "\(result.errors)")
    let parts = result.output.split(separator: "open:\n", omittingEmptySubsequences: false)
    for name in ["tableside.sqlite", "tableside.lock", "running/", "copy.sqlite", "all.json"] {
      #expect(parts.first?.contains(name) == true, "\(name) is missing: \(result.output)")
    }
    // Folders above the records are made by the mask of whoever has them.
    let open = (parts.last ?? "").split(separator: "\n").filter {
      $0 != ".local" && $0 != ".local/share"
    }
    #expect(open.isEmpty, "\(open)")
  }

  @Test func `a patient who is removed is in no file of the records any more`() throws {
    let session = try session()
    let words = ["Ada Example", "Zanzibar", "Timbuktu", "A-014"]
    func traces(_ name: String) throws -> [String] {
      let text = try Processes.read(session.records + "/" + name)
      return words.filter { text.contains($0) }
    }
    let files = [
      "tableside.sqlite", "tableside.sqlite-wal", "tableside.sqlite-shm", "tableside.lock",
    ]
    #expect(
      try files.filter { access(session.records + "/" + $0, F_OK) == 0 }.flatMap(traces).count >= 4
    )
    let copy = session.guide.folder.path + "/copy.sqlite"
    #expect(try session.tableside("backup", copy).status == 0)
    let removed = try session.tableside("patient", "remove", "A-014", input: "A-014\n")
    #expect(removed.status == 0)
    #expect(removed.errors.contains("Backups and exports made earlier"))
    #expect(
      try files.filter { access(session.records + "/" + $0, F_OK) == 0 }.flatMap(traces).isEmpty
    )
    let left = try Processes.run(
      "/bin/ls",
      [session.records + "/running"],
      environment: session.guide.environment,
      in: session.guide.folder
    )
    #expect(left.output.isEmpty)
    // What it said of backups is true.
    #expect(try Processes.read(copy).contains("Zanzibar"))
  }

  @Test func `what is typed is in no argument, variable or memory image`() throws {
    let session = try ScriptedSession()
    let folder = session.guide.folder.path
    try #require(mkfifo(folder + "/commands", 0o600) == 0)
    let commands = open(folder + "/commands", O_RDWR | O_CLOEXEC)
    defer { close(commands) }
    let process = try Processes.spawn(
      Processes.binary,
      ScriptedSession.start,
      environment: session.guide.environment,
      files: [folder + "/commands", folder + "/out", folder + "/err"]
    )
    defer {
      Processes.killAtOnce(process)
      _ = try? Processes.wait(for: process, limit: 5, name: "the guide")
    }
    let line = Array("note Zanzibar\n".utf8)
    _ = write(commands, line, line.count)
    try Processes.waitFor("Zanzibar: saved", in: folder + "/out")
    for name in ["cmdline", "environ", "comm"] {
      let text = (try? Processes.read("/proc/\(process)/\(name)")) ?? ""
      #expect(!text.contains("Zanzibar"), "\(name)")
    }
    #if os(Linux)
    let limits = try Processes.read("/proc/\(process)/limits")
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).first == "0", "\(core ?? "")")
    #endif
  }

  @Test func `a report of a fault tells versions and counts, and nothing of a patient`() throws {
    let session = try session()
    let report = try session.tableside("report")
    #expect(report.status == 0)
    for word in ["tableside 1", "SQLite 3", "ncurses", "libyaml", "sessions 1", "patient"] {
      #expect(report.output.contains(word) == (word != "patient"), "\(word): \(report.output)")
    }
    for word in ["A-014", "Ada", "Zanzibar", "Timbuktu", "neck", session.guide.folder.path] {
      #expect(!report.output.contains(word), "\(word)")
    }
  }
}
