import GuideScreens
import SessionEngine
import TerminalFrame

// Leaving a session, for home or for good: everything is saved first, or somebody has said what
// becomes of it.

extension ScreenGuide {
  /// How long the records are waited for before somebody is asked.
  private static let patience: Duration = .seconds(5)
  /// How long where nobody can be asked: who ends the guide by a signal wants it to end.
  private static let patienceAfterSignal: Duration = .milliseconds(500)

  package var isLeaving: Bool {
    if case .leaving = place { true } else { false }
  }

  /// Pauses and keeps a session that runs, and leaves once everything is saved.
  ///
  /// A second signal is not asked to wait.
  mutating func leave(_ leaving: Leaving, at moment: Moment) -> [Effect] {
    if isLeaving {
      if leaving != .done { go(to: .out(leaving), until: moment.boot) }
      return []
    }
    dialogue = nil
    let effects =
      guided?.state.isMoving ?? false ? carryOut(.pause(.left), at: moment) : []
    let patience = leaving == .done ? Self.patience : Self.patienceAfterSignal
    go(to: .out(leaving), until: moment.boot + patience)
    return effects
  }

  /// Gives the session up, and shows the home screen once everything is saved.
  mutating func goHome(at moment: Moment) -> [Effect] {
    dialogue = nil
    go(to: .home, until: moment.boot + Self.patience)
    return []
  }

  private mutating func go(to goal: LeavingGoal, until: Duration) {
    place = .leaving(goal)
    leavesAt = until
  }

  mutating func leaveWhenSaved(at moment: Moment) -> [Effect] {
    let goal: LeavingGoal
    switch place {
    case .leaving(let wanted): goal = wanted
    case .unsaved(let page): goal = page.goal
    default: return []
    }
    guard let saving = guided?.saving, saving.unsaved > 0 else { return arrive(at: goal) }
    guard case .leaving = place, saving.failure != nil || moment.boot >= leavesAt ?? .zero else {
      return []
    }
    if case .out(let leaving) = goal, leaving != .done { return arrive(at: goal) }
    place = .unsaved(UnsavedPage(goal: goal))
    return []
  }

  /// Lets the session go, saved or not.
  private mutating func arrive(at goal: LeavingGoal) -> [Effect] {
    var effects: [Effect] = []
    if let guided {
      let isClosed = guided.state.outcome != nil
      effects = [.keepAwake(false), .release(session: guided.id, isClosed: isClosed)]
      if guided.saving.unsaved > 0 { effects.append(.complain(lost(guided.saving))) }
    }
    switch goal {
    case .home:
      guided = nil
      place = .waiting("")
      return effects + [.readHome]
    case .out(let leaving):
      place = .leaving(goal)
      return effects + [.leave(leaving)]
    }
  }

  private func lost(_ saving: SavingTrack) -> String {
    let lost = "NOT SAVED: \(saving.unsaved) (\(saving.failure ?? Self.silence))"
    guard case .unsaved(let page) = place, let path = page.written else { return lost }
    return lost + "; all of the session is in \(path), which 'tableside import' takes in"
  }

  static let silence = "the records do not answer"

  // MARK: What is not saved

  mutating func unsaved(
    _ act: Act?,
    _ key: Key,
    _ page: UnsavedPage,
    at moment: Moment
  ) -> [Effect] {
    var page = page
    if let path = page.path { return name(path, act, key, page, at: moment) }
    let choices = UnsavedScreen.Choice.allCases
    if let next = Self.moved(page.selected, act, count: choices.count) {
      page.selected = next
      place = .unsaved(page)
      return []
    }
    switch act {
    case .confirm: return choose(choices[page.selected], page)
    case .cancel: return choose(.stay, page)
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func choose(_ choice: UnsavedScreen.Choice, _ page: UnsavedPage) -> [Effect] {
    var page = page
    switch choice {
    case .stay: stay()
    case .write:
      page.path = TypedLine(pathAside)
      place = .unsaved(page)
    case .leave: return arrive(at: page.goal)
    }
    return []
  }

  private mutating func stay() {
    let state = guided?.state
    if state?.outcome != nil {
      place = .summary(RecordPage())
    } else {
      place = state?.isResting ?? false ? .rest(selected: 0) : .session
    }
  }

  private mutating func name(
    _ path: TypedLine,
    _ act: Act?,
    _ key: Key,
    _ page: UnsavedPage,
    at moment: Moment
  ) -> [Effect] {
    var page = page
    var path = path
    switch typed(act, key, &path, at: moment) {
    case .going: page.path = path
    case .dropped: page.path = nil
    case .kept:
      guard let guided, !path.isBlank else { return [] }
      place = .unsaved(page)
      return [.writeAside(session: guided.id, guided.entries, path: path.text)]
    }
    place = .unsaved(page)
    return []
  }

  private var pathAside: String {
    settings.folderAside + "/tableside-" + (guided?.id ?? "session") + ".json"
  }

  mutating func noteWritten(_ path: String) {
    guard case .unsaved(var page) = place else { return }
    page.path = nil
    page.written = path
    page.selected = UnsavedScreen.Choice.allCases.firstIndex(of: .leave) ?? 0
    place = .unsaved(page)
  }
}
