import TestProcesses
import Testing

/// What people do to the records' files: copies over them, places that cannot be written to, `~`.
struct RecordFilesTests {
  private let guide: GuideRun

  init() throws { guide = try GuideRun() }

  /// Runs lines of the shell; `$T` is the binary, `$D` the records' folder.
  private func shell(_ lines: String) throws -> FinishedProcess {
    let places = [
      "T": Processes.binary,
      "D": guide.environment["HOME", default: ""] + "/.local/share/tableside",
      "TMPDIR": guide.folder.path,
    ]
    return try Processes.run(
      "/bin/sh",
      ["-c", "cd '\(guide.folder.path)'\n" + lines],
      environment: guide.environment.merging(places) { $1 },
      in: guide.folder
    )
  }

  @Test func `a backup that was copied beside the log of other records is never blended with it`()
    throws
  {
    let copied = try shell(
      """
      echo 'name: One' | $T patient add A-1 && $T backup b.sqlite
      mkfifo f; $T run neck-on-chair --plain --yes <>f >out 2>&1 & guide=$!
      for i in 1 2 3 4 5 6 7 8 9; do [ -s $D/tableside.sqlite-wal ] || sleep 0.2; done
      sleep 0.3; kill -9 $guide; wait
      [ -s $D/tableside.sqlite-wal ] && cp b.sqlite $D/tableside.sqlite && $T history; echo status $?
      """
    )
    #expect(copied.output.contains("status 1"), "\(copied.errors)")
    #expect(copied.errors.contains("tableside.sqlite-wal: to use the copy"), "\(copied.errors)")
    let freed = try shell("mv $D/tableside.sqlite-wal away; $T patient list && $T history")
    #expect(freed.status == 0, "\(freed.errors)")
    #expect(freed.output.contains("A-1") && !freed.output.contains("Neck"))
  }

  @Test func `the log of a guide that was killed is its own records'`() throws {
    let killed = try shell(
      """
      mkfifo f; $T run neck-on-chair --plain --yes <>f >out 2>&1 & guide=$!
      for i in 1 2 3 4 5 6 7 8 9; do [ -s $D/tableside.sqlite-wal ] || sleep 0.2; done
      sleep 0.3; kill -9 $guide; wait
      [ -s $D/tableside.sqlite-wal ] && $T history
      """
    )
    #expect(killed.status == 0, "\(killed.errors)")
    #expect(killed.output.contains("Neck massage"))
  }

  @Test(.enabled(if: SmallDisk.canBeMade, "file systems cannot be mounted here"))
  func `records on a place that cannot be written to are read, and nothing is left of it`() throws {
    let disk = try SmallDisk(at: guide.folder.path + "/disk", kilobytes: 2_000)
    defer { disk.remove() }
    let made = try shell(
      """
      echo 'name: One' | $T patient add A-1 --data disk/r && mount -o remount,ro disk
      """
    )
    try #require(made.status == 0, "\(made.errors)")
    for words in [
      "patient list", "patient show A-1", "history", "export --format json --all", "list --titles",
      "backup b.sqlite", "salvage s.sqlite",
    ] {
      let read = try shell("$T \(words) --data disk/r")
      #expect(read.status == 0, "\(words): \(read.errors)")
      if words.hasPrefix("patient") {
        #expect(read.output.contains("A-1"))
        #expect(read.errors.contains("cannot be written to"))
      }
    }
    let written = try shell("echo 'name: Two' | $T patient add A-2 --data disk/r")
    #expect(written.status == 1)
    #expect(written.errors.contains("Read-only"), "\(written.errors)")
    #expect(try shell("ls -d tableside.??????").output == "")
  }

  @Test(.enabled(if: SmallDisk.canBeMade, "file systems cannot be mounted here"))
  func `a backup that finds no room names its own file and why`() throws {
    let disk = try SmallDisk(at: guide.folder.path + "/disk", kilobytes: 40)
    defer { disk.remove() }
    let failed = try shell("echo 'name: One' | $T patient add A-1; $T backup disk/b.sqlite")
    #expect(failed.status == 1)
    #expect(failed.errors.contains("disk/b.sqlite is not possible: the disk is full"))
  }

  @Test func `a folder means the same from everywhere, and a second one is said`() throws {
    let added = try shell("export TABLESIDE_DATA='~/r'; echo 'name: One' | $T patient add A-1")
    #expect(added.status == 0, "\(added.errors)")
    #expect(try shell("cd /; $T patient list --data='~/r'").output.contains("A-1"))
    #expect(try shell("$T patient list --data=$HOME/r").output.contains("A-1"))
    let relative = try shell("TABLESIDE_DATA=r $T patient list")
    #expect(relative.status == 2)
    #expect(relative.errors.contains("another folder wherever you are"))
    let second = try shell(
      """
      echo 'name: Two' | $T patient add A-2
      echo 'name: Two' | $T patient add A-2 --data other
      """
    )
    #expect(second.errors.contains("new records are begun in"), "\(second.errors)")
  }
}
