package import SessionEngine

extension Interval {
  /// `every 1 to 2 days`, after a number of sessions.
  package var inRecord: String {
    switch self {
    case .days(let range): range.upperBound == 1 ? "every day" : "every \(range.inRecord) days"
    case .weeks(let range): range.upperBound == 1 ? "every week" : "every \(range.inRecord) weeks"
    case .perDay(let range): "\(range.inRecord) a day"
    case .perWeek(let range): "\(range.inRecord) a week"
    }
  }
}
