import Foundation
import TestProcesses

/// What `export --format json` says of a session, as another program reads it.
struct ExportedSession: Decodable {
  struct Screening: Decodable {
    let id: String
    let answer: String
    let question: String
    let place: String?
    let clearedBy: String?
    let override: String?
  }

  struct Step: Decodable {
    let id: String
    let technique: String
    let zone: String
    let plannedSeconds: Double
    let result: String
    let reason: String?

    var zones: [String] { zone.split(separator: "+").map(String.init) }
  }

  struct Event: Decodable {
    let kind: String
    let period: String?
    let banners: [Banner]?
  }

  struct Banner: Decodable {
    let reason: String
    let text: String
  }

  let id: String
  let rehearsal: Bool
  let patient: String?
  let sessionNumber: Int
  let outcome: String
  let reason: String?
  let painAfter: Int?
  let screening: [Screening]
  let steps: [Step]
  let events: [Event]

  var banners: [Banner] { events.last { $0.kind == "planned" }?.banners ?? [] }
  var period: String? { events.last { $0.kind == "planned" }?.period }
  var plannedSeconds: Double { steps.reduce(0) { $0 + $1.plannedSeconds } }
}

extension GuideRun {
  /// The sessions on record, the earliest first.
  func exported(_ options: String...) throws -> [ExportedSession] {
    struct Document: Decodable { let sessions: [ExportedSession] }
    let chosen = options.isEmpty ? ["--all"] : options
    let run = try run(["export", "--format", "json"] + chosen)
    return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).sessions
  }
}
