package import SessionEngine
internal import TextSafety

/// The protocols to choose from, with a search.
package struct ProtocolListScreen: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package var id: String
    package var title: String
    package var session: ClosedRange<Duration>
    package var zones: [Zone]
    package var conditions: [String]
    package var summary: String?
    package var positions: [Position]
    package var ages: String?
    /// A file that cannot be used, with the reason.
    package var fault: String?

    package init(
      id: String,
      title: String,
      session: ClosedRange<Duration>,
      zones: [Zone],
      conditions: [String] = [],
      summary: String? = nil,
      positions: [Position] = [],
      ages: String? = nil,
      fault: String? = nil
    ) {
      self.id = id
      self.title = title
      self.session = session
      self.zones = zones
      self.conditions = conditions
      self.summary = summary
      self.positions = positions
      self.ages = ages
      self.fault = fault
    }

    package init(_ protocol: MassageProtocol) {
      var zones: [Zone] = []
      for zone in `protocol`.stages.flatMap(\.steps).flatMap(\.zones) where !zones.contains(zone) {
        zones.append(zone)
      }
      self.init(
        id: `protocol`.id,
        title: `protocol`.title,
        session: `protocol`.session,
        zones: zones,
        conditions: `protocol`.conditions,
        summary: `protocol`.summary,
        positions: `protocol`.positions
      )
    }

    /// Whether every word of the search is found somewhere in the row.
    package func matches(_ search: String) -> Bool {
      let places =
        [id, title, summary ?? ""] + conditions + zones.map(\.rawValue) + positions.map(\.rawValue)
      let text = places.joined(separator: " ").lowercased()
      return search.lowercased().split(separator: " ").allSatisfy { text.holds($0) }
    }
  }

  /// All protocols; the screen shows those that match the search.
  package var rows: [Row]
  package var search: TypedLine
  /// Place among the rows that match.
  package var selected: Int
  package var patient: String?
  package var standing: Standing

  package init(
    rows: [Row],
    search: TypedLine = TypedLine(),
    selected: Int = 0,
    patient: String? = nil,
    standing: Standing = Standing()
  ) {
    self.rows = rows
    self.search = search
    self.selected = selected
    self.patient = patient
    self.standing = standing
  }

  package var matching: [Row] { rows.filter { $0.matches(search.text) } }
}
