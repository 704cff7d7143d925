import GuideScreens
import SessionEngine
import TerminalFrame

/// The first page: what was interrupted comes first, then everything else.
struct HomePage: Page {
  enum Choice: Hashable, Sendable {
    case resume(InterruptedFacts)
    /// Closes an old interruption.
    case close(InterruptedFacts)
    /// The sessions that are not over, beyond those that have a line of their own.
    case unfinished(Int)
    /// The next session of the patient last worked on, as last time.
    case again(patient: String, protocolTitle: String, standing: String)
    case protocols, patients, history
    /// Another therapist goes on, where several share the account.
    case therapist(Therapist)
    case help, quit
  }

  var choices: [Choice] = []
  var selected = 0
  private var facts = HomeFacts()
  /// Who works, where another could be chosen.
  private var therapist: Therapist?

  /// Who is to see a doctor before the next session.
  var referrals: [ReferredPatient] = []

  /// The patient of the last session; what was selected stays so.
  var latest: PatientFacts? {
    didSet {
      let before = choices.indices.contains(selected) ? choices[selected] : nil
      choices = Self.choices(facts, latest, therapist)
      selected = before.flatMap(choices.firstIndex) ?? 0
    }
  }

  /// Nothing to choose from, while something is waited for.
  init() {}

  init(
    facts: HomeFacts,
    latest: PatientFacts?,
    referrals: [ReferredPatient] = [],
    therapist: Therapist? = nil,
    selected: Int = 0
  ) {
    self.facts = facts
    self.referrals = referrals
    self.therapist = therapist
    self.latest = latest
    self.selected = selected
    choices = Self.choices(facts, latest, therapist)
  }

  init(facts: HomeFacts, _ desk: Desk) {
    self.init(
      facts: facts,
      latest: desk.latest,
      referrals: desk.referrals,
      therapist: desk.settings.therapists.count > 1 ? desk.therapist : nil
    )
  }

  /// More of them would push everything else away.
  private static let interruptedMax = 3

  /// What can be resumed first, old interruptions after the protocols.
  private static func choices(
    _ facts: HomeFacts,
    _ latest: PatientFacts?,
    _ therapist: Therapist?
  ) -> [Choice] {
    // What another running guide has is not offered.
    let free = facts.interrupted.filter { !$0.isHeld }
    let shown = free.prefix(Self.interruptedMax)
    let rest = free.count - shown.count
    let again = latest.flatMap { latest in
      latest.lastTitle.map { title in
        let standing = [latest.row.course, latest.period, latest.row.due].compactMap(\.self)
        return Choice.again(
          patient: latest.row.code,
          protocolTitle: title,
          standing: standing.joined(separator: ", ")
        )
      }
    }
    return shown.filter { !$0.isOld }.map(Choice.resume) + [.protocols]
      + shown.filter(\.isOld).map(Choice.close) + (rest > 0 ? [.unfinished(rest)] : [])
      + [.patients, .history]
      + [again, therapist.map(Choice.therapist)].compactMap(\.self) + [.help, .quit]
  }

  var context: KeyContext { .home }
  var title: String { "Tableside" }
  var detail: String? { "stands beside the massage table" }
  var gist: String { choices.first?.title ?? "" }
  var hidden: [Act] { choices.contains(where: \.isAgain) ? [] : [.again] }
  var keepsAnswerRow: Bool { true }
  var rowCount: Int { choices.count }

  /// What was interrupted may have been ended elsewhere meanwhile.
  mutating func move(_ act: Act, _ desk: inout Desk) {
    select(act, &desk)
    if !facts.interrupted.isEmpty { desk.want(.readHome) }
  }

  /// Selects what another home page has selected, where it is still there.
  mutating func select(as other: Self) {
    guard other.selected > 0, other.choices.indices.contains(other.selected) else { return }
    selected = choices.firstIndex(of: other.choices[other.selected]) ?? selected
  }

  mutating func confirm(_ desk: inout Desk) {
    guard choices.indices.contains(selected) else { return }
    switch choices[selected] {
    case .resume(let interrupted):
      desk.show(WaitingPage(nil))
      desk.want(.takeUp(session: interrupted.session))
    case .close(let interrupted):
      desk.close(interrupted)
    case .unfinished: desk.show(UnfinishedPage(facts))
    case .protocols: desk.want(.readProtocols)
    case .patients: desk.want(.readPatients)
    case .history: desk.want(.readHistory(patient: nil, offset: 0))
    case .again: again(&desk)
    case .therapist: desk.show(TherapistPage(desk, then: .home))
    case .help: desk.help = HelpPage(about: context)
    case .quit: desk.leave(.done)
    }
  }

  mutating func again(_ desk: inout Desk) {
    guard let latest, let id = latest.lastProtocol else { return desk.refuseUnknown() }
    desk.offer(id, patient: latest.row.code)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let left = canvas.columns >= 60 ? 4 : 0
    var top = 2
    if canvas.rows >= 20 { top += drawName(on: &canvas, left: left) }
    let bottom = area.bottom - drawReferrals(on: &canvas, in: area, left: left)
    let list = Rectangle(left: left, top: top, right: canvas.columns - left, bottom: bottom)
    var row = list.top
    let shown = Canvas.window(
      count: choices.count,
      selected: selected,
      rows: max(1, list.size.rows - detailRows)
    )
    for index in shown {
      canvas.listRow(
        choices[index].title,
        right: choices[index].right,
        isSelected: index == selected,
        in: list.rows(row, 1),
        role: choices[index].isMain ? .title : .text
      )
      canvas.mark(list.rows(row, 1), as: index == selected ? .confirm : .row(index))
      row += 1
      if index == selected, let detail = choices[index].detail {
        row += canvas.wrap(
          detail,
          in: Rectangle(
            left: list.left + 4,
            top: row,
            right: list.right,
            bottom: min(list.bottom, row + detailRows)
          ),
          role: .dim
        )
      }
    }
  }

  /// Who is to see a doctor first, above the last rows; answers the rows it took.
  private func drawReferrals(on canvas: inout Canvas, in area: Rectangle, left: Int) -> Int {
    guard !referrals.isEmpty else { return 0 }
    let shown = referrals.prefix(referrals.count > Self.referralRows ? Self.referralRows - 1 : 9)
    var lines = shown.map { "A doctor first: \($0.code), \($0.reason)" }
    if shown.count < referrals.count {
      lines.append("A doctor first: \(referrals.count - shown.count) more, see the patients")
    }
    let width = canvas.columns - 2 * left
    for (index, line) in lines.enumerated() {
      let row = area.bottom - lines.count + index
      canvas.put(line, column: left, row: row, role: .caution, width: width)
    }
    return lines.count
  }

  private static let referralRows = 3

  /// The program's name in large letters; answers the rows it took.
  private func drawName(on canvas: inout Canvas, left: Int) -> Int {
    let box = Size(columns: canvas.columns - 2 * left, rows: max(3, canvas.rows / 8))
    guard
      let font = BlockFont.largest(
        for: "Tableside",
        in: box,
        repertoire: canvas.look.repertoire
      )
    else { return 0 }
    let style = canvas.look.theme.style(.outline)
    canvas.draw { $0.put("Tableside", in: font, at: Point(column: left + 2, row: 2), style: style) }
    return font.rows + 1
  }

  private var detailRows: Int { 2 }
}

extension HomePage.Choice {
  fileprivate var title: String {
    switch self {
    case .resume(let session): session.isIntake ? session.title : "Resume " + session.title
    case .close(let session): "Close what was interrupted: " + session.title
    case .unfinished(let count): "Unfinished sessions: \(count) more"
    case .again(let patient, let title, _): "Next session of \(patient): \(title)"
    case .protocols: "Protocols"
    case .patients: "Patients"
    case .history: "History"
    case .therapist(let therapist): "Therapist: \(therapist.inRecord)"
    case .help: "Help"
    case .quit: "Quit"
    }
  }

  fileprivate var right: String {
    switch self {
    case .resume(let session), .close(let session): session.time
    case .unfinished, .again, .protocols, .patients, .history, .therapist, .help, .quit: ""
    }
  }

  fileprivate var detail: String? {
    switch self {
    case .resume(let session) where session.isIntake:
      "Answered at \(session.time), for one session of today: it goes on from there."
    case .resume(let session):
      "It goes on where it was left at \(session.time)."
    case .close(let session):
      "Interrupted at \(session.time). Closing it keeps everything that was recorded."
    case .unfinished:
      "All sessions that are not over: each can be resumed, or closed with a reason."
    case .again(_, _, let standing): "The same as last time: " + standing
    case .protocols: "Choose what to do, for a patient or a walk-in."
    case .patients: "Codes, courses, and when the next session is due."
    case .history: "Past sessions: plan against fact, reactions, pain before and after."
    case .therapist: "Another therapist goes on from here."
    case .help: "All keys."
    case .quit: nil
    }
  }

  fileprivate var isAgain: Bool {
    if case .again = self { true } else { false }
  }

  fileprivate var isMain: Bool {
    switch self {
    case .resume, .protocols: true
    case .close, .unfinished, .again, .patients, .history, .therapist, .help, .quit: false
    }
  }
}

extension InterruptedFacts {
  /// Patient's code, or that it is a rehearsal, and protocol.
  var title: String {
    (isIntake ? "Answers kept: " : "") + (isRehearsal ? "rehearsal" : patient ?? "walk-in") + ", "
      + protocolTitle
  }
}

extension Desk {
  /// Ends an interrupted session for good.
  mutating func close(_ session: InterruptedFacts, because reason: String? = nil) {
    let reason = reason ?? "interrupted and not taken up"
    want(.closeInterrupted(session: session.session, reason: reason), .readHome)
  }
}
