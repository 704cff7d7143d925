import ClinicRecords
import SessionEngine
import Testing

struct RunningSessionFileTests {
  static func content(_ session: String = "s-1", wall: Int64 = 1_000) -> RunningSession {
    RunningSession(
      session: session,
      patient: "A-014",
      protocolID: "small-back",
      protocolTitle: "Small back massage",
      owner: .current(since: WallTime(milliseconds: 900)),
      lastSign: beat(elapsed: 5, wall: wall)
    )
  }

  static func beat(elapsed: Int, wall: Int64 = 1_000) -> RunningSession.SignOfLife {
    RunningSession.SignOfLife(
      stage: .main,
      technique: .friction,
      zones: [.lumbar, .neck],
      isPaused: true,
      isAlarm: true,
      endsAt: WallTime(milliseconds: 60_000),
      elapsed: .seconds(elapsed),
      wall: WallTime(milliseconds: wall),
      boot: BootID(text: "boot"),
      bootTime: .milliseconds(77_777)
    )
  }

  @Test func `a held session is listed with its last sign of life`() throws {
    let folder = try TemporaryFolder()
    let file = try RunningSessionFile(claiming: Self.content(), in: folder.path)
    #expect(file.beat(Self.beat(elapsed: 6)))
    let listed = try #require(RunningSessions.all(in: folder.path).first)
    #expect(listed.isHeld)
    #expect(listed.content.lastSign == Self.beat(elapsed: 6))
    #expect(listed.content.patient == "A-014")
    #expect(folder.mode("running/s-1") == 0o600)
    file.remove()
    #expect(RunningSessions.all(in: folder.path).isEmpty)
  }

  @Test func `a second owner is told who has the session`() throws {
    let folder = try TemporaryFolder()
    let content = Self.content()
    let file = try RunningSessionFile(claiming: content, in: folder.path)
    #expect(throws: RecordsError.held(session: "s-1", by: content.owner)) {
      try RunningSessionFile(claiming: content, in: folder.path)
    }
    #expect(file.session == "s-1")
  }

  @Test func `a file that outlived its session goes, one of a session that is not over stays`()
    throws
  {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    let opening = SessionEvent.sessionStarted(SampleJournal.opening())
    let close = SessionEvent.closed(.endedEarly(reason: "enough"))
    for (session, events) in [("s-1", [opening, close]), ("s-2", [opening])] {
      try records.append(SampleJournal.entries(events), to: session)
      _ = try RunningSessionFile(claiming: Self.content(session), in: folder.path)
    }
    #expect(try records.restoreRunningSessions(in: folder.path) == 1)
    #expect(RunningSessions.all(in: folder.path).map(\.content.session) == ["s-2"])
    #expect(try records.restoreRunningSessions(in: folder.path) == 0)
  }

  @Test func `a file without its owner is taken over`() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try RunningSessionFile(claiming: Self.content(), in: folder.path)
      file.beat(Self.beat(elapsed: 9))
    }
    let listed = try #require(RunningSessions.all(in: folder.path).first)
    #expect(!listed.isHeld)
    let interrupted = listed.content
    #expect(interrupted.lastSign.elapsed == .seconds(9))
    let file = try RunningSessionFile(claiming: interrupted, in: folder.path)
    #expect(RunningSessions.find("s-1", in: folder.path)?.isHeld == true)
    file.remove()
  }

  @Test func `a cut or torn file is passed over`() throws {
    let folder = try TemporaryFolder()
    do { _ = try RunningSessionFile(claiming: Self.content(), in: folder.path) }
    var bytes = try folder.bytes(of: "running/s-1")
    bytes[700] ^= 1
    try folder.write(bytes, to: "running/s-1")
    try folder.write(Array(bytes.prefix(100)), to: "running/s-2")
    try folder.write([], to: "running/s-3")
    #expect(RunningSessions.all(in: folder.path).isEmpty)
  }

  @Test(arguments: [("ä", 256), ("桜", 170), ("💆", 128), ("a", 512), ("a\u{301}", 170)])
  func `a title beyond its room ends with a whole character`(character: String, fitting: Int) throws
  {
    let folder = try TemporaryFolder()
    var content = Self.content()
    content.protocolTitle = String(repeating: character, count: 600)
    let file = try RunningSessionFile(claiming: content, in: folder.path)
    let listed = try #require(RunningSessions.all(in: folder.path).first)
    let scalars = Array(content.protocolTitle.unicodeScalars)
    let title = Array(listed.content.protocolTitle.unicodeScalars)
    #expect(title == Array(scalars.prefix(title.count)))
    let next = String(scalars[title.count]).utf8.count
    #expect((513 - next...512).contains(listed.content.protocolTitle.utf8.count))
    #expect(listed.content.protocolTitle.hasPrefix(String(repeating: character, count: fitting)))
    #expect(file.beat(Self.beat(elapsed: 6)))
  }

  @Test func `what a title holds stays on its line`() throws {
    let folder = try TemporaryFolder()
    var content = Self.content()
    content.protocolTitle = "one\nsession s-9\u{7F}\t\u{1B}[2J"
    let file = try RunningSessionFile(claiming: content, in: folder.path)
    let listed = try #require(RunningSessions.all(in: folder.path).first)
    #expect(listed.content.protocolTitle == "one session s-9   [2J")
    #expect(listed.content.session == file.session)
  }

  @Test(arguments: ["", "../x", "a/b", ".", "a b", "ä", String(repeating: "a", count: 65)])
  func `a name that could leave the folder is refused`(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: RecordsError.self) {
      try RunningSessionFile(claiming: Self.content(name), in: folder.path)
    }
  }
}
