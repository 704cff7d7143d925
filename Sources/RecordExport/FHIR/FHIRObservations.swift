internal import SessionEngine
internal import Words

extension FHIRSession {
  /// Pain and blood pressure at both ends, what happened since the last session, and every
  /// reaction.
  var observations: [FHIREntry] {
    let pain = [
      record.painBefore.map { painObservation(.before, $0) },
      record.painAfter.map { painObservation(.after, $0) },
    ].compactMap(\.self)
    let pressure = [
      record.bloodPressureBefore.map { pressureObservation(.before, $0) },
      record.bloodPressureAfter.map { pressureObservation(.after, $0) },
    ].compactMap(\.self)
    let effects = record.sinceLastTime.enumerated().map { observation($1, number: $0 + 1) }
    return pain + pressure + effects + record.reactions.map(observation)
  }

  func address(of moment: PainMoment) -> String {
    names.url("observation", "\(id)/pain-\(moment.rawValue)")
  }

  func address(ofPressure moment: PainMoment) -> String {
    names.url("observation", "\(id)/blood-pressure-\(moment.rawValue)")
  }

  func address(ofReaction number: Int) -> String {
    names.url("observation", "\(id)/reaction-\(number)")
  }

  func address(ofEffect number: Int) -> String {
    names.url("observation", "\(id)/since-last-session-\(number)")
  }

  private func painObservation(_ moment: PainMoment, _ score: Int) -> FHIREntry {
    let reported = record.entries.last { entry in
      if case .painReported(moment, _) = entry.event { true } else { false }
    }
    return entry("Observation", "observation", "\(id)/pain-\(moment.rawValue)") { identifier in
      [
        "identifier": identifier,
        "partOf": [.reference(procedure)],
        "status": status("final"),
        "category": category("\(moment.rawValue)-session"),
        "code": .concept([.painScore], text: "Pain \(moment.rawValue) the session, 0-10"),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "effectiveDateTime": .instant(reported?.at ?? record.startedAt),
        "performer": observer(.patient, at: reported?.elapsed ?? .zero),
        "valueQuantity": .score(score),
      ]
    }
  }

  private func pressureObservation(_ moment: PainMoment, _ value: BloodPressure) -> FHIREntry {
    let measured = record.entries.last { entry in
      if case .bloodPressureMeasured(moment, _) = entry.event { true } else { false }
    }
    func component(_ code: FHIRCoding, _ value: Int) -> JSONValue {
      ["code": .concept([code]), "valueQuantity": .pressure(value)]
    }
    let key = "\(id)/blood-pressure-\(moment.rawValue)"
    return entry("Observation", "observation", key) { identifier in
      [
        "identifier": identifier,
        "partOf": [.reference(procedure)],
        "status": status("final"),
        "category": category("\(moment.rawValue)-session", in: .vitalSigns),
        "code": .concept([.bloodPressure], text: "Blood pressure \(moment.rawValue) the session"),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "effectiveDateTime": .instant(measured?.at ?? record.startedAt),
        "performer": observer(.therapist, at: measured?.elapsed ?? .zero),
        "component": [
          component(.systolic, value.systolic), component(.diastolic, value.diastolic),
        ],
      ]
    }
  }

  private func observation(_ logged: LoggedReaction) -> FHIREntry {
    let reaction = logged.reaction
    let score = reaction.kind == .pain ? reaction.score : nil
    return entry("Observation", "observation", "\(id)/reaction-\(reaction.id)") { identifier in
      [
        "identifier": identifier,
        "partOf": [.reference(procedure(at: reaction.step))],
        "status": logged.isRetracted ? "entered-in-error" : status("final"),
        "category": category(moment(of: logged)),
        "code": score == nil
          ? .concept([.symptom], text: "Reaction")
          : .concept([.painScore], text: "Pain as a reaction, 0-10"),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "effectiveDateTime": .instant(logged.at),
        "performer": observer(reaction.kind.observer, at: logged.elapsed),
        "valueQuantity": score.map { .score($0) },
        "valueCodeableConcept": score == nil
          ? concept(of: reaction.kind, text: reaction.inRecord) : nil,
        "note": .annotations([reaction.note, logged.directive?.inRecord, logged.advice?.inRecord]),
        "bodySite": site(of: reaction),
        "component": severity(reaction.severity),
      ]
    }
  }

  private func observation(_ effect: AfterEffect, number: Int) -> FHIREntry {
    let key = "\(id)/since-last-session-\(number)"
    let lasting = effect.lasting.map { "for \($0.rawValue)" }
    let text = [effect.kind.inRecord, lasting].compactMap(\.self).joined(separator: ", ")
    return entry("Observation", "observation", key) { identifier in
      [
        "identifier": identifier,
        "status": status("final"),
        "category": category("since-last-session"),
        "code": .concept([.symptom], text: "Since the last session"),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "effectiveDateTime": .instant(record.startedAt),
        "performer": patientSpeaks ? [.reference(patient.url)] : nil,
        "valueCodeableConcept": concept(of: effect.kind, text: text),
        "note": .annotations([effect.note]),
        "component": severity(effect.severity),
      ]
    }
  }

  /// Reactions are also taken before the first stroke and after the last.
  private func moment(of logged: LoggedReaction) -> String {
    guard logged.reaction.step == nil else { return "during-session" }
    let first = record.steps.compactMap(\.startedAt).min()
    return first.map { logged.elapsed < $0 } ?? true ? "before-session" : "after-session"
  }

  private func category(_ moment: String, in kind: FHIRCoding = .survey) -> JSONValue {
    let own = FHIRCoding(system: FHIRNames.codeSystem("observation-moment"), code: moment)
    return [.concept([kind]), .concept([own])]
  }

  func concept(of kind: ReactionKind, text: String) -> JSONValue {
    let own = FHIRCoding(
      system: FHIRNames.codeSystem("reaction"),
      code: kind.rawValue,
      display: kind.inRecord
    )
    return .concept([kind.finding, own], text: text)
  }

  /// One site at most: the first zone carries the code, the words name them all.
  private func site(of reaction: Reaction) -> JSONValue? {
    guard let first = reaction.zones.first else { return nil }
    let others =
      reaction.zones.dropFirst().map(\.inRecord)
      + [reaction.side?.rawValue]
      .compactMap(\.self)
    return first.concept(side: others.isEmpty ? nil : others.joined(separator: ", "))
  }

  private func severity(_ severity: Severity?) -> JSONValue? {
    guard let severity else { return nil }
    return [
      [
        "code": .concept([.symptomSeverity]),
        "valueCodeableConcept": .concept([severity.coding], text: severity.rawValue),
      ]
    ]
  }
}
