package import GuideScreens
import SessionEngine
package import TerminalFrame

// What the screen shows, as a value.

extension ScreenGuide {
  package mutating func frame(at moment: Moment) -> Frame? {
    let screen = screen(at: moment)
    let frame = screen.frame(size: size, look: settings.look, keeping: &stillLayer)
    return settings.isDimmed ? frame.dimmed : frame
  }

  /// The same frame, drawn without what was kept.
  package func newFrame(at moment: Moment) -> Frame {
    let frame = screen(at: moment).frame(size: size, look: settings.look)
    return settings.isDimmed ? frame.dimmed : frame
  }

  /// The screen of this moment.
  package func screen(at moment: Moment) -> any Screen {
    let standing = standing(at: moment)
    if isBlank { return BlankScreen(standing: standing) }
    if let help {
      return HelpScreen(about: help.context, scroll: help.scroll, standing: standing)
    }
    if let screen = planningScreen(standing) ?? patientScreen(standing) { return screen }
    switch place {
    case .home(let facts, let selected):
      return HomeScreen(choices: choices(facts), selected: selected, standing: standing)
    case .list(let rows, let search, let selected):
      return ProtocolListScreen(rows: rows, search: search, selected: selected, standing: standing)
    case .patients(let rows, let search, let selected):
      return PatientListScreen(
        rows: rows.map(\.row),
        search: search,
        selected: selected,
        standing: standing
      )
    case .history(let list):
      return HistoryScreen(
        rows: list.rows,
        selected: list.selected,
        patient: list.patient,
        standing: standing
      )
    case .record(let record, let page, _): return summary(of: record, page, standing)
    case .trends(let trends, let patient, let scroll, _):
      return TrendsScreen(patient: patient, trends: trends, scroll: scroll, standing: standing)
    case .unsaved(let page):
      return UnsavedScreen(
        selected: page.selected,
        path: page.path,
        written: page.written,
        patient: guided?.state.opening?.patient,
        standing: standing
      )
    case .waiting, .leaving:
      guard let guided, guided.state.plan != nil else {
        return HomeScreen(choices: [], selected: 0, standing: standing)
      }
      return sessionScreen(guided, standing, at: moment)
    default:
      guard let guided else {
        return HomeScreen(choices: [], selected: 0, standing: standing)
      }
      return screen(of: guided, standing, at: moment)
    }
  }

  private func screen(of guided: GuidedSession, _ standing: Standing, at moment: Moment)
    -> any Screen
  {
    let opening = guided.state.opening
    let patient = opening?.patient
    switch place {
    case .sinceLastTime(let told):
      return SinceLastTimeScreen(
        patient: patient ?? "",
        lastTime: guided.offer?.memory.lastTime ?? "",
        effects: told.effects,
        selected: told.selected,
        standing: standing
      )
    case .screening(let page):
      return screeningScreen(page, guided, standing)
    case .refused(let outcome):
      let ids = [outcome.reason].compactMap(\.self)
      let questions = (opening?.questions ?? []).filter { ids.contains($0.id) }
      return RefusalScreen(outcome: outcome, questions: questions, standing: standing)
    case .preparation(let ticked, let selected):
      return PreparationScreen(
        protocolTitle: opening?.protocolTitle ?? "",
        patient: patient,
        preparation: opening?.preparation ?? Preparation(),
        materials: guided.offer?.massage.materials ?? [],
        ticked: ticked,
        selected: selected,
        standing: standing
      )
    case .pain(let score):
      return PainScreen(moment: .before, score: score, patient: patient, standing: standing)
    case .painAfter(let score):
      return PainScreen(moment: .after, score: score, patient: patient, standing: standing)
    case .side(let side):
      return SideScreen(side: side, patient: patient, standing: standing)
    case .review(let scroll):
      return reviewScreen(guided, scroll: scroll, standing, at: moment)
    case .rest(let selected):
      return RestScreen(
        state: guided.state,
        now: guided.elapsed(at: moment),
        selected: selected,
        dialogue: dialogue,
        emergencyNumber: settings.emergencyNumber,
        standing: standing
      )
    case .summary(let page):
      guard let record = SessionRecord(id: guided.id, entries: guided.entries) else {
        return BlankScreen(standing: standing)
      }
      var summary = summary(of: record, page, standing)
      summary.next = guided.courseNow?.outlook
      summary.report = guided.courseNow?.lines ?? []
      return summary
    default:
      return sessionScreen(guided, standing, at: moment)
    }
  }

  private func sessionScreen(_ guided: GuidedSession, _ standing: Standing, at moment: Moment)
    -> SessionScreen
  {
    let now = guided.elapsed(at: moment)
    return SessionScreen(
      state: guided.state,
      now: now,
      endsAt: endsAt(guided.state.remainingInSession(at: now), guided, at: moment),
      view: nearUntil == nil ? .far : .near,
      dialogue: dialogue,
      emergencyNumber: settings.emergencyNumber,
      painZones: guided.offer?.request.dropped.flatMap(\.zones) ?? [],
      standing: standing
    )
  }

  private func screeningScreen(
    _ page: ScreeningPage,
    _ guided: GuidedSession,
    _ standing: Standing
  ) -> ScreeningScreen {
    let pages = guided.flow?.pages ?? []
    return ScreeningScreen(
      protocolTitle: guided.state.opening?.protocolTitle ?? "",
      patient: guided.state.opening?.patient,
      questions: pages.indices.contains(page.page) ? pages[page.page] : [],
      page: page.page + 1,
      pages: pages.count,
      marked: page.marked,
      selected: page.selected,
      needed: page.need,
      neededFor: page.neededFor,
      standing: standing
    )
  }

  private func reviewScreen(
    _ guided: GuidedSession,
    scroll: Int,
    _ standing: Standing,
    at moment: Moment
  ) -> any Screen {
    guard let plan = guided.state.plan else { return BlankScreen(standing: standing) }
    let questions = guided.state.opening?.questions ?? []
    let findings = questions.compactMap { question in
      guided.state.answers[question.id].flatMap { answer in
        answer.answer == .yes ? ReviewScreen.Finding(question: question, answer: answer) : nil
      }
    }
    return ReviewScreen(
      plan: plan,
      patient: guided.state.opening?.patient,
      findings: findings,
      painBefore: guided.state.painBefore,
      endsAt: endsAt(plan.total, guided, at: moment),
      warnings: guided.warnings,
      scroll: scroll,
      standing: standing
    )
  }

  private func summary(of record: SessionRecord, _ page: RecordPage, _ standing: Standing)
    -> SummaryScreen
  {
    SummaryScreen(
      record: record,
      startedAt: settings.timeOfDay(record.startedAt),
      endedAt: record.endedAt.map(settings.timeOfDay),
      additions: page.additions,
      typed: page.typed,
      scroll: page.scroll,
      standing: standing
    )
  }

  /// The clock time at which this much session time is over.
  func endsAt(_ left: Duration, _ guided: GuidedSession, at moment: Moment) -> String {
    let real = guided.clock.speed.realTime(for: left).wholeMilliseconds
    return settings.timeOfDay(WallTime(milliseconds: moment.wall.milliseconds + real))
  }

  private func standing(at moment: Moment) -> Standing {
    Standing(
      answer: shownAnswer(at: moment),
      saved: savedState,
      isRehearsal: guided?.isRehearsal ?? false,
      keys: settings.keys
    )
  }

  private var savedState: SavedState {
    guard let saving = guided?.saving, saving.unsaved > 0 else { return .saved }
    if let failure = saving.failure { return .notSaved(saving.unsaved, reason: failure) }
    return .saving(saving.unsaved)
  }

  /// The answer to the last key; it is called saved once its entry is.
  private func shownAnswer(at moment: Moment) -> Answer? {
    let undo = undoSeconds(at: moment)
    guard let answer, answer.until > moment.boot else {
      return undo.map { Answer("", undoSeconds: $0) }
    }
    var text = answer.text
    if let sequence = answer.sequence, sequence <= guided?.saving.committed ?? 0 {
      text += ", saved"
    }
    return Answer(text, isRefusal: answer.isRefusal, undoSeconds: undo)
  }

  func undoSeconds(at moment: Moment) -> Int? {
    guard let guided, let point = guided.state.undoPoint else { return nil }
    let now = guided.elapsed(at: moment)
    guard guided.state.canUndo(at: now) else { return nil }
    return Int(((UndoPoint.window - (now - point.at)).wholeMilliseconds + 999) / 1_000)
  }

  func choices(_ facts: HomeFacts) -> [HomeScreen.Choice] {
    HomeScreen.choices(
      interrupted: facts.interrupted.filter { !$0.isHeld },
      again: latest.flatMap { latest in
        latest.lastTitle.map { .again(patient: latest.row.code, protocolTitle: $0) }
      }
    )
  }
}
