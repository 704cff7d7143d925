// What a session leaves a doctor to decide, and what of that stands before this one.

extension SessionState {
  /// Why a doctor is to be seen before the next session; nothing where none has to be.
  ///
  /// The gravest alarm, or reaction with advice to see a doctor, that held the session; not one
  /// that was taken back or declined, but an alarm only where it was not meant. Else a major effect
  /// that was told of the session before.
  package var referral: ReferralCause? {
    let held = reactions.filter { !$0.isRetracted }.compactMap { logged -> ReferralCause? in
      guard let proposal = holds[logged.reaction.id] else { return nil }
      let isAlarm = logged.reaction.kind.group == .alarm
      guard let advice = proposal.advice ?? (isAlarm ? .doctor : nil) else { return nil }
      return ReferralCause(
        .session,
        logged.reaction.kind,
        score: logged.reaction.score,
        severity: logged.reaction.severity,
        advice: advice
      )
    }
    return held.max { $0.advice < $1.advice } ?? toldReferral
  }

  private var toldReferral: ReferralCause? {
    sinceLastTime.first { $0.adverseClass == .major }.map { effect in
      ReferralCause(
        .afterwards,
        effect.kind,
        severity: effect.severity,
        lasting: effect.lasting
      )
    }
  }

  /// What has to be answered before this session: the referrals that were open when it was opened,
  /// and what was told since.
  package var referrals: [Referral] {
    (opening?.referrals ?? [])
      + (toldReferral.map { [Referral(session: "", day: nil, cause: $0)] } ?? [])
  }

  /// The referral that forbids this session now.
  package var referralInTheWay: Referral? {
    let refused = referrals.first { $0.word?.verdict == .noMore }
    switch referralAnswer {
    case nil: return refused ?? referrals.first
    case .passedOver: return refused
    case .seen(let word):
      guard word.verdict == .noMore, var referral = referrals.first else { return nil }
      referral.word = word
      return referral
    }
  }
}

extension Decision {
  mutating func answerReferral(_ answer: ReferralAnswer) throws(Refusal) {
    try requireBeforeStart()
    guard !state.referrals.isEmpty else { throw Refusal("No doctor has to be seen first.") }
    switch answer {
    case .seen(let word):
      guard !word.doctor.isBlank else { throw Refusal("Which doctor was seen?") }
      guard word.verdict != .without || word.words?.isBlank == false else {
        throw Refusal("What does it go on without?")
      }
      try word.require(since: state.referrals)
    case .passedOver(let reason):
      guard !reason.isBlank else {
        throw Refusal("Going on before a doctor was seen needs a written reason.")
      }
      guard !state.referrals.contains(where: { $0.word?.verdict == .noMore }) else {
        throw Refusal("A doctor said: no more massage. Only another word of a doctor changes it.")
      }
    }
    add(.referralAnswered(answer))
  }

  func requireNoReferral() throws(Refusal) {
    guard let referral = state.referralInTheWay else { return }
    throw Refusal(
      referral.word.map { "\($0.inSentence)." }
        ?? "A doctor is to be seen first: \(referral.inSentence)."
    )
  }
}

extension [EarlierSession] {
  /// Every referral that these sessions left, with the last word of a doctor to each.
  package var referrals: [Referral] {
    compactMap { session in
      session.referral.map { cause in
        Referral(session: session.id, day: session.day, cause: cause, word: session.doctorsWord)
      }
    }
  }

  /// What stands before the next session: open referrals, and a doctor's no.
  package var referralsInTheWay: [Referral] {
    let open = referrals.filter(\.isOpen)
    let last = referrals.last { !$0.isOpen }
    return (last?.word?.verdict == .noMore ? [last].compactMap(\.self) : []) + open
  }

  /// What a doctor said last: it holds until another word is recorded.
  package var doctorsWord: DoctorsWord? { referrals.last { !$0.isOpen }?.word }
}

extension PlanRequest {
  /// Leaves out what a doctor said that the massage goes on without.
  package mutating func obey(_ word: DoctorsWord) {
    guard word.verdict == .without else { return }
    findings.append(
      Finding(
        reason: DoctorsWord.findingID,
        zones: word.zones,
        place: "\(word.doctor), \(word.date.text): without \(word.words ?? "")"
      )
    )
    dropped += word.techniques.map {
      DroppedTechnique(technique: $0, zones: [], reason: "\(word.doctor), \(word.date.text)")
    }
  }
}

extension DoctorsWord {
  /// Refuses the word of a doctor who was seen before a session that asks for one.
  package func require(since referrals: [Referral]) throws(Refusal) {
    let days = referrals.compactMap { $0.cause.source == .session ? $0.day : nil }
    guard let day = days.max(), date < day else { return }
    throw Refusal("A doctor is to be seen since \(day.text); \(date.text) lies before that.")
  }

  /// In place of a contraindication's id, for what a doctor wants left out.
  fileprivate static let findingID = "doctor"
}

extension Finding {
  var isDoctorsWord: Bool { reason == DoctorsWord.findingID }
}
