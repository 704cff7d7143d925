extension MassageProtocol {
  /// The questions of age, and which of them what is known of it answers with yes; the others stay
  /// open.
  ///
  /// Outside the protocol's ages only a doctor's consent opens the session, and where the order is
  /// needed anyway, it is that consent inside them; below a hard limit nothing does.
  func ageQuestions(for age: AgeRange?) -> [(question: Contraindication, isTold: Bool)] {
    var questions: [(Contraindication, Bool)] = []
    let limits = ageLimits.filter { $0.session == nil && $0.class == .absolute }
    let limit = limits.max { $0.below < $1.below }
    if let limit, asks(limit, age) {
      let asked =
        age.map { "Is the patient, \($0.ofPatient) old, younger than" }
        ?? "Is the patient younger than"
      let question = Contraindication(
        id: Contraindication.ageLimitID,
        class: .absolute,
        ask: .everySession,
        question: "\(asked) \(limit.below.inSentence)?",
        text: limit.text
      )
      questions.append((question, age?.isSurely(below: limit.below) ?? false))
    }
    let orders = ageLimits.filter { $0.session == nil && $0.class == .consult }
    let order = orders.filter { age?.mayBe(below: $0.below) ?? false }
      .max { $0.below < $1.below }
    let range = ages ?? .all
    let isOutside = age.map { !range.covers($0) } ?? (range != .all)
    guard isOutside || order != nil else { return questions }
    let isAdultWalkIn = age == nil && range == .adults
    let asked =
      age.map { age in
        let compared =
          order.map { "younger than \($0.below.inSentence)" } ?? "outside the ages it is meant for"
        return "Is the patient, \(age.ofPatient) old, \(compared)?"
      }
      ?? (isAdultWalkIn
        ? "Is the patient younger than \(Age.adult.inSentence)?"
        : "Is the patient's age outside what this is meant for, \(range.inSentence)?")
    let question = Contraindication(
      id: Contraindication.ageID(of: id),
      class: .consult,
      ask: isAdultWalkIn ? .everySession : .once,
      question: asked,
      text: order?.text ?? "It is for \(range.ofPatients). A doctor has to agree.",
      needs: isAdultWalkIn ? [.age] : [],
      isFirm: order != nil,
      isConsentedByOrder: !isOutside && needs.contains { $0.kind == .order && $0.isFirm }
    )
    let isTold = age.map { age in
      !range.overlaps(age) || orders.contains { age.isSurely(below: $0.below) }
    }
    return questions + [(question, isTold ?? false)]
  }

  /// Whether the age is, or may be, below the limit.
  private func asks(_ limit: AgeLimit, _ age: AgeRange?) -> Bool {
    if let age { return age.mayBe(below: limit.below) }
    // Whoever may be below eighteen is asked for the age itself.
    if ages == .adults { return false }
    let youngest = ages?.from ?? Age(months: 0)
    return youngest < .years(1) || limit.below >= .years(1)
  }
}

extension Contraindication {
  static let ageStart = "age-"

  static let ageLimitID = ageStart + "limit"

  static func ageID(of protocolID: String) -> String { ageStart + protocolID }

  /// Made from the protocol's ages; no protocol and no core question has such an id.
  package var isAgeQuestion: Bool { id.hasPrefix(Self.ageStart) && heading == nil && short == nil }
}

extension Age {
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
  /// What is known of a patient's age: `34 years`, `44 years to 45 years`.
  package var ofPatient: String {
    guard let before else { return from.inSentence }
    let oldest =
      before.days > 0
      ? Age(months: before.months, days: before.days - 1)
      : Age(months: before.months - 1)
    if oldest.months == from.months { return from.inSentence }
    let (first, last) = (from.inSentence, Age(months: oldest.months).inSentence)
    return first == last ? first : "\(first) to \(last)"
  }

  /// Whom it is for: `adults`, `patients from 18 years on`, `ages from 2 months to below 4 months`.
  package var ofPatients: String {
    if self == .adults || self == .all { return self == .all ? "patients of any age" : inSentence }
    return before == nil ? "patients \(inSentence) on" : "ages \(inSentence)"
  }

  /// `adults`, `any age`, `from 4 months`, `2 months to 6 months`.
  package var inSentence: String {
    if self == .adults { return "adults" }
    if self == .all { return "any age" }
    guard let before else { return "from \(from.inSentence)" }
    return from.months == 0
      ? "below \(before.inSentence)" : "from \(from.inSentence) to below \(before.inSentence)"
  }
}
