internal import SessionEngine
internal import Words

extension FHIRSession {
  /// What has to be reported as an event of its own; R4 gives it no status, so a voided session
  /// has none.
  var adverseEvents: [FHIREntry] {
    guard !exported.isVoided else { return [] }
    let during = record.reactions.filter(\.isAdverseEvent).map { logged in
      adverseEvent(
        "\(id)/reaction-\(logged.reaction.id)",
        kind: logged.reaction.kind,
        text: logged.reaction.inRecord,
        severity: logged.reaction.severity,
        happened: logged.at,
        recorded: logged.at,
        elapsed: logged.elapsed,
        isSerious: logged.advice == .emergency,
        suspect: .reference(procedure(at: logged.reaction.step))
      )
    }
    let after = record.sinceLastTime.enumerated().compactMap { place, effect in
      adverseEvent(effect, number: place + 1)
    }
    return during + after
  }

  private func adverseEvent(_ effect: AfterEffect, number: Int) -> FHIREntry? {
    guard let grade = effect.adverseClass, grade >= .moderate else { return nil }
    let words = [effect.inRecord, effect.note]
    return adverseEvent(
      "\(id)/since-last-session-\(number)",
      kind: effect.kind,
      text: words.compactMap(\.self).joined(separator: ", "),
      severity: effect.severity,
      happened: nil,
      recorded: record.startedAt,
      elapsed: .zero,
      isSerious: false,
      suspect: previousSession
    )
  }

  /// The session before is not in this Bundle: it is named, not pointed at.
  private var previousSession: JSONValue? {
    record.opening.previousSession.map { session in
      let names = exported.context.otherBases[session].map(FHIRNames.init(base:)) ?? names
      return ["type": "Procedure", "identifier": names.identifier("session", session)]
    }
  }

  private func adverseEvent(
    _ key: String,
    kind: ReactionKind,
    text: String,
    severity: Severity?,
    happened: WallTime?,
    recorded: WallTime,
    elapsed: Duration,
    isSerious: Bool,
    suspect: JSONValue?
  ) -> FHIREntry {
    let code = FHIRCoding(system: names.idSystem("adverse-event"), code: key)
    let seriousness = isSerious ? "Serious" : "Non-serious"
    let complete = entry("AdverseEvent", "adverse-event", key, isIdentifierSingle: true) {
      identifier in
      [
        "identifier": identifier,
        "actuality": "actual",
        "event": event(kind, text: text, code),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "date": happened.map { .instant($0) },
        "detected": .instant(recorded),
        "recordedDate": .instant(recorded),
        "recorder": reference(to: record.therapist(at: elapsed)),
        "seriousness": .concept([
          .hl7("adverse-event-seriousness", seriousness, seriousness)
        ]),
        "severity": severity.map {
          .concept([.hl7("adverse-event-severity", $0.rawValue, $0.rawValue.capitalizedAtStart)])
        },
        "suspectEntity": suspect.map { [["instance": $0]] },
      ]
    }
    // No search finds an adverse event by its identifier: the event's own code does.
    return FHIREntry(
      url: complete.url,
      type: complete.type,
      resource: complete.resource,
      delivery: .createOnce("event=\(code.system)|\(key.percentEncoded)")
    )
  }

  private func event(_ kind: ReactionKind, text: String, _ code: FHIRCoding) -> JSONValue {
    let own = FHIRCoding(
      system: FHIRNames.codeSystem("reaction"),
      code: kind.rawValue,
      display: kind.inRecord
    )
    return .concept([kind.finding, own, code], text: text)
  }
}
