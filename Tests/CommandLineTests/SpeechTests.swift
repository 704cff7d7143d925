import TestProcesses
import Testing

@Suite struct SpeechTests {
  /// A guide with these settings, and a program that writes down what it is to say.
  private func guide(_ settings: String) throws -> GuideRun {
    let guide = try GuideRun()
    for folder in ["home/.config", "home/.config/tableside"] { try guide.folder.makeFolder(folder) }
    let said = guide.folder.path + "/said"
    try guide.folder.write("#!/bin/sh\necho \"$#: $*\" >> '\(said)'\n", to: "speak")
    _ = try Processes.run(
      "/bin/chmod",
      ["700", guide.folder.path + "/speak"],
      environment: guide.environment,
      in: guide.folder
    )
    try guide.folder.write(
      settings.replacing("SPEAK", with: guide.folder.path + "/speak -v en"),
      to: "home/.config/tableside/config.yaml"
    )
    return guide
  }

  @Test func `technique and zone are said by the program of the settings, and no patient`() throws {
    let guide = try guide("speech: true\nspeech_command: SPEAK\n")
    #expect(try guide("patient", "add", "A-014", input: "name: Anna Brown\n").status == 0)
    let result = try guide(
      "run",
      "neck-on-chair",
      "--patient",
      "A-014",
      "--plain",
      "--yes",
      "--speed",
      "600",
      input: "note she is pale\n"
    )
    #expect(result.status == 0, "\(result.errors)")
    let first = "3: -v en introductory stage. effleurage, neck and collar.\n"
    let lines = try Processes.waitFor(first, in: guide.folder.path + "/said")
    #expect(lines.hasPrefix(first))
    for word in ["A-014", "Brown", "pale"] { #expect(!lines.contains(word)) }
  }

  @Test func `the command that speaks may hold quotes, spaces and the home folder`() throws {
    let guide = try guide("")
    let made = try guide.shell(
      """
      mkdir 'home/my voices' && cp speak 'home/my voices/say it' \
      && echo 'speech: true' >home/.config/tableside/config.yaml \
      && echo "speech_command: ~/'my voices'/say\\ it \\"slow and low\\" '\\$(id); a | b'" \
        >>home/.config/tableside/config.yaml
      """
    )
    #expect(made.status == 0, "\(made.errors)")
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "600")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let first = "3: slow and low $(id); a | b introductory stage. effleurage, neck and collar.\n"
    _ = try Processes.waitFor(first, in: guide.folder.path + "/said")
  }

  @Test(arguments: ["say $(touch made)", "say `touch made`", "say; touch made", "say 'it"])
  func `no command of a shell is carried out, and the line is named`(command: String) throws {
    let guide = try guide("speech: true\nspeech_command: >-\n  \(command)\n")
    let result = try guide.shell("$T check")
    #expect(result.status == 1)
    #expect(result.output.contains("\"speech_command\" is one program"), "\(result.output)")
    let run = try guide.shell("$T run neck-on-chair --plain --yes --speed 3600")
    #expect(run.status == 0)
    #expect(try guide.shell("ls made").status != 0)
  }

  @Test func `a program that is missing is told once and changes nothing`() throws {
    let guide = try guide("speech: true\nspeech_command: no-such-program\n")
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(result.status == 0)
    let told = result.errors.split(separator: "\n").filter { $0.contains("said aloud") }
    #expect(told.count == 1, "\(result.errors)")
  }

  @Test func `a patient who sleeps hears nothing`() throws {
    let guide = try guide("speech: true\nspeech_command: SPEAK\nprofile: sleeping\n")
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(result.status == 0)
    #expect((try? Processes.read(guide.folder.path + "/said")) == nil)
  }

  @Test func `the settings decide when the warning comes`() throws {
    let guide = try guide("warning: 5 s\n")
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(result.output.contains("5 s left. Next: "))
    #expect(!result.output.contains("10 s left"))
  }
}
