import SessionEngine
package import TerminalFrame

/// The one table of keys: help, the bars, the README and the loop all read it.
package struct KeyBindings: Sendable, Hashable {
  /// One act, its keys and where they hold; bars show them in the order of the table.
  package struct Entry: Sendable, Hashable {
    package var act: Act
    package var keys: [Key]
    package var contexts: [KeyContext]

    package init(_ act: Act, _ keys: [Key], in contexts: [KeyContext]) {
      self.act = act
      self.keys = keys
      self.contexts = contexts
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  /// What a key does there; nothing for a key that does nothing.
  package func act(for key: Key, in context: KeyContext) -> Act? {
    entries.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.act
  }

  /// The keys of an act there, the first being the one that screens name.
  package func keys(for act: Act, in context: KeyContext) -> [Key] {
    entries.filter { $0.act == act && $0.contexts.contains(context) }.flatMap(\.keys)
  }

  /// The name of an act's first key there, for a sentence; its label where it has no key.
  package func name(of act: Act, in context: KeyContext) -> String {
    keys(for: act, in: context).first?.name ?? act.label
  }

  /// The entries that hold there, in the order of the table.
  package func entries(in context: KeyContext) -> [Entry] {
    entries.filter { $0.contexts.contains(context) && !$0.keys.isEmpty }
  }
}

extension [KeyContext] {
  /// Everything between the first stroke and the last.
  fileprivate static let table: Self = [
    .running, .changeover, .paused, .gap, .proposal, .alarm, .stillThere,
  ]
  /// Everything after the last stroke.
  fileprivate static let ends: Self = [.resting, .stopped, .afterAlarm]
  /// Where a technique runs or stands and nothing waits for Enter.
  fileprivate static let unasked: Self = [.running, .stillThere]
  fileprivate static let questions: Self = [
    .screening, .since, .needs, .preparation, .complaint, .pain, .review, .refused,
  ]
  fileprivate static let lists: Self = [.list, .patients]
  fileprivate static let typed: Self = [.typing, .list, .patients, .patientRecord]
  fileprivate static let everywhere = KeyContext.allCases

  fileprivate func except(_ others: Self) -> Self { filter { !others.contains($0) } }
}

extension KeyBindings {
  package static let standard = Self(
    entries: asked + ways + finding + atTheTable + patient + rows + screen
  )

  /// With the meanings of a presenter's remote: `b` blanks, F5 starts.
  package static let remote = standard.overridden(by: [
    Override(word: "back", keys: [.left, .pageUp, .character("B")]),
    Override(word: "blank", keys: [.character("."), .character("b")]),
    Override(word: "confirm", keys: [.enter, .right, .pageDown, .function(5)]),
  ]).bindings

  private static let asked: [Entry] = [
    Entry(
      .confirm,
      [.enter, .right, .pageDown],
      in: .questions + [
        .home, .list, .patients, .history, .changeover, .paused, .gap, .proposal, .alarm,
        .choosing, .summary,
      ] + .ends
    ),
    Entry(.confirm, [.enter], in: [.typing, .reactionSheet, .patientRecord]),
    Entry(.again, [.character("a")], in: [.home, .history]),
    Entry(.confirm, [.character("y")], in: [.stillThere]),
    Entry(.decline, [.character("n")], in: [.stillThere]),
    Entry(.decline, [.character("d")], in: [.proposal, .alarm]),
    Entry(.workWentOn, [.character("w")], in: [.gap]),
    Entry(.side(.left), [.character("l")], in: [.complaint]),
    Entry(.side(.right), [.character("r")], in: [.complaint]),
    Entry(.side(nil), [.character("n")], in: [.complaint]),
    Entry(.override, [.character("o")], in: [.needs, .refused]),
    Entry(.endEarly, [.character("x")], in: [.needs]),
    Entry(.somethingElse, [.character("0")], in: [.screening]),
    Entry(.decline, [.character("n")], in: [.screening, .since]),
    Entry(.yesToLine, [.character("y")], in: [.screening]),
    Entry(.form, [.character("f")], in: [.screening]),
    Entry(.answerer, [.character("w")], in: [.screening]),
    Entry(.order, [.character("d")], in: [.review]),
  ]

  /// In the order in which bars show them.
  private static let atTheTable: [Entry] = [
    Entry(.pauseResume, [.character(" ")], in: .table),
    Entry(.skip, [.character("s"), .right, .pageDown], in: .unasked),
    Entry(.skip, [.character("s")], in: [KeyContext].table.except(.unasked)),
    Entry(.back, [.character("b"), .left, .pageUp], in: .table),
    Entry(.score(0), [.character("0")], in: .table + [.complaint, .pain, .resting]),
    Entry(.reactionSheet, [.character("r")], in: .table + .ends),
    Entry(
      .note,
      [.character("n")],
      in: (.table + .ends + [.summary]).except([.stillThere])
    ),
    Entry(.undo, [.character("u")], in: .table + .ends),
    Entry(.endEarly, [.character("x")], in: .table),
    Entry(
      .help,
      [.character("?")],
      in: [KeyContext].everywhere.except([.typing, .help, .reactionSheet, .blank, .patientRecord])
    ),
    Entry(
      .leave,
      [.character("q")],
      in: .table + .questions + .ends + [.home, .history, .summary]
    ),
    Entry(.lengthen, [.character("+"), .character("=")], in: .table),
    Entry(.shorten, [.character("-")], in: .table),
    Entry(.blank, [.character(".")], in: .table + .ends + [.blank]),
    Entry(.sign, [.character("e")], in: .table),
    Entry(.nextStage, [.character("g")], in: .table),
    Entry(.jump, [.character("j")], in: .table),
    Entry(.restart, [.character("a")], in: .table),
    Entry(.addTechnique, [.character("i")], in: .table),
    Entry(.refit, [.character("f")], in: .table + [.review]),
    Entry(.details, [.character("v"), .enter], in: .unasked),
    Entry(.details, [.character("v")], in: [KeyContext].table.except(.unasked)),
    Entry(.questions, [.character("v")], in: [.review]),
  ]

  private static let patient: [Entry] =
    (1...9).map { score in
      Entry(
        .score(score),
        [.character(Character("\(score)"))],
        in: .table + [.complaint, .pain, .resting]
      )
    } + [Entry(.score(10), [.character("t")], in: [.complaint, .pain])]

  private static let ways: [Entry] =
    Act.markNumbers.map { number in
      Entry(.markNumber(number), [.character(Character("\(number)"))], in: [.screening, .needs])
    } + [
      Entry(
        .mark,
        [.character(" ")],
        in: [.screening, .since, .needs, .preparation, .resting, .choosing]
      ),
      Entry(
        .cancel,
        [.escape, .left, .pageUp],
        in: .questions + [.history, .choosing, .summary]
      ),
      Entry(.cancel, [.escape], in: .typed + [.reactionSheet, .blank]),
      Entry(.cancel, [.escape, .enter, .left, .character("q")], in: [.help, .trends, .answers]),
    ]

  private static let finding: [Entry] =
    Act.chosenNumbers.map { number in
      Entry(.choose(number), [.character(Character("\(number)"))], in: [.list])
    } + [
      Entry(.narrow(.time), [.function(6)], in: [.list]),
      Entry(.narrow(.position), [.function(7)], in: [.list]),
      Entry(.narrow(.ages), [.function(8)], in: [.list]),
      Entry(.narrow(.performer), [.function(9)], in: [.list]),
    ]

  private static let rows: [Entry] = [
    Entry(
      .up,
      [.up],
      in: .lists + [
        .home, .history, .patientRecord, .screening, .since, .needs, .preparation, .complaint,
        .pain, .review,
        .resting,
        .reactionSheet,
        .choosing, .summary, .help, .trends, .answers,
      ]
    ),
    Entry(
      .down,
      [.down],
      in: .lists + [
        .home, .history, .patientRecord, .screening, .since, .needs, .preparation, .complaint,
        .pain, .review,
        .resting,
        .reactionSheet,
        .choosing, .summary, .help, .trends, .answers,
      ]
    ),
    Entry(.forward, [.pageDown, .character(" "), .right], in: [.help, .trends, .answers]),
    Entry(.backward, [.pageUp], in: [.help, .trends, .answers]),
    Entry(.forward, [.right, .pageDown], in: [.reactionSheet]),
    Entry(.backward, [.left, .pageUp], in: [.reactionSheet]),
    Entry(
      .firstRow,
      [.home],
      in: [.home, .history, .trends, .answers, .review, .choosing, .summary, .help]
    ),
    Entry(.lastRow, [.end], in: [.home, .history, .answers, .review, .choosing, .summary, .help]),
  ]

  private static let screen: [Entry] = [
    Entry(.trends, [.character("t")], in: [.history]),
    Entry(.repaint, [.control("l")], in: .everywhere),
  ]
}
