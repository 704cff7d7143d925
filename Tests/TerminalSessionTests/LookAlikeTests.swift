import TestProcesses
import Testing

/// A code that was typed as eyes read it, in a real terminal.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct LookAlikeTests {
  @Test func `a code that looks like one on record is asked about and makes nobody`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    let added = try tmux.guide("patient", "add", "A-014", input: "name: Ada\n")
    #expect(added.status == 0, "\(added.errors)")
    try tmux.start(Processes.binary)
    try tmux.waitFor("Protocols", "Patients")
    try tmux.send("Down", "Enter")
    try tmux.waitFor("A-014", "Code")
    for key in ["a", "-", "0", "l", "4"] { try tmux.send(key) }
    try tmux.waitFor("Add the patient a-0l4")
    // A key within a second of the last one counts as held.
    Processes.pause(milliseconds: 1_050)
    try tmux.send("Enter")
    try tmux.waitFor("Did you mean A-014?", "Yes: A-014", "No: type a code that looks different")
    Processes.pause(milliseconds: 1_050)
    try tmux.send("Enter")
    try tmux.waitFor("Patient", "A-014", "Choose a protocol", without: "Did you mean")
    #expect(try tmux.guide("patient", "list").output.split(separator: "\n").count == 1)
  }
}
