internal import SessionEngine

/// The two kinds of Bundle.
package enum FHIRBundleForm: String, CaseIterable, Sendable {
  /// To be posted to a server, any number of times.
  case transaction
  /// To be filed.
  case collection
}

/// Sessions of one patient as one FHIR R4 Bundle.
///
/// What belongs to a session is put by its identifier, so that sending it again changes nothing
/// and sending it after a correction mends it; what is shared is only created where it is missing.
package struct FHIRBundleWriter: RecordWriter {
  /// The sessions that were not written because they belong to somebody else.
  package private(set) var leftOut: [String] = []

  private let form: FHIRBundleForm
  private let namesPatient: Bool
  private let isLean: Bool
  private var patient: FHIRPatient?
  private var written: Set<String> = []
  private var courses: [FHIRCourse] = []
  private var latest: WallTime?

  package init(
    form: FHIRBundleForm = .transaction,
    withName: Bool = false,
    lean isLean: Bool = false
  ) {
    self.form = form
    namesPatient = withName
    self.isLean = isLean
  }

  package mutating func opening() -> String {
    #"{"resourceType":"Bundle","type":"\#(form.rawValue)","entry":["#
  }

  package mutating func session(_ session: ExportedSession) -> String {
    let owner = FHIRPatient(session)
    if let patient, patient.url != owner.url {
      leftOut.append(session.record.id)
      return ""
    }
    patient = owner
    let resources = FHIRSession(session, patient: owner, isLean: isLean)
    if let course = FHIRCourse(resources) { note(course) }
    latest = max(latest ?? resources.lastMoment, resources.lastMoment)
    let entries = [owner.entry(named: namesPatient)] + resources.entries
    return entries.map { write($0) }.joined()
  }

  package mutating func closing() -> String {
    let plans = courses.map { write($0.entry) }.joined()
    let timestamp =
      form == .collection ? latest.map { #","timestamp":"\#($0.text)""# } ?? "" : ""
    return plans + "\n]" + timestamp + "}\n"
  }

  private mutating func note(_ course: FHIRCourse) {
    if let place = courses.firstIndex(where: { $0.url == course.url }) {
      courses[place].add(course)
    } else {
      courses.append(course)
    }
  }

  private mutating func write(_ entry: FHIREntry) -> String {
    let isFirst = written.isEmpty
    guard written.insert(entry.url).inserted else { return "" }
    let request = form == .transaction ? entry.request : nil
    let json = JSONValue.fhir([
      "fullUrl": .string(entry.url), "resource": entry.resource, "request": request,
    ])
    return (isFirst ? "\n" : ",\n") + json.text()
  }
}

/// One resource of a Bundle.
struct FHIREntry {
  enum Delivery {
    /// Created where nothing has this query yet.
    case createOnce(String)
    /// Put in the place of what has this query.
    case replace(String)
  }

  let url: String
  let type: String
  let resource: JSONValue
  let delivery: Delivery

  var request: JSONValue {
    switch delivery {
    case .createOnce(let query):
      ["method": "POST", "url": .string(type), "ifNoneExist": .string(query)]
    case .replace(let query):
      ["method": "PUT", "url": .string("\(type)?\(query)")]
    }
  }
}
