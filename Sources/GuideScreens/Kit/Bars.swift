package import TerminalFrame

extension Canvas {
  /// The first row: a title at the left, and what must always be seen at the right.
  package mutating func titleBar(_ title: String, detail: String? = nil, standing: Standing) {
    let right = standingMarks(standing)
    var end = columns
    for mark in right {
      let length = min(mark.text.columns, max(0, end))
      put(mark.text, endingAt: end, row: 0, role: mark.role, width: length)
      end -= length + 1
    }
    let used = put(title, column: 0, row: 0, role: .title, width: end)
    if let detail, end - used - 2 > 0 {
      put(detail, column: used + 2, row: 0, role: .dim, width: end - used - 2)
    }
  }

  private func standingMarks(_ standing: Standing) -> [(text: String, role: Role)] {
    var marks: [(text: String, role: Role)] = []
    if standing.isRehearsal {
      marks.append((columns < 60 ? "REHEARSAL" : " REHEARSAL ", .rehearsal))
    }
    if case .saving = standing.saved, columns >= 60 { marks.append(("saving", .dim)) }
    return marks
  }

  /// The last rows: what is not saved, what the last key did, the keys; answers the first of them.
  package mutating func footer(
    _ context: KeyContext,
    standing: Standing,
    showsKeys: Bool = true,
    keepsAnswerRow: Bool = false,
    without hidden: [Act] = []
  ) -> Int {
    var row = rows - 1
    if rows >= 8, showsKeys {
      keyBar(context, keys: standing.keys, row: row, without: hidden)
      row -= 1
    }
    if let answer = standing.answer, row >= 1 {
      answerLine(answer, row: row, undo: standing.keys.keys(for: .undo, in: context).first)
      row -= 1
    } else if keepsAnswerRow {
      row -= 1
    }
    if case .notSaved(let count, let reason) = standing.saved, row >= 1 {
      paint(Rectangle(column: 0, row: row, columns: columns, rows: 1), role: .notSaved)
      put("NOT SAVED \(count): \(reason)", column: 0, row: row, role: .notSaved)
      row -= 1
    }
    return row + 1
  }

  private mutating func answerLine(_ answer: Answer, row: Int, undo: Key?) {
    let bar = undo.flatMap { undoBar($0, answer) } ?? ""
    put(
      look.sign("› ", "> ") + answer.text,
      column: 0,
      row: row,
      role: answer.isRefusal ? .refusal : .answer,
      width: bar.isEmpty ? columns : columns - bar.columns - 2
    )
    guard !bar.isEmpty else { return }
    mark(
      Rectangle(left: columns - bar.columns, top: row, right: columns, bottom: row + 1),
      as: .undo
    )
    put(bar, endingAt: columns, row: row, role: .dim, width: bar.columns)
  }

  /// How long the last act can still be taken back.
  private func undoBar(_ key: Key, _ answer: Answer) -> String? {
    guard let seconds = answer.undoSeconds, seconds > 0 else { return nil }
    if columns < 60 { return keyName(key) + " undo \(seconds) s" }
    return keyName(key) + " undo " + String(repeating: look.sign("█", "#"), count: seconds)
      + String(repeating: look.sign("░", "."), count: max(0, 10 - seconds))
  }

  /// The keys of a place, as many as fit, each of them a place to click.
  ///
  /// Where some are left out a mark says so; a click on it shows all keys.
  private mutating func keyBar(
    _ context: KeyContext,
    keys: KeyBindings,
    row: Int,
    without hidden: [Act]
  ) {
    let all = keys.barEntries(in: context).filter { !hidden.contains($0.act) }
      .compactMap { entry -> (act: Act, name: String, label: String)? in
        guard let key = entry.keys.first else { return nil }
        return (
          entry.act, barName(key, of: entry, keys: keys, context), entry.act.barLabel(in: context)
        )
      }
    let total = all.reduce(-2) { $0 + $1.name.columns + $1.label.columns + 3 }
    guard total > columns else { return keyBar(all, row: row, end: columns, gap: 2) }
    let help = keys.keys(for: .help, in: context).first.map { keyName($0) + " " } ?? ""
    let mark = help + look.sign("…", ">")
    let end = columns - mark.columns
    let shown = all.filter { help.isEmpty || $0.act != .help }
    keyBar(shown, row: row, end: end - 1, gap: columns < 60 ? 1 : 2)
    put(mark, column: end, row: row, role: .key)
    self.mark(Rectangle(column: end, row: row, columns: mark.columns, rows: 1), as: .help)
  }

  private mutating func keyBar(
    _ entries: [(act: Act, name: String, label: String)],
    row: Int,
    end: Int,
    gap: Int
  ) {
    var column = 0
    for (act, name, label) in entries {
      let length = name.columns + 1 + label.columns
      guard column + length <= end else { continue }
      put(name, column: column, row: row, role: .key)
      put(label, column: column + name.columns + 1, row: row, role: .dim)
      mark(Rectangle(column: column, row: row, columns: length, rows: 1), as: act)
      column += length + gap
    }
  }

  /// One entry stands for a row of keys where there are ten of a kind.
  private func barName(
    _ key: Key,
    of entry: KeyBindings.Entry,
    keys: KeyBindings,
    _ context: KeyContext
  ) -> String {
    guard let row = entry.act.row, let end = keys.keys(for: row.end, in: context).first else {
      return keyName(key)
    }
    return keyName(key) + "-" + keyName(end)
  }

  private static let arrows: [Key: String] = [.up: "↑", .down: "↓", .left: "←", .right: "→"]

  package func keyName(_ key: Key) -> String {
    guard !look.isASCII else { return key.name }
    return Self.arrows[key] ?? key.name
  }
}

extension KeyBindings {
  /// The entries worth a place in a bar: those a page teaches by itself are left out.
  package func barEntries(in context: KeyContext) -> [Entry] {
    var seen: [String] = []
    return entries(in: context).filter { entry in
      !entry.act.isWithinRow && !Self.taught.contains(entry.act)
        && (entry.act.row != nil || isNew(entry.act.barLabel(in: context), among: &seen))
    }
  }

  private static let taught: Set<Act> = [
    .undo, .up, .down, .firstRow, .lastRow, .repaint, .forward, .backward, .score(10),
    .choose(Act.chosenNumbers.lowerBound),
  ]
}

private func isNew(_ label: String, among seen: inout [String]) -> Bool {
  if seen.contains(label) { return false }
  seen.append(label)
  return true
}

extension Act {
  /// The label where one entry stands for ten, or where a page gives the act another sense.
  package func barLabel(in context: KeyContext) -> String {
    if case .score = self { return "pain" }
    if case .markNumber = self { return "mark" }
    return Self.barLabels[context]?[self] ?? (self == .reactionSheet ? "react" : label)
  }

  private static let barLabels: [KeyContext: [Act: String]] = [
    .paused: [.pauseResume: "go on"], .gap: [.pauseResume: "go on"],
    .home: [.confirm: "choose"], .list: [.confirm: "choose"], .patients: [.confirm: "choose"],
    .history: [.confirm: "choose"], .choosing: [.confirm: "choose", .mark: "add or replace"],
    .review: [.confirm: "start", .refit: "minutes"],
    .proposal: [.confirm: "do it"], .alarm: [.confirm: "end the session"],
    .stillThere: [.confirm: "yes", .decline: "no"],
    .typing: [.confirm: "done"], .reactionSheet: [.confirm: "done"],
    .patientRecord: [.confirm: "done"], .summary: [.confirm: "done"],
    .screening: [.decline: "none after all"], .since: [.decline: "none after all"],
    .needs: [.endEarly: "cannot be said"],
    .resting: [.confirm: "rest is over"],
    .stopped: [.confirm: "the patient is safe"], .afterAlarm: [.confirm: "to the close"],
    .blank: [.cancel: "show"],
  ]
}
