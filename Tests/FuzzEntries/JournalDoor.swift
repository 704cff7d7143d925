import ClinicRecords
import GuideProgram
import GuideScreens
import RecordExport
import SessionEngine
import Simulation
import TerminalFrame

/// Journals as rows of a database hold them, and all that is done with what they give.
///
/// One entry a line: elapsed milliseconds, the event's word, its fields as JSON.
enum JournalDoor {
  private static let opened = WallTime(milliseconds: 1_790_000_000_000)
  private static let entriesMax = 400

  static func take(_ input: [UInt8], _ complaints: inout Complaints) {
    var entries: [JournalEntry] = []
    for line in input.split(separator: UInt8(ascii: "\n")).prefix(entriesMax) {
      guard let (elapsed, event) = read(line) else { continue }
      let again = event.fields.text()
      let fields = try? JSONValue(reading: again)
      complaints.require(
        fields.flatMap { SessionEvent(kind: event.kind.rawValue, fields: $0) } == event,
        "an entry reads back otherwise: \(event.kind) \(again)"
      )
      entries.append(
        JournalEntry(
          sequence: entries.count + 1,
          elapsed: .milliseconds(elapsed),
          at: WallTime(milliseconds: opened.milliseconds + elapsed),
          event: event
        )
      )
    }
    if !entries.isEmpty { use(entries, &complaints) }
  }

  private static func read(_ line: ArraySlice<UInt8>) -> (Int64, SessionEvent)? {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      .map { String(decoding: $0, as: UTF8.self) }
    let bound: Int64 = 1_000_000_000_000
    guard parts.count == 3, let elapsed = Int64(parts[0]), (0...bound).contains(elapsed),
      let fields = try? JSONValue(reading: parts[2]),
      let event = SessionEvent(kind: parts[1], fields: fields)
    else { return nil }
    return (elapsed, event)
  }

  private static func use(_ entries: [JournalEntry], _ complaints: inout Complaints) {
    let session = Session(replaying: entries)
    let last = session.state.lastElapsed
    for now in [.zero, last, last + .seconds(7), last + .seconds(9_000)] {
      _ = try? session.events(for: .pass, at: now)
      _ = session.state.remainingInSession(at: now)
    }
    if let record = SessionRecord(id: "s-1", entries: entries) {
      Writers.write(ExportedSession(record))
    }
    resume(entries, at: last, &complaints)
  }

  /// Takes the session up, on a screen and without, and goes on with it.
  private static func resume(
    _ entries: [JournalEntry],
    at elapsed: Duration,
    _ complaints: inout Complaints
  ) {
    let interrupted = InterruptedSession(
      id: "s-1",
      entries: entries,
      elapsed: elapsed,
      gap: .seconds(40),
      cause: .killed
    )
    let size = Size(columns: 80, rows: 24)
    let look = Look(theme: .standard, repertoire: .unicode)
    let settings = ScreenSettings(look: look) { _ in "14:02" }
    var screen = ScreenGuide(.interrupted(interrupted), settings: settings, size: size)
    var plain = PlainGuide(.interrupted(interrupted))
    var moment = Moment(boot: .seconds(100), awake: .seconds(100), wall: opened)
    let keys: [Key] = [.enter, .enter, .character("4"), .character("u"), .character("s"), .enter]
    for key in keys {
      for message in [Message.turn, .key(key)] { _ = screen.update(message, at: moment) }
      for message in [Message.turn, .line("")] { _ = plain.update(message, at: moment) }
      if let frame = screen.frame(at: moment) {
        for broken in FrameWatch.broken(frame) { complaints.require(false, broken) }
      }
      moment.boot += .milliseconds(4_900)
      moment.awake = moment.boot
    }
  }
}
