import SessionEngine

/// One line of the plain guide's commands, understood.
enum PlainCommand: Hashable {
  /// The suggested way on.
  case goOn
  /// The same, passing over what is still open of the plan.
  case start
  case pause, resume
  case skip(reason: String?)
  case back, restart, shorten, nextStage
  case lengthen(reason: String?)
  /// Shows the refitted rest of the plan, to be taken or left.
  case refit
  /// A step of the plan by its id, or a technique, where the hands are.
  case add(String, swaps: Bool)
  /// By the number that lines show, counted from 1.
  case jump(Int)
  case sign, undo
  case pain(Int)
  case react(ReactionKind, Severity?, BodySide?, note: String?)
  case note(String)
  case stop(reason: String)
  /// After a stop for an alarm: the patient is safe.
  case safe
  case yes
  case no(reason: String)
  /// Numbers of the questions that apply.
  case marks(Set<Int>)
  /// None of the questions behind a line after all.
  case noneAfterAll
  /// The patient agrees to the massage.
  case agreed
  /// What no question names.
  case other(String)
  /// A number or words that a need asks for.
  case value(String)
  /// Ticks what a need claims.
  case tick
  case answerer(Answerer)
  /// By its number; and the minutes at hand.
  case position(Int)
  case minutes(Int)
  case side(BodySide?)
  case place(String)
  /// A doctor and a day, as they are typed.
  case clearance(String)
  case order(String)
  case override(reason: String)
  /// What a doctor said to an open referral.
  case doctor(DoctorsWord)
  /// Numbers of the lines of advice that were given; all of them without a number.
  case advised(Set<Int>)
  /// All of the session, to a file of its own.
  case write(path: String)
  /// Every step with its number; the figure in words.
  case plan, map
  /// What was asked and answered.
  case questions
  case status, help, leave

  /// What is meant for the technique that the hands are at.
  var changesStep: Bool {
    switch self {
    case .skip, .back, .restart, .shorten, .nextStage, .lengthen: true
    case .goOn, .start, .pause, .resume, .refit, .add, .jump, .sign, .undo, .pain, .react, .note,
      .stop, .safe, .yes, .no, .marks, .noneAfterAll, .agreed, .other, .value, .tick, .answerer,
      .position, .minutes, .side, .place, .clearance, .order, .override, .doctor, .advised, .write,
      .plan, .map, .questions, .status, .help, .leave:
      false
    }
  }

  /// The command of a line, or a sentence that says what is missing.
  static func read(_ line: String) -> Result<Self, Refusal> {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return .success(.goOn) }
    let rest = Array(words.dropFirst())
    let text = rest.joined(separator: " ")
    if words.allSatisfy({ $0.isNumber }) { return numbers(words) }
    if let simple = simple[first.lowercased()], rest.isEmpty { return .success(simple) }
    switch first.lowercased() {
    case "skip", "s": return .success(.skip(reason: text))
    case "+", "lengthen", "longer": return .success(.lengthen(reason: text))
    case "add", "i": return needing(text, "add TECHNIQUE") { .add($0, swaps: false) }
    case "swap": return needing(text, "swap TECHNIQUE") { .add($0, swaps: true) }
    case "jump", "j": return jump(rest)
    case "advised":
      guard rest.allSatisfy(\.isNumber) else {
        return .failure(Refusal("'advised' takes the numbers of lines, as in 'advised 1 2'."))
      }
      return .success(.advised(Set(rest.compactMap { Int($0) })))
    case "pain": return pain(rest)
    case "react", "r": return react(rest)
    case "note", "n": return needing(text, "note TEXT") { .note($0) }
    case "stop", "x": return needing(text, "stop REASON") { .stop(reason: $0) }
    case "no", "decline", "d": return .success(.no(reason: text))
    case "place": return needing(text, "place TEXT") { .place($0) }
    case "write": return needing(text, "write FILE") { .write(path: $0) }
    case "override": return needing(text, "override REASON") { .override(reason: $0) }
    case "clearance": return needing(text, "clearance DOCTOR YYYY-MM-DD") { .clearance($0) }
    case "order": return needing(text, "order DOCTOR YYYY-MM-DD") { .order($0) }
    case "which": return numbers(rest)
    case "other": return needing(text, "other TEXT") { .other($0) }
    case "value", "week", "weeks", "zones", "words":
      return needing(text, "value TEXT") { .value($0) }
    case "by": return answerer(text)
    case "position": return number(rest, "position 2") { .position($0) }
    case "minutes": return number(rest, "minutes 20") { .minutes($0) }
    case "none" where rest.map({ $0.lowercased() }) == ["after", "all"]:
      return .success(.noneAfterAll)
    case "doctor":
      do throws(Refusal) {
        return .success(.doctor(try DoctorsWord(line: text)))
      } catch {
        return .failure(error)
      }
    default:
      return .failure(Refusal("'\(first)' is not a command: 'help' lists them."))
    }
  }

  /// What is taken before the first countdown whatever is asked.
  var isAlwaysTaken: Bool {
    switch self {
    case .help, .leave, .stop: true
    case .goOn, .start, .pause, .resume, .skip, .back, .restart, .shorten, .nextStage, .lengthen,
      .refit, .add, .jump, .sign, .undo, .pain, .react, .note, .yes, .no, .marks, .noneAfterAll,
      .agreed,
      .other, .value, .tick, .answerer, .position, .minutes, .side, .place, .clearance, .override,
      .doctor, .safe, .advised, .write,
      .plan, .map, .status, .order, .questions:
      false
    }
  }

  private static let simple: [String: Self] = [
    "enter": .goOn, "none": .marks([]), "agreed": .agreed, "start": .start, "done": .goOn,
    "pause": .pause, "space": .pause, "p": .pause, "resume": .resume,
    "skip": .skip(reason: nil), "s": .skip(reason: nil), "back": .back, "b": .back,
    "restart": .restart, "again": .restart, "a": .restart,
    "+": .lengthen(reason: nil), "lengthen": .lengthen(reason: nil),
    "longer": .lengthen(reason: nil), "refit": .refit, "f": .refit,
    "-": .shorten, "shorten": .shorten, "shorter": .shorten,
    "stage": .nextStage, "next-stage": .nextStage, "g": .nextStage,
    "sign": .sign, "e": .sign, "undo": .undo, "u": .undo,
    "safe": .safe, "tick": .tick, "yes": .yes, "y": .yes, "w": .yes, "no": .no(reason: ""),
    "left": .side(.left), "right": .side(.right), "neither": .side(nil),
    "status": .status, "v": .status, "plan": .plan, "map": .map, "questions": .questions,
    "?": .help, "help": .help,
    "q": .leave, "quit": .leave, "leave": .leave,
  ]

  /// One number is a pain score, or the one question that applies; the place decides.
  private static func numbers(_ words: [String]) -> Result<Self, Refusal> {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, !words.isEmpty else {
      return .failure(Refusal("That is not the number of a line."))
    }
    if numbers.count == 1, let only = numbers.first { return .success(.pain(only)) }
    return .success(.marks(Set(numbers)))
  }

  private static func jump(_ words: [String]) -> Result<Self, Refusal> {
    guard words.count == 1, let number = Int(words[0]) else {
      return .failure(Refusal("'jump' needs the number of a step, as in 'jump 4'."))
    }
    return .success(.jump(number))
  }

  private static func pain(_ words: [String]) -> Result<Self, Refusal> {
    guard words.count == 1, let score = Int(words[0]), (0...10).contains(score) else {
      return .failure(Refusal("'pain' needs a score from 0 to 10, as in 'pain 4'."))
    }
    return .success(.pain(score))
  }

  private static func react(_ words: [String]) -> Result<Self, Refusal> {
    guard let word = words.first else {
      return .failure(Refusal("'react' needs a reaction, as in 'react dizziness moderate left'."))
    }
    // As it is said, `chest pain`, or as it is written, `chest-pain`.
    let found = (1...3).reversed().lazy.compactMap { count in
      ReactionKind(rawValue: words.prefix(count).joined(separator: "-").lowercased()).map {
        (kind: $0, count: count)
      }
    }.first
    guard let (kind, count) = found else {
      let known = ReactionKind.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(Refusal("'\(word)' is not a known reaction. Known are: \(known)."))
    }
    var severity: Severity?
    var side: BodySide?
    var rest = words.dropFirst(count)
    while let next = rest.first?.lowercased() {
      if severity == nil, let found = Severity(rawValue: next) {
        severity = found
      } else if side == nil, let found = BodySide(rawValue: next) {
        side = found
      } else {
        break
      }
      rest.removeFirst()
    }
    let note = rest.isEmpty ? nil : rest.joined(separator: " ")
    return .success(.react(kind, severity, side, note: note))
  }

  private static func number(_ words: [String], _ form: String, _ make: (Int) -> Self)
    -> Result<Self, Refusal>
  {
    guard words.count == 1, let number = Int(words[0]) else {
      return .failure(Refusal("This needs a number: '\(form)'."))
    }
    return .success(make(number))
  }

  private static func answerer(_ word: String) -> Result<Self, Refusal> {
    guard let answerer = Answerer(rawValue: word.lowercased()) else {
      return .failure(Refusal("'by patient', 'by guardian' or 'by therapist'."))
    }
    return .success(.answerer(answerer))
  }

  private static func needing(_ text: String, _ form: String, _ make: (String) -> Self)
    -> Result<Self, Refusal>
  {
    text.isEmpty
      ? .failure(Refusal("This needs words: '\(form)'.")) : .success(make(text))
  }

  static let helpText = """
    Commands, one per line:
    an empty line or 'enter'  the suggested way on
    none, or 2 4              what applies of the lines that are read
    which 3, other TEXT, none after all
                              what it is, behind a line
    place lumbar left, clearance DOCTOR YYYY-MM-DD, value 145/90, tick, override REASON
                              what a yes and the protocol need
    by patient, by guardian, by therapist
                              who answers
    doctor NAME YYYY-MM-DD goes-on, or without WHAT, or no-more
                              what a doctor said, where one had to be seen first
    order DOCTOR YYYY-MM-DD   adds a doctor's order, before the start
    questions                 every question that was asked, with its answer
    start                     takes what is suggested of the plan, and begins
    pause, resume, skip, back, restart, undo, stage, jump N, sign
    + and -                   30 s more, 30 s less; '+ REASON' past a child's limit
    refit                     the rest of the plan fitted to the time left
    add NAME, swap NAME       a step of the protocol or a technique
    pain 4, or 4              a pain score
    react dizziness moderate left
    note TEXT
    stop REASON               ends early
    yes, no REASON            to what is asked or proposed
    safe                      after an alarm: the patient is safe
    advised, advised 1 2      all or some of the advice was given
    write FILE                all of the session, where the records cannot be written
    plan, map                 every step; the figure of the body, in words
    status, quit
    """
}

extension String {
  fileprivate var isNumber: Bool {
    !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
