import TestProcesses
import Testing

/// Storage that fails once, or for good, at any of its calls.
@Suite(.enabled(if: Strace.isUsable, Strace.missing))
struct StorageErrorTests {
  @Test(arguments: [
    ("fdatasync", "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EDQUOT"),
    ("openat", "EIO"), ("ftruncate", "EIO"),
  ])
  func `an error at any storage call is made good, and nothing is written twice`(
    call: String,
    error: String
  ) throws {
    let counted = try ScriptedSession.countedCalls([call], on: \.database)[0].count
    var said = 0
    let numbers = FaultScale.chosen(counted, sample: 2)
    for number in numbers {
      let session = try ScriptedSession()
      let plan = Strace.Plan(
        injection: "error=\(error):when=\(number)",
        calls: [call],
        files: session.database
      )
      let what = "\(error) at \(call) \(number)"
      let result = try session.run(plan)
      #expect(result.status == 0, "\(what): \(result.output)\(result.errors)")
      let aftermath = try session.aftermath(of: result.output, what)
      #expect(aftermath.kept.count == 8, "\(what): \(result.output)")
      if result.output.contains("NOT SAVED") {
        said += 1
        #expect(result.output.contains("Everything is saved again."), "\(what): \(result.output)")
      }
    }
    FaultScale.report(
      "\(error) once at each of \(numbers.count) calls of \(call): all entries kept once,"
        + " NOT SAVED said in \(said) runs and taken back in all of them"
    )
  }

  @Test(arguments: [("fdatasync", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EROFS")])
  func `storage that fails for good is said, and what was called saved is there`(
    call: String,
    error: String
  ) throws {
    let counted = try ScriptedSession.countedCalls([call], on: \.database)[0].count
    // Each of them waits for records that never answer well.
    let numbers = FaultScale.chosen(counted, sample: 2, ofWhole: 40)
    for number in numbers {
      let session = try ScriptedSession()
      let plan = Strace.Plan(
        injection: "error=\(error):when=\(number)+",
        calls: [call],
        files: session.database
      )
      let what = "\(error) from \(call) \(number) on"
      let result = try session.run(plan)
      let isSaid = (result.output + result.errors).contains("NOT SAVED")
      let aftermath = try session.aftermath(of: result.output, what)
      // The last calls only bring the log back into the database: without them nothing is missing.
      #expect(isSaid || aftermath.kept.count == 8, "\(what): \(result.output)")
      #expect(result.status == (isSaid ? 1 : 0), "\(what): \(result.output)\(result.errors)")
    }
    FaultScale.report(
      "\(error) from each of \(numbers.count) calls of \(call) on: nothing lost silently"
    )
  }
}
