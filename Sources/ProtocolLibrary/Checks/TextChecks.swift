import SessionEngine

/// A text that is read while the hands work must agree with what the plan really says.
extension ProtocolDraft {
  func checkTexts(_ sums: [PeriodSum], _ findings: inout Findings) {
    // What is planned of a file with errors is not what its author meant.
    let isPlanned = !findings.hasErrors
    for told in toldLines {
      told.checkPlaceholders(&findings)
      if isInEnglish {
        told.checkDose(&findings)
        told.checkPointers(&findings)
      }
    }
    guard isPlanned else { return }
    let drafts = Dictionary(
      steps.compactMap { step in step.record[StepFields.id].map { ($0, step) } },
      uniquingKeysWith: { first, _ in first }
    )
    var reported: Set<PlannedFinding> = []
    for sum in sums {
      for (index, planned) in sum.steps.enumerated() {
        guard let draft = drafts[planned.id] else { continue }
        let before = index > 0 ? sum.steps[index - 1] : nil
        for finding in planned.findings(after: before, inEnglish: isInEnglish)
        where reported.insert(finding).inserted {
          let place = draft.record.position(of: finding.field(of: draft))
          if [.stepsLookAlike, .kidneysUnnamed].contains(finding.rule) {
            findings.warning(finding.rule, at: place, finding.message)
          } else {
            findings.error(finding.rule, at: place, finding.message)
          }
        }
      }
      if isInEnglish { checkNote(sum, &findings) }
    }
  }

  /// A period that only strokes and rubs has no step that does more (001:394).
  private func checkNote(_ sum: PeriodSum, _ findings: inout Findings) {
    guard let period = sum.period, let note = period.note,
      let draft = record[ProtocolFields.course]?.periods.first(where: {
        $0.record[PeriodFields.id] == period.id
      })
    else { return }
    let words = Words(note).all
    let onlyStrokes = [
      ["only", "stroking", "and", "rubbing"], ["only", "rubbing", "and", "stroking"],
    ]
    guard onlyStrokes.contains(where: words.holds),
      let other = sum.steps.first(where: { ![.effleurage, .friction].contains($0.technique) })
    else { return }
    findings.error(
      .noteAgainstSteps,
      at: draft.record.position(of: PeriodFields.note),
      "The note says only stroking and rubbing, but \(quoted(other.id)) is "
        + "\(other.technique.rawValue). Leave the step out, or change its \"technique\"."
    )
  }

  var isInEnglish: Bool { (record[ProtocolFields.language] ?? "en").hasPrefix("en") }

  /// Every line that is shown while a step runs, with what its placeholders need.
  private var toldLines: [ToldLine] {
    let own = steps.flatMap { step -> [ToldLine] in
      let dose = step.dose
      let technique = step.record[StepFields.technique]
      let line = { (text: String?, field: any AnyField) in
        text.map {
          ToldLine(
            text: $0,
            place: step.record.position(of: field),
            isCounted: dose.repetitions != nil,
            presses: technique?.presses ?? true
          )
        }
      }
      return
        ([
          line(step.record[StepFields.title], StepFields.title),
          line(step.record[StepFields.text], StepFields.text),
        ] + (step.record[StepFields.cautions] ?? []).map { line($0, StepFields.cautions) })
        .compactMap(\.self)
    }
    let changed = (record[ProtocolFields.course]?.periods ?? [])
      .flatMap { $0.record[PeriodFields.change] ?? [] }
      .compactMap { change in
        change.record[ChangeFields.text].map { text in
          ToldLine(
            text: text,
            place: change.record.position(of: ChangeFields.text),
            isCounted: steps.first { $0.record[StepFields.id] == change.step.id }?
              .dose.repetitions != nil,
            presses: true
          )
        }
      }
    return own + changed
  }
}

/// One line as the file writes it.
private struct ToldLine {
  let text: String
  let place: SourcePosition
  let isCounted: Bool
  let presses: Bool

  func checkPlaceholders(_ findings: inout Findings) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let word = String(part.prefix { $0 != "}" })
      let lacking: String? =
        switch DosePlaceholder(rawValue: word) {
        case nil:
          "{\(word)} is no placeholder; known are "
            + DosePlaceholder.allCases.map(\.written).joined(separator: ", ") + "."
        case .times where !isCounted: "{times} needs a step with \"repetitions\"."
        case .pressure where !presses: "{pressure} needs a step that presses."
        case .time, .times, .pressure: nil
        }
      if let lacking { findings.error(.badPlaceholder, at: place, lacking) }
    }
  }

  /// Minutes and counts in words stay when the plan changes them.
  func checkDose(_ findings: inout Findings) {
    let words = Words(text).all
    for (index, word) in words.enumerated() where Words.isNumber(word) {
      let next = words.dropFirst(index + 1).prefix(2).first { !["a", "more"].contains($0) }
      guard let next, Words.units.contains(next) else { continue }
      findings.error(
        .textNamesDose,
        at: place,
        "\(quoted(word + " " + next)) stays when the plan changes it: write {time} or {times}, "
          + "or leave the number to the plan."
      )
      return
    }
  }
}

extension ToldLine {
  /// A text stands alone: after a jump or a step that was left out nothing came before it.
  fileprivate func checkPointers(_ findings: inout Findings) {
    let words = Words(text).all
    guard let pointer = Self.pointers.first(where: words.holds) else { return }
    findings.warning(
      .textPointsElsewhere,
      at: place,
      "\(quoted(pointer.joined(separator: " "))) points to another step, which may be left out: "
        + "say it whole."
    )
  }

  private static let pointers = [
    ["same", "way"], ["same", "strokes"], ["as", "before"], ["as", "above"], ["reversed"],
    ["in", "reverse"], ["was", "worked"], ["step", "before"], ["previous", "step"], ["likewise"],
  ]
}

/// What is wrong with a planned step, whatever period it stands in.
private struct PlannedFinding: Hashable {
  enum Place { case text, title, technique, duration }

  let step: String
  let rule: Rule
  let place: Place
  let message: String

  func field(of draft: StepDraft) -> any AnyField {
    switch place {
    case .text: StepFields.text
    case .title: StepFields.title
    case .technique: StepFields.technique
    case .duration:
      draft.record.holds(StepFields.duration) ? StepFields.duration : StepFields.repetitions
    }
  }
}

extension PlannedStep {
  fileprivate func findings(after before: PlannedStep?, inEnglish: Bool) -> [PlannedFinding] {
    var found: [PlannedFinding] = []
    func add(_ rule: Rule, _ place: PlannedFinding.Place, _ message: String) {
      found.append(PlannedFinding(step: id, rule: rule, place: place, message: message))
    }
    let least = technique.shortestTurn * (side.changesAtHalf ? 2 : 1)
    if duration < least || atLeast < min(least, duration) {
      add(
        .tooShortForHands,
        .duration,
        "\(technique.rawValue)\(side.changesAtHalf ? " on two sides" : "") takes the hands at least "
          + "\(least.inSentence)."
      )
    }
    if let before, looksLike(before) {
      add(
        .stepsLookAlike,
        .technique,
        "On the screen this step looks like the one before it; give one of them another \"title\"."
      )
    }
    guard inEnglish else { return found }
    if Words(text).all.count < 4 {
      add(
        .textTooShort,
        .text,
        "\(quoted(text)) is too short to be an instruction: say where and how."
      )
    }
    let said = Words((title.map { $0 + ". " } ?? "") + text)
    if let strong = said.plain(among: ["strong", "strongly", "firm", "firmly"]), level < 3 {
      add(
        .textAgainstPressure,
        .text,
        "\(quoted(strong)) over pressure \(level): say how, not how much."
      )
    }
    if let light = said.plain(among: ["light", "lightly"]), level > 2 {
      add(
        .textAgainstPressure,
        .text,
        "\(quoted(light)) over pressure \(level): say how, not how much."
      )
    }
    if let more = said.plain(among: ["firmer", "stronger"]), !rises, level <= before?.level ?? 0 {
      add(
        .textAgainstPressure,
        .text,
        "\(quoted(more)), but the pressure does not rise here in every period."
      )
    }
    if let named = Words(title ?? "").technique, named != technique, technique != .massage {
      add(
        .textAgainstTechnique,
        .title,
        "The title says \(named.rawValue), \"technique\" says \(technique.rawValue)."
      )
    }
    if let other = said.plain(among: technique.foreignWords) {
      add(
        .textAgainstTechnique,
        .text,
        "\(quoted(other)) is no \(technique.rawValue): a gliding squeeze is squeezing, a still press "
          + "is compression."
      )
    }
    if technique == .massage, let hidden = said.plain(among: Self.forbiddenStrokes) {
      add(
        .massageHidesStroke,
        .text,
        "\(quoted(hidden)) hides in \"massage\", where no caution and no answer forbids it: make it "
          + "a step of its own technique."
      )
    }
    let named = said.all + cautions.flatMap { Words($0).all }
    if level > 2, technique.worksDeep, zones.contains(where: Self.kidneyZones.contains),
      !named.contains(where: { $0.hasPrefix("kidney") })
    {
      add(
        .kidneysUnnamed,
        .text,
        "\(technique.rawValue) at level \(level) comes near the kidneys: the text says that they are "
          + "left out."
      )
    }
    for side in ["left", "right"] {
      let limbs = ["hand", "palm", "arm", "forearm", "fist", "thumb"]
      if limbs.contains(where: { said.all.holds([side, $0]) }) {
        add(
          .handNamedLeftOrRight,
          .text,
          "Left and right are the patient's: hands are \"upper\" and \"lower\", or \"one\" and \"other\"."
        )
      }
    }
    return found
  }

  /// What a caution or an answer may forbid.
  private static let forbiddenStrokes = [
    "pat", "pats", "patting", "tap", "taps", "tapping", "tremble", "trembles", "trembling", "shake",
    "shakes", "shaking", "vibrate", "vibrates", "vibration", "pinch", "pinches", "pinching",
    "stretch", "stretches", "stretching",
  ]
  private static let kidneyZones: [Zone] = [.back, .paravertebral, .lumbar]

  private var level: Int { pressure?.strongest.level ?? 0 }
  private var rises: Bool { pressure.map { $0.start < $0.end } ?? false }

  private func looksLike(_ other: PlannedStep) -> Bool {
    title == other.title && (title != nil || technique == other.technique) && zones == other.zones
      && side == other.side
  }
}

extension Technique {
  /// Whether it grasps, presses, shakes or strikes what lies under the skin.
  fileprivate var worksDeep: Bool {
    strikes || shakes || compresses || self == .petrissage
  }

  /// Words that say another act.
  fileprivate var foreignWords: [String] { Self.foreign[self] ?? [] }

  private static let foreign: [Self: [String]] = [
    .compression: ["glide", "glides", "gliding", "slide", "slides"],
    .squeezing: ["press", "presses", "pressing"],
  ]
}

/// A text in lowercase words.
struct Words {
  let all: [String]

  init(_ text: String) {
    all = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "{" && $0 != "}" }
      .map(String.init)
  }

  static let units: Set = [
    "min", "minute", "minutes", "s", "sec", "second", "seconds", "times", "stroke", "strokes",
    "repetitions", "movements",
  ]

  private static let numbers: Set = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
    "twenty", "thirty", "forty", "sixty",
  ]

  static func isNumber(_ word: String) -> Bool {
    numbers.contains(word) || !word.isEmpty && word.allSatisfy(\.isNumber)
  }

  /// The first of these words that is not denied by one of the three before it.
  func plain(among words: [String]) -> String? {
    let denials: Set = ["not", "no", "never", "nothing", "none", "without", "nor"]
    return all.enumerated().first { index, word in
      words.contains(word) && denials.isDisjoint(with: all[..<index].suffix(3))
    }?.element
  }

  /// The first technique that a title names.
  var technique: Technique? {
    all.lazy.compactMap { word -> Technique? in
      switch word {
      case "stroking", "strokes": .effleurage
      case "rubbing": .friction
      case "kneading": .petrissage
      case "squeezing": .squeezing
      case "pressing": .compression
      case "vibration": .vibration
      case "shaking": .shaking
      case "tapping", "patting", "hacking": .tapotement
      case "stretching": .stretching
      case "pinching": .pincement
      default: nil
      }
    }.first
  }
}

extension [String] {
  /// Whether these words stand in it one after the other.
  func holds(_ words: [String]) -> Bool {
    indices.contains { self[$0...].starts(with: words) }
  }
}
