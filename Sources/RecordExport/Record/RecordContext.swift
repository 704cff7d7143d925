package import SessionEngine

/// What the records know about a session that its own journal does not hold.
package struct RecordContext: Sendable, Hashable {
  /// In the order in which they were made.
  package var corrections: [Correction]
  /// Dated additions to a closed session, oldest first.
  package var remarks: [Remark]
  package var person: Person?
  package var course: CourseFacts?
  /// Pain in the earlier sessions of the same course, oldest first.
  package var earlierPain: [PainPoint]
  /// The clinic's own time, in minutes from UTC; used only where people read.
  package var minutesFromUTC: Int
  /// The patient's age on the day of the session, the least that it may be; nothing where no birth
  /// is known.
  package var age: Age?
  /// What identifiers in FHIR begin with, as it was when the session was made.
  package var base: String
  /// The same of the patient; nothing for a walk-in.
  package var patientBase: String?
  /// The same of other sessions that this one may name, by their ids.
  package var otherBases: [String: String]
  /// The clinic that writes the export.
  package var clinic: Clinic?

  /// What identifiers began with before each session kept its own base.
  package static let olderBase = "https://example.org/tableside"

  package init(
    corrections: [Correction] = [],
    remarks: [Remark] = [],
    person: Person? = nil,
    course: CourseFacts? = nil,
    earlierPain: [PainPoint] = [],
    minutesFromUTC: Int = 0,
    age: Age? = nil,
    base: String = Self.olderBase,
    patientBase: String? = nil,
    otherBases: [String: String] = [:],
    clinic: Clinic? = nil
  ) {
    self.corrections = corrections
    self.remarks = remarks
    self.person = person
    self.course = course
    self.earlierPain = earlierPain
    self.minutesFromUTC = minutesFromUTC
    self.age = age
    self.base = base
    self.patientBase = patientBase
    self.otherBases = otherBases
    self.clinic = clinic
  }

  /// A clinic as its settings name it.
  package struct Clinic: Sendable, Hashable {
    package var name: String?
    /// The address, a line each.
    package var lines: [String]
    /// What identifiers in FHIR begin with for what it makes now.
    package var base: String

    package init(name: String?, lines: [String], base: String) {
      self.name = name
      self.lines = lines
      self.base = base
    }
  }

  /// A mistake that was mended in the open.
  package struct Correction: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case voided
      case assigned(to: String)
      /// What a doctor said to the referral of the session.
      case doctor(DoctorsWord)
    }

    package var kind: Kind
    package var reason: String
    package var at: WallTime
    /// Who made it.
    package var by: Therapist?

    package init(_ kind: Kind, reason: String, at: WallTime, by: Therapist? = nil) {
      self.kind = kind
      self.reason = reason
      self.at = at
      self.by = by
    }
  }

  package struct Remark: Sendable, Hashable {
    package var text: String
    package var at: WallTime
    /// Who wrote it.
    package var by: Therapist?

    package init(_ text: String, at: WallTime, by: Therapist? = nil) {
      self.text = text
      self.at = at
      self.by = by
    }
  }

  /// The patient as far as an export may say it; all but the code only where it was asked for.
  package struct Person: Sendable, Hashable {
    package var code: String
    package var name: String?
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    package var birthDate: String?
    package var sex: Sex?

    package init(code: String, name: String? = nil, birthDate: String? = nil, sex: Sex? = nil) {
      self.code = code
      self.name = name
      self.birthDate = birthDate
      self.sex = sex
    }
  }

  /// The course that the session belongs to, as it stands after the session.
  package struct CourseFacts: Sendable, Hashable {
    package enum Status: String, CaseIterable, Sendable, Hashable {
      case active, completed, revoked
    }

    package var id: String
    package var status: Status
    package var startedAt: WallTime
    package var endedAt: WallTime?
    /// Sessions prescribed; nothing where that was left open.
    package var sessions: ClosedRange<Int>?
    package var interval: Interval?
    /// Sessions that count, this one included.
    package var counted: Int
    /// What comes after this session, in words.
    package var coming: String?
    /// The course as a whole, whichever session is written.
    package var whole: Whole

    package init(
      id: String,
      status: Status = .active,
      startedAt: WallTime,
      endedAt: WallTime? = nil,
      sessions: ClosedRange<Int>? = nil,
      interval: Interval? = nil,
      counted: Int,
      coming: String? = nil,
      whole: Whole? = nil
    ) {
      self.id = id
      self.status = status
      self.startedAt = startedAt
      self.endedAt = endedAt
      self.sessions = sessions
      self.interval = interval
      self.counted = counted
      self.coming = coming
      self.whole = whole ?? Whole(sessions: [], counted: counted)
    }

    /// A course as the records hold it now.
    package struct Whole: Sendable, Hashable {
      /// The ids of its sessions, void ones and rehearsals left out, the oldest first.
      package var sessions: [String]
      /// Those that count.
      package var counted: Int
      /// The last moment of its last session.
      package var lastMoment: WallTime?

      package init(sessions: [String], counted: Int, lastMoment: WallTime? = nil) {
        self.sessions = sessions
        self.counted = counted
        self.lastMoment = lastMoment
      }
    }
  }
}

/// Pain at the two ends of one session, 0 to 10.
package struct PainPoint: Sendable, Hashable {
  package var sessionNumber: Int
  package var at: WallTime
  package var before: Int?
  package var after: Int?

  package init(sessionNumber: Int, at: WallTime, before: Int?, after: Int?) {
    self.sessionNumber = sessionNumber
    self.at = at
    self.before = before
    self.after = after
  }
}
