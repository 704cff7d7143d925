extension Benchmark {
  /// Every measurement, by area.
  static let all = engine + screens + durability + limits + records + growth + library
}
