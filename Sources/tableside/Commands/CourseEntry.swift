import ClinicRecords
import ProtocolLibrary
import SessionEngine

/// What is told of a patient's courses: `lumbar-osteochondrosis, 12 sessions, every 2 days`.
struct CourseEntry {
  /// Courses that are new or differ from the record.
  private(set) var changed: [CourseRecord] = []
  private let known: [CourseRecord]
  private let patient: String
  private let shelf: ProtocolShelf
  private let now: WallTime

  /// The courses under way are what changes; another protocol begins one.
  init(_ known: [CourseRecord], of patient: String, _ shelf: ProtocolShelf, at now: WallTime) {
    self.known = known
    self.patient = patient
    self.shelf = shelf
    self.now = now
  }

  mutating func take(_ value: String) throws(EntryProblem) {
    let parts = value.split(separator: ",").map { String($0).trimmed }
    guard let id = parts.first, parts.count > 1 else {
      throw EntryProblem(
        "course takes a protocol and what differs from it, such as"
          + " 'course: lumbar-osteochondrosis, 12 sessions, every 2 days'"
      )
    }
    var course = try present(id)
    for part in parts.dropFirst() { try set(part, of: &course) }
    changed.removeAll { $0.protocolID == id }
    if !known.contains(course) { changed.append(course) }
  }

  private func present(_ id: String) throws(EntryProblem) -> CourseRecord {
    if let course = (changed + known).first(where: { $0.protocolID == id }) { return course }
    guard let massage = shelf.quietly(id) else {
      let near = nearestWord(to: id, among: shelf.finder.entries.map(\.id))
      throw EntryProblem(
        "there is no usable protocol \(named(id))" + (near.map { ": did you mean '\($0)'?" } ?? "")
      )
    }
    return CourseRecord(
      patient: patient,
      protocolID: massage.id,
      protocolTitle: massage.title,
      startedAt: now
    )
  }

  private func set(_ part: String, of course: inout CourseRecord) throws(EntryProblem) {
    let words = part.split(separator: " ").map(String.init)
    switch (words.first, words.last) {
    case (let number?, "sessions"?), (let number?, "session"?):
      guard words.count == 2, let planned = Int(number), (1...99).contains(planned) else {
        throw EntryProblem("a course has 1 to 99 sessions, such as '12 sessions'")
      }
      course.plannedSessions = planned
    case ("every"?, _):
      guard let interval = Interval(text: words.dropFirst().joined(separator: " ")) else {
        throw EntryProblem(Self.intervals)
      }
      course.interval = interval
    case ("injured"?, let text?):
      guard let day = CalendarDate(text: text), day <= LocalTime.date(now) else {
        throw EntryProblem("injured takes a day that is past, such as 'injured 2026-11-01'")
      }
      course.injuredOn = day
    case ("ended"?, _) where words.count == 1: course.endedAt = now
    default:
      guard let interval = Interval(text: part) else {
        throw EntryProblem(
          "a course takes '12 sessions', 'every 1-2 days', 'injured 2026-11-01' or 'ended';"
            + " found \(named(part))"
        )
      }
      course.interval = interval
    }
  }

  private static let intervals =
    "an interval is written like 'every 1-2 days', 'every 1 week', '2 per day' or '3 per week'"
}
