/// What the first bytes of a text say of how it is written.
package enum TextBeginning {
  /// The mark of the byte order, which editors put before UTF-8.
  package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether a text begins as UTF-16 does: with its mark, or with one zero byte in the first two.
  package static func isUTF16(_ bytes: some Collection<UInt8>) -> Bool {
    let first = Array(bytes.prefix(2))
    guard first.count == 2 else { return false }
    return first == [0xFF, 0xFE] || first == [0xFE, 0xFF] || (first[0] == 0) != (first[1] == 0)
  }
}
