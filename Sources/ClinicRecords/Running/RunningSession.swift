package import SessionEngine

/// What a running session's small file says: enough to list, to take up, and to tell the time by.
package struct RunningSession: Sendable, Hashable {
  package var session: String
  /// The patient's code.
  package var patient: String?
  package var protocolID: String
  package var protocolTitle: String
  package var isRehearsal: Bool
  package var owner: SessionOwner
  package var lastSign: SignOfLife

  /// The last sign of life; written over about once a second.
  package struct SignOfLife: Sendable, Hashable {
    package var stage: StageName?
    package var technique: Technique?
    package var zones: [Zone]
    /// The code of who works.
    package var therapist: String?
    package var isPaused: Bool
    /// Only questions were answered so far.
    package var isBeforeStart: Bool
    /// It is held, or was stopped, by an alarm.
    package var isAlarm: Bool
    /// When the session will end if nothing comes between.
    package var endsAt: WallTime?
    /// Elapsed session time.
    package var elapsed: Duration
    package var wall: WallTime
    package var boot: BootID
    /// The machine's clock that goes on while it sleeps, at this instant.
    package var bootTime: Duration

    package init(
      stage: StageName? = nil,
      technique: Technique? = nil,
      zones: [Zone] = [],
      therapist: String? = nil,
      isPaused: Bool = false,
      isBeforeStart: Bool = false,
      isAlarm: Bool = false,
      endsAt: WallTime? = nil,
      elapsed: Duration,
      wall: WallTime,
      boot: BootID,
      bootTime: Duration
    ) {
      self.stage = stage
      self.technique = technique
      self.zones = zones
      self.therapist = therapist
      self.isPaused = isPaused
      self.isBeforeStart = isBeforeStart
      self.isAlarm = isAlarm
      self.endsAt = endsAt
      self.elapsed = elapsed
      self.wall = wall
      self.boot = boot
      self.bootTime = bootTime
    }
  }

  /// Answers of a known patient that are kept for a session of that day: nobody was treated.
  package var isIntake: Bool { lastSign.isBeforeStart && patient != nil && !isRehearsal }

  package init(
    session: String,
    patient: String?,
    protocolID: String,
    protocolTitle: String,
    isRehearsal: Bool = false,
    owner: SessionOwner,
    lastSign: SignOfLife
  ) {
    self.session = session
    self.patient = patient
    self.protocolID = protocolID
    self.protocolTitle = protocolTitle
    self.isRehearsal = isRehearsal
    self.owner = owner
    self.lastSign = lastSign
  }
}
