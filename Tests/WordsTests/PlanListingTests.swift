import SessionEngine
import TestSupport
import Testing
import Words

struct PlanListingTests {
  private static func listing(_ request: PlanRequest = PlanRequest()) throws -> PlanListing {
    var source = SmallProtocol.value
    var opening = SmallProtocol.step("opening", .effleurage, .back, seconds: 20, pressure: 1)
    opening.suggested = ["duration", "pressure", "hands"]
    opening.variant = "superficial"
    opening.directions = [.upward, .spineToSides]
    opening.motions = [.circular]
    opening.hands = [.bothPalms]
    opening.dose.tempo = 20
    opening.until = .warmth
    opening.atMost = .seconds(40)
    opening.cautions = ["Never on a sore spot."]
    var closing = SmallProtocol.step("closing", .effleurage, .back, seconds: 20, pressure: 1)
    closing.suggested = ["step", "duration"]
    source.introductory.entries = [.step(opening)]
    source.cautions = [Caution(zones: [.back], text: "Never on the spine.")]
    source.final.entries = [.step(closing)]
    return PlanListing(try SessionPlan(source, for: request))
  }

  @Test func `the plan is listed step by step, suggested values marked`() throws {
    #expect(
      try Self.listing(PlanRequest(painfulSide: .left)).lines == [
        "Small back massage",
        "Session 1, prone",
        "",
        "#  stage         technique    zone              side             time   times  pressure",
        "1  introductory  effleurage   back                               ~0:20         ~1",
        "   superficial; upward, spine to sides; circular; ~both palms; 20/min; until warmth; "
          + "at most 0:40",
        "   Work on.",
        "   ! Never on a sore spot.",
        "2  main          friction     lumbar            right then left  0:30          3",
        "   Work on.",
        "3  main          petrissage   lumbar, buttocks                   0:30",
        "   Work on.",
        "4  main          tapotement   buttocks                           0:20   20x    2",
        "   60/min; optional",
        "   Work on.",
        "5  final         ~effleurage  ~back                              ~0:20         ~1",
        "   ~Work on.",
        "",
        "2:00 min hands-on time. ~ marks what the sources do not give.",
      ]
    )
  }

  @Test func `what is left out stands under the plan`() throws {
    let request = PlanRequest(findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(try Self.listing(request).lines.last == "Lumbar left out (skin)")
  }

  @Test func `a program reads protocol, session, total and every step`() throws {
    let json = try Self.listing(PlanRequest(sessionNumber: 4)).json
    #expect(json["protocol"]?["id"] == "small-back")
    #expect(json["protocol"]?["title"] == "Small back massage")
    #expect(json["session"] == 4)
    #expect(json["totalSeconds"] == 120)
    let steps = try #require(json["steps"]?.array)
    #expect(steps.map { $0["index"] } == [0, 1, 2, 3, 4])
    #expect(steps[0]["direction"] == ["upward", "spine-to-sides"])
    #expect(steps[0]["hands"] == ["both-palms"])
    #expect(steps[0]["tempo"] == 20)
    #expect(steps[0]["until"] == "warmth")
    #expect(steps[0]["cautions"] == ["Never on a sore spot.", "Never on the spine."])
    #expect(steps[1]["stage"] == "main")
    #expect(steps[1]["technique"] == "friction")
    #expect(steps[1]["zone"] == "lumbar")
    #expect(steps[1]["side"] == "healthy-first")
    #expect(steps[1]["seconds"] == 30)
    #expect(steps[1]["repetitions"] == JSONValue.null)
    #expect(steps[2]["zone"] == "lumbar+buttocks")
    #expect(steps[3]["repetitions"] == 20)
  }
}
