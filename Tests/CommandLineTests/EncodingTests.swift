import TestProcesses
import Testing

/// Texts as editors of other systems write them: a mark of the byte order, UTF-16, CR and LF.
struct EncodingTests {
  private let guide: GuideRun

  init() throws { guide = try GuideRun() }

  /// UTF-16, little end first, with its mark or without.
  private func utf16(_ name: String, marked: Bool, _ output: String) throws {
    let mark = marked ? #"printf '\377\376' >\#(output);"# : ": >\(output);"
    let made = try guide.shell(
      "\(mark) sed 's/./&\\x00/g; s/$/\\r\\x00/' \(name) | tr '\\n' '\\1' | sed 's/\\x01/\\n\\x00/g' >>\(output)"
    )
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test func `a protocol with a mark is named, with CR and LF it is read, in UTF-16 it is named`()
    throws
  {
    let protocols = try guide.protocols(only: "neck-on-chair")
    let path = protocols + "/neck-on-chair.yaml"
    let text = try Processes.read(path)
    try Processes.write(text.replacing("\n", with: "\r\n"), to: path)
    #expect(try guide("check", path).status == 0)
    try Processes.write("\u{FEFF}" + text, to: path)
    #expect(try guide("check", path).output.contains("byte order mark"))
    try Processes.write(text, to: path)
    for marked in [true, false] {
      try utf16("protocols/neck-on-chair.yaml", marked: marked, "wide.yaml")
      #expect(try guide.shell("$T check wide.yaml").output.contains("UTF-16"), "\(marked)")
    }
  }

  @Test func `settings in UTF-16 are named, with CR and LF they are read`() throws {
    try guide.folder.makeFolder("home/.config")
    try guide.folder.makeFolder("home/.config/tableside")
    let path = "home/.config/tableside/config.yaml"
    try guide.folder.write("warning: 12 s\r\nmouse: false\r\n", to: path)
    #expect(try guide("check").status == 0)
    try guide.folder.write("warning: 12 s\n", to: "plain")
    for marked in [true, false] {
      try utf16("plain", marked: marked, path)
      #expect(try guide("check").output.contains("UTF-16"), "\(marked)")
    }
  }

  @Test func `lines about a patient are read with a mark and CR and LF, and named in UTF-16`()
    throws
  {
    let added = try guide.run(["patient", "add", "B-2"], input: "\u{FEFF}name: Bo\r\nnotes: x\r\n")
    #expect(added.status == 0, "\(added.errors)")
    #expect(try guide.run(["patient", "show", "B-2"]).output.contains("Name: Bo\nNotes: x\n"))
    try guide.folder.write("name: Cy\n", to: "plain")
    for marked in [true, false] {
      try utf16("plain", marked: marked, "wide")
      let told = try guide.shell("$T patient add C-3 <wide")
      #expect(told.status == 1)
      #expect(told.errors.contains("UTF-16"), "\(told.errors)")
      #expect(try guide.run(["patient", "show", "C-3"]).status == 1)
    }
    let id = try guide.hold()
    for words in ["session void \(id)", "session note \(id)"] {
      let told = try guide.shell("$T \(words) <wide")
      #expect(told.status == 1)
      #expect(told.errors.contains("UTF-16"), "\(told.errors)")
    }
  }

  @Test func `commands of a session are read with a mark, and named in UTF-16`() throws {
    let commands = "\u{FEFF}pain 5\r\nstop enough\r\n"
    try guide.hold(commands: commands)
    let record = try guide("export", "--all", "--format", "json").output
    #expect(record.contains(#""kind":"pain","score":5"#) && record.contains("enough\""))
    try guide.folder.write("pain 5\n", to: "plain")
    try utf16("plain", marked: true, "wide")
    let told = try guide.shell("$T run neck-on-chair --plain --yes --speed 3600 <wide")
    #expect(told.errors.contains("UTF-16"), "\(told.errors)")
  }

  @Test func `a document with a mark and CR and LF is taken in, and UTF-16 is named`() throws {
    try guide.hold()
    let document = try guide("export", "--all", "--format", "json").output
    let marked = try guide.folder.write(
      "\u{FEFF}" + document.replacing("\n", with: "\r\n"),
      to: "marked.json"
    )
    #expect(try guide("import", marked, "--data", guide.folder.path + "/other").status == 0)
    try guide.folder.write(document, to: "plain.json")
    for marked in [true, false] {
      try utf16("plain.json", marked: marked, "wide.json")
      let wide = try guide.shell("$T import wide.json --data other")
      #expect(wide.status == 1)
      #expect(wide.errors.contains("UTF-16"), "\(wide.errors)")
    }
  }

  @Test(arguments: [
    (#"\357\273\277#!/bin/sh\n"#, "mark of the byte order"),
    (#"#!/bin/sh\r\necho\r\n"#, "CR and LF"),
    (#"\377\376#\000!\000"#, "UTF-16"),
  ])
  func `a hook that the system would not start is named as what it is`(text: String, why: String)
    throws
  {
    let made = try guide.shell(
      """
      mkdir -p home/.config/tableside/hooks && cd home/.config/tableside/hooks \
      && printf '\(text)' >session-start && chmod 700 session-start
      """
    )
    #expect(made.status == 0, "\(made.errors)")
    let told = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(told.status == 0)
    #expect(told.errors.contains("'session-start' is not run"), "\(told.errors)")
    #expect(told.errors.contains(why), "\(told.errors)")
  }
}
