import SessionEngine
import TerminalFrame
import TextSafety

/// The pages of the screening for pen and paper, in 80 columns: at every line a box for yes and one
/// for no, so that a line nobody answered is seen.
package struct IntakeForm: Sendable {
  private let flow: OpeningFlow

  /// The same lines, in the same order and words, as the opening asks of this offer.
  package init(_ offer: NewSession) {
    var state = SessionState()
    state.opening = offer.opening
    flow = OpeningFlow(offer: offer, state: state)
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  private static let columns = 78
  /// Where the boxes stand.
  private static let boxes = 66

  private var lines: [String] {
    head + Heading.Page.allCases.flatMap(page) + told + needs
      + ["", Self.blank("Signature", to: Self.columns)]
  }

  private var head: [String] {
    let offer = flow.offer
    let age = offer.request.age?.ofPatient
    return Self.wrapped("Before the massage: \(offer.massage.title)", indent: 0) + [
      "",
      Self.blank("Name", offer.patient, to: 38) + "  " + Self.blank("Date", to: 18) + "  "
        + Self.blank("Age", age, to: 18),
      "Filled in by   [ ] the patient   [ ] the guardian   [ ] the therapist",
      "",
      "Please read every line and put a cross at yes or at no.",
    ]
  }

  private func page(_ page: Heading.Page) -> [String] {
    let lines = flow.lines(of: page)
    guard !lines.isEmpty else { return [] }
    return ["", Self.boxed(page == .today ? "TODAY" : "HEALTH", "yes    no")]
      + lines.enumerated().flatMap { row, line -> [String] in
        let number = row < 9 ? " \(row + 1)" : "\(row + 1)"
        let sentence = Self.wrapped(flow.sentence(of: line), indent: 4)
        let words = Self.wrapped(line.words.joined(separator: ", "), indent: 4)
        let first = sentence.first.map { Self.boxed("\(number)  \($0.dropFirst(4))", "[ ]    [ ]") }
        return [first].compactMap(\.self) + sentence.dropFirst() + words
      }
  }

  private var told: [String] {
    ["", "What was answered yes: what is it, where, since when?"]
      + Array(repeating: String(repeating: "_", count: Self.columns), count: 3)
  }

  private var needs: [String] {
    let needs = flow.state.opening?.needs ?? []
    guard !needs.isEmpty else { return [] }
    return ["", "NEEDED BEFORE THE START"]
      + needs.flatMap { need -> [String] in
        switch need.kind {
        case .tick: return Self.wrapped("[ ] \(need.say)", indent: 0)
        case .order:
          return Self.wrapped("\(need.say)", indent: 0) + [
            Self.blank("    Doctor", to: 50) + "  " + Self.blank("Date", to: Self.columns - 52)
          ]
        case .side: return Self.wrapped("\(need.say):   [ ] left   [ ] right", indent: 0)
        case .words:
          return Self.wrapped(need.say, indent: 0) + [Self.blank("   ", to: Self.columns)]
        }
      }
  }

  private static func boxed(_ text: String, _ boxes: String) -> String {
    text + String(repeating: " ", count: max(1, Self.boxes - text.count)) + boxes
  }

  /// A word with a line to write on, or with what is known.
  private static func blank(_ word: String, _ known: String? = nil, to columns: Int) -> String {
    let start = word + " " + (known ?? "")
    let rest = max(0, columns - start.count)
    return start + String(repeating: known == nil ? "_" : " ", count: rest)
  }

  private static func wrapped(_ text: String, indent: Int) -> [String] {
    guard !text.isEmpty else { return [] }
    return ShownText(text).wrapped(toColumns: Self.boxes - 2 - indent).map {
      String(repeating: " ", count: indent) + $0.string
    }
  }
}
