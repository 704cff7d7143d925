package import SessionEngine

/// One part of the extension that holds the dose of a step.
struct DosePart: Sendable {
  enum Kind: String, Sendable {
    case code, boolean, integer
    case duration = "Duration"

    /// The name of the field that holds the value.
    var field: String {
      let word = rawValue
      return "value" + word.prefix(1).uppercased() + word.dropFirst()
    }
  }

  let name: String
  let kind: Kind
  let meaning: String
  let value: @Sendable (SessionRecord.Step) -> JSONValue?

  /// Planned and actual dose side by side.
  static let all: [Self] = [
    Self(name: "stage", kind: .code, meaning: "introductory, main or final") {
      .string($0.step.stage.rawValue)
    },
    Self(name: "side", kind: .code, meaning: "the patient's side or sides") {
      .string($0.step.side.rawValue)
    },
    Self(name: "result", kind: .code, meaning: "what became of it, as in the JSON") {
      .string($0.result.rawValue)
    },
    Self(name: "added", kind: .boolean, meaning: "added while running") {
      $0.isAdded ? true : nil
    },
    Self(name: "plannedDuration", kind: .duration, meaning: "the countdown") {
      .quantity($0.planned)
    },
    Self(name: "actualDuration", kind: .duration, meaning: "work on it, all goes together") {
      $0.isWorked ? .quantity($0.actual) : nil
    },
    Self(name: "plannedRepetitions", kind: .integer, meaning: "how often") {
      $0.step.repetitions.map { .whole($0) }
    },
    Self(name: "plannedPressureLevel", kind: .integer, meaning: "1 to 5, at its start") {
      $0.step.pressure.map { .whole($0.start.level) }
    },
    Self(
      name: "plannedFinalPressureLevel",
      kind: .integer,
      meaning: "at its end, where that differs"
    ) { finalLevel($0.step.pressure) },
    Self(name: "pressureLevel", kind: .integer, meaning: "as it was last worked") { step in
      step.isWorked ? step.lastPressure.map { .whole($0.start.level) } : nil
    },
    Self(name: "finalPressureLevel", kind: .integer, meaning: "at its end") { step in
      step.isWorked ? finalLevel(step.lastPressure) : nil
    },
  ]

  /// The level at the end, where it differs from the one at the start.
  private static func finalLevel(_ pressure: PressureCourse?) -> JSONValue? {
    guard let pressure, pressure.start != pressure.end else { return nil }
    return .whole(pressure.end.level)
  }

  static func dose(of step: SessionRecord.Step) -> JSONValue {
    let parts = all.compactMap { part -> JSONValue? in
      part.value(step).map { value in
        .object([
          JSONValue.Field("url", .string(part.name)), JSONValue.Field(part.kind.field, value),
        ])
      }
    }
    return ["url": .string(FHIRNames.structure("massage-dose")), "extension": .array(parts)]
  }
}

extension SessionRecord.Step {
  fileprivate var isWorked: Bool { actual > .zero }
  fileprivate var lastPressure: PressureCourse? { pressure ?? step.pressure }
}

/// The definitions of our extensions, as one Bundle to be filed.
package let structureDefinitions: JSONValue = [
  "resourceType": "Bundle",
  "type": "collection",
  "entry": [
    entry(
      of: "massage-dose",
      "The planned and the actual dose of a step of massage.",
      on: "Procedure",
      DosePart.all.flatMap(elements)
    ),
    entry(
      of: "answer-assumed",
      "The answer was taken for granted, not asked.",
      on: "QuestionnaireResponse.item.answer",
      simple("answer-assumed", .boolean)
    ),
    entry(
      of: "answered-by",
      "Who answered in the patient's place: guardian or therapist.",
      on: "QuestionnaireResponse.item",
      simple("answered-by", nil)
    ),
  ],
]

private func entry(
  of name: String,
  _ meaning: String,
  on context: String,
  _ elements: [JSONValue]
) -> JSONValue {
  let url = FHIRNames.structure(name)
  let root: JSONValue = ["id": "Extension", "path": "Extension", "short": .string(meaning)]
  return [
    "fullUrl": .string(url),
    "resource": [
      "resourceType": "StructureDefinition",
      "id": .string(name),
      "url": .string(url),
      "name": .string(
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      ),
      "status": "active",
      "description": .string(meaning),
      "fhirVersion": "4.0.1",
      "kind": "complex-type",
      "abstract": false,
      "context": [["type": "element", "expression": .string(context)]],
      "type": "Extension",
      "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
      "derivation": "constraint",
      "differential": ["element": .array([root] + elements + [address(url)])],
    ],
  ]
}

private func address(_ url: String) -> JSONValue {
  ["id": "Extension.url", "path": "Extension.url", "fixedUri": .string(url)]
}

/// An extension of one value: of text where no kind is named.
private func simple(_ name: String, _ kind: DosePart.Kind?) -> [JSONValue] {
  [
    [
      "id": "Extension.value[x]", "path": "Extension.value[x]", "min": 1,
      "type": [["code": .string(kind?.rawValue ?? "string")]],
    ]
  ]
}

/// A part of a complex extension: once at most, with a value of its kind.
private func elements(_ part: DosePart) -> [JSONValue] {
  let slice = "Extension.extension:\(part.name)"
  return [
    [
      "id": .string(slice), "path": "Extension.extension", "sliceName": .string(part.name),
      "short": .string(part.meaning), "min": 0, "max": "1",
    ],
    [
      "id": .string("\(slice).url"), "path": "Extension.extension.url",
      "fixedUri": .string(part.name),
    ],
    [
      "id": .string("\(slice).value[x]"), "path": "Extension.extension.value[x]", "min": 1,
      "type": [["code": .string(part.kind.rawValue)]],
    ],
  ]
}
