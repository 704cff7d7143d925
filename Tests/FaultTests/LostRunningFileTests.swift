import TestProcesses
import Testing

/// A session that is not over, of which only the journal is left.
struct LostRunningFileTests {
  private let guide: GuideRun

  init() throws { guide = try GuideRun() }

  private func shell(_ lines: String) throws -> FinishedProcess {
    let places = [
      "T": Processes.binary,
      "D": guide.environment["HOME", default: ""] + "/.local/share/tableside",
    ]
    return try Processes.run(
      "/bin/sh",
      ["-c", "cd '\(guide.folder.path)'\n" + lines],
      environment: guide.environment.merging(places) { $1 },
      in: guide.folder
    )
  }

  /// A session with a reaction and a note, whose guide was killed; then what happens to its files.
  private func interrupted(then lines: String) throws -> FinishedProcess {
    try shell(
      """
      mkfifo f; $T run neck-on-chair --plain --yes <>f >out 2>&1 & guide=$!
      printf 'pain 2\nnote warm\n' >f
      for i in 1 2 3 4 5 6 7 8 9; do grep -q warm out || sleep 0.2; done
      sleep 0.3
      """ + "\n" + lines
    )
  }

  @Test(arguments: [
    "rm $D/running/*", "for s in $D/running/*; do : >$s; done",
    "for s in $D/running/*; do head -c 1000 $s >half; cat half >$s; done",
    "sed -i s/boot/toob/ $D/running/*",
  ])
  func `a session whose small file is lost or torn is resumed with every entry`(loss: String) throws
  {
    let lost = try interrupted(then: "kill -9 $guide; wait; \(loss)")
    #expect(lost.status == 0, "\(lost.errors)")
    let resumed = try shell("printf 'stop enough\\n' | $T resume --plain")
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    let log = try shell("$T export --all --format json; ls $D/running | wc -l")
    for word in ["\"score\":2", "warm", "endedEarly"] { #expect(log.output.contains(word)) }
    #expect(log.output.hasSuffix("0\n"))
  }

  @Test func `a backup made during a session can be taken up where it is restored`() throws {
    let copied = try interrupted(
      then:
        "$T backup b.sqlite; kill -9 $guide; wait; mkdir other; cp b.sqlite other/tableside.sqlite"
    )
    #expect(copied.status == 0, "\(copied.errors)")
    let resumed = try shell(
      "chmod 700 other; printf 'stop enough\\n' | $T resume --plain --data other"
    )
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    #expect(try shell("$T export --all --format json --data other").output.contains("warm"))
  }
}
