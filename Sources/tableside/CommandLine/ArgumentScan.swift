import CGetopt
import CSystem

/// The words of the command line, sorted by getopt into options and operands.
struct ArgumentScan {
  private(set) var options: [(name: OptionName, value: String?)] = []
  private(set) var operands: [String] = []

  /// Options may follow operands; `--` ends them; long names may be cut where that is unique.
  init(_ arguments: [String]) throws(Failure) {
    guard !arguments.isEmpty else { return }
    var words: [UnsafeMutablePointer<CChar>?] = (["tableside"] + arguments).map { strdup($0) }
    let owned = words
    words.append(nil)
    defer { for word in owned { free(word) } }

    let names = OptionName.allCases.map { strdup($0.rawValue) }
    defer { for name in names { free(name) } }
    var table = zip(OptionName.allCases, names).enumerated().map { index, entry in
      CGetopt.option(
        name: entry.1.map { UnsafePointer($0) },
        has_arg: entry.0.takesValue ? required_argument : no_argument,
        flag: nil,
        val: Self.firstCode + Int32(index)
      )
    }
    table.append(CGetopt.option(name: nil, has_arg: 0, flag: nil, val: 0))

    scan_afresh()
    let count = Int32(owned.count)
    while true {
      let code = getopt_long(count, &words, Self.letters, table, nil)
      if code == -1 { break }
      let value = scan_value().map { String(cString: $0) }
      let word = words[Int(max(1, scan_index()) - 1)].map { String(cString: $0) } ?? ""
      options.append((try Self.name(code, word: word), value))
    }
    let first = Int(scan_index())
    operands = words[first..<owned.count].compactMap { $0.map { String(cString: $0) } }
  }

  private static let firstCode: Int32 = 256

  /// A leading colon makes getopt tell a missing value from an unknown option.
  private static let letters =
    ":"
    + OptionName.allCases.compactMap { name in
      name.letter.map { name.takesValue ? "\($0):" : "\($0)" }
    }.joined()

  private static func name(_ code: Int32, word: String) throws(Failure) -> OptionName {
    switch code {
    case Int32(UInt8(ascii: ":")):
      throw .usage("\(named(word)) needs a value")
    case Int32(UInt8(ascii: "?")):
      throw .usage(unknown(word))
    default:
      break
    }
    let index = Int(code - firstCode)
    if OptionName.allCases.indices.contains(index) { return OptionName.allCases[index] }
    let found = OptionName.allCases.first { $0.letter?.asciiValue.map(Int32.init) == code }
    guard let found else { throw .usage(unknown(word)) }
    return found
  }

  private static func unknown(_ word: String) -> String {
    let letter = scan_letter()
    if letter > 0, letter < firstCode, let scalar = Unicode.Scalar(UInt32(letter)) {
      return "unknown option \(named("-\(Character(scalar))"))"
    }
    if letter >= firstCode { return "\(named(word)) takes no value" }
    return "unknown or ambiguous option \(named(word))"
  }
}
