extension Benchmark {
  /// Every measurement, by area.
  static let all = records + library
}
