import ClinicRecords
import SessionEngine
import TestProcesses

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What is asked of the benchmarks on their command line.
struct BenchmarkCommand {
  private static let usage = """
    benchmarks [NAME...] [--long] [--runs N] [--json FILE] [--compare FILE] [--keep DIR]

    NAME            only measurements whose name begins with it
    --long          10,000 sessions with 1,000,000 entries instead of 200
    --runs N        so many runs of each, 5 without it
    --json FILE     the results as JSON, to a new file
    --compare FILE  beside results that --json wrote earlier, as ratios
    --keep DIR      what is measured on is made here once and used again

    """

  private var names: [String] = []
  private var form = Workshop.Form.short
  private var runs = 5
  private var json: String?
  private var earlier: String?
  private var kept: String?

  static func run(_ arguments: ArraySlice<String>) -> Int32 {
    guard let command = Self(arguments) else {
      print(usage, terminator: "")
      return 2
    }
    do {
      try command.measure()
      return 0
    } catch let fault as Workshop.Fault {
      print(fault.sentence)
    } catch let error as RecordsError {
      print(error.sentence)
    } catch {
      print(error)
    }
    return 1
  }

  static func end(with status: Int32) -> Never { exit(status) }

  private init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let word = rest.popFirst() {
      switch word {
      case "--long": form = .long
      case "--runs":
        guard let count = rest.popFirst().flatMap(Int.init), count > 0 else { return nil }
        runs = count
      case "--json", "--compare", "--keep":
        guard let path = rest.popFirst() else { return nil }
        switch word {
        case "--json": json = path
        case "--compare": earlier = path
        default: kept = path
        }
      default:
        guard !word.hasPrefix("-") else { return nil }
        names.append(word)
      }
    }
  }

  private func measure() throws {
    let earlier = try earlier.map { try Report(reading: $0) }
    let workshop = try Workshop(form, kept: kept)
    let chosen = Benchmark.all.filter { benchmark in
      names.isEmpty || names.contains { benchmark.name.hasPrefix($0) }
    }
    var report = Report(form: form.rawValue)
    print(report.heading(comparing: earlier))
    for benchmark in chosen {
      let run = try benchmark.prepare(workshop)
      let samples = try (0..<runs).map { _ in try run() }
      let result = Measurement(name: benchmark.name, samples: samples)
      report.results.append(result)
      print(Report.line(result, comparing: earlier))
      fflush(nil)
    }
    if let json { try report.write(to: json) }
  }
}
