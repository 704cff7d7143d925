package import SessionEngine

/// What the next sessions and the trends take from a session, beside its plain figures.
package struct SessionDetails: JSONCoded, Sendable, Hashable {
  /// Techniques and zones left out in further sessions.
  package var putOff: [PutOff]
  /// Steps that were skipped: ids.
  package var skipped: [String]
  /// Techniques that were stopped or skipped, one for each step.
  package var brokenOff: [Technique]
  /// Reactions that stand, with the zones they were logged at.
  package var reactions: [ZonedReaction]
  package var painfulSide: BodySide?
  /// Why a doctor is to be seen before the next session.
  package var referral: ReferralCause?
  /// Hands-on time by stage, planned and worked.
  package var stages: [StageTime]

  package struct ZonedReaction: JSONCoded, Sendable, Hashable {
    package var kind: ReactionKind
    package var score: Int?
    package var zones: [Zone]
    package var technique: Technique?
  }

  package struct StageTime: JSONCoded, Sendable, Hashable {
    package var stage: StageName
    package var planned: Duration
    package var actual: Duration
  }

  package init(_ record: SessionRecord) {
    putOff = record.putOff
    skipped = record.steps.filter { $0.result == .skipped }.map(\.step.id)
    brokenOff = record.strokes.filter { $0.result == .skipped || $0.result == .stopped }
      .map(\.step.technique)
    reactions = record.reactions.filter { !$0.isRetracted }.map { logged in
      let step = record.steps.first { $0.step.index == logged.reaction.step }?.step
      let zones = logged.reaction.zones.isEmpty ? step?.zones ?? [] : logged.reaction.zones
      return ZonedReaction(
        kind: logged.reaction.kind,
        score: logged.reaction.score,
        zones: zones,
        technique: step?.technique
      )
    }
    painfulSide = record.painfulSide
    referral = record.referral
    stages = StageName.allCases.map { name in
      let steps = record.strokes.filter { $0.step.stage == name }
      return StageTime(
        stage: name,
        planned: steps.reduce(.zero) { $0 + ($1.isAdded ? .zero : $1.planned) },
        actual: steps.reduce(.zero) { $0 + $1.actual }
      )
    }
  }
}

extension SessionDetails {
  package var json: JSONValue {
    .fields {
      $0.put("putOff", list: putOff)
      $0.put("skipped", list: skipped)
      $0.put("brokenOff", list: brokenOff)
      $0.put("reactions", list: reactions)
      $0.put("painfulSide", painfulSide)
      $0.put("referral", referral)
      $0.put("stages", list: stages)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    putOff = try json.list("putOff")
    skipped = try json.list("skipped")
    brokenOff = try json.list("brokenOff")
    reactions = try json.list("reactions")
    painfulSide = try json.find("painfulSide")
    referral = try json.find("referral")
    stages = try json.list("stages")
  }
}

extension SessionDetails.ZonedReaction {
  package var json: JSONValue {
    .fields {
      $0.put("reaction", kind)
      $0.put("score", score)
      $0.put("zones", list: zones)
      $0.put("technique", technique)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    kind = try json.get("reaction")
    score = try json.find("score")
    zones = try json.list("zones")
    technique = try json.find("technique")
  }
}

extension SessionDetails.StageTime {
  package var json: JSONValue {
    .fields {
      $0.put("stage", stage)
      $0.put("plannedMs", planned)
      $0.put("actualMs", actual)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    stage = try json.get("stage")
    planned = try json.get("plannedMs")
    actual = try json.get("actualMs")
  }
}
