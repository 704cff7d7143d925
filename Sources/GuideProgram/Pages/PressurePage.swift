import GuideScreens
import SessionEngine
import Words

/// Asks for the blood pressure after the session, where it was measured before.
struct PressurePage: LinePage {
  var before: BloodPressure
  var patient: String?
  var typed = TypedLine()

  var title: String { "Blood pressure after the session?" }
  var detail: String? { patient }
  var enter: String { typed.isBlank ? "it was not measured" : typed.trimmed }

  func text(_ keys: KeyBindings) -> [String] {
    ["Before it was \(before.text). The upper value, a stroke, the lower value."]
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard !line.isBlank else { return desk.close() }
    guard let value = BloodPressure(text: line.trimmed) else {
      return desk.refuse("Blood pressure in mmHg, as in 145/90.")
    }
    desk.carryOut(.reportBloodPressure(.after, value))
    desk.close()
  }

  mutating func drop(_ desk: inout Desk) {
    guard let state = desk.guided?.state, state.plan?.aftercare.ask.contains(.pain) ?? false else {
      return desk.show(RestPage())
    }
    desk.show(PainPage(score: state.painAfter, patient: patient))
  }
}

extension Desk {
  /// Closes the session; what was measured before it is asked for first.
  mutating func closeMeasured() {
    guard let state = guided?.state, let before = state.bloodPressureBefore,
      state.bloodPressureAfter == nil
    else { return close() }
    show(PressurePage(before: before, patient: state.opening?.patient))
  }
}
