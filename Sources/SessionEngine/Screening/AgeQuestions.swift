extension MassageProtocol {
  /// The questions of age: those that a known age answers with yes, or those an unknown one leaves
  /// open.
  ///
  /// Outside the protocol's ages only a doctor's consent opens the session, and where the order is
  /// needed anyway, it is that consent inside them; below a hard limit nothing does.
  func ageQuestions(for age: Age?) -> [Contraindication] {
    var questions: [Contraindication] = []
    let limits = ageLimits.filter { $0.session == nil && $0.class == .absolute }
    let limit = limits.max { $0.below < $1.below }
    if let limit, asks(limit, age) {
      let asked =
        age.map { "Is the patient, \($0.inSentence) old, younger than" }
        ?? "Is the patient younger than"
      questions.append(
        Contraindication(
          id: Contraindication.ageLimitID,
          class: .absolute,
          ask: .everySession,
          question: "\(asked) \(limit.below.inSentence)?",
          text: limit.text
        )
      )
    }
    let orders = ageLimits.filter { $0.session == nil && $0.class == .consult }
    let order = orders.filter { age.map($0.below.isAbove) ?? false }.max { $0.below < $1.below }
    let range = ages ?? .all
    let isOutside = age.map { !range.contains($0) } ?? (range != .all)
    guard isOutside || order != nil else { return questions }
    let isAdultWalkIn = age == nil && range == .adults
    let asked =
      age.map { age in
        let compared =
          order.map { "younger than \($0.below.inSentence)" } ?? "outside the ages it is meant for"
        return "Is the patient, \(age.inSentence) old, \(compared)?"
      }
      ?? (isAdultWalkIn
        ? "Is the patient younger than \(Age.adult.inSentence)?"
        : "Is the patient's age outside what this is meant for, \(range.inSentence)?")
    questions.append(
      Contraindication(
        id: Contraindication.ageID(of: id),
        class: .consult,
        ask: isAdultWalkIn ? .everySession : .once,
        question: asked,
        text: order?.text ?? "It is meant for \(range.inSentence). A doctor has to agree.",
        needs: isAdultWalkIn ? [.age] : [],
        isFirm: order != nil,
        isConsentedByOrder: !isOutside && needs.contains { $0.kind == .order && $0.isFirm }
      )
    )
    return questions
  }

  /// Whether a known age is below the limit, or an unknown one may be.
  private func asks(_ limit: AgeLimit, _ age: Age?) -> Bool {
    if let age { return age < limit.below }
    // Whoever may be below eighteen is asked for the age itself.
    if ages == .adults { return false }
    let youngest = ages?.from ?? Age(months: 0)
    return youngest < .years(1) || limit.below >= .years(1)
  }
}

extension Contraindication {
  static let ageLimitID = "age-limit"

  static func ageID(of protocolID: String) -> String { "age-\(protocolID)" }

  /// Made from the protocol's ages; no protocol and no core question has such an id.
  package var isAgeQuestion: Bool { id.hasPrefix("age-") && heading == nil && short == nil }
}

extension Age {
  fileprivate func isAbove(_ age: Age) -> Bool { age < self }

  /// `34 years`, `6 months`, `1 month 15 days`.
  package var inSentence: String {
    if days == 0 || months >= 12 {
      return months >= 24 || months == 12
        ? Self.count(months / 12, "year") : Self.count(months, "month")
    }
    if months == 0 { return Self.count(days, "day") }
    return Self.count(months, "month") + " " + Self.count(days, "day")
  }

  private static func count(_ number: Int, _ unit: String) -> String {
    "\(number) \(unit)\(number == 1 ? "" : "s")"
  }
}

extension AgeRange {
  /// `adults`, `any age`, `from 4 months`, `2 months to 6 months`.
  package var inSentence: String {
    if self == .adults { return "adults" }
    if self == .all { return "any age" }
    guard let before else { return "from \(from.inSentence)" }
    return from.months == 0
      ? "below \(before.inSentence)" : "from \(from.inSentence) to below \(before.inSentence)"
  }
}
