extension DraftPlan {
  /// Hands-on time of all steps.
  var total: Duration { steps.handsOn }

  /// The same with every step at its shortest.
  var shortest: Duration { steps.reduce(.zero) { $0 + $1.atLeast } }

  /// Comes as near to a length of the course as the steps allow.
  ///
  /// All steps shrink alike; optional ones go only where that is not enough.
  mutating func shrink(towards limit: Duration) {
    while shortest > limit, let index = optionalSteps(keeping: []).first {
      drafts.remove(at: index)
    }
    shrinkAlike(to: limit)
  }

  /// Fits the steps into the minutes at hand and gives the names of those that had to go.
  ///
  /// First the optional steps go, from the last to the first, those in `skippedLastTime` after the
  /// others; then all steps shrink alike. The final stage loses none.
  mutating func fit(
    into available: Duration,
    keeping skippedLastTime: Set<String>
  ) throws(PlanRefusal) -> [String] {
    var gone: [(place: Int, name: String)] = []
    while total + turning > available, let index = optionalSteps(keeping: skippedLastTime).first {
      gone.append((index, drafts.remove(at: index).step.name))
    }
    shrinkAlike(to: available - turning)
    guard total + turning <= available else {
      throw .tooShort(available: available, shortest: bare.shortest + bare.turning)
    }
    return gone.sorted { $0.place < $1.place }.map(\.name)
  }

  /// Uses minutes at hand that the session has room for: the steps whose time no source gives grow
  /// alike, the main stage's first, none beyond its limit; without one to twice its time at most.
  ///
  /// Answers with the time before, or nothing where nothing grew.
  mutating func stretch(
    for request: PlanRequest,
    towards longest: Duration,
    below hardLimit: Duration?
  ) -> Duration? {
    guard let available = request.available else { return nil }
    let before = total
    let goal = min(available - turning, longest, hardLimit ?? longest)
    let limits = drafts.map(\.step.longestUseful)
    grow([.main], towards: goal, limits)
    grow([.introductory, .final], towards: goal, limits)
    return total > before ? before : nil
  }

  private mutating func grow(
    _ stages: [StageName],
    towards goal: Duration,
    _ limits: [Duration]
  ) {
    while true {
      let room = (goal - total).wholeMilliseconds
      let growing = drafts.indices.filter { index in
        stages.contains(drafts[index].step.stage) && drafts[index].step.mayGrow
          && drafts[index].step.duration < limits[index]
      }
      let sum = growing.reduce(0) { $0 + drafts[$1].step.duration.wholeMilliseconds }
      guard room >= 1_000, sum > 0 else { return }
      var left = room / 1_000
      for index in growing where left > 0 {
        let own = drafts[index].step.duration.wholeMilliseconds
        let share = Swift.max(1, Swift.min(left, room * own / sum / 1_000))
        left -= share
        drafts[index].step.lengthen(by: .seconds(share), upTo: limits[index])
      }
    }
  }

  func require(fitsInto limit: Duration) throws(PlanRefusal) {
    guard total > limit else { return }
    throw .tooShort(available: limit, shortest: bare.shortest)
  }

  /// The same without every optional step that may go.
  var bare: Self {
    var bare = self
    while let index = bare.optionalSteps(keeping: []).first { bare.drafts.remove(at: index) }
    return bare
  }

  /// The steps that may go, in the order in which they do; the last of a stage stays.
  private func optionalSteps(keeping kept: Set<String>) -> [Int] {
    let candidates = drafts.indices.reversed().filter { index in
      let step = drafts[index].step
      return step.isOptional && step.stage != .final
        && drafts.contains { $0.step.stage == step.stage && $0.step.id != step.id }
    }
    return candidates.filter { !kept.contains(drafts[$0].step.id) }
      + candidates.filter { kept.contains(drafts[$0].step.id) }
  }

  private mutating func shrinkAlike(to limit: Duration) {
    let countdowns = steps.map { Countdown($0) }
    guard let shrunk = Countdown.shrunk(countdowns, to: limit.wholeMilliseconds) else { return }
    var place = 0
    for index in drafts.indices {
      let isLinked = isLinked(index)
      drafts[index].step.shorten(to: .milliseconds(shrunk[place]))
      place += 1
      if isLinked {
        drafts[index].link?.shorten(to: .milliseconds(shrunk[place]))
        place += 1
      }
    }
  }
}

extension PlannedStep {
  /// The format's longest step.
  private static let longest: Duration = .seconds(1_800)

  /// The limit that the file sets, else twice the time, as a step shrinks to half of it (suggested).
  fileprivate var longestUseful: Duration { min(atMost ?? duration * 2, Self.longest) }

  /// A time or a count of the sources stays as it is, and a sign ends its step by itself.
  fileprivate var mayGrow: Bool {
    until == nil && isSuggested("duration") && (repetitions == nil || isSuggested("repetitions"))
  }

  fileprivate mutating func lengthen(by time: Duration, upTo limit: Duration) {
    let longer = min(duration + time, limit)
    repetitions = repetitions?.scaled(from: duration, to: longer)
    stretchedFrom = stretchedFrom ?? duration
    duration = longer
  }

  /// A shorter countdown holds fewer repetitions at the same tempo.
  fileprivate mutating func shorten(to shorter: Duration) {
    repetitions = repetitions?.scaled(from: duration, to: shorter)
    duration = shorter
  }
}

/// How long a step lasts and how short it may get, in milliseconds.
struct Countdown {
  let duration: Int64
  let shortest: Int64

  init(duration: Int64, shortest: Int64) {
    self.duration = duration
    self.shortest = min(shortest, duration)
  }

  init(_ step: PlannedStep) {
    self.init(
      duration: step.duration.wholeMilliseconds,
      shortest: step.atLeast.wholeMilliseconds
    )
  }

  /// The durations that add up to `limit` exactly, every step shrunk by the same part of its time
  /// and none below its shortest; nothing where the steps are short enough already.
  ///
  /// Where even the shortest are too long, the shortest. Whole seconds as far as the limit and the
  /// written times are whole seconds.
  static func shrunk(_ countdowns: [Self], to limit: Int64) -> [Int64]? {
    guard countdowns.sum(of: \.duration) > limit else { return nil }
    guard countdowns.sum(of: \.shortest) < limit else { return countdowns.map(\.shortest) }
    let rounded = countdowns.map {
      Self(duration: $0.duration, shortest: ($0.shortest + 999) / 1_000 * 1_000)
    }
    let steps = rounded.sum(of: \.shortest) <= limit ? rounded : countdowns
    let part = steps.share(of: limit)
    var cuts = steps.map { Cut($0, part: part) }
    cuts.spread(limit - cuts.sum(of: \.length))
    return cuts.map(\.length)
  }
}

/// A shrunk countdown in whole seconds and what the rounding took off.
private struct Cut {
  let longest: Int64
  var length: Int64
  let remainder: Int64

  init(_ countdown: Countdown, part: (of: Int64, outOf: Int64)) {
    let exact = max(countdown.shortest, countdown.duration * part.of / max(1, part.outOf))
    longest = countdown.duration
    length = max(countdown.shortest, exact / 1_000 * 1_000)
    remainder = exact - length
  }
}

extension [Countdown] {
  /// The part of its time that every step keeps; steps it would make too short are left aside.
  fileprivate func share(of limit: Int64) -> (of: Int64, outOf: Int64) {
    var shrinking = self
    var left = limit
    while true {
      let part = (of: left, outOf: shrinking.sum(of: \.duration))
      let tooShort = shrinking.filter { $0.duration * part.of < $0.shortest * part.outOf }
      if tooShort.isEmpty { return part }
      shrinking.removeAll { $0.duration * part.of < $0.shortest * part.outOf }
      left -= tooShort.sum(of: \.shortest)
    }
  }
}

extension [Cut] {
  /// Hands out what the rounding left over: whole seconds first, to those that lost most.
  fileprivate mutating func spread(_ leftOver: Int64) {
    var leftOver = leftOver
    let order = indices.sorted { (self[$0].remainder, $1) > (self[$1].remainder, $0) }
    for grain: Int64 in [1_000, 1] {
      var isTaken = true
      while leftOver >= grain, isTaken {
        isTaken = false
        for index in order where leftOver >= grain {
          let room = self[index].longest - self[index].length
          guard room >= grain else { continue }
          let gift = grain == 1 ? Swift.min(room, leftOver) : grain
          self[index].length += gift
          leftOver -= gift
          isTaken = true
        }
      }
    }
  }
}

extension Array {
  fileprivate func sum(of value: (Element) -> Int64) -> Int64 {
    reduce(0) { $0 + value($1) }
  }
}
