import GuideProgram
import SessionEngine

/// What every command understands.
struct CommonOptions {
  var data: String?
  var protocols: String?
  var config: String?
  /// The therapist's code.
  var actingAs: String?
  var isColorless: Bool
  var isASCII: Bool

  init(_ given: GivenOptions) {
    data = given.text(.data)
    protocols = given.text(.protocols)
    config = given.text(.config)
    actingAs = given.text(.actingAs)
    isColorless = given.has(.noColor)
    isASCII = given.has(.ascii)
  }
}

extension CoursePlace {
  init(_ given: GivenOptions) throws(Failure) {
    let session = try given.number(.session, in: 1...999)
    let day = try given.number(.day, in: 0...9_999)
    switch (session, day) {
    case (.some, .some): throw .usage("--session and --day exclude each other")
    case (let session?, nil): self = .session(session)
    case (nil, let day?): self = .day(day)
    case (nil, nil): self = .next
    }
  }
}

/// How much time there is.
enum TimeAtHand {
  case asPlanned
  case minutes(Int)
  /// Until a time of the day.
  case until(hour: Int, minute: Int)

  init(_ given: GivenOptions) throws(Failure) {
    let minutes = try given.number(.minutes, in: 1...480)
    guard let until = given.text(.until) else {
      self = minutes.map { .minutes($0) } ?? .asPlanned
      return
    }
    if minutes != nil { throw .usage("--minutes and --until exclude each other") }
    let parts = until.split(separator: ":", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy {
      (1...2).contains($0.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isPlain, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), parts[1].count == 2, (0...59).contains(minute)
    else {
      throw given.wrong(.until, "a time of the day such as 17:30", until)
    }
    self = .until(hour: hour, minute: minute)
  }
}

struct RunOptions {
  var protocolName: String
  var patient: String?
  var place: CoursePlace
  var time: TimeAtHand
  /// Set for a rehearsal.
  var speed: Speed?
  var isPlain: Bool
  var saysYes: Bool

  init(_ given: GivenOptions, protocol name: String) throws(Failure) {
    protocolName = name
    patient = given.text(.patient)
    place = try CoursePlace(given)
    time = try TimeAtHand(given)
    speed = try given.speed()
    isPlain = given.has(.plain)
    saysYes = given.has(.yes)
  }
}

struct ResumeOptions {
  var session: String?
  var speed: Speed?
  var isPlain: Bool

  init(_ given: GivenOptions) throws(Failure) {
    session = given.text(.session)
    speed = try given.speed()
    isPlain = given.has(.plain)
  }
}

struct IntakeOptions {
  /// Nothing for a form that anybody may fill in.
  var patient: String?
  var protocolName: String?
  var age: AgeRange?
  var isPlain: Bool
  var isPrinted: Bool

  init(_ given: GivenOptions, patient: String?) throws(Failure) {
    self.patient = patient
    protocolName = given.text(.purpose)
    age = try given.age()
    isPlain = given.has(.plain)
    isPrinted = given.has(.print)
    if !isPrinted {
      if patient == nil { throw .usage("'intake' needs the patient's code, or --print") }
      if age != nil { throw .usage("--age goes with --print: the guide asks for an age itself") }
    }
  }
}

struct ListOptions {
  /// What is sought, as on the screen; all without a word.
  var words: String
  var zone: Zone?
  var condition: String?
  var age: AgeRange?
  var performer: Performer?
  /// The longest first session.
  var minutes: Int?
  var json: Bool
  /// Names and titles at a glance.
  var titles: Bool
  /// The table of systems instead of the list.
  var systems: Bool

  init(_ given: GivenOptions, words: [String]) throws(Failure) {
    self.words = words.joined(separator: " ")
    systems = given.has(.systems)
    titles = given.has(.titles)
    condition = given.text(.condition)
    json = given.has(.json)
    if let word = given.text(.zone) {
      guard let known = Zone(rawValue: word) else {
        let words = Zone.allCases.map(\.rawValue).joined(separator: ", ")
        throw given.wrong(.zone, "one of the known zones (\(words))", word)
      }
      zone = known
    }
    if let word = given.text(.performer) {
      guard let known = Performer(rawValue: word) else {
        let words = Performer.allCases.map(\.rawValue).joined(separator: ", ")
        throw given.wrong(.performer, "one of \(words)", word)
      }
      performer = known
    }
    minutes = try given.number(.minutes, in: 1...480)
    age = try given.age()
  }
}

struct ShowOptions {
  var protocolName: String
  var place: CoursePlace
  var json: Bool

  init(_ given: GivenOptions, protocol name: String) throws(Failure) {
    protocolName = name
    place = try CoursePlace(given)
    json = given.has(.json)
  }
}
