import TestProcesses
import Testing

@Suite(.enabled(if: Strace.isUsable, Strace.missing))
struct AcknowledgementTests {
  @Test func `no entry is called saved before it is synced to the disk`() throws {
    let notes = FaultScale.isWhole ? 2_000 : 20
    let session = try ScriptedSession(notes: notes)
    let trace = session.guide.folder.path + "/trace"
    let plan = Strace.Plan(
      calls: ["pwrite64", "fdatasync", "write"],
      trace: trace,
      textLength: 5_000
    )
    let result = try session.run(plan)
    #expect(result.status == 0, "\(result.errors)")
    var order = SyncOrder()
    for line in try Processes.read(trace).split(separator: "\n") { order.take(line) }
    #expect(order.acknowledged.count == notes)
    #expect(order.early.isEmpty, "called saved before they were synced: \(order.early)")
    FaultScale.report(
      "\(order.acknowledged.count) entries called saved, \(order.early.count) before their fdatasync"
    )
  }
}

/// What a trace of system calls tells of writing, syncing and saying so.
private struct SyncOrder {
  private var written: Set<Int> = []
  private var synced: Set<Int> = []
  private(set) var acknowledged: [Int] = []
  private(set) var early: [Int] = []

  mutating func take(_ line: Substring) {
    if line.contains(" pwrite64(") {
      written.formUnion(ScriptedSession.numbers(in: String(line), after: "entry-", before: "\\\""))
    } else if line.contains("fdatasync"), line.hasSuffix("= 0") {
      synced.formUnion(written)
    } else if line.contains(" write(1, ") {
      let said = ScriptedSession.numbers(in: String(line), after: "note: entry-", before: ": saved")
      acknowledged += said
      early += said.filter { !synced.contains($0) }
    }
  }
}
