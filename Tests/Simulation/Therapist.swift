import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame

/// Who sits at the keys: mostly sensible, at times not, with elbows and a cat.
struct Therapist {
  private enum Mood: CaseIterable {
    case sensible, hasty, nonsense, absent
  }

  private var dice: Dice
  private let mood: Mood
  private let isPlain: Bool
  /// Keys and lines that follow, each with its time.
  private var coming: [(at: Duration, message: Message)] = []
  private var size = Size(columns: 80, rows: 24)
  private var isOnTheWay = false
  private var told: Dice

  init(seed: UInt64, isPlain: Bool, at boot: Duration) {
    dice = Dice(seed: seed)
    told = Dice(seed: seed ^ 0x70_1D)
    mood = dice.weighted([(60, .sensible), (20, .hasty), (10, .nonsense), (10, .absent)])
    self.isPlain = isPlain
    coming = [(boot + dice.time(100...3_000), isPlain ? .line("") : .key(.enter))]
  }

  /// Whoever has no session yet takes back what was typed by mistake.
  mutating func knows(isOnTheWay: Bool) { self.isOnTheWay = isOnTheWay }

  /// Whoever is asked what came of the last session tells it, at times something grave.
  mutating func hears(_ line: String, at boot: Duration) {
    guard let number = line.split(separator: " ").first.flatMap({ Int($0) }),
      line.hasPrefix("\(number)  Since "), mood != .absent, told.isTrue(60)
    else { return }
    let grave = "headache severe days"
    let effect = told.pick(["soreness mild hours", grave, grave, "relief"])
    // Before a doctor was seen it goes on with a reason alone.
    let reason = effect == grave ? ["override seen to already"] : []
    coming = (["\(number)", effect, ""] + reason).enumerated().map {
      (boot + .seconds(2 * ($0.offset + 1)), .line($0.element))
    }
  }

  mutating func resized(_ size: Size) { self.size = size }

  var nextAct: Duration? { coming.first?.at }

  /// What arrives until now; something more always follows.
  mutating func acts(until boot: Duration) -> [Message] {
    let due = coming.prefix { $0.at <= boot }.map(\.message)
    coming.removeFirst(due.count)
    if coming.isEmpty { plan(from: boot) }
    return due
  }

  private mutating func plan(from boot: Duration) {
    let pause =
      switch mood {
      case .sensible: dice.isTrue(60) ? dice.time(1_100...4_000) : dice.time(4_000...90_000)
      case .hasty: dice.time(20...2_500)
      case .nonsense: dice.time(1...8_000)
      case .absent: dice.time(30_000...600_000)
      }
    if isPlain {
      coming = [(boot + pause, .line(line()))]
      return
    }
    var at = boot + pause
    for key in keys() {
      coming.append((at, .key(key)))
      at += dice.isTrue(30) ? .zero : dice.time(20...400)
    }
    if dice.isTrue(mood == .hasty ? 15 : 4) { holdLastKey() }
  }

  /// The terminal repeats a held key after a while, thirty times a second.
  private mutating func holdLastKey() {
    guard let last = coming.last else { return }
    var at = last.at + dice.time(250...660)
    for _ in 0..<dice.number(in: 3...90) {
      coming.append((at, last.message))
      at += .milliseconds(33)
    }
  }

  // MARK: Keys

  private mutating func keys() -> [Key] {
    if isOnTheWay, dice.isTrue(25) { return [.control("u"), .enter] }
    if mood == .nonsense || dice.isTrue(4) {
      return (0...dice.number(in: 0...4)).map { _ in any() }
    }
    switch dice.number(in: 1...100) {
    case 1...44: return [.enter]
    case 45...52: return [.character(" ")]
    case 53...60: return [.character(dice.pick(Array("sbsbeagu+-+-uuu")))]
    case 61...66: return [.character(dice.pick(Array("0123456789")))]
    case 67...72:
      return [.character("r")] + ReactionSheet.keys(of: dice.pick(ReactionKind.allCases))
        + [.character(dice.pick(Array("123ltr")))]
    case 73...77: return [.character("n")] + typed() + [.enter]
    case 78...80: return [.character("d")] + typed() + [.enter]
    case 81...82: return [.character("x")] + typed() + [.enter]
    case 83...88: return [.character(dice.pick(Array("wyn.v?o")))]
    case 89...93: return [dice.pick([.up, .down, .home, .end, .pageDown, .pageUp])]
    case 94...96: return [dice.pick([.escape, .left, .right])]
    case 97: return typed() + [.enter]
    case 98: return [.character("j"), .down, .down, .enter]
    case 99: return [dice.pick([.character("q"), .control("l"), .tab])]
    default: return [any()]
    }
  }

  private mutating func typed() -> [Key] {
    if dice.isTrue(30) { return [paste()] }
    return (0...dice.number(in: 0...7)).map { _ in
      dice.isTrue(85)
        ? .character(dice.pick(Array("abc den 42-.")))
        : dice.pick([.backspace, .delete, .left, .home, .character(HostileText.character(&dice))])
    }
  }

  private mutating func paste() -> Key {
    let text = (0...dice.number(in: 0...40)).map { _ in HostileText.make(&dice) }.joined()
    return .paste(String(text.prefix(Key.pasteMax)), truncated: text.count > Key.pasteMax)
  }

  private mutating func any() -> Key {
    let point = Point(
      column: dice.number(in: -1...max(0, size.columns)),
      row: dice.number(in: -1...max(0, size.rows))
    )
    return dice.pick([
      .character(HostileText.character(&dice)), .character(dice.pick(Array("qxrndwysbujgeafi."))),
      .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .function(dice.number(in: 0...30)),
      .control(dice.pick(Array("aelucz"))), .mouse(point), paste(),
    ])
  }

  // MARK: Lines of the plain guide

  private mutating func line() -> String {
    if mood == .nonsense || dice.isTrue(5) { return HostileText.make(&dice) }
    return dice.weighted([
      (40, ""), (6, "none"), (4, "done"), (4, "start"), (5, "pause"), (5, "resume"), (4, "skip"),
      (3, "back"), (2, "restart"), (3, "+"), (3, "-"), (1, "stage"), (2, "sign"), (4, "undo"),
      (3, "pain \(dice.number(in: -1...11))"), (3, "\(dice.number(in: 0...12))"),
      (
        4, "react \(dice.pick(ReactionKind.allCases).rawValue) \(dice.pick(["mild", "severe", ""]))"
      ),
      (3, "note " + HostileText.make(&dice)), (4, "yes"), (3, "no it is fine"), (1, "stop phone"),
      (1, "jump \(dice.number(in: 0...9))"), (2, "place left shoulders"), (1, "status"),
      (1, "help"),
      (2, "which 1"), (1, "none after all"), (1, "other a cramp"), (2, "tick"),
      (2, "value \(dice.pick(["145/90", "14", "neck", "left"]))"), (1, "by guardian"),
      (1, "clearance Dr. Lind 2026-11-02"), (2, "doctor Dr. Lind 2026-11-02 goes-on"),
      (1, "override seen by the doctor"),
      (2, dice.pick(["left", "right", "neither"])), (1, "1 2"), (1, "quit"),
      (1, "99999999999999999999"),
    ])
  }
}
