extension SessionOpening: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("protocol", protocolID)
      $0.put("title", protocolTitle)
      $0.put("version", protocolVersion)
      $0.put("sha256", protocolDigest)
      $0.put("patient", patient)
      $0.put("sessionNumber", sessionNumber)
      $0.put("day", day)
      $0.put("rehearsal", flag: isRehearsal)
      $0.put("questions", list: questions)
      $0.put("preparation", preparation)
      $0.put("asksPainfulSide", flag: asksPainfulSide)
      $0.put("previousSession", previousSession)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      protocolID: try json.get("protocol"),
      protocolTitle: try json.get("title"),
      protocolVersion: try json.get("version"),
      protocolDigest: try json.get("sha256"),
      patient: try json.find("patient"),
      sessionNumber: try json.get("sessionNumber"),
      day: try json.find("day"),
      isRehearsal: try json.flag("rehearsal"),
      questions: try json.list("questions"),
      preparation: try json.get("preparation"),
      asksPainfulSide: try json.flag("asksPainfulSide"),
      previousSession: try json.find("previousSession")
    )
  }
}

extension Contraindication: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("class", `class`)
      $0.put("ask", ask)
      $0.put("question", question)
      $0.put("zones", list: zones)
      $0.put("text", text)
      $0.put("ages", ages)
      $0.put("sex", sex)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      class: try json.get("class"),
      ask: try json.get("ask"),
      question: try json.get("question"),
      zones: try json.list("zones"),
      text: try json.find("text"),
      ages: try json.find("ages"),
      sex: try json.find("sex")
    )
  }
}

extension Preparation: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("room", list: room)
      $0.put("therapist", list: therapist)
      $0.put("patient", list: patient)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      room: try json.list("room"),
      therapist: try json.list("therapist"),
      patient: try json.list("patient")
    )
  }
}

extension ScreeningAnswer: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("answer", answer)
      $0.put("place", place)
      $0.put("clearance", clearance)
      $0.put("override", override)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      answer: try json.get("answer"),
      place: try json.find("place"),
      clearance: try json.find("clearance"),
      override: try json.find("override")
    )
  }
}

extension Clearance: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("doctor", doctor)
      $0.put("date", date)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(doctor: try json.get("doctor"), date: try json.get("date"))
  }
}

extension AfterEffect: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("reaction", kind)
      $0.put("severity", severity)
      $0.put("lasting", lasting)
      $0.put("note", note)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      kind: try json.get("reaction"),
      severity: try json.find("severity"),
      lasting: try json.find("lasting"),
      note: try json.find("note")
    )
  }
}
