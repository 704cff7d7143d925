import RecordExport
import SessionEngine
import TestSupport
import Testing

/// The tables that explain an export hold what exports hold, and nothing else.
struct ManualTablesTests {
  @Test func `every kind of entry is explained with every field of it`() {
    let kinds = Dictionary(grouping: SampleEvents.all, by: \.kind.rawValue)
    #expect(Set(explainedEvents.map(\.name)) == Set(kinds.keys))
    #expect(explainedEvents.count == kinds.count)
    for explained in explainedEvents {
      let written = Set(kinds[explained.name]?.flatMap(\.fields.paths) ?? [])
      let told = Set(explained.fields.map(\.name))
      #expect(written == told, "\(explained.name): \(written.symmetricDifference(told).sorted())")
    }
  }

  @Test func `every resource of a Bundle is explained with everything of its own`() throws {
    var writer = FHIRBundleWriter(withName: true)
    let context = RecordContext(
      course: RecordContext.CourseFacts(id: "c", startedAt: ExampleSession.start, counted: 1),
      clinic: RecordContext.Clinic(
        name: "River",
        lines: ["1 Mill Lane"],
        base: RecordContext.olderBase
      )
    )
    let text = writer.document(
      try (ExampleSession.everyOutcome + ExampleSession.everyReaction).map { example in
        ExportedSession(try example.record, context: context)
      }
    )
    let types = Set(text.matches(of: /"resource":\{"resourceType":"(\w+)"/).map { String($0.1) })
    #expect(types == Set(explainedResources.map(\.name)))
    let base = RecordContext.olderBase
    let own = text.matches(of: /"(https:\/\/example.org\/tableside\/[^"|?&]+)"/)
      .map { String($0.1.dropFirst(base.count + 1)) }
      .filter { !$0.hasPrefix("protocol/") && !$0.hasPrefix("questionnaire/") }
    let told = explainedResources.flatMap { $0.fields.map(\.name) }
    // Walk-ins and answers taken for granted have Bundles of their own.
    let elsewhere: Set = ["id/walk-in", "StructureDefinition/answer-assumed"]
    #expect(Set(own).union(elsewhere) == Set(told.filter { $0.contains("/") }))
    let parts = text.matches(of: /\{"url":"(\w+)","value/).map { String($0.1) }
    #expect(Set(parts).isSubset(of: told))
  }
}

extension JSONValue {
  /// The names of all fields, those of objects inside joined by dots.
  fileprivate var paths: [String] {
    switch self {
    case .object(let fields):
      fields.flatMap { field in [field.name] + field.value.paths.map { "\(field.name).\($0)" } }
    case .array(let items): items.flatMap(\.paths)
    default: []
    }
  }
}
