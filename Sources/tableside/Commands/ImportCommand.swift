import CSystem
import ClinicRecords
import RecordExport
import SessionEngine

/// `import`: takes in what an export of everything holds, all of it or nothing.
struct ImportCommand {
  let places: Places
  let path: String

  func run() throws(Failure) {
    let file = open_file(path, O_RDONLY | O_NONBLOCK, 0)
    guard file >= 0 else { throw .system("could not read \(named(path))") }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, is_plain_file(facts.st_mode) != 0 else {
      throw .failed("\(named(path)) is not a plain file")
    }
    Headway.holdSignals()
    let headway = Headway("import")
    let size = Int(facts.st_size)
    let records = try places.openRecords()
    defer { records.close() }
    let (taken, remarks) = try asked { () throws(RecordsError) in
      try records.together { () throws(RecordsError) in
        var taking = Taking(records, path: path) { headway.goesOn($0, of: size) }
        try taking.take(
          DocumentPieces { buffer throws(DocumentPieces.Fault) in
            try Self.read(file, into: &buffer)
          }
        )
        return (taking.counts, taking.remarks)
      }
    }
    for line in [taken.sentence] + remarks { StandardStreams.complain(line + "\n") }
  }

  private static func read(
    _ file: Int32,
    into buffer: inout [UInt8]
  ) throws(DocumentPieces.Fault) -> Int {
    while true {
      let count = CSystem.read(file, &buffer, buffer.count)
      if count < 0, last_error() == EINTR { continue }
      guard count >= 0 else {
        throw DocumentPieces.Fault(sentence: String(cString: strerror(last_error())))
      }
      return count
    }
  }
}

/// What was new, and what was here already.
private struct Counts {
  private var new: [String: Int] = [:]
  private var known: [String: Int] = [:]

  mutating func add(_ what: String, isNew: Bool) {
    if isNew { new[what, default: 0] += 1 } else { known[what, default: 0] += 1 }
  }

  var sentence: String {
    "Taken in: \(Self.list(new)). Here already: \(Self.list(known))."
  }

  private static func list(_ counts: [String: Int]) -> String {
    let parts = counts.sorted { $0.key > $1.key }.map { "\($0.key) \($0.value)" }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}

/// A part of the document, read.
private enum Part {
  case session(ImportedSession)
  case patient(Patient)
  case course(CourseRecord, sessions: [String])
  case protocolText(String, sha256: String)

  /// Nothing for a member that this program does not know.
  init?(_ member: String, _ json: JSONValue) throws(MalformedJSON) {
    switch TransferDocument.Member(rawValue: member) {
    case .patients: self = .patient(try Patient(json: json))
    case .courses:
      self = .course(try CourseRecord(json: json), sessions: try json.list("sessions"))
    case .protocolTexts:
      self = .protocolText(try json.get("text"), sha256: try json.get("sha256"))
    case nil:
      guard member == "sessions" else { return nil }
      self = .session(try ImportedSession(json: json))
    }
  }
}

/// One import on its way.
private struct Taking {
  private(set) var counts = Counts()
  private let records: Records
  private let path: String
  /// Whether to go on, after so many bytes.
  private let goesOn: (Int) -> Bool
  /// Kept to the end: their sessions must be there.
  private var courses: [(course: CourseRecord, sessions: [String])] = []
  /// Sessions that were not here before, and the patients that the document holds.
  private var newSessions: [String] = []
  private var patients: Set<String> = []
  /// What is to be said of the patients.
  private(set) var remarks: [String] = []

  init(_ records: Records, path: String, goesOn: @escaping (Int) -> Bool) {
    self.records = records
    self.path = path
    self.goesOn = goesOn
  }

  mutating func take(_ document: DocumentPieces) throws(RecordsError) {
    var document = document
    while let piece = try next(&document) {
      guard goesOn(document.total) else { throw .stopped }
      guard piece.member == "version", !piece.isElement else {
        try take(read(piece, document))
        continue
      }
      guard piece.text == "1" else {
        throw fault("this program knows version 1; a newer one made it")
      }
    }
    guard document.members.isSuperset(of: ["version", "sessions"]) else {
      throw fault("it is not what 'tableside export --all --format json' writes")
    }
    for (course, sessions) in courses where patients.contains(course.patient) {
      counts.add("courses", isNew: try records.takeIn(course, sessions: sessions))
    }
    try fileOrphans()
  }

  /// A code without its patient says nothing of who has that code here.
  private mutating func fileOrphans() throws(RecordsError) {
    var codes: Set<String> = []
    for id in newSessions {
      guard let code = try records.session(id)?.patient, !patients.contains(code) else { continue }
      try records.fileUnderNobody(id)
      codes.insert(code)
    }
    guard !codes.isEmpty else { return }
    let list = codes.sorted().map { named($0) }.joined(separator: ", ")
    remarks.append(
      "The document does not hold the patients of \(list): these sessions are filed under nobody."
        + " 'tableside session assign ID --patient CODE' files them."
    )
  }

  private func next(
    _ document: inout DocumentPieces
  ) throws(RecordsError) -> DocumentPieces.Piece? {
    do throws(DocumentPieces.Fault) {
      return try document.next()
    } catch {
      throw fault(error.sentence)
    }
  }

  private func read(
    _ piece: DocumentPieces.Piece,
    _ document: DocumentPieces
  ) throws(RecordsError) -> Part {
    guard document.members.contains("version") else {
      throw fault("its version does not stand first")
    }
    var name = "a part of “\(piece.member)”"
    do throws(MalformedJSON) {
      let json = try JSONValue(reading: piece.text, bytesMax: DocumentPieces.pieceMax)
      if let id = (json["id"] ?? json["code"])?.string { name = "“\(piece.member)” \(id)" }
      if piece.isElement, let part = try Part(piece.member, json) { return part }
    } catch {
      throw fault("\(name): \(error.sentence)")
    }
    throw fault("this program does not know “\(piece.member)”")
  }

  private mutating func take(_ part: Part) throws(RecordsError) {
    switch part {
    case .session(let session):
      let additions =
        session.corrections.map(Correction.init) + session.remarks.map(Correction.init)
      if try records.session(session.id) == nil { newSessions.append(session.id) }
      let isNew = try records.takeIn(
        session.entries,
        additions.sorted { $0.at < $1.at },
        of: session.id,
        base: session.base
      )
      counts.add("sessions", isNew: isNew)
    case .patient(let patient):
      var patient = patient
      patient.base = patient.base ?? RecordContext.olderBase
      patients.insert(patient.code)
      let other = try records.lookAlike(of: patient.code)
      counts.add("patients", isNew: try records.takeIn(patient, at: .now))
      if let other {
        remarks.append("Patient \(named(patient.code)) is easily taken for \(named(other)).")
      }
      remarks += try records.twinLines(of: patient)
    case .course(let course, let sessions): courses.append((course, sessions))
    case .protocolText(let text, let sha256):
      guard SHA256(of: Array(text.utf8)).hexadecimal == sha256 else {
        throw fault("the text of protocol \(sha256.prefix(64)) is damaged")
      }
      try records.keepProtocolText(text, sha256: sha256)
    }
  }

  private func fault(_ sentence: String) -> RecordsError {
    .invalid(what: "taking in \(path)", allowed: sentence)
  }
}

extension Correction {
  fileprivate init(_ correction: RecordContext.Correction) {
    switch correction.kind {
    case .voided:
      self.init(.void, text: correction.reason, at: correction.at, by: correction.by)
    case .assigned(let code):
      self.init(
        .assign(patient: code),
        text: correction.reason,
        at: correction.at,
        by: correction.by
      )
    case .doctor(let word): self.init(word, at: correction.at, by: correction.by)
    }
  }

  fileprivate init(_ remark: RecordContext.Remark) {
    self.init(.remark, text: remark.text, at: remark.at, by: remark.by)
  }
}
