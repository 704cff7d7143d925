internal import SessionEngine

/// The names that a Bundle gives to things: the same thing has the same name in every export.
struct FHIRNames: Sendable {
  /// What the program's own code systems and extensions begin with, wherever it runs.
  static let program = "https://example.org/tableside"

  /// What the clinic's own identifiers begin with, without a slash at the end.
  let base: String

  /// The name of an identifier's kind, as `…/id/session`.
  func idSystem(_ kind: String) -> String { "\(base)/id/\(kind)" }

  static func codeSystem(_ kind: String) -> String { "\(program)/CodeSystem/\(kind)" }

  static func structure(_ kind: String) -> String { "\(program)/StructureDefinition/\(kind)" }

  func protocolURL(_ id: String) -> String { "\(base)/protocol/\(id.percentEncoded)" }

  func questionnaireURL(_ id: String) -> String {
    "\(base)/questionnaire/\(id.percentEncoded)-screening"
  }

  func identifier(_ kind: String, _ value: String) -> JSONValue {
    ["system": .string(idSystem(kind)), "value": .string(value)]
  }

  /// The entry's own address: a UUID of version 8 (RFC 9562) from the SHA-256 of kind and key.
  func url(_ kind: String, _ key: String) -> String {
    var bytes = Array(SHA256(of: Array("\(base)\n\(kind)\n\(key)".utf8)).bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let groups = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
    return "urn:uuid:" + groups.map { $0.joined() }.joined(separator: "-")
  }
}

extension String {
  /// Every byte but the unreserved ones (RFC 3986) as `%XX`.
  var percentEncoded: String {
    utf8.reduce(into: "") { text, byte in
      let isUnreserved =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || Array("-._~".utf8).contains(byte)
      if isUnreserved {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
