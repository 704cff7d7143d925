import ClinicRecords
import SessionEngine

/// Which sessions a list or an export takes, beside whose they are.
struct SessionChoice {
  /// The first day and the last, as people here count them.
  private let from: CalendarDate?
  private let to: CalendarDate?
  private let protocolID: String?
  private let includesRehearsals: Bool

  /// The options that choose, for help and completion.
  static let options = [
    OptionUse(.from, .text("DAY"), "sessions of this day and later, as 2026-11-20"),
    OptionUse(.to, .text("DAY"), "sessions of this day and earlier"),
    OptionUse(.protocolName, .text("ID"), "sessions by this protocol"),
    OptionUse(.rehearsals, "rehearsals too"),
  ]

  init(_ given: GivenOptions) throws(Failure) {
    from = try given.day(.from)
    to = try given.day(.to)
    protocolID = given.text(.protocolName)
    includesRehearsals = given.has(.rehearsals)
    if let from, let to, to < from { throw .usage("--to lies before --from") }
  }

  /// Whether sessions are left out by their day or their protocol.
  var isNarrowed: Bool { from != nil || to != nil || protocolID != nil }

  func filter(patient: String?) -> SessionFilter {
    SessionFilter(
      patient: patient,
      protocolID: protocolID,
      withRehearsals: includesRehearsals,
      from: from.map(LocalTime.here.start(of:)),
      before: to.map { LocalTime.here.start(of: CalendarDate(daysSince1970: $0.daysSince1970 + 1)) }
    )
  }
}

extension GivenOptions {
  fileprivate func day(_ name: OptionName) throws(Failure) -> CalendarDate? {
    guard let text = text(name) else { return nil }
    guard let day = CalendarDate(text: text) else {
      throw wrong(name, "a day such as 2026-11-20", text)
    }
    return day
  }
}
