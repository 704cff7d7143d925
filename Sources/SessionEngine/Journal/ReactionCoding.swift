extension Reaction: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("reaction", kind)
      $0.put("score", score)
      $0.put("severity", severity)
      $0.put("side", side)
      $0.put("zones", list: zones)
      $0.put("note", note)
      $0.put("step", step)
      $0.put("happenedMs", happenedAt)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      kind: try json.get("reaction"),
      score: try json.find("score"),
      severity: try json.find("severity"),
      side: try json.find("side"),
      zones: try json.list("zones"),
      note: try json.find("note"),
      step: try json.find("step"),
      happenedAt: try json.find("happenedMs")
    )
  }
}

extension Proposal: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("reaction", reaction)
      $0.put("directive", directive)
      $0.put("advice", advice)
      $0.put("text", text)
      $0.put("furtherSessions", furtherSessions)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      reaction: try json.get("reaction"),
      directive: try json.get("directive"),
      advice: try json.find("advice"),
      text: try json.get("text"),
      furtherSessions: try json.get("furtherSessions")
    )
  }
}

extension PutOff: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("technique", technique)
      $0.put("zones", list: zones)
      $0.put("furtherSessions", furtherSessions)
      $0.put("reason", reason)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      technique: try json.find("technique"),
      zones: try json.list("zones"),
      furtherSessions: try json.get("furtherSessions"),
      reason: try json.get("reason")
    )
  }
}
