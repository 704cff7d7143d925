package import SessionEngine

extension LastTime {
  /// The card, a line for each thing.
  package var lines: [String] {
    let head =
      "\(day.text): \(protocolTitle), session \(sessionNumber), \(outcome.onScreen),"
      + " \(handsOn.asMinutes) of \(planned.asMinutes)"
    return [head] + [pain].compactMap(\.self) + answered.map(\.line)
      + notes.map { "note: \($0)" } + promised.map(\.line) + leftOut.map(\.line)
  }

  private var pain: String? {
    switch (painBefore, painAfter) {
    case (let before?, let after?): "pain \(before) before, \(after) after"
    case (let before?, nil): "pain \(before) before"
    case (nil, let after?): "pain \(after) after"
    case (nil, nil): nil
    }
  }
}

extension LastTime.Answered {
  fileprivate var line: String {
    let place = [technique?.inSentence, reaction.zones.inSentence].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: ", ")
    let done = declined.map { "declined (\($0))" } ?? directive?.inRecord ?? ""
    return reaction.onScreen + (place.isEmpty ? "" : " at \(place)") + ": " + done
  }
}

extension LastTime.Promised {
  fileprivate var line: String {
    let what = [technique.inSentence, zones.inSentence].filter { !$0.isEmpty }
      .joined(separator: ", ")
    if let pressure { return "promised for today: \(what) lighter, \(pressure.onScreen)" }
    return "promised for today: \(what) otherwise"
      + (reason.map { ", it was stopped: \($0)" } ?? "")
  }
}

extension LastTime.LeftOut {
  fileprivate var line: String {
    let what = [dropped.technique?.inSentence, dropped.zones.inSentence].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return "left out for \(sessions.counted("more session", "more sessions")): \(what)"
  }
}
