import ProtocolLibrary
import RecordExport
import SessionEngine

/// A command that works, by its words on the command line.
enum CommandName: String, CaseIterable {
  case run, resume, intake, list, show, check, new, schema
  case addPatient = "patient add"
  case editPatient = "patient edit"
  case showPatient = "patient show"
  case removePatient = "patient remove"
  case listPatients = "patient list"
  case history, export
  case importFile = "import"
  case backup, salvage
  case noteSession = "session note"
  case voidSession = "session void"
  case assignSession = "session assign"
  case cues, status, report, completion, manual

  /// The command that words begin with, and how many of them are its own.
  static func first(of words: [String]) throws(Failure) -> (name: Self, count: Int)? {
    guard let first = words.first else { return nil }
    if let name = Self(rawValue: first) { return (name, 1) }
    let family = allCases.filter { $0.rawValue.hasPrefix(first + " ") }
    guard !family.isEmpty else { throw .usage("unknown command \(named(first))") }
    if words.count > 1, let name = Self(rawValue: first + " " + words[1]) { return (name, 2) }
    let verbs = family.map { $0.rawValue.dropFirst(first.count + 1) }.joined(separator: ", ")
    let found = words.count > 1 ? ", found \(named(words[1]))" : ""
    throw .usage("'\(first)' needs one of: \(verbs)\(found)")
  }

  /// What it understands beside the common options.
  var options: [OptionName] { facts.options.map(\.name) }

  var facts: CommandFacts {
    switch self {
    case .run: Self.runFacts
    case .resume: Self.resumeFacts
    case .intake: Self.intakeFacts
    case .list: Self.listFacts
    case .show: Self.showFacts
    case .check:
      CommandFacts(
        "every mistake in protocol files; all known ones without a name",
        .files("[FILE|DIR]..."),
        [Self.json]
      )
    case .new: CommandFacts("a protocol file to fill in, here", .text("NAME"))
    case .schema:
      CommandFacts(
        "the JSON Schema of protocol files",
        [
          OptionUse(.record, "of what 'export --format json' writes instead"),
          OptionUse(.fhir, "the StructureDefinitions of the extensions in FHIR instead"),
        ]
      )
    case .addPatient:
      CommandFacts("a new patient; asks, or reads 'field: value' lines", .text("CODE"))
    case .editPatient: CommandFacts("changes what is known of a patient", .text("CODE"))
    case .showPatient:
      CommandFacts("what is known of a patient", .text("CODE"), [Self.json])
    case .removePatient:
      CommandFacts("removes a patient and every session for good", .text("CODE"))
    case .listPatients: CommandFacts("all patients", [Self.json])
    case .history: Self.historyFacts
    case .export: Self.exportFacts
    case .importFile:
      CommandFacts("takes in what 'export --all --format json' wrote", .files("FILE"))
    case .backup: CommandFacts("a copy of all records, safe while sessions run", .files("FILE"))
    case .salvage:
      CommandFacts("what can still be read of damaged records, in a new file", .files("FILE"))
    case .noteSession:
      CommandFacts("adds words to a session that is over; asks for them", .text("ID"))
    case .voidSession: CommandFacts("marks a session as void; asks for the reason", .text("ID"))
    case .assignSession:
      CommandFacts(
        "files a session under another patient; asks for the reason",
        .text("ID"),
        [OptionUse(.patient, .text("CODE"), "under this one")]
      )
    case .cues: CommandFacts("every bell, flash and sentence, one after another")
    case .status: Self.statusFacts
    case .report: CommandFacts("what a report of a fault needs; names no patient")
    case .completion:
      CommandFacts(
        "completion for a shell",
        .words("SHELL", Shell.allCases.map(\.rawValue)),
        isAnnounced: false
      )
    case .manual:
      CommandFacts(
        "a page of the manual, for man",
        .words("[PAGE]", ManualPage.allCases.map(\.rawValue)),
        isAnnounced: false
      )
    }
  }
}

/// What help, the manual and completion tell of a command.
struct CommandFacts {
  /// What stands behind the command.
  enum Operands {
    case none
    case `protocol`
    case files(String)
    case text(String)
    case words(String, [String])

    var shown: String? {
      switch self {
      case .none: nil
      case .protocol: "PROTOCOL"
      case .files(let name), .text(let name), .words(let name, _): name
      }
    }
  }

  let meaning: String
  let operands: Operands
  let options: [OptionUse]
  /// Whether `--help` tells of it; the manual tells of every command.
  let isAnnounced: Bool

  init(
    _ meaning: String,
    _ operands: Operands = .none,
    _ options: [OptionUse] = [],
    isAnnounced: Bool = true
  ) {
    self.meaning = meaning
    self.operands = operands
    self.options = options
    self.isAnnounced = isAnnounced
  }

  init(_ meaning: String, _ options: [OptionUse]) { self.init(meaning, .none, options) }
}

extension CommandName {
  private static let json = OptionUse(.json, "one JSON document")

  private static let runFacts = CommandFacts(
    "guide a session",
    .protocol,
    [
      OptionUse(.patient, .text("CODE"), "of this patient; a walk-in without it"),
      OptionUse(.session, .text("N"), "session N of the course; the next one without it"),
      OptionUse(.day, .text("D"), "day D since the injury, for courses that count by days"),
      OptionUse(.minutes, .text("M"), "so many minutes are at hand"),
      OptionUse(.until, .text("HH:MM"), "the hands must be free at this time"),
      OptionUse(.speed, .text("X"), "rehearse X times faster, 0.1 to 3600"),
      OptionUse(.plain, "without a full screen: lines out, commands in"),
      OptionUse(.yes, "take preparation as done and contraindications as absent"),
    ]
  )

  private static let resumeFacts = CommandFacts(
    "take up the interrupted session",
    [
      OptionUse(.session, .text("ID"), "this one; the latest that nobody holds without it"),
      OptionUse(.speed, .text("X"), "a rehearsal goes on X times faster"),
      OptionUse(.plain, "without a full screen"),
    ]
  )

  private static let intakeFacts = CommandFacts(
    "the questions before a session, answered beforehand or on paper",
    .text("[CODE]"),
    [
      OptionUse(
        .purpose,
        .text("PROTOCOL"),
        "before this massage; before the last one once more without it"
      ),
      OptionUse(.plain, "without a full screen"),
      OptionUse(.print, "as a form for pen and paper; before any massage without --for"),
      OptionUse(.age, .text("AGE"), "the form for this age, such as '5 y' or '4 m'"),
    ]
  )

  private static let listFacts = CommandFacts(
    "the protocols; those that words find, the likeliest first",
    .text("[WORD]..."),
    [
      OptionUse(.zone, .words(Zone.allCases.map(\.rawValue)), "that work on this zone"),
      OptionUse(.condition, .text("C"), "for this condition"),
      OptionUse(.age, .text("AGE"), "for this age, such as '34' or '6 months'"),
      OptionUse(.performer, .words(Performer.allCases.map(\.rawValue)), "that this one may do"),
      OptionUse(.minutes, .text("M"), "whose first session takes M minutes at most"),
      OptionUse(.titles, "only names and titles of all, without reading the files to their end"),
      OptionUse(.systems, "instead: which file guides which of the systems S01 to S82"),
      json,
    ]
  )

  private static let showFacts = CommandFacts(
    "the plan as it would run, with times",
    .protocol,
    [
      OptionUse(.session, .text("N"), "of session N; of session 1, the gentlest, without it"),
      OptionUse(.day, .text("D"), "of day D since the injury"),
      json,
    ]
  )

  private static let historyFacts = CommandFacts(
    "the sessions that were held, the latest first",
    [
      OptionUse(.patient, .text("CODE"), "of this patient, course by course"),
      OptionUse(.therapist, .text("CODE"), "that this therapist worked at"),
      OptionUse(.find, .text("TEXT"), "with these words in a note, a reaction or an addition"),
      OptionUse(.plot, "with pain and times over the course"),
    ] + SessionChoice.options + [json]
  )

  private static let exportFacts = CommandFacts(
    "records for other programs",
    [
      OptionUse(
        .format,
        .words(ExportOptions.Format.allCases.map(\.rawValue)),
        "what to write"
      ),
      OptionUse(.session, .text("ID"), "this session"),
      OptionUse(.patient, .text("CODE"), "every session of this patient"),
      OptionUse(.all, "everything"),
    ] + SessionChoice.options + [
      OptionUse(.output, .file, "to a new file instead of standard output"),
      OptionUse(
        .table,
        .words(CSVTable.allCases.map(\.rawValue)),
        "the rows of csv; steps without it"
      ),
      OptionUse(
        .purpose,
        .words(HTMLWriter.Reader.allCases.map(\.rawValue)),
        "whom html is for; the patient without it"
      ),
      OptionUse(.collection, "fhir to be filed, not to be posted"),
      OptionUse(.lean, "fhir without the definitions of protocol and screening"),
      OptionUse(.withName, "fhir, html, ical and markdown with name, birth date and sex"),
    ]
  )

  private static let statusFacts = CommandFacts(
    "what runs now, without a word about the patient",
    [
      OptionUse(
        .format,
        .text("TEXT"),
        "one line each, with {state} {stage} {technique} {end} {left} {therapist}"
      ),
      json,
    ]
  )
}
