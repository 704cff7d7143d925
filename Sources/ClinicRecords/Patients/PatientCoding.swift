package import SessionEngine

// Patients and courses as an export carries them from one machine to another.

/// An instant as `2026-11-20T14:02:11.250Z`.
extension WallTime: JSONCoded {
  package var json: JSONValue { .string(text) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let time = try WallTime(text: String(json: json)) else {
      throw MalformedJSON(expected: "an instant such as 2026-11-20T14:02:11.250Z")
    }
    self = time
  }
}

extension Patient: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("code", code)
      $0.put("name", name)
      $0.put("birthDate", birthDate)
      $0.put("sex", sex)
      $0.put("notes", notes)
      $0.put("findings", list: findings)
      $0.put("clearances", list: clearances)
      $0.put("base", base)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      code: try json.get("code"),
      name: try json.find("name"),
      birthDate: try json.find("birthDate"),
      sex: try json.find("sex"),
      notes: try json.find("notes"),
      findings: try json.list("findings"),
      clearances: try json.list("clearances"),
      base: try json.find("base")
    )
  }
}

extension StandingFinding: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", contraindication)
      $0.put("answer", isPresent ? ScreeningAnswer.Answer.yes : .no)
      $0.put("zones", list: zones)
      $0.put("place", place)
      $0.put("recordedAt", recordedAt)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      contraindication: try json.get("id"),
      isPresent: try json.get("answer", as: ScreeningAnswer.Answer.self) == .yes,
      zones: try json.list("zones"),
      place: try json.find("place"),
      recordedAt: try json.get("recordedAt")
    )
  }
}

extension RecordedClearance: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", contraindication)
      $0.put("doctor", clearance.doctor)
      $0.put("date", clearance.date)
      $0.put("recordedAt", recordedAt)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      contraindication: try json.get("id"),
      clearance: try Clearance(json: json),
      recordedAt: try json.get("recordedAt")
    )
  }
}

extension CourseRecord: JSONCoded {
  /// Without its number, which is the records' own.
  package var json: JSONValue {
    .fields {
      $0.put("patient", patient)
      $0.put("protocol", protocolID)
      $0.put("title", protocolTitle)
      $0.put("plannedSessions", plannedSessions)
      $0.put("interval", interval)
      $0.put("injuredOn", injuredOn)
      $0.put("startedAt", startedAt)
      $0.put("endedAt", endedAt)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      patient: try json.get("patient"),
      protocolID: try json.get("protocol"),
      protocolTitle: try json.get("title"),
      plannedSessions: try json.find("plannedSessions"),
      interval: try json.find("interval"),
      injuredOn: try json.find("injuredOn"),
      startedAt: try json.get("startedAt"),
      endedAt: try json.find("endedAt")
    )
  }
}
