package import SessionEngine

/// What the home screen starts from.
package struct HomeFacts: Sendable, Hashable {
  /// The latest first.
  package var interrupted: [InterruptedFacts]

  package init(interrupted: [InterruptedFacts] = []) { self.interrupted = interrupted }
}

/// A session that is not over.
package struct InterruptedFacts: Sendable, Hashable {
  package var session: String
  /// The patient's code.
  package var patient: String?
  package var protocolTitle: String
  package var isRehearsal: Bool
  /// When it was last known to run, as people write it.
  package var time: String
  /// Older than four hours or of another day: offered to be closed, not to be resumed by Enter.
  package var isOld: Bool
  /// Another running guide has it.
  package var isHeld: Bool
  /// Nobody was treated: answers are kept for a session of that day.
  package var isIntake = false
  /// It has not begun, its questions were answered today, and it is by the protocol that is wanted.
  package var isAnsweredToday = false

  package init(
    session: String,
    patient: String?,
    protocolTitle: String,
    isRehearsal: Bool = false,
    time: String,
    isOld: Bool = false,
    isHeld: Bool = false
  ) {
    self.session = session
    self.patient = patient
    self.protocolTitle = protocolTitle
    self.isRehearsal = isRehearsal
    self.time = time
    self.isOld = isOld
    self.isHeld = isHeld
  }
}

/// A patient to choose.
package struct PatientFacts: Sendable, Hashable {
  package var row: PatientRow
  /// The protocol of the last session, to be done again as last time.
  package var lastProtocol: String?
  package var lastTitle: String?
  /// The period of the course in which the next session falls.
  package var period: String?
  /// Every age that the patient may have, where the birth is known.
  package var age: AgeRange?

  package init(
    row: PatientRow,
    lastProtocol: String? = nil,
    lastTitle: String? = nil,
    period: String? = nil
  ) {
    self.row = row
    self.period = period
    self.lastProtocol = lastProtocol
    self.lastTitle = lastTitle
  }
}

/// A patient who is to see a doctor before the next session.
package struct ReferredPatient: Sendable, Hashable {
  package var code: String
  /// Why, and since when.
  package var reason: String

  package init(code: String, reason: String) {
    self.code = code
    self.reason = reason
  }
}

/// What is on record of a patient, as lines.
package struct PatientRecordFacts: Sendable, Hashable {
  /// The patient's code.
  package var patient: String
  package var lines: [String]
  /// How a change is written.
  package var fields: [String]
  /// Why the last change was not made; nothing where it was.
  package var problem: String?

  package init(patient: String, lines: [String], fields: [String], problem: String? = nil) {
    self.patient = patient
    self.lines = lines
    self.fields = fields
    self.problem = problem
  }
}

/// A patient in the list.
package struct PatientRow: Sendable, Hashable {
  package var code: String
  /// The course that runs and its next session, in words.
  package var course: String?
  /// When it is due, in words.
  package var due: String?
  /// Why a doctor is to be seen first, in words.
  package var referral: String?

  package init(
    code: String,
    course: String? = nil,
    due: String? = nil,
    referral: String? = nil
  ) {
    self.code = code
    self.course = course
    self.due = due
    self.referral = referral
  }
}

/// A protocol to choose.
package struct ProtocolFacts: Sendable, Hashable {
  package var id: String
  package var title: String
  package var session: ClosedRange<Duration>
  package var zones: [Zone]
  package var conditions: [String]
  package var summary: String?
  package var positions: [Position]
  package var ages: AgeRange
  package var performer: Performer
  /// A file that cannot be used, with the reason.
  package var fault: String?

  package init(
    id: String,
    title: String,
    session: ClosedRange<Duration>,
    zones: [Zone],
    conditions: [String] = [],
    summary: String? = nil,
    positions: [Position] = [],
    ages: AgeRange = .adults,
    performer: Performer = .therapist,
    fault: String? = nil
  ) {
    self.id = id
    self.title = title
    self.session = session
    self.zones = zones
    self.conditions = conditions
    self.summary = summary
    self.positions = positions
    self.ages = ages
    self.performer = performer
    self.fault = fault
  }

  package init(_ protocol: MassageProtocol) {
    var zones: [Zone] = []
    for zone in `protocol`.stages.flatMap(\.steps).flatMap(\.zones) where !zones.contains(zone) {
      zones.append(zone)
    }
    self.init(
      id: `protocol`.id,
      title: `protocol`.title,
      session: `protocol`.session,
      zones: zones,
      conditions: `protocol`.conditions,
      summary: `protocol`.summary,
      positions: `protocol`.positions,
      ages: `protocol`.ages ?? .adults,
      performer: `protocol`.performer ?? .therapist
    )
  }
}
