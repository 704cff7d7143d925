import RecordExport

struct HistoryOptions {
  var patient: String?
  /// The code of one who worked.
  var therapist: String?
  /// What words of the sessions are searched for.
  var find: String?
  var isPlotted: Bool
  var choice: SessionChoice
  var json: Bool

  init(_ given: GivenOptions) throws(Failure) {
    patient = given.text(.patient)
    therapist = given.text(.therapist)
    find = given.text(.find)
    if find?.trimmed.isEmpty == true { throw .usage("--find needs words to look for") }
    isPlotted = given.has(.plot)
    choice = try SessionChoice(given)
    json = given.has(.json)
    if isPlotted, patient == nil { throw .usage("--plot needs --patient CODE") }
    if isPlotted, find != nil || therapist != nil {
      throw .usage("--plot shows every session of a patient: no --find, no --therapist")
    }
    if isPlotted, json { throw .usage("--plot and --json exclude each other") }
  }
}

struct ExportOptions {
  enum Format: String, CaseIterable {
    case json, csv, markdown, html, fhir, soap, ical
  }

  enum Selection {
    case all
    case session(String)
    case patient(String)
  }

  var format: Format
  var selection: Selection
  var output: String?
  var choice: SessionChoice
  var table: CSVTable
  var reader: HTMLWriter.Reader
  var isCollection: Bool
  /// Without definitions that are found by their address alone.
  var isLean: Bool
  var withName: Bool

  init(_ given: GivenOptions) throws(Failure) {
    guard let format = try given.word(.format, among: Format.self) else {
      throw .usage("'export' needs --format, \(GivenOptions.allowed(Format.self))")
    }
    self.format = format
    output = given.text(.output)
    choice = try SessionChoice(given)
    table = try given.word(.table, among: CSVTable.self) ?? .steps
    reader = try given.word(.purpose, among: HTMLWriter.Reader.self) ?? .patient
    isCollection = given.has(.collection)
    isLean = given.has(.lean)
    withName = given.has(.withName)
    let selections = [
      given.has(.all) ? Selection.all : nil,
      given.text(.session).map { .session($0) },
      given.text(.patient).map { .patient($0) },
    ].compactMap(\.self)
    guard let only = selections.first, selections.count == 1 else {
      throw .usage("'export' needs one of --session ID, --patient CODE, --all")
    }
    selection = only
    if case .session = only, choice.isNarrowed {
      throw .usage("--from, --to and --protocol choose among several sessions, not --session ID")
    }
    try Self.allow(.table, in: [.csv], format, given)
    try Self.allow(.purpose, in: [.html], format, given)
    try Self.allow(.collection, in: [.fhir], format, given)
    try Self.allow(.lean, in: [.fhir], format, given)
    try Self.allow(.withName, in: [.fhir, .html, .ical, .markdown], format, given)
    if format == .soap, given.text(.session) == nil {
      throw .usage("--format soap is one session's note: say --session ID")
    }
    if format == .ical {
      if case .session = only {
        throw .usage("a calendar holds the next sessions: say --patient CODE or --all")
      }
      if choice.isNarrowed || given.has(.rehearsals) {
        throw .usage("--from, --to, --protocol and --rehearsals are not for --format ical")
      }
    }
    if format == .fhir, case .all = only {
      throw .usage("a FHIR Bundle is about one patient: say --patient CODE or --session ID")
    }
  }

  /// The one patient whom it is about.
  var patient: String? {
    if case .patient(let code) = selection { code } else { nil }
  }

  private static func allow(
    _ option: OptionName,
    in formats: [Format],
    _ format: Format,
    _ given: GivenOptions
  ) throws(Failure) {
    guard given.has(option), !formats.contains(format) else { return }
    let words = formats.map(\.rawValue)
    let last = words.suffix(2).joined(separator: " and ")
    let all = (words.dropLast(2) + [last]).joined(separator: ", ")
    throw .usage("--\(option.rawValue) is for --format \(all)")
  }
}

enum PatientOptions {
  case add(code: String)
  case edit(code: String)
  case show(code: String, json: Bool)
  case remove(code: String)
  case list(json: Bool)
}

struct CorrectionOptions {
  enum Kind {
    case note, void, assign
  }

  var session: String
  var kind: Kind
  /// Whom the session is filed under; nothing to mark it as void.
  var patient: String?

  init(_ kind: Kind, _ given: GivenOptions, _ operands: Operands) throws(Failure) {
    session = try operands.only("a session's id")
    patient = given.text(.patient)
    self.kind = kind
    if kind == .assign, patient == nil {
      throw .usage("'\(operands.command.rawValue)' needs --patient CODE")
    }
  }
}

struct StatusOptions {
  var format: StatusFormat?
  var json: Bool

  init(_ given: GivenOptions) throws(Failure) {
    json = given.has(.json)
    format = try given.text(.format).map { text throws(Failure) in try StatusFormat(text) }
    if json, format != nil { throw .usage("--format and --json exclude each other") }
  }
}
