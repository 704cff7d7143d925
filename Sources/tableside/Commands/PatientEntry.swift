import ClinicRecords
import ProtocolLibrary
import SessionEngine

/// What is wrong with a line.
struct EntryProblem: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

/// What is told of a patient, field by field: `name: Jane Doe`, `leave out: lumbar, sacrum`.
///
/// On a terminal the first fields are asked for one by one; piped in, only what is given changes.
struct PatientEntry {
  private(set) var patient: Patient
  /// What is to be remarked of the lines that were taken.
  private(set) var remarks: [String] = []
  private var courses: CourseEntry
  private let now: WallTime
  private let questions: [Contraindication]
  /// What doctors said, each to all sessions that had left a referral.
  private var words: [DoctorsWord] = []
  private let referrals: [Referral]
  private var lineNumber = 0

  init(_ patient: Patient, in records: Records, _ shelf: ProtocolShelf, at now: WallTime)
    throws(RecordsError)
  {
    self.patient = patient
    self.now = now
    questions = shelf.finder.commonRules().rules.contraindications
    let known = try records.courses(of: patient.code).filter { $0.endedAt == nil }
    courses = CourseEntry(known, of: patient.code, shelf, at: now)
    referrals = try PatientRows(records, shelf, today: LocalTime.date(now))
      .referrals(of: patient.code)
  }

  /// Whether something was told that is not on record yet.
  func differs(from before: Patient) -> Bool {
    patient != before || !courses.changed.isEmpty || !words.isEmpty
  }

  func keep(
    in records: Records,
    since before: Patient,
    by therapist: Therapist?
  ) throws(RecordsError) {
    // A change of a course counts as one of the patient: by it a calendar knows that days moved.
    if patient != before || !courses.changed.isEmpty { try records.update(patient, at: now) }
    for word in words {
      try records.add(word, to: referrals.map(\.session), at: now, by: therapist)
    }
    for course in courses.changed {
      guard course.endedAt == nil else {
        try records.endCourse(patient: patient.code, protocolID: course.protocolID, at: now)
        continue
      }
      _ = try records.keep(course)
    }
  }

  /// Takes one line; answers what is wrong with it, or nothing.
  mutating func problem(taking line: String) -> String? {
    do throws(EntryProblem) {
      try take(line: line)
      return nil
    } catch {
      return error.sentence
    }
  }

  private enum FieldName: String, CaseIterable {
    case name, born, sex, notes, yes, no, clearance, place, course, doctor, forget
    case leaveOut = "leave out"
  }

  mutating func take(_ source: Questions) throws(Failure) {
    var source = source
    if source.isOnTerminal { try askOneByOne(&source) }
    if source.isOnTerminal {
      StandardStreams.complain(Self.grammar.map { $0 + "\n" }.joined())
    }
    while let line = source.ask("More (Enter ends):") {
      lineNumber += 1
      if line.isEmpty {
        if source.isOnTerminal { break }
        continue
      }
      do throws(EntryProblem) {
        try take(line: line)
        for remark in remarks { StandardStreams.complain(remark + "\n") }
        remarks = []
      } catch {
        guard source.isOnTerminal else {
          throw .failed("nothing was changed. Line \(lineNumber): \(error.sentence)")
        }
        StandardStreams.complain(error.sentence + "\n")
      }
    }
    try source.requireText()
  }

  /// How the lines are written.
  static let grammar = [
    "name: TEXT | born: YYYY-MM-DD, YYYY-MM or YYYY | sex: \(sexes) | notes: TEXT",
    "yes: QUESTION [at PLACE] | no: QUESTION | clearance: QUESTION, DOCTOR, YYYY-MM-DD",
    "leave out: ZONE | place: TEXT | forget: QUESTION or ZONE",
    "course: PROTOCOL, 12 sessions, every 1-2 days | course: PROTOCOL, injured YYYY-MM-DD",
    "course: PROTOCOL, ended",
    "doctor: NAME YYYY-MM-DD goes-on, or without WHAT, or no-more",
  ]

  private mutating func askOneByOne(_ source: inout Questions) throws(Failure) {
    StandardStreams.complain("Enter keeps what is there, a hyphen clears it.\n")
    let fields: [(FieldName, String, String?)] = [
      (.name, "Name", patient.name),
      (.born, "Born (YYYY-MM-DD, or YYYY-MM, or YYYY)", patient.birthDate?.text),
      (.sex, "Sex (\(Self.sexes))", patient.sex?.rawValue), (.notes, "Notes", patient.notes),
    ]
    for (field, title, present) in fields {
      while true {
        let shown = present.map { " [\($0)]" } ?? ""
        guard let answer = source.ask(title + shown + ":") else {
          throw .failed("nothing was changed: the input ended")
        }
        if answer.isEmpty { break }
        do throws(EntryProblem) {
          try set(field, answer == "-" ? "" : answer)
          break
        } catch {
          StandardStreams.complain(error.sentence + "\n")
        }
      }
    }
  }

  private mutating func take(line: String) throws(EntryProblem) {
    let allowed = FieldName.allCases.map(\.rawValue)
    guard let colon = line.firstIndex(of: ":") else {
      throw EntryProblem("a line is a field, a colon and a value; fields: \(allowed.list)")
    }
    let word = String(line[..<colon]).trimmed.lowercased()
    guard let field = FieldName(rawValue: word) else {
      throw EntryProblem("there is no field \(named(word)); fields: \(allowed.list)")
    }
    try set(field, String(line[line.index(after: colon)...]).trimmed)
  }

  private mutating func set(_ field: FieldName, _ value: String) throws(EntryProblem) {
    switch field {
    case .name: patient.name = try Self.text(value, upTo: 200)
    case .notes: patient.notes = try Self.text(value, upTo: 2_000)
    case .born: patient.birthDate = try value.isEmpty ? nil : birthDate(value)
    case .sex: patient.sex = try value.isEmpty ? nil : Self.sex(value)
    case .yes: try answer(true, value)
    case .no: try answer(false, value)
    case .clearance: try clear(value)
    case .leaveOut: try leaveOut(value)
    case .place:
      guard let place = try Self.text(value, upTo: 200) else {
        throw EntryProblem("place needs words, such as 'place: mole left of the spine'")
      }
      add(StandingFinding(StandingFinding.placeID, place: place, at: now))
    case .course: try courses.take(value)
    case .doctor: try hear(value)
    case .forget: try forget(value)
    }
  }

  // MARK: Values

  private static func text(_ value: String, upTo limit: Int) throws(EntryProblem) -> String? {
    guard value.count <= limit else {
      throw EntryProblem("that is longer than \(limit) characters")
    }
    return value.isEmpty ? nil : value
  }

  private func birthDate(_ value: String) throws(EntryProblem) -> BirthDate {
    guard let birth = BirthDate(text: value), birth.days.lowerBound.year >= 1850,
      birth.days.lowerBound <= LocalTime.date(now)
    else {
      throw EntryProblem(
        "born takes a day that is past, such as 1980-02-29; 1980-02 or 1980 where no more is known"
      )
    }
    return birth
  }

  private static func sex(_ value: String) throws(EntryProblem) -> Sex {
    guard let sex = Sex(rawValue: value.lowercased()) else {
      throw EntryProblem("sex takes \(sexes)")
    }
    return sex
  }

  private static let sexes = "female, male, other or unknown"

  private func day(_ value: String) throws(EntryProblem) -> String {
    let today = LocalTime.date(now)
    guard let date = CalendarDate(word: value, today: today), date <= today else {
      throw EntryProblem(
        "a clearance was given on a day that is past, such as 2026-11-20, today or -3"
      )
    }
    return date.text
  }

  /// A question by its id, or by the words it is shown by; one that the shared rules do not know
  /// may be a protocol's own.
  private mutating func question(_ words: String) throws(EntryProblem) -> String {
    let id = words.questionID
    let isID = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isID, (1...64).contains(id.utf8.count), id != StandingFinding.placeID else {
      throw EntryProblem("\(named(id)) is not the id of a question, such as 'skin-disease'")
    }
    let known = questions.map(\.id)
    guard known.isEmpty || known.contains(id) else {
      if let near = nearestWord(to: id, among: known) {
        throw EntryProblem("no question has the id \(named(id)): did you mean '\(near)'?")
      }
      remarks.append(
        "No shared question has the id \(named(id)): it holds where a protocol asks it."
      )
      return id
    }
    return id
  }

  /// What a doctor said, to every referral of the patient: the last word holds.
  private mutating func hear(_ value: String) throws(EntryProblem) {
    guard !referrals.isEmpty else { throw EntryProblem("no session sent this patient to a doctor") }
    do throws(Refusal) {
      let word = try DoctorsWord(line: value)
      guard word.date <= LocalTime.date(now) else {
        throw Refusal("The day the doctor was seen is still to come.")
      }
      try word.require(since: referrals)
      words.append(word)
    } catch {
      throw EntryProblem(error.sentence)
    }
  }

  // MARK: Findings

  private mutating func add(_ finding: StandingFinding) { patient.findings.append(finding) }

  /// `skin-disease`, or `skin-disease at the left forearm`.
  private mutating func answer(_ isPresent: Bool, _ value: String) throws(EntryProblem) {
    let words = value.split(separator: " ", omittingEmptySubsequences: true)
    let named = words.prefix { $0 != "at" }
    guard !named.isEmpty else { throw EntryProblem("the id of a question is missing") }
    let isKnown = questions.contains { $0.id == named.joined(separator: "-") }
    guard named.count == 1 || isKnown else {
      let before = remarks
      _ = try question(String(words[0]))
      remarks = before
      throw EntryProblem("after the id only 'at' and a place may follow, and only a yes has one")
    }
    let id = try question(named.joined(separator: " "))
    var place: String?
    if words.count > named.count {
      guard isPresent, words.count > named.count + 1 else {
        throw EntryProblem("after the id only 'at' and a place may follow, and only a yes has one")
      }
      place = try Self.text(words.dropFirst(named.count + 1).joined(separator: " "), upTo: 200)
    }
    patient.findings.removeAll { $0.contraindication == id }
    add(StandingFinding(id, isPresent: isPresent, place: place, at: now))
  }

  /// `blood-pressure, Dr. Ada Lovelace, 2026-11-01`.
  private mutating func clear(_ value: String) throws(EntryProblem) {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard parts.count >= 3, let first = parts.first, let last = parts.last else {
      throw EntryProblem("clearance takes a question, a doctor and a date, parted by commas")
    }
    let doctor = parts.dropFirst().dropLast().joined(separator: ", ")
    guard let name = try Self.text(doctor, upTo: 200) else {
      throw EntryProblem("a clearance needs the doctor's name")
    }
    let id = try question(first)
    let clearance = Clearance(doctor: name, date: try day(last))
    do throws(Refusal) {
      try clearance.require(
        on: LocalTime.date(now),
        isExamination: questions.first { $0.id == id }?.isExamination ?? false,
        bornSince: patient.birthDate?.days.lowerBound
      )
    } catch {
      throw EntryProblem(error.sentence)
    }
    patient.clearances.removeAll { $0.contraindication == id }
    patient.clearances.append(
      RecordedClearance(contraindication: id, clearance: clearance, recordedAt: now)
    )
  }

  private mutating func leaveOut(_ value: String) throws(EntryProblem) {
    var zones: [Zone] = []
    for word in value.split(separator: ",") {
      let name = String(word).trimmed
      guard let zone = Zone(rawValue: name) else {
        let near = nearestWord(to: name, among: Zone.allCases.map(\.rawValue))
        throw EntryProblem(
          "there is no zone \(named(name))"
            + (near.map { ": did you mean '\($0)'?" }
              ?? "; zones: \(Zone.allCases.map(\.rawValue).list)")
        )
      }
      if !zones.contains(zone) { zones.append(zone) }
    }
    guard !zones.isEmpty else { throw EntryProblem("leave out takes one zone or several") }
    let isSame = { (finding: StandingFinding) in
      finding.contraindication == StandingFinding.placeID && finding.zones == zones
    }
    if !patient.findings.contains(where: isSame) {
      add(StandingFinding(StandingFinding.placeID, zones: zones, at: now))
    }
  }

  /// A question's answer and clearance, a zone that was left out, or `standing`: all places.
  private mutating func forget(_ value: String) throws(EntryProblem) {
    let before = patient
    let id = value.questionID
    patient.clearances.removeAll { $0.contraindication == id }
    patient.findings.removeAll { $0.contraindication == id }
    if let zone = Zone(rawValue: value) {
      for index in patient.findings.indices
      where patient.findings[index].contraindication == StandingFinding.placeID {
        patient.findings[index].zones.removeAll { $0 == zone }
      }
      patient.findings.removeAll {
        $0.contraindication == StandingFinding.placeID && $0.zones.isEmpty && $0.place == nil
      }
    }
    guard patient != before else { throw EntryProblem("nothing is known of \(named(value))") }
  }
}

extension StandingFinding {
  fileprivate init(
    _ id: String,
    isPresent: Bool = true,
    zones: [Zone] = [],
    place: String? = nil,
    at now: WallTime
  ) {
    self.init(
      contraindication: id,
      isPresent: isPresent,
      zones: zones,
      place: place,
      recordedAt: now
    )
  }
}

extension String {
  /// The id of a question that may be named in words: `skin disease`.
  fileprivate var questionID: String { split(separator: " ").joined(separator: "-") }
}

extension [String] {
  fileprivate var list: String { joined(separator: ", ") }
}
