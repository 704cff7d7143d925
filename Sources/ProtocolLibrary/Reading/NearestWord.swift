/// The known word that a mistyped one was most likely meant to be, if any is near enough.
package func nearestWord(to typed: String, among known: [String]) -> String? {
  let wordMax = 40
  let typed = Array(typed.lowercased().unicodeScalars.prefix(wordMax + 1))
  guard typed.count <= wordMax else { return nil }
  var best: (word: String, distance: Int)?
  for word in known {
    let scalars = Array(word.unicodeScalars)
    let limit = max(1, min(typed.count, scalars.count) / 3 + 1)
    guard abs(scalars.count - typed.count) <= limit else { continue }
    let distance = editDistance(typed, scalars)
    if distance <= limit, distance < best?.distance ?? .max { best = (word, distance) }
  }
  return best?.word
}

/// How many letters must be added, removed, changed or swapped with a neighbour.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      var least = min(
        last[column + 1] + 1,
        current[column] + 1,
        last[column] + (letter == other ? 0 : 1)
      )
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
