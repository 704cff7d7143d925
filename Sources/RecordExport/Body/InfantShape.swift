extension BodyPoint {
  /// An infant's head is a quarter of its height, and it is broader for its length.
  private static let bands: [(infant: ClosedRange<Double>, adult: ClosedRange<Double>)] = [
    (0...0.25, 0...0.135), (0.25...0.7, 0.135...0.56), (0.7...1, 0.56...1),
  ]

  /// How many times broader an infant is at a height of the grown figure.
  private static func breadth(at y: Double) -> Double {
    y < 0.1 ? 1.9 : y < 0.2 ? 1.9 - (y - 0.1) * 5 : 1.4
  }

  /// The place of a grown figure that corresponds to this one of an infant.
  package var grown: Self {
    for band in Self.bands where band.infant.contains(y) {
      let part = (y - band.infant.lowerBound) / (band.infant.upperBound - band.infant.lowerBound)
      let y = band.adult.lowerBound + part * (band.adult.upperBound - band.adult.lowerBound)
      return Self(x / Self.breadth(at: y), y)
    }
    return self
  }

  /// The place of an infant that corresponds to this one of a grown figure.
  package var shrunk: Self {
    for band in Self.bands where band.adult.contains(y) {
      let part = (y - band.adult.lowerBound) / (band.adult.upperBound - band.adult.lowerBound)
      let height = band.infant.upperBound - band.infant.lowerBound
      return Self(x * Self.breadth(at: y), band.infant.lowerBound + part * height)
    }
    return self
  }
}
