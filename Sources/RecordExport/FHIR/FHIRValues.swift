internal import SessionEngine

// The data types of FHIR R4. A field without a value is left out: FHIR knows no null and no
// empty text, list or object.

extension JSONValue {
  /// An object of the fields that have a value, in their order.
  static func fhir(_ fields: KeyValuePairs<String, JSONValue?>) -> Self {
    .object(
      fields.compactMap { name, value in
        guard let value, !value.isVoid else { return nil }
        return Field(name, value)
      }
    )
  }

  private var isVoid: Bool {
    switch self {
    case .null: true
    case .string(let text): text.allSatisfy(\.isWhitespace)
    case .array(let items): items.isEmpty
    case .object(let fields): fields.isEmpty
    case .bool, .integer, .number: false
    }
  }

  static func reference(_ url: String) -> Self { ["reference": .string(url)] }

  static func references(_ urls: [String]) -> Self { .array(urls.map(reference)) }

  /// A concept that is said in words alone.
  static func concept(_ text: String?) -> Self? {
    text.map { .fhir(["text": .string($0)]) }
  }

  static func concept(_ codings: [FHIRCoding?], text: String? = nil) -> Self {
    .fhir(["coding": .array(codings.compactMap(\.self).map(\.json)), "text": .text(text)])
  }

  /// A clock that was set back in between leaves a period of no length, never one backwards.
  static func period(_ start: WallTime?, _ end: WallTime?) -> Self? {
    guard let start else { return nil }
    return .fhir(["start": .instant(start), "end": .instant(end.map { max(start, $0) })])
  }

  static func quantity(_ duration: Duration) -> Self {
    [
      "value": .wholeSeconds(duration), "unit": "s",
      "system": "http://unitsofmeasure.org", "code": "s",
    ]
  }

  static func score(_ score: Int) -> Self {
    [
      "value": .whole(score), "unit": "{score}",
      "system": "http://unitsofmeasure.org", "code": "{score}",
    ]
  }

  static func pressure(_ value: Int) -> Self {
    [
      "value": .whole(value), "unit": "mmHg",
      "system": "http://unitsofmeasure.org", "code": "mm[Hg]",
    ]
  }

  static func annotations(_ texts: [String?]) -> Self {
    .array(
      texts.compactMap { text in
        guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
        return ["text": .string(text)]
      }
    )
  }
}
