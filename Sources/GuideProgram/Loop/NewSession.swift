package import SessionEngine

/// Everything a session is opened with: the protocol, the patient and the place in the course.
package struct NewSession: Sendable, Hashable {
  /// The new session's own id.
  package var id: String
  package var massage: MassageProtocol
  /// SHA-256 of the protocol's text.
  package var digest: String
  /// What planning takes beside the screening's findings: number, day, minutes, what is put off.
  package var request: PlanRequest
  /// The patient's code.
  package var patient: String?
  /// The questions of this session, in the order in which they are asked.
  package var questions: [Contraindication]
  /// Consents on record that go with a yes, by question.
  package var clearances: [String: Clearance]
  package var previousSession: String?
  /// What a doctor has to decide first.
  package var referrals: [Referral]
  /// Who works.
  package var therapist: Therapist?
  /// Set for a rehearsal.
  package var speed: Speed?
  /// The pages are filled in before the session, by whoever answers; nothing else is asked.
  package var isBeforehand: Bool
  /// The age that was told where the records know none.
  package private(set) var toldAge: AgeRange?
  /// Preparation counts as done and every contraindication as absent.
  package var saysYes: Bool
  /// What the therapist must know before the start and may pass over.
  package var warnings: [String]
  /// What is on record of the patient and the course.
  package var memory: SessionMemory
  /// What was answered today for another protocol.
  package var carried: CarriedAnswers?

  package init(
    id: String,
    massage: MassageProtocol,
    digest: String,
    request: PlanRequest,
    patient: String? = nil,
    questions: [Contraindication]? = nil,
    clearances: [String: Clearance] = [:],
    previousSession: String? = nil,
    referrals: [Referral] = [],
    therapist: Therapist? = nil,
    speed: Speed? = nil,
    isBeforehand: Bool = false,
    saysYes: Bool = false,
    warnings: [String] = [],
    memory: SessionMemory = SessionMemory()
  ) {
    self.id = id
    self.massage = massage
    self.digest = digest
    self.request = request
    self.patient = patient
    self.questions = questions ?? massage.contraindications
    self.clearances = clearances
    self.previousSession = previousSession
    self.referrals = referrals
    self.therapist = therapist
    self.speed = speed
    self.isBeforehand = isBeforehand
    self.saysYes = saysYes
    self.warnings = warnings
    self.memory = memory
  }

  package var opening: SessionOpening {
    SessionOpening(
      protocolID: massage.id,
      protocolTitle: massage.title,
      protocolVersion: massage.version,
      protocolDigest: digest,
      patient: patient,
      sessionNumber: request.sessionNumber,
      day: request.day,
      isRehearsal: speed != nil,
      age: toldAge,
      questions: questions,
      headings: massage.headings.map { $0.said(to: patientSaidTo) },
      needs: massage.neededBeforeStart + [agreement, order].compactMap(\.self),
      preparation: massage.preparation,
      asksPainfulSide: massage.asksPainfulSide,
      previousSession: previousSession,
      referrals: referrals,
      toldToday: memory.toldToday,
      therapist: therapist
    )
  }
}

extension NewSession {
  private var patientSaidTo: KnownPatient {
    KnownPatient(age: request.age, sex: memory.known.sex)
  }

  /// That the patient, or for a child the guardian, agrees to this massage: once ticked it stays so
  /// for the next sessions; who works on oneself is not asked.
  private var agreement: ProtocolNeed? {
    guard massage.performer != .selfMassage else { return nil }
    let isChild = request.age?.mayBe(below: .adult) ?? false
    return ProtocolNeed(
      id: isChild ? ProtocolNeed.guardianAgreementID : ProtocolNeed.agreementID,
      kind: .tick,
      say: "The \(isChild ? "guardian" : "patient") agrees to this massage",
      isOptional: true,
      ask: .once
    )
  }

  /// A doctor's order where the protocol asks for none: it can be added.
  private var order: ProtocolNeed? {
    guard !massage.needs.contains(where: { $0.kind == .order }) else { return nil }
    return ProtocolNeed(
      id: ProtocolNeed.orderID,
      kind: .order,
      say: "Ordered by",
      isOptional: true,
      ask: .once
    )
  }

  /// The age decides which questions are asked, and nobody has said it: outside the protocols for
  /// adults it is asked first.
  package var lacksAge: Bool {
    let ages = massage.ages ?? .all
    return request.age == nil && ages != .adults && ages != .all && !saysYes
  }

  /// The same session for a patient of this age.
  package mutating func take(age: AgeRange) {
    toldAge = age
    request.age = age
    memory.known.age = age
    let asked = Questionnaire(massage, for: memory.known)
    questions = asked.questions
    memory.recorded = asked.recorded
    memory.silent = asked.silent
  }

  /// The course counts by days since the injury, and nobody has said the day.
  package var lacksDay: Bool {
    request.day == nil && massage.course?.countsDays ?? false
  }
}
