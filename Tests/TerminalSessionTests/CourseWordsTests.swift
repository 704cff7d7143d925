import TestProcesses
import Testing

/// Where a patient stands in a course, in every place that says so.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct CourseWordsTests {
  private static let id = "lumbar-osteochondrosis"

  @Test func `number, period and due date are the same wherever they stand`() throws {
    let tmux = try Tmux(columns: 160, rows: 48)
    let guide = tmux.guide
    for _ in 1...3 {
      let held = try Processes.run(
        Processes.binary,
        ["run", Self.id, "--patient", "A-1", "--plain", "--yes"],
        input: "stage\nstop enough\n\n2\n",
        environment: guide.environment,
        in: guide.folder
      )
      #expect(held.status == 0, "\(held.errors)")
    }
    let shown = try guide("patient", "show", "A-1").output
    let next = try #require(
      shown.split(separator: "\n").compactMap { line in
        line.firstRange(of: "; next: ").map { String(line[$0.upperBound...]) }
      }.first
    )
    let words = next.split(separator: ";")[0].split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    try #require(words.count == 4)
    let (number, period, earliest, due) = (words[0], words[1], words[2], words[3])
    #expect(number == "session 4")
    #expect(earliest.hasPrefix("from 2"))
    #expect(due.hasPrefix("due by 2"))

    #expect(try guide("history", "--patient", "A-1").output.contains("; next: " + next))
    let note = try guide("export", "--format", "markdown", "--patient", "A-1").output
    #expect(note.contains("Next: " + next))
    #expect(try guide("show", Self.id, "--session", "4").output.contains(period))
    let day = earliest.dropFirst("from ".count)
    #expect(try guide("patient", "list").output.contains("not before " + day))

    let protocols = try guide.protocols(only: Self.id)
    try tmux.start("\(Processes.binary) --protocols \(protocols)")
    try tmux.waitFor("Next session of A-1")
    try tmux.send("Down", "Down", "Down")
    try tmux.waitFor("The same as last time", number + " next", period, "not before " + day)
    try tmux.send("Up", "Up")
    try tmux.waitFor("Codes, courses")
    try tmux.send("Enter")
    try tmux.waitFor("A-1", number + " next", "not before " + day)
    // The same key again is a press of its own only once it was let go.
    Processes.pause(milliseconds: 1_100)
    try tmux.send("Enter")
    try tmux.waitFor("Next session:", number + " next", period, "not before " + day)
    try tmux.send("Down", "Down", "Down")
    Processes.pause(milliseconds: 1_100)
    try tmux.send("Enter")
    try tmux.waitFor("History", "; next: " + number, due)
    try tmux.start(
      "\(Processes.binary) --protocols \(protocols) run \(Self.id) --patient A-1 --yes"
    )
    try tmux.waitFor("Before the start", number, period)
  }
}
