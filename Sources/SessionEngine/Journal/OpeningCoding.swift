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
      $0.put("age", age)
      $0.put("questions", list: questions)
      $0.put("headings", list: headings)
      $0.put("needs", list: needs)
      $0.put("preparation", preparation)
      $0.put("asksPainfulSide", flag: asksPainfulSide)
      $0.put("previousSession", previousSession)
      $0.put("referrals", list: referrals)
      $0.put("toldToday", list: toldToday)
      $0.put("therapist", therapist)
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
      age: try json.find("age"),
      questions: try json.list("questions"),
      headings: try json.list("headings"),
      needs: try json.list("needs"),
      preparation: try json.get("preparation"),
      asksPainfulSide: try json.flag("asksPainfulSide"),
      previousSession: try json.find("previousSession"),
      referrals: try json.list("referrals"),
      toldToday: try json.list("toldToday"),
      therapist: try json.find("therapist")
    )
  }
}

extension ToldToday: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("at", at)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(id: try json.get("id"), at: try json.get("at"))
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
      $0.put("onlyHere", flag: isOnlyHere)
      $0.put("indication", flag: isIndication)
      $0.put("ages", ages)
      $0.put("sex", sex)
      $0.put("heading", heading)
      $0.put("short", short)
      $0.put("needs", list: needs)
      $0.put("limits", limits.isEmpty ? nil : limits)
      $0.put("advise", advise)
      $0.put("firm", flag: isFirm)
      $0.put("consentedByOrder", flag: isConsentedByOrder)
      $0.put("examination", flag: isExamination)
      $0.put("revised", revised)
      $0.put("loosened", loosened)
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
      isOnlyHere: try json.flag("onlyHere"),
      isIndication: try json.flag("indication"),
      ages: try json.find("ages"),
      sex: try json.find("sex"),
      heading: try json.find("heading"),
      short: try json.find("short"),
      needs: try json.list("needs"),
      limits: try json.find("limits") ?? ConsentLimits(),
      advise: try json.find("advise"),
      isFirm: try json.flag("firm"),
      isConsentedByOrder: try json.flag("consentedByOrder"),
      isExamination: try json.flag("examination"),
      revised: try json.find("revised"),
      loosened: try json.find("loosened")
    )
  }
}

extension ConsentLimits: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("closesPlace", flag: closesPlace)
      $0.put("forbid", list: forbid)
      $0.put("maxPressure", maxPressure)
      $0.put("within", list: within)
      $0.put("withinPlace", flag: isWithinPlace)
      $0.put("forbiddenPositions", list: forbiddenPositions)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      closesPlace: try json.flag("closesPlace"),
      forbid: try json.list("forbid"),
      maxPressure: try json.find("maxPressure"),
      within: try json.list("within"),
      isWithinPlace: try json.flag("withinPlace"),
      forbiddenPositions: try json.list("forbiddenPositions")
    )
  }
}

extension Loosening: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("because", because)
      $0.put("source", source)
      $0.put("reworded", flag: isReworded)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      because: try json.get("because"),
      source: try json.get("source"),
      isReworded: try json.flag("reworded")
    )
  }
}

extension Heading: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("page", page)
      $0.put("say", say)
      $0.put("short", short)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      page: try json.get("page"),
      say: try json.get("say"),
      short: try json.find("short")
    )
  }
}

extension ProtocolNeed: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("id", id)
      $0.put("kind", kind)
      $0.put("say", say)
      $0.put("firm", flag: isFirm)
      $0.put("optional", flag: isOptional)
      $0.put("ask", ask)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      kind: try json.get("kind"),
      say: try json.get("say"),
      isFirm: try json.flag("firm"),
      isOptional: try json.flag("optional"),
      ask: try json.get("ask")
    )
  }
}

extension ReadPage: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("page", page)
      $0.put("lines", lines)
      $0.put("stoodMs", stood)
      $0.put("beforehand", beforehand)
      $0.put("formOf", formOf)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      page: try json.get("page"),
      lines: try json.get("lines"),
      stood: try json.get("stoodMs"),
      beforehand: try json.find("beforehand"),
      formOf: try json.find("formOf")
    )
  }
}

extension NeedAnswer: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("need", id)
      $0.put("clearance", clearance)
      $0.put("ticked", flag: isTicked)
      $0.put("said", said)
      $0.put("side", side)
      $0.put("override", override)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("need"),
      clearance: try json.find("clearance"),
      isTicked: try json.flag("ticked"),
      said: try json.find("said"),
      side: try json.find("side"),
      override: try json.find("override")
    )
  }
}

extension BodyPlace: JSONCoded {
  package var json: JSONValue {
    .fields {
      $0.put("zone", zone)
      $0.put("side", side)
      $0.put("words", words)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      zone: try json.find("zone"),
      side: try json.find("side"),
      words: try json.find("words")
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
      // A place of mere words stands as it did before places had zones.
      $0.put("place", isPlaceWords ? place : nil)
      $0.put("places", list: isPlaceWords ? [] : places)
      $0.put("clearance", clearance)
      $0.put("override", override)
      $0.put("through", through)
      $0.put("by", by)
      $0.put("weeks", weeks)
      $0.put("agreed", agreed)
      $0.put("said", said)
    }
  }

  package init(json: JSONValue) throws(MalformedJSON) {
    self.init(
      id: try json.get("id"),
      answer: try json.get("answer"),
      place: try json.find("place"),
      places: try json.list("places"),
      clearance: try json.find("clearance"),
      override: try json.find("override"),
      through: try json.find("through"),
      by: try json.find("by"),
      weeks: try json.find("weeks"),
      agreed: try json.find("agreed"),
      said: try json.find("said")
    )
  }
}

extension ScreeningAnswer {
  fileprivate var isPlaceWords: Bool { places == place.map { [BodyPlace(words: $0)] } }
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
