/// Bells and flashes of one cue, as times after its beginning.
package struct CuePattern: Sendable, Hashable {
  /// What is done at one time.
  package enum Stroke: Sendable, Hashable {
    case bell
    case flash(Bool)
  }

  package let strokes: [(at: Duration, stroke: Stroke)]

  package static func == (left: Self, right: Self) -> Bool {
    left.strokes.map(\.at) == right.strokes.map(\.at)
      && left.strokes.map(\.stroke) == right.strokes.map(\.stroke)
  }

  package func hash(into hasher: inout Hasher) {
    for (at, stroke) in strokes {
      hasher.combine(at)
      hasher.combine(stroke)
    }
  }

  /// The pattern of a kind, as far as it is wanted.
  ///
  /// Bells are a quarter of a second apart, for terminals merge what comes faster. Nothing flashes
  /// more than twice a second: more can bring on a seizure.
  package init(_ kind: CueKind, bell: Bool, flash: Bool) {
    let bells = bell ? Self.bells(kind).map { (at: Duration.milliseconds($0), Stroke.bell) } : []
    let flashes =
      flash
      ? Self.flashes(kind).flatMap { time in
        [
          (at: Duration.milliseconds(time.lowerBound), Stroke.flash(true)),
          (at: Duration.milliseconds(time.upperBound), Stroke.flash(false)),
        ]
      } : []
    strokes = (bells + flashes).map { (at: $0.0, stroke: $0.1) }.sorted { $0.at < $1.at }
  }

  package var isEmpty: Bool { strokes.isEmpty }

  package var length: Duration { strokes.last?.at ?? .zero }

  private static func bells(_ kind: CueKind) -> [Int] {
    switch kind {
    case .warning: [0]
    case .technique: [0, 250]
    case .side: [0, 750]
    case .stage: [0, 250, 500]
    case .end: [0, 250, 500, 1_250, 1_500, 1_750]
    case .rest: [0, 1_000]
    case .alarm: [0, 250, 500, 750, 1_000, 1_250, 1_500, 1_750]
    }
  }

  private static func flashes(_ kind: CueKind) -> [Range<Int>] {
    switch kind {
    case .warning: [0..<100]
    case .technique: [0..<300]
    case .side: [0..<150, 600..<750]
    case .stage: [0..<800]
    case .end: [0..<500, 1_000..<1_500]
    case .rest: [0..<200, 1_200..<1_400]
    case .alarm: [0..<250, 500..<750, 1_000..<1_250, 1_500..<1_750]
    }
  }
}

/// Gives patterns stroke by stroke as their times come; between them it wants no time.
package struct CuePlayer: Sendable {
  private var kind: CueKind?
  private var waiting: ArraySlice<(due: Duration, stroke: CuePattern.Stroke)> = []
  private var isFlashing = false

  package init() {}

  /// The boot time of the next stroke; nothing while all is quiet.
  package var nextDeadline: Duration? { waiting.first?.due }

  /// Begins a cue; it takes the place of what still sounds, except of an alarm.
  package mutating func play(_ kind: CueKind, _ settings: CueSettings, at boot: Duration) {
    if self.kind == .alarm, kind != .alarm, !waiting.isEmpty { return }
    let pattern = CuePattern(
      kind,
      bell: settings.bell.contains(kind),
      flash: settings.flash.contains(kind)
    )
    guard !pattern.isEmpty else { return }
    self.kind = kind
    waiting = pattern.strokes.map { (due: boot + $0.at, stroke: $0.stroke) }[...]
    if isFlashing, !pattern.strokes.contains(where: { $0.stroke == .flash(false) }) {
      waiting.insert((due: boot, stroke: .flash(false)), at: waiting.startIndex)
    }
  }

  /// The strokes whose time has come, in order; of several late bells one is enough.
  package mutating func strokes(at boot: Duration) -> [CuePattern.Stroke] {
    var strokes: [CuePattern.Stroke] = []
    while let next = waiting.first, next.due <= boot {
      waiting.removeFirst()
      if next.stroke == .bell, strokes.contains(.bell) { continue }
      strokes.append(next.stroke)
    }
    for stroke in strokes {
      if case .flash(let isOn) = stroke { isFlashing = isOn }
    }
    return strokes
  }

  /// Ends everything; true when a flash has to be taken back.
  package mutating func silence() -> Bool {
    defer { isFlashing = false }
    waiting = []
    return isFlashing
  }
}
