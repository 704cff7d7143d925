import GuideScreens
import RecordExport
import SessionEngine
import TerminalFrame
import TestSupport

@testable import GuideProgram

/// A guide whose requests are answered at once.
struct GuideWalk {
  var guide: ScreenGuide
  var boot: Duration = .seconds(1_000)
  var offer: NewSession
  var isStanding = false

  /// The store says so instead of saving.
  var storeFailure: String?

  init(_ offer: NewSession, size: Size = Size(columns: 100, rows: 40)) {
    self.offer = offer
    guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: size
    )
    tell(.turn)
  }

  var moment: Moment { Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0)) }
  var lines: [String] { guide.newFrame(at: moment).lines }
  /// The title and the keys, without the time that goes on.
  var title: String { (lines[0] + (lines.last ?? "")).filter { !$0.isNumber } }
  /// What is written, without the time that goes on.
  var text: String {
    lines.filter { line in !line.contains { "█▀▄".contains($0) } }.joined(separator: "\n")
      .filter { !$0.isNumber }
  }

  mutating func tell(_ message: Message) {
    for effect in guide.update(message, at: moment) {
      for answer in answers(to: effect) { tell(answer) }
    }
  }

  mutating func press(_ key: Key) {
    boot += .milliseconds(1_200)
    tell(.turn)
    tell(.key(key))
    tell(.turn)
  }

  mutating func press(_ keys: [Key]) { for key in keys { press(key) } }

  mutating func wait(_ seconds: Int) {
    for _ in 0..<seconds {
      boot += .seconds(1)
      tell(.turn)
    }
  }

  private func answers(to effect: Effect) -> [Message] {
    let facts = PatientFacts(
      row: PatientRow(code: "A-1"),
      lastProtocol: offer.massage.id,
      lastTitle: offer.massage.title
    )
    let row = HistoryRow(
      session: "s-0",
      date: "2026-11-20 14:02",
      patient: "A-1",
      protocolTitle: "Small back massage",
      sessionNumber: 1,
      outcome: .completed,
      planned: .seconds(60),
      handsOn: .seconds(60),
      painBefore: nil,
      painAfter: nil,
      reactions: 0,
      isRehearsal: false
    )
    let standing = InterruptedFacts(
      session: "s-9",
      patient: "A-1",
      protocolTitle: "Small back massage",
      time: "14:02"
    )
    switch effect {
    case .readHome: return [.home(HomeFacts())]
    case .readLatest: return [.latest(facts, referrals: [])]
    case .readProtocols: return [.protocols([ProtocolFacts(offer.massage)])]
    case .readPatients: return [.patients([facts])]
    case .openPatient: return [.patient(facts)]
    case .readPatientRecord:
      return [.patientRecord(PatientRecordFacts(patient: "A-1", lines: [], fields: []))]
    case .readHistory(let patient, let offset):
      let part = HistoryPart(rows: [row], patient: patient, offset: offset, isLast: true)
      return [.history(part)]
    case .readTrends(let patient): return [.trends(CourseTrends([]), patient: patient)]
    case .offer(let id, _, _):
      return isStanding ? [.standing(standing, protocol: id)] : [.offered(offer)]
    case .store(let session, _) where storeFailure != nil:
      return [.store(.failed(session: session, reason: storeFailure ?? ""))]
    case .store(let session, let entries):
      return [.store(.committed(session: session, through: entries.last?.sequence ?? 0))]
    default: return []
    }
  }
}
