import TestSupport

/// Everything a simulated day leaves to chance, the same for the same seed.
package struct Dice {
  private var numbers: SeededNumbers

  package init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func number() -> UInt64 { numbers.next() }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  /// True in so many of a hundred cases.
  mutating func isTrue(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }

  mutating func time(_ range: ClosedRange<Int>) -> Duration {
    .milliseconds(number(in: range))
  }

  /// One of the entries, each as often as its weight says.
  mutating func weighted<Element>(_ entries: [(weight: Int, element: Element)]) -> Element {
    var left = number(in: 1...entries.reduce(0) { $0 + $1.weight })
    for entry in entries {
      left -= entry.weight
      if left <= 0 { return entry.element }
    }
    return entries[0].element
  }
}
