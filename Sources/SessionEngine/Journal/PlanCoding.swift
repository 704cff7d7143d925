extension SessionPlan: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("protocol", protocolID)
      $0.put("title", protocolTitle)
      $0.put("sessionNumber", sessionNumber)
      $0.put("day", day)
      $0.put("period", periodID)
      $0.put("periodTitle", periodTitle)
      $0.put("periodSuggested", flag: isPeriodSuggested)
      $0.put("periodNote", periodNote)
      $0.put("position", position)
      $0.put("steps", list: steps)
      $0.put(
        "aims",
        list: StageName.allCases.compactMap { name in
          aims[name].map { StageAim(stage: name, aim: $0) }
        }
      )
      $0.put("banners", list: banners)
      $0.put("allowedMs", allowed)
      $0.put("hardLimitMs", hardLimit)
      $0.put("stretchedFromMs", stretchedFrom)
      $0.put("rules", list: rules)
      $0.put("cautions", list: cautions)
      $0.put("limits", limits == PlanLimits() ? nil : limits)
      $0.put("infant", flag: isForInfant)
      $0.put("aftercare", aftercare)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      protocolID: try json.get("protocol"),
      protocolTitle: try json.get("title"),
      sessionNumber: try json.get("sessionNumber"),
      day: try json.find("day"),
      periodID: try json.find("period"),
      periodTitle: try json.find("periodTitle"),
      isPeriodSuggested: try json.flag("periodSuggested"),
      periodNote: try json.find("periodNote"),
      position: try json.get("position"),
      steps: try json.list("steps"),
      aims: try json.list("aims", of: StageAim.self).reduce(into: [:]) { $0[$1.stage] = $1.aim },
      banners: try json.list("banners"),
      allowed: try json.get("allowedMs"),
      hardLimit: try json.find("hardLimitMs"),
      stretchedFrom: try json.find("stretchedFromMs"),
      rules: try json.list("rules"),
      cautions: try json.list("cautions"),
      limits: try json.find("limits") ?? PlanLimits(),
      isForInfant: try json.flag("infant"),
      aftercare: try json.get("aftercare")
    )
  }
}

/// The aim of one stage.
private struct StageAim: JSONCoded {
  var stage: StageName
  var aim: String

  init(stage: StageName, aim: String) {
    self.stage = stage
    self.aim = aim
  }

  var json: JSONValue {
    .fields {
      $0.put("stage", stage)
      $0.put("aim", aim)
    }
  }

  init(json: JSONValue) throws(MalformedJSON) {
    self.init(stage: try json.get("stage"), aim: try json.get("aim"))
  }
}

extension PlanLimits: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("zones", list: zones)
      $0.put("forbid", list: forbid)
      $0.put("maxPressure", maxPressure)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      zones: try json.list("zones"),
      forbid: try json.list("forbid"),
      maxPressure: try json.find("maxPressure")
    )
  }
}

extension PlanBanner: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("zones", list: zones)
      $0.put("technique", technique)
      $0.put("place", place)
      $0.put("reason", reason)
      $0.put("text", text)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      zones: try json.list("zones"),
      technique: try json.find("technique"),
      place: try json.find("place"),
      reason: try json.get("reason"),
      text: try json.get("text")
    )
  }
}

extension ReactionRule: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("reaction", reaction)
      $0.put("severity", severity)
      $0.put("level", level)
      $0.put("rise", rise)
      $0.put("again", flag: again)
      $0.put("techniques", list: techniques)
      $0.put("zones", list: zones)
      $0.put("directive", directive)
      $0.put("advice", advice)
      $0.put("furtherSessions", furtherSessions)
      $0.put("text", text)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      reaction: try json.get("reaction"),
      severity: try json.get("severity"),
      level: try json.find("level"),
      rise: try json.find("rise"),
      again: try json.flag("again"),
      techniques: try json.list("techniques"),
      zones: try json.list("zones"),
      directive: try json.get("directive"),
      advice: try json.find("advice"),
      furtherSessions: try json.get("furtherSessions"),
      text: try json.get("text")
    )
  }
}

extension Aftercare: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("restMs", rest)
      $0.put("ask", list: ask)
      $0.put("text", text)
      $0.put("advise", list: advise)
      $0.put("suggested", list: suggested.sorted())
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      rest: try json.get("restMs"),
      ask: try json.list("ask"),
      text: try json.find("text"),
      advise: try json.list("advise"),
      suggested: Set(try json.list("suggested", of: String.self))
    )
  }
}

extension Caution: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("zones", list: zones)
      $0.put("forbid", list: forbid)
      $0.put("text", text)
      $0.put("ages", ages)
      $0.put("sex", sex)
      $0.put("techniques", list: techniques)
      $0.put("positions", list: positions)
      $0.put("turning", flag: isTurning)
      $0.put("weight", weight)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      zones: try json.list("zones"),
      forbid: try json.list("forbid"),
      text: try json.get("text"),
      ages: try json.find("ages"),
      sex: try json.find("sex"),
      techniques: try json.list("techniques"),
      positions: try json.list("positions"),
      isTurning: try json.flag("turning"),
      weight: try json.find("weight") ?? 1
    )
  }
}
