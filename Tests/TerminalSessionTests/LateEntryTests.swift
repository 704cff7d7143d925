import TestProcesses
import Testing

/// What is begun in one technique and confirmed in the next, by the real clock.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct LateEntryTests {
  @Test func `a note opened before a change of technique is filed where it was opened`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    try tmux.guide.folder.makeFolder("protocols")
    try tmux.guide.folder.write(shortProtocol, to: "protocols/short.yaml")
    let folder = tmux.guide.folder.path
    try tmux.start("\(Processes.binary) --protocols \(folder)/protocols run short --yes")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("1 of 3")
    try tmux.send("n")
    try tmux.waitFor("Note", "keep")
    // The technique ends by itself while the words are typed.
    for _ in 0..<200 where try !tmux.guide("status", "--json").output.contains("friction") {
      Processes.pause(milliseconds: 100)
    }
    try tmux.send("o", "k", "Enter")
    try tmux.waitFor("2 of 3", without: "keep")
    let log = try tmux.guide("export", "--all", "--format", "json").output
    let notes = log.firstRange(of: "\"notes\":[").map { log[$0.upperBound...].prefix(160) } ?? ""
    #expect(notes.contains("\"step\":0,\"text\":\"ok\""), "\(notes)")
  }
}
