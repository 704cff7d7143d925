extension Benchmark {
  /// Every measurement, by area.
  static let all = engine + screens + durability + records + library
}
