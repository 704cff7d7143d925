import ClinicRecords
import ProtocolLibrary
import SessionEngine
import TerminalFrame

/// A door through which outside bytes come in, held open for a fuzzer.
///
/// Nothing may trap, and what is taken in must hold together; what does not is a complaint.
package struct FuzzEntry {
  package enum Kind: String, CaseIterable, Sendable {
    case `protocol`, settings, `import`, journal, keys
  }

  private let kind: Kind
  private let common: CommonRules

  package init(_ kind: Kind) {
    _ = Repertoire.useUTF8()
    self.kind = kind
    common = Self.shippedRules
  }

  package func complaints(about input: [UInt8]) -> [String] {
    var complaints = Complaints()
    switch kind {
    case .protocol: ProtocolDoor.take(input, common: common, &complaints)
    case .settings: SettingsDoor.take(input, &complaints)
    case .import: ImportDoor.take(input, &complaints)
    case .journal: JournalDoor.take(input, &complaints)
    case .keys: KeyDoor.take(input, &complaints)
    }
    return complaints.sentences
  }

  /// The rules that every shipped protocol is read with.
  private static let shippedRules: CommonRules = {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    guard let source = try? SourceFile.read(root + "/Protocols/common.yaml") else { return .none }
    return CommonRules.read(source).rules
  }()
}

/// What does not hold of one input.
struct Complaints {
  private(set) var sentences: [String] = []

  mutating func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { sentences.append(sentence()) }
  }

  /// What is written of a value gives the same value.
  mutating func requireReadBack<Value: JSONCoded & Equatable>(_ value: Value) {
    do throws(MalformedJSON) {
      let again = try Value(json: value.json)
      require(again == value, "not the same from its JSON: \(value)\n\(again)")
    } catch {
      require(false, "not read from its own JSON: \(error.sentence)")
    }
  }
}
