internal import SessionEngine

extension FHIRSession {
  /// Everybody who worked at the session or added to it later, each once.
  private var therapists: [Therapist] {
    Self.once(
      record.shifts.map(\.therapist) + exported.context.corrections.compactMap(\.by)
        + exported.context.remarks.compactMap(\.by)
    )
  }

  private static func once(_ therapists: [Therapist]) -> [Therapist] {
    var seen: Set<String> = []
    return therapists.filter { seen.insert($0.code).inserted }
  }

  var practitioners: [FHIREntry] { therapists.map(practitioner) }

  private func practitioner(_ therapist: Therapist) -> FHIREntry {
    let query = "identifier=\(names.idSystem("practitioner"))|\(therapist.code.percentEncoded)"
    return FHIREntry(
      url: address(of: therapist),
      type: "Practitioner",
      resource: .fhir([
        "resourceType": "Practitioner",
        "identifier": [names.identifier("practitioner", therapist.code)],
        "name": .array(therapist.name.map { [["text": .string($0)]] } ?? []),
      ]),
      // A code alone does not take a name away.
      delivery: therapist.name == nil ? .createOnce(query) : .replace(query)
    )
  }

  private func address(of therapist: Therapist) -> String {
    names.url("practitioner", therapist.code)
  }

  func reference(to therapist: Therapist?) -> JSONValue? {
    therapist.map { .reference(address(of: $0)) }
  }

  /// Who worked at the session, as performers of the whole.
  var performers: JSONValue {
    .array(Self.once(record.shifts.map(\.therapist)).map { actor($0) })
  }

  /// Who worked at a moment, as the performer of what began then.
  func performer(at elapsed: Duration?) -> JSONValue {
    .array(elapsed.flatMap(record.therapist).map { [actor($0)] } ?? [])
  }

  private func actor(_ therapist: Therapist) -> JSONValue {
    ["actor": .reference(address(of: therapist))]
  }

  /// Who worked, one after the other, with the time of each.
  var participants: JSONValue {
    let shifts = record.shifts
    let ends = shifts.dropFirst().map(\.at) + [record.endedAt].compactMap(\.self)
    return .array(
      shifts.enumerated().map { place, shift in
        .fhir([
          "individual": .reference(address(of: shift.therapist)),
          "period": .period(shift.at, ends.indices.contains(place) ? ends[place] : nil),
        ])
      }
    )
  }

  /// Who wrote the note; where nobody was named, what they are.
  var authors: JSONValue {
    therapists.isEmpty
      ? [["display": "Massage therapist"]] : .references(therapists.map { address(of: $0) })
  }

  /// Who took down what was said up to an event of this kind, the last of them.
  func therapist(atLast isMeant: (SessionEvent) -> Bool) -> Therapist? {
    let last = record.entries.last { isMeant($0.event) }
    return record.therapist(at: last?.elapsed ?? .zero)
  }
}
