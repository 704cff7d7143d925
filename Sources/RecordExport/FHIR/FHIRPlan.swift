internal import SessionEngine
internal import Words

extension FHIRSession {
  /// The protocol as it was planned for this session, or as a name alone where nothing was planned.
  var planDefinition: FHIREntry {
    let opening = record.opening
    let url = names.protocolURL(opening.protocolID)
    return FHIREntry(
      url: names.url("protocol", canonical),
      type: "PlanDefinition",
      resource: .fhir([
        "resourceType": "PlanDefinition",
        "url": .string(url),
        "identifier": opening.protocolDigest.isEmpty
          ? nil : [names.identifier("protocol-text", opening.protocolDigest)],
        "version": .string(planVersion),
        "name": .string(Self.name(of: opening.protocolID)),
        "title": .string(opening.protocolTitle),
        "type": .concept([
          .hl7("plan-definition-type", "clinical-protocol", "Clinical Protocol")
        ]),
        "status": "active",
        "action": stages,
      ]),
      delivery: .createOnce("url=\(url)&version=\(planVersion.percentEncoded)")
    )
  }

  /// The protocol's address with the version of the plan.
  var canonical: String { "\(names.protocolURL(record.opening.protocolID))|\(planVersion)" }

  /// A plan is made for one patient and one day: other steps make another version.
  private var planVersion: String {
    let version = record.opening.protocolVersion
    guard case .array(let actions) = stages, !actions.isEmpty else { return version }
    let digest = SHA256(of: Array(stages.text().utf8)).hexadecimal.prefix(16)
    return "\(version)-plan.\(digest)"
  }

  /// A name for machines: letters and digits, the first a capital letter.
  private static func name(of id: String) -> String {
    let name = id.split { !$0.isLetter && !$0.isNumber || !$0.isASCII }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isLetter == true ? name : "Protocol" + name
  }

  private var stages: JSONValue {
    let steps = record.plan?.steps ?? []
    return .array(
      StageName.allCases.compactMap { stage in
        let own = steps.filter { $0.stage == stage }
        guard !own.isEmpty else { return nil }
        return .fhir([
          "title": .string(stage.rawValue.capitalizedAtStart + " stage"),
          "description": .text(record.plan?.aims[stage]),
          "action": .array(own.map(action)),
        ])
      }
    )
  }

  private func action(_ step: PlannedStep) -> JSONValue {
    .fhir([
      "id": .string("\(step.index)-\(step.id)"),
      "prefix": step.suggested.isEmpty ? nil : "~",
      "title": .string(step.title ?? step.inRecord),
      "description": .string(step.text),
      "code": [.concept([coding(of: step.technique)])],
      "documentation": step.suggested.isEmpty
        ? nil
        : [
          .fhir([
            "type": "justification",
            "display": .string(
              "Suggested, given by no source: \(step.suggested.sorted().joined(separator: ", "))."
            ),
          ])
        ],
      "timingDuration": .quantity(step.duration),
    ])
  }

  func coding(of technique: Technique) -> FHIRCoding {
    FHIRCoding(
      system: FHIRNames.codeSystem("technique"),
      code: technique.rawValue,
      display: technique.inRecord.capitalizedAtStart
    )
  }
}

extension String {
  /// With a capital letter at the start.
  var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
