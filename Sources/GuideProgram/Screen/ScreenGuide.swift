package import GuideScreens
import SessionEngine
package import TerminalFrame

/// The guide on a full screen: the page that is shown, and whose turn a key is.
package struct ScreenGuide: Guide, Sendable {
  /// What it begins with.
  package enum Start: Sendable {
    case home
    case session(NewSession)
    case interrupted(InterruptedSession)
  }

  private var start: Start?
  private(set) var desk: Desk
  private var page: any Page = HomePage()
  /// Of the last frame, what the next may still be drawn on.
  private var stillLayer: StillLayer?
  private var elbow = ElbowRule()
  /// A press that counts at its boot time, unless the key turns out to be held down.
  private var waitingPress: (key: Key, until: Duration)?

  package init(_ start: Start, settings: ScreenSettings, size: Size) {
    self.start = start
    let isFromHome = if case .home = start { true } else { false }
    desk = Desk(settings, size: size, isFromHome: isFromHome)
  }

  package var guided: GuidedSession? { desk.guided }
  package var isLeaving: Bool { page is LeavingPage }

  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    desk.moment = moment
    switch message {
    case .turn: turn()
    case .key(let key): press(key)
    case .resized(let size): desk.size = size
    case .store(let report): desk.guided?.note(report)
    case .signal(let number): leave(.signalled(number))
    case .hangup: leave(.signalled(1))
    case .suspend: desk.want(.suspend)
    case .continued: desk.guided?.markStopped()
    case .home(let facts): showHome(facts)
    case .latest(let facts, let referrals, let protocols):
      desk.latest = facts
      desk.recentProtocols = protocols
      desk.referrals = referrals
      change(HomePage.self) { page in
        page.latest = facts
        page.referrals = referrals
      }
    case .protocols(let rows):
      showAtHome(
        ProtocolListPage(
          rows: rows,
          recent: desk.recentProtocols,
          patient: desk.chosenPatient,
          age: desk.chosenAge
        )
      )
    case .patients(let rows): showAtHome(PatientListPage(patients: rows))
    case .patient(let facts): showAtHome(PatientPage(facts: facts))
    case .lookAlike(let code, let other): showAtHome(LookAlikePage(code: code, other: other))
    case .patientRecord(let facts):
      showAtHome(PatientRecordPage(facts, after: page as? PatientRecordPage, &desk))
    case .history(let part) where part.offset > 0: change(HistoryPage.self) { $0.append(part) }
    case .history(let part): showAtHome(HistoryPage(part))
    case .record(let past):
      if let list = page as? HistoryPage { desk.show(SummaryPage(past, list: list, desk.settings)) }
    case .trends(let trends, let patient):
      guard let list = page as? HistoryPage else { break }
      desk.show(TrendsPage(patient: patient, trends: trends, list: list))
    case .remarked(let addition):
      change(SummaryPage.self) { $0.append(addition) }
      desk.say("added, saved")
    // Whoever has left the waiting page meanwhile is past it.
    case .offered(let offer): if page is WaitingPage { desk.take(offer) }
    case .standing(let facts, _) where facts.isAnsweredToday:
      if page is WaitingPage { desk.want(.takeUp(session: facts.session)) }
    case .standing(let facts, let id): showAtHome(StandingPage(facts: facts, protocolID: id))
    case .takenUp(let interrupted):
      if page is WaitingPage {
        desk.takeUp(interrupted)
      } else if desk.guided?.id != interrupted.id {
        desk.want(.release(session: interrupted.id, isClosed: false))
      }
    case .failed(let sentence), .held(let sentence): fail(sentence)
    case .notice(let sentence): desk.say(sentence)
    case .interruptedFound: if page is HomePage || page is UnfinishedPage { desk.want(.readHome) }
    case .writtenAside(let path): change(UnsavedPage.self) { $0.note(written: path) }
    case .line, .endOfInput: break
    }
    follow()
    return desk.takeEffects()
  }

  // MARK: Pages

  /// Goes where a key led, and where the session or the records went by themselves.
  private mutating func follow() {
    settle()
    page.pass(&desk)
    settle()
  }

  private mutating func settle() {
    guard let next = desk.takeNext() else { return }
    let isOrigin = page is ProtocolListPage || page is PatientPage || page is HistoryPage
    if next is WaitingPage, isOrigin || page is HomePage { desk.origin = isOrigin ? page : nil }
    page = next
  }

  /// What comes while a session is in hand comes too late.
  private mutating func showAtHome(_ page: any Page) {
    if desk.guided == nil { desk.show(page) }
  }

  /// Changes the page that is shown, where it is still the one that is meant.
  private mutating func change<Kind: Page>(_ kind: Kind.Type, _ change: (inout Kind) -> Void) {
    guard var shown = page as? Kind else { return }
    change(&shown)
    page = shown
  }

  private mutating func showHome(_ facts: HomeFacts) {
    desk.chosenPatient = nil
    desk.chosenAge = nil
    desk.carried = nil
    desk.isBeforehand = false
    if let list = page as? UnfinishedPage, let shown = list.with(facts) { return desk.show(shown) }
    var home = HomePage(facts: facts, desk)
    if let shown = page as? HomePage { home.select(as: shown) }
    desk.show(home)
    desk.want(.readLatest)
  }

  private mutating func fail(_ sentence: String) {
    desk.refuse(sentence)
    change(SummaryPage.self) { $0.isSending = false }
    if page is WaitingPage { desk.want(.readHome) }
  }

  private mutating func leave(_ leaving: Leaving) {
    guard isLeaving else { return desk.leave(leaving) }
    let moment = desk.moment
    change(LeavingPage.self) { $0.way.hurry(leaving, at: moment) }
  }

  // MARK: Time

  private mutating func turn() {
    if let start {
      self.start = nil
      return desk.begin(start)
    }
    desk.pass()
    guard let waitingPress, waitingPress.until <= desk.moment.boot else { return }
    self.waitingPress = nil
    // A press from before a gap is no answer to it.
    if desk.effects.contains(.cue(.gap)) { return }
    follow()
    take(waitingPress.key, act(of: waitingPress.key))
  }

  package func nextDeadline(at moment: Moment) -> Duration? {
    let dues = [waitingPress?.until, (page as? LeavingPage)?.way.until].compactMap(\.self)
    return (dues.filter { $0 > moment.boot } + [desk.nextDeadline].compactMap(\.self)).min()
  }

  // MARK: Keys

  private var context: KeyContext {
    if desk.isBlank { return .blank }
    return desk.help?.context ?? desk.dialogue?.context ?? page.context(desk)
  }

  /// Something else than the page takes the keys.
  private var isCovered: Bool { desk.isBlank || desk.help != nil || desk.dialogue != nil }

  private var isTyping: Bool { desk.dialogue.map { $0.line != nil } ?? page.isTyping }

  private mutating func press(_ key: Key) {
    if isLeaving { return }
    if let sentence = refusal(of: key) { return desk.refuse(sentence) }
    guard var (key, act) = meaning(of: key) else { return }
    if let waiting = waitingPress {
      waitingPress = nil
      if waiting.key != key {
        take(waiting.key, self.act(of: waiting.key))
        follow()
        (key, act) = meaning(of: key) ?? (key, act)
      }
    }
    let answered = isCovered ? nil : page.lineAnswered(by: act)
    let verdict = elbow.judge(
      key,
      meaning: act,
      isAnswer: answered != nil,
      at: desk.moment.boot
    )
    if isTyping, key != .enter { return take(key, act) }
    switch verdict {
    case .ignored:
      guard let answered else { break }
      desk.refuse("Too quick: line \(answered) is still open. Wait a second, then answer it.")
    case .waits(let until): waitingPress = (key, until)
    case .counts: take(key, act)
    }
  }

  private func act(of key: Key) -> Act? { desk.settings.keys.act(for: key, in: context) }

  /// Why a key can mean nothing, whatever the page.
  private func refusal(of key: Key) -> String? {
    switch key {
    case .alt: "A key held with Alt does nothing."
    case .paste where !isTyping: "Letters that come all at once are not typing: nothing was done."
    default: nil
    }
  }

  /// The key that is meant, and what it means; nothing for a turn of the wheel where nothing scrolls.
  private func meaning(of key: Key) -> (Key, Act?)? {
    switch key {
    case .mouse(let point): return meaning(ofClickAt: point)
    case .wheelUp: return scrolling(.up)
    case .wheelDown: return scrolling(.down)
    default:
      let act = act(of: key)
      // Where no text is typed, a letter of another layout is the key at its place.
      guard act == nil, !isTyping, let same = key.atItsPlace else { return (key, act) }
      return (same, self.act(of: same))
    }
  }

  /// A click on a key's name is that key; one on nothing is no more than a look.
  private func meaning(ofClickAt point: Point) -> (Key, Act?) {
    let context = context
    let isRunning = context == .running || context == .stillThere
    let clicked = screen.act(at: point, size: desk.size, look: desk.settings.look)
    if case .press(let key) = clicked { return (key, act(of: key)) }
    guard case .confirm? = clicked,
      let enter = desk.settings.keys.keys(for: .confirm, in: context).first
    else { return (.mouse(point), clicked ?? (isRunning ? .details : nil)) }
    return (enter, clicked)
  }

  /// The wheel moves in lists and texts; what is about to be told it leaves alone.
  private func scrolling(_ act: Act) -> (Key, Act?)? {
    guard ![.pain, .reactionSheet].contains(context) else { return nil }
    return desk.settings.keys.keys(for: act, in: context).first.map { ($0, act) }
  }

  private mutating func take(_ key: Key, _ act: Act?) {
    if isLeaving { return }
    if case .repaint? = act { return desk.want(.repaint) }
    // A look at the details takes nothing away.
    if act != .details { desk.answer = nil }
    perform(act, key)
    desk.holdPatience()
    settle()
    holdScroll()
  }

  private mutating func perform(_ act: Act?, _ key: Key) {
    if desk.isBlank {
      desk.isBlank = false
    } else if var help = desk.help {
      help.take(act, key, &desk)
      if desk.help != nil { desk.help = help }
    } else if case .help? = act {
      desk.help = HelpPage(about: context)
    } else if var dialogue = desk.dialogue {
      dialogue.take(act, key, &desk)
      if desk.dialogue != nil { desk.dialogue = dialogue }
    } else if !turnsPage(by: key, act) {
      page.take(act, key, &desk)
    }
  }

  /// Page Down, which a pedal sends too, shows the rest of a text before it takes a step.
  private mutating func turnsPage(by key: Key, _ act: Act?) -> Bool {
    guard key == .pageDown, case .confirm? = act, let scroll = page.scroll,
      scroll < screen.scrollMax(size: desk.size, look: desk.settings.look)
    else { return false }
    // A few rows of what was seen stay.
    page.scroll = scroll + max(1, desk.size.rows - 6)
    return true
  }

  /// Scrolling ends where the text does: the way back begins with the first key.
  private mutating func holdScroll() {
    guard let scroll = desk.help?.scroll ?? page.scroll, scroll > 0 else { return }
    let end = screen.scrollMax(size: desk.size, look: desk.settings.look)
    guard scroll > end else { return }
    if desk.help != nil { desk.help?.scroll = end } else { page.scroll = end }
  }

  // MARK: Screens

  package mutating func frame(at moment: Moment) -> Frame? {
    desk.moment = moment
    let look = desk.settings.look
    let frame = screen.frame(size: desk.size, look: look, keeping: &stillLayer)
    return desk.settings.isDimmed ? frame.dimmed : frame
  }

  /// The same frame, drawn without what was kept.
  package func newFrame(at moment: Moment) -> Frame {
    let frame = screen(at: moment).frame(size: desk.size, look: desk.settings.look)
    return desk.settings.isDimmed ? frame.dimmed : frame
  }

  /// The screen of this moment.
  package func screen(at moment: Moment) -> any Screen {
    var guide = self
    guide.desk.moment = moment
    return guide.screen
  }

  private var screen: any Screen {
    if desk.isBlank { return BlankScreen(standing: desk.standing) }
    return desk.help?.screen(desk) ?? page.screen(desk)
  }
}
