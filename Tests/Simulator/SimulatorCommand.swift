import Simulation
import TerminalFrame
import TestSupport

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What is asked of the simulator on its command line.
enum SimulatorCommand {
  case days(sessions: Int?, seeds: ClosedRange<UInt64>)
  case replay(UInt64, isTold: Bool)
  case sequences(upTo: Int)
  case plants(rare: Bool)
  case usage

  static let usageText = """
    simulator [--sessions N] [--seed S | --from S --to T]   days from a seed on, or of all seeds
    simulator --seed S [--trace]                            one day, every frame drawn
    simulator --plants [rare]                               finds mistakes put in on purpose
    simulator --sequences N                                 every sequence of up to N commands
    """

  init(_ arguments: ArraySlice<String>) {
    if arguments.first == "--plants", [[], ["rare"]].contains(Array(arguments.dropFirst())) {
      self = .plants(rare: arguments.count == 2)
      return
    }
    var numbers: [String: UInt64] = [:]
    var isTold = false
    var rest = arguments
    while let name = rest.popFirst() {
      if name == "--trace" {
        isTold = true
        continue
      }
      let known = ["--sessions", "--seed", "--from", "--to", "--sequences"]
      guard known.contains(name), let value = rest.popFirst().flatMap(UInt64.init),
        value <= Int.max
      else {
        self = .usage
        return
      }
      numbers[name] = value
    }
    self.init(numbers, isTold: isTold)
  }

  private init(_ numbers: [String: UInt64], isTold: Bool) {
    let sessions = numbers["--sessions"].map { Int($0) }
    if let longest = numbers["--sequences"] {
      self = .sequences(upTo: Int(longest))
    } else if let seed = numbers["--seed"], sessions == nil {
      self = .replay(seed, isTold: isTold)
    } else if let from = numbers["--from"], let to = numbers["--to"] {
      self = from <= to ? .days(sessions: sessions, seeds: from...to) : .usage
    } else if let sessions {
      var system = SystemRandomNumberGenerator()
      let first = numbers["--seed"] ?? UInt64.random(in: 0...1_000_000_000, using: &system)
      self = .days(sessions: sessions, seeds: first...UInt64(Int.max))
    } else {
      self = .usage
    }
  }

  /// Does what was asked; answers the exit status.
  func run() async -> Int32 {
    _ = Repertoire.useUTF8()
    switch self {
    case .usage:
      print(Self.usageText)
      return 2
    case .sequences(let longest): return Self.walk(upTo: longest)
    case .plants(let rare): return Self.lookForPlants(rare: rare)
    case .replay(let seed, let isTold):
      print("seed \(seed)")
      var day = ClinicDay(seed: seed, isReplayed: true, isTold: isTold)
      var tally = Tally()
      tally.add(day.run(), of: seed)
      return Self.tell(tally)
    case .days(let sessions, let seeds):
      print("first seed \(seeds.lowerBound)")
      fflush(nil)
      let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      return Self.tell(await Days(sessions, seeds).tally(processors: processors))
    }
  }

  /// The first day on which each planted mistake is found.
  private static func lookForPlants(rare: Bool) -> Int32 {
    let seeds = Plant.allCases.filter { $0.isRare == rare }.map { plant in
      let seed = plant.firstSeed(upTo: rare ? 20_000 : 2_000)
      print("\(plant): \(seed.map { "found with seed \($0)" } ?? "not found")")
      fflush(nil)
      return seed
    }
    return seeds.contains(nil) ? 1 : 0
  }

  private static func tell(_ tally: Tally) -> Int32 {
    for violation in tally.result.violations { print(violation.report) }
    print(tally.line)
    return tally.result.violations.isEmpty ? 0 : 1
  }

  private static func walk(upTo longest: Int) -> Int32 {
    var walk = CommandSequences(upTo: longest)
    for first in CommandSequences.commands.indices { walk.walk(startingWith: first) }
    for violation in walk.violations { print(violation) }
    print("\(walk.sequences) sequences of up to \(longest) commands, \(walk.states) states")
    return walk.violations.isEmpty ? 0 : 1
  }

  static func end(with status: Int32) -> Never { exit(status) }
}
