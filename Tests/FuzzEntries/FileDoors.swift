import GuideScreens
import ProtocolLibrary
import SessionEngine
import TerminalFrame

/// Protocol files and files of shared rules, and the plans that are made of them.
enum ProtocolDoor {
  static func take(_ input: [UInt8], common: CommonRules, _ complaints: inout Complaints) {
    let source = SourceText(file: "fuzzed.yaml", bytes: input)
    let shared = CommonRules.read(source, addingTo: common)
    shared.diagnostics.check(input, &complaints)
    let reading = ProtocolReader.read(source, common: common)
    (reading.diagnostics + reading.explained).check(input, &complaints)
    guard let massage = reading.protocol else {
      let errors = reading.diagnostics.filter { $0.severity == .error }
      complaints.require(!errors.isEmpty, "a file is refused and nothing says why")
      return
    }
    for request in requests(by: input.count) { plan(massage, request, &complaints) }
  }

  private static func requests(by number: Int) -> [PlanRequest] {
    [
      PlanRequest(sessionNumber: 1, day: 1),
      PlanRequest(
        sessionNumber: 1 + number % 24,
        day: number % 40,
        available: .seconds(number % 4_000),
        painfulSide: .left,
        age: .years(number % 90)
      ),
    ]
  }

  private static func plan(
    _ massage: MassageProtocol,
    _ request: PlanRequest,
    _ complaints: inout Complaints
  ) {
    guard let plan = try? SessionPlan(massage, for: request) else { return }
    complaints.requireReadBack(plan)
  }
}

/// The settings file.
enum SettingsDoor {
  private static let vocabulary = KeyVocabulary(acts: KeyBindings.standard.words) {
    Key(named: $0) != nil
  }

  static func take(_ input: [UInt8], _ complaints: inout Complaints) {
    let source = SourceText(file: "config.yaml", bytes: input)
    SettingsReader.read(source, keys: vocabulary) { $0.utf8.count < 80 }.diagnostics.check(
      input,
      &complaints
    )
  }
}

extension [Diagnostic] {
  /// Every finding lies in the file, or at its end.
  fileprivate func check(_ input: [UInt8], _ complaints: inout Complaints) {
    let lines = 1 + input.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    // Some of the breaks that YAML knows take three bytes.
    let breaks = lines + input.count { $0 == 0xC2 || $0 == 0xE2 }
    for finding in self {
      let isInside =
        (1...breaks + 1).contains(finding.line) && (1...input.count + 1).contains(finding.column)
      complaints.require(isInside, "\(finding.rule) is placed at \(finding.line):\(finding.column)")
      complaints.require(!finding.message.isEmpty, "\(finding.rule) says nothing")
    }
  }
}
