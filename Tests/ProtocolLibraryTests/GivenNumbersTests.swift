import ProtocolLibrary
import SessionEngine
import Testing
import Words

/// The numbers that the sources give stand in the files, and are not marked as suggested.
struct GivenNumbersTests {
  /// Protocol, steps, and how often each is done.
  private static let counts = """
    infant-ball-exercises arm-traction,leg-traction,feet-to-table,hands-to-table,rocking 10
    infant-gymnastics leg-rubbing,bicycle,arm-rubbing,arm-crossing 3
    infant-gymnastics abdomen-circles,abdomen-lines,pull-up,back-rubbing,back-kneading 3
    cervical-spine superficial-stroking,deep-stroking,grasping-stroking 5
    lumbosacral-spine stroking,upright-rubbing,upright-pressing,upright-stroking 3-4
    lumbosacral-spine edge-rubbing-along,edge-rubbing-across,lumbar-pressing,edge-kneading 3-4
    lumbosacral-spine pincer-kneading,ring-kneading,ordinary-kneading,lumbar-shaking 3-4
    lumbosacral-spine buttock-stroking,buttock-rubbing,buttock-pressing,buttock-kneading 3-4
    lumbosacral-spine buttock-shaking,closing-stroking 3-4
    osteochondrosis-classic back-stroking,back-deep-stroking,back-rubbing,back-kneading 4-5
    osteochondrosis-classic back-vibration,back-pressing,neck-stroking,neck-rubbing 4-5
    osteochondrosis-classic neck-kneading 4-5
    neck-first six-strokes,six-pressings,six-kneadings 6
    neck-on-chair neck-stroking,neck-rubbing 7
    neck-on-chair neck-kneading,shoulder-joints,closing-stroking 5-7
    neck-on-chair trapezius 5-10
    neck-fracture-1 chest-stroking,chest-smoothing,calf-stroking,calf-pressing,calf-kneading 6
    neck-fracture-1 chest-pressing,chest-kneading,rib-rubbing-straight,rib-rubbing-spiral 3-5
    back-fracture-1 abdomen-stroking,abdomen-kneading,abdomen-vibration 4
    self-lower-back warm-palms 7
    """

  @Test(arguments: counts.split(separator: "\n").map { String($0) })
  func `a technique is done as often as the sources say`(row: String) throws {
    let words = row.split(separator: " ").map { String($0) }
    let massage = try #require(ShippedLibrary.protocols[words[0]])
    for id in words[1].split(separator: ",") {
      let step = try #require(massage.stages.flatMap(\.steps).first { $0.id == id }, "\(id)")
      let ends = try #require(step.dose.repetitions)
      let count =
        ends.lowerBound == ends.upperBound
        ? "\(ends.upperBound)" : "\(ends.lowerBound)-\(ends.upperBound)"
      #expect(count == words[2], "\(id)")
      #expect(!step.suggested.contains("repetitions"), "\(id)")
    }
  }

  /// Protocol, steps, seconds; `<` where the sources give a limit.
  private static let times = """
    therapeutic-back soft-stroking,deep-stroking,rubbing,kneading,closing-stroking 120
    osteochondrosis-back back-stroking 120
    general-therapeutic closing 180
    local-therapeutic closing-stroking 180
    neck-on-chair vibration <15
    acupressure-pain points <600
    acupressure-tone points <60
    """

  @Test(arguments: times.split(separator: "\n").map { String($0) })
  func `a technique takes as long as the sources say`(row: String) throws {
    let words = row.split(separator: " ").map { String($0) }
    let massage = try #require(ShippedLibrary.protocols[words[0]])
    for id in words[1].split(separator: ",") {
      let step = try #require(massage.stages.flatMap(\.steps).first { $0.id == id }, "\(id)")
      let limit = words[2].hasPrefix("<") ? step.atMost : step.dose.duration
      #expect(limit.map { "\($0.components.seconds)" } == words[2].filter { $0 != "<" }, "\(id)")
      #expect(!step.suggested.contains("duration"), "\(id)")
    }
  }

  @Test(arguments: [
    ("neck-fracture-1", "thigh-stroking", 1...5), ("back-fracture-1", "ribs", 2...3),
  ])
  func `a group has the rounds that the sources give`(
    id: String,
    step: String,
    rounds: ClosedRange<Int>
  ) throws {
    let entries = try #require(ShippedLibrary.protocols[id]).stages.flatMap(\.entries)
    let found = entries.compactMap { entry -> ClosedRange<Int>? in
      guard case .group(let rounds, let steps) = entry, steps.contains(where: { $0.id == step })
      else { return nil }
      return rounds
    }
    #expect(found == [rounds])
  }

  /// Protocol, and a line of what `show` prints beside the plan; `~` is what is suggested.
  private static let lines = """
    infant-ball-exercises|2 months to under 6 months; on a doctor's order; 2 people
    infant-ball-exercises|10 sessions; one session every 1 day; 3 courses a year
    infant-two-months|10 sessions; one session every 1 day; 3 courses a year
    infant-relaxing|2 months to under 4 months; by a parent
    infant-relaxing|~supine; 3-10 min
    infant-relaxing|~10+ sessions; one session every 1 day
    infant-gymnastics|supine; 5-30 min
    preschool-relaxing|3 years to under 8 years; ~on a doctor's order
    preschool-tonic|3 years to under 8 years; ~on a doctor's order
    child-therapeutic|from 3 months; by a parent
    child-tonic|prone; 12-15 min
    child-collar-zone|15 sessions; one session every 1-3 days
    therapeutic-back|prone; 12-15 min
    therapeutic-back|10-15 sessions; one session every 1 day; 2-4 courses a year
    general-therapeutic|~prone; 20-60 min
    general-therapeutic|10-20 sessions; ~one session every 2-3 days
    general-therapeutic|rest 30 min
    local-therapeutic|~prone or supine or seated; 15-40 min
    local-therapeutic|10-20 sessions; one session every 1 day
    local-therapeutic|rest 30 min
    face-pinching|~supine; 20 min
    face-pinching|rest 30 min
    spine-lumbar-part|~prone; the minutes are asked for
    spine-lumbar-part|5-10 sessions; ~one session every 1-2 days
    spine-neck-chest-part|5-10 sessions; ~one session every 1-2 days
    spine-neck-part|5-10 sessions; ~one session every 1-2 days
    spine-eleven-steps|prone or seated; the minutes are asked for
    osteochondrosis-classic|prone or seated; 7-30 min
    osteochondrosis-back|prone; 7-12 min
    osteochondrosis-back|Sessions 4+, From 7 to 12 minutes: 7-12 min, growing
    lumbar-osteochondrosis|prone or seated; 15-20 min
    lumbar-osteochondrosis|10-15 sessions; ~one session every 1-2 days; 2-3 courses a year
    lumbar-osteochondrosis|rest 20-30 min
    paravertebral-sliding|~prone; 20-40 min
    paravertebral-sliding|~10 sessions; ~1-3 sessions per week
    cervical-clinic|~seated; 15 min
    cervical-clinic|10+ sessions; one session every 1 day
    cervical-clinic|rest 30 min
    whole-back-clinic|~prone; 40 min
    whole-back-clinic|10+ sessions; ~one session every 1-2 days; 2-4 courses a year
    neck-on-chair|seated; 4-30 min
    neck-on-chair|15 sessions; one session every 1-3 days
    three-stage|prone or seated; 28-32 min
    three-stage|rest 10-15 min
    radiculitis-back|~prone; 28-32 min
    radiculitis-general|~prone; 50-60 min
    radiculitis-general|10-15 sessions; ~one session every 2-3 days; 2-4 courses a year
    radiculitis-back|10-15 sessions; ~one session every 1-2 days; 2-4 courses a year
    hernia-recovery|10-15 sessions; ~one session every 1-2 days
    lumbago|10-15 sessions; ~one session every 1-2 days
    hernia-recovery|~prone; the minutes are asked for
    neck-fracture-1|~10+ sessions; 2 sessions per day
    neck-fracture-1|supine; the minutes are asked for
    neck-fracture-2|Days 11-20, Day 11 to day 20
    back-fracture-1|Days 2-12, Day 2 to day 12: pressure 2 at most
    cupping-sliding|from 3 years; by a therapist
    cupping-sliding|~prone; 10 min
    cupping-sliding|~10 sessions; one session every 3 days
    cupping-sliding|rest 20 min
    cupping-static|~rest 20 min
    cupping-moving|~rest 20 min
    cupping-fire|~rest 20 min
    cupping-soft-cups|~rest 20 min
    cupping-static|~prone; 15 min
    acupressure-short|~seated; 2-3 min
    acupressure-short|~10-90 sessions; one session every 1 day
    honey-massage|~prone; 15-30 min
    honey-massage|5-8 sessions; one session every 4 days
    honey-massage|rest 20 min
    thai|~prone; 60-180 min
    thai|~10 sessions; 1-3 sessions per week
    self-daily|~seated; 10 min
    self-daily|~10+ sessions; 1-3 sessions per day
    self-neck-chest|~seated; 8-15 min
    self-neck-chest|~10+ sessions; 2-3 sessions per day
    self-neck|~10+ sessions; one session every 1 day
    """

  @Test(arguments: lines.split(separator: "\n").map { String($0) })
  func `length, course and rest are what the sources say`(row: String) throws {
    let parts = row.split(separator: "|").map { String($0) }
    let massage = try #require(ShippedLibrary.protocols[parts[0]])
    let listed = ProtocolListing(massage).parts.flatMap(\.lines)
    #expect(listed.contains(parts[1]), "\(listed.prefix(6))")
  }
}
