import TestProcesses
import Testing

/// Files that are much like those that are read: copies of synced folders, other endings.
struct CopiesTests {
  private let guide: GuideRun

  init() throws { guide = try GuideRun() }

  // The forms of Dropbox, Syncthing, Nextcloud (in the language of its computer), OneDrive, of file
  // managers, and endings that editors write.
  @Test(arguments: [
    "neck-on-chair (Ada's conflicted copy 2026-11-28).yaml",
    "neck-on-chair.sync-conflict-20261128-101112-D4LGQYW.yaml",
    "neck-on-chair (conflicted copy 2026-11-28 101112).yaml",
    "neck-on-chair (còpia en conflicte 2026-11-28 101112).yaml",
    "neck-on-chair-DESKTOP-4F2A.yaml", "neck-on-chair (1).yaml", "neck-on-chair copy.yaml",
    "common.sync-conflict-20261128-101112-D4LGQYW.yaml", "other.yml", "other.YAML",
  ])
  func `a copy and a wrong ending are named, and are no protocol`(name: String) throws {
    let protocols = try guide.protocols(only: "neck-on-chair")
    let text = try Processes.read(protocols + "/neck-on-chair.yaml")
    try guide.folder.write(text, to: "protocols/" + name)
    let list = try guide("list", "--protocols", protocols)
    #expect(list.output.split(separator: "\n").count == 1)
    #expect(list.errors.contains(name), "\(list.errors)")
    let check = try guide("check", protocols)
    #expect(check.status == 1)
    #expect(check.output.contains(name), "\(check.output)")
  }

  @Test func `an id that is not the file's name is named, and starts nothing`() throws {
    let protocols = try guide.protocols(only: "neck-on-chair")
    let text = try Processes.read(protocols + "/neck-on-chair.yaml")
    let copy = try guide.folder.write(text, to: "protocols/neck-on-chair-anna-pc.yaml")
    for words in [
      ["check", protocols], ["check", copy],
      ["run", "neck-on-chair-anna-pc", "--plain", "--yes", "--protocols", protocols],
      ["run", copy, "--plain", "--yes"],
    ] {
      let told = try guide.run(words)
      #expect(told.status == 1)
      #expect((told.output + told.errors).contains("name the file by its id"), "\(words)")
    }
    let list = try guide("list", "--protocols", protocols)
    #expect(list.output.split(separator: "\n").count == 1)
    #expect(list.errors.contains("'neck-on-chair-anna-pc' holds mistakes"))
    #expect(try guide("check", protocols + "/neck-on-chair.yaml").status == 0)
  }

  @Test(arguments: [
    "tableside (conflicted copy 2026-11-28 101112).sqlite",
    "tableside.sync-conflict-20261128-101112-D4LGQYW.sqlite", "tableside-DESKTOP-4F2A.sqlite",
  ])
  func `a copy beside the records is named and not read`(name: String) throws {
    try guide.hold()
    let folder = "home/.local/share/tableside/"
    #expect(try guide("backup", guide.folder.path + "/" + folder + name).status == 0)
    let history = try guide("history")
    #expect(history.status == 0)
    #expect(history.errors.contains(name) && history.errors.contains("is not read"))
  }

  @Test func `a backup with its date beside the records is no copy`() throws {
    try guide.hold()
    let path = guide.folder.path + "/home/.local/share/tableside/tableside-2026-11-28.sqlite"
    #expect(try guide("backup", path).status == 0)
    #expect(try guide("history").errors.isEmpty)
  }

  @Test(arguments: ["config.yml", "config.YAML", "config (conflicted copy 2026-11-28).yaml"])
  func `settings with another name are read, or named`(name: String) throws {
    try guide.folder.makeFolder("home/.config")
    try guide.folder.makeFolder("home/.config/tableside")
    let text = "warning: 10\n"
    try guide.folder.write(text, to: "home/.config/tableside/" + name)
    let check = try guide("check")
    #expect(check.status == 1)
    #expect(check.output.contains("/\(name):1:"), "\(check.output)")
    #expect(check.output.contains("[P105]") == (name == "config.yml"))
    try guide.folder.write("warning: 12 s\n", to: "home/.config/tableside/config.yaml")
    let both = try guide("check")
    #expect(both.output.contains("/\(name):1:1: error: This is not read"), "\(both.output)")
  }

  @Test func `a backup whose name is taken gets the date`() throws {
    try guide.hold()
    let path = guide.folder.path + "/b.sqlite"
    #expect(try guide("backup", path).status == 0)
    let first = try Processes.run(
      "/usr/bin/sha256sum",
      [path],
      environment: guide.environment,
      in: guide.folder
    )
    for pattern in ["b-????-??-??.sqlite", "b-????-??-??-????.sqlite"] {
      let second = try guide("backup", path)
      #expect(second.status == 0, "\(second.errors)")
      let made = try guide.shell("ls \(pattern)").output.split(separator: "\n")
      #expect(made.count == 1 && second.errors.contains(made[0]), "\(second.errors)")
    }
    #expect(try guide("history", "--data", guide.folder.path).status == 0)
    let after = try Processes.run(
      "/usr/bin/sha256sum",
      [path],
      environment: guide.environment,
      in: guide.folder
    )
    #expect(after.output == first.output)
    try guide.folder.makeFolder("c.sqlite")
    #expect(try guide("backup", guide.folder.path + "/c.sqlite").status == 1)
  }
}
