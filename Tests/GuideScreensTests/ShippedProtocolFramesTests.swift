import GuideScreens
import ProtocolLibrary
import TerminalFrame
import Testing

@testable import SessionEngine

/// A sample of every shipped protocol on the stage display, its real texts in real windows.
@Suite struct ShippedProtocolFramesTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3)
    .reduce(into: "") { $0 += "/" + $1 } + "/Protocols"
  private static let finder = ProtocolFinder(
    folders: [ProtocolFolder(path: folder)],
    shipped: folder
  )

  @Test(arguments: finder.entries)
  func `real texts never overlap and are never cut without a mark`(entry: ProtocolEntry) throws {
    let source = try SourceFile.read(entry.path)
    let common = Self.finder.commonRules().rules
    let massage = try #require(ProtocolReader.read(source, common: common).protocol)
    guard let plan = try? SessionPlan(massage, for: PlanRequest(sessionNumber: 4)) else { return }
    for position in stride(from: 0, to: plan.steps.count, by: 4) {
      for size in [Size.small, .usual] { check(plan, at: position, size: size) }
    }
  }

  private func check(_ plan: SessionPlan, at position: Int, size: Size) {
    var state = SessionState()
    state.plan = plan
    state.progress.steps = plan.steps.map { StepProgress(step: $0) }
    state.progress.current = position
    state.progress.phase = .running(since: .zero)
    let step = plan.steps[position]
    state.progress.steps[position].spent = step.duration / 2
    let screen = SessionScreen(state: state, now: .zero, endsAt: "14:32")
    let frame = FrameFiles.frame(screen, size, Look())
    #expect(frame.overdrawnCells == 0, "\(plan.protocolID) \(step.id)")
    #expect(frame.silentCuts == 0, "\(plan.protocolID) \(step.id)")
    let head = frame.lines.prefix(2).joined(separator: " ")
    let technique = step.technique.rawValue.split(separator: "-").joined(separator: " ")
    #expect(head.contains(technique), "\(plan.protocolID) \(step.id)")
  }
}
