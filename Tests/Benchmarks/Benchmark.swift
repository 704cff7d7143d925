import TestProcesses

/// A named measurement.
struct Benchmark: Sendable {
  /// Earlier results are found again by it: never renamed.
  let name: String
  /// Makes what is needed, once; what it answers is run and measured again and again.
  let prepare: @Sendable (Workshop) throws -> () throws -> Sample

  init(
    _ name: String,
    _ prepare: @escaping @Sendable (Workshop) throws -> () throws -> Sample
  ) {
    self.name = name
    self.prepare = prepare
  }

  /// A measurement of a function.
  static func function(
    _ name: String,
    _ prepare: @escaping @Sendable (Workshop) throws -> () throws -> Void
  ) -> Self {
    Self(name) { workshop in
      let body = try prepare(workshop)
      return {
        let clock = ContinuousClock()
        return Sample(took: try clock.measure { try body() })
      }
    }
  }

  /// A measurement of the real binary, by a line of the shell in which `$T` is the binary and `$R`
  /// the folder of the records, of so many sessions or as many as the form says.
  static func shell(
    _ name: String,
    sessions: Int? = nil,
    _ line: @escaping @Sendable (Clinic) -> String
  ) -> Self {
    Self(name) { workshop in
      let clinic = try workshop.clinic(of: sessions)
      let line = line(clinic)
      return { try workshop.shell(line, records: clinic.folder) }
    }
  }
}

/// One run of a measurement.
struct Sample: Sendable {
  var took: Duration
  /// The most memory that a process of it held.
  var peakBytes: Int?
}

/// All runs of a measurement.
struct Measurement: Sendable {
  let name: String
  let milliseconds: [Double]
  let peakMegabytes: Double?

  init(name: String, samples: [Sample]) {
    self.name = name
    milliseconds = samples.map { $0.took / .milliseconds(1) }.sorted()
    peakMegabytes = samples.compactMap(\.peakBytes).max().map { Double($0) / 1_048_576 }
  }

  var minimum: Double { milliseconds.first ?? 0 }
  var median: Double { milliseconds.isEmpty ? 0 : milliseconds[milliseconds.count / 2] }
  var maximum: Double { milliseconds.last ?? 0 }
}
