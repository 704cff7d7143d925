import TestProcesses
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file system that is really full, made of memory; only some accounts may make one.
@Suite(.enabled(if: SmallDisk.canBeMade, "file systems cannot be mounted here"))
struct FullDiskTests {
  @Test func `on a full disk the session goes on, and is written as soon as there is room`() throws
  {
    let session = try ScriptedSession()
    let folder = session.guide.folder.path
    let disk = try SmallDisk(at: folder + "/disk", kilobytes: 400)
    defer { disk.remove() }
    try #require(mkfifo(folder + "/commands", 0o600) == 0)
    let commands = open(folder + "/commands", O_RDWR | O_CLOEXEC)
    defer { close(commands) }
    let process = try Processes.spawn(
      Processes.binary,
      ScriptedSession.start + ["--data", folder + "/disk/records"],
      environment: session.guide.environment,
      files: [folder + "/commands", folder + "/out", folder + "/err"]
    )
    func type(_ line: String) {
      let bytes = Array((line + "\n").utf8)
      _ = write(commands, bytes, bytes.count)
    }
    let long = String(repeating: "x", count: 1_500)
    for number in 1...200 { type("note \(number) \(long)") }
    try Processes.waitFor("NOT SAVED", "disk is full", in: folder + "/out")
    type("status")
    try Processes.waitFor("left; session", in: folder + "/out")
    disk.grow(kilobytes: 8_000)
    try Processes.waitFor("Everything is saved again.", in: folder + "/out")
    type("quit")
    #expect(try Processes.wait(for: process, limit: 30, name: "the guide") == 0)
    let export = try session.tableside(
      "export",
      "--format",
      "json",
      "--all",
      "--data",
      folder + "/disk/records"
    )
    let kept = export.output.split(separator: "\"kind\":\"noted\",\"text\":\"").dropFirst()
    #expect(kept.compactMap { Int($0.prefix { $0 != " " }) } == Array(1...200))
  }
}

/// A file system of a few kilobytes.
struct SmallDisk {
  private let path: String

  static let canBeMade: Bool = {
    guard let folder = try? TemporaryFolder(),
      let disk = try? SmallDisk(at: folder.path + "/disk", kilobytes: 100)
    else { return false }
    disk.remove()
    return true
  }()

  init(at path: String, kilobytes: Int) throws {
    self.path = path
    guard mkdir(path, 0o700) == 0 else { throw ProcessError.system("mkdir", errno) }
    guard Self.run(["mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=0700", "tmpfs", path])
    else {
      throw ProcessError.tooLong("mount")
    }
  }

  func grow(kilobytes: Int) {
    _ = Self.run(["mount", "-o", "remount,size=\(kilobytes)k", path])
  }

  func remove() { _ = Self.run(["umount", "-l", path]) }

  private static func run(_ words: [String]) -> Bool {
    let started = try? Processes.spawn(
      "/usr/bin/env",
      words,
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    )
    guard let started else { return false }
    return (try? Processes.wait(for: started, limit: 10, name: "mount")) == 0
  }
}
