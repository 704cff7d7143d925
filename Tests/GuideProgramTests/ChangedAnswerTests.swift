import SessionEngine
import TerminalFrame
import Testing

@testable import GuideProgram

/// A yes of today that is a no at the next try.
@Suite struct ChangedAnswerTests {
  init() { Repertoire.useUTF8() }

  private static func offer() -> NewSession {
    IntakeTests.offer {
      $0.isBeforehand = false
      $0.memory.toldToday = [ToldToday(id: "rash", at: "14:02")]
    }
  }

  @Test func `a no to what was a yes today needs a written reason, which the review says`() {
    var played = PlayedOpening(Self.offer())
    played.press(.enter, .enter)
    #expect(played.text.contains("rash: yes at 14:02, no now. Why?"))
    // Enter claims nothing: it opens the row, and an empty reason is none.
    played.press(.enter, .enter)
    #expect(played.text.contains("Why is it a no now? A few words."))
    played.type("it was the pillow")
    played.press(.enter, .enter)
    #expect(played.text.contains("Preparation") || played.text.contains("Complaint"))
    #expect(played.state?.answers["rash"]?.answer == .no)
    #expect(played.state?.answers["rash"]?.override == "yes at 14:02, no now: it was the pillow")
    for _ in 0..<4 where !played.text.contains("Before the start") { played.press(.enter) }
    #expect(played.text.contains("rash: yes at 14:02, no now: it was the pillow"))
  }

  @Test func `said once, the reason stays when the page is answered again`() {
    var played = PlayedOpening(Self.offer())
    played.press(.enter, .enter, .enter)
    played.type("a mistake")
    played.press(.enter, .escape, .escape, .enter, .enter)
    #expect(played.state?.unexplained == [])
  }

  @Test func `a yes that stays a yes asks for nothing`() {
    var played = PlayedOpening(Self.offer())
    played.press(.character("2"), .enter, .character("1"), .enter)
    #expect(played.text.contains("Not today"))
    #expect(played.state?.changedAnswers == [])
  }

  @Test func `in lines the same, and without a reason it is not today`() {
    for (line, leaving) in [("value a mistake", Leaving.done), ("no", .refused("Not today: rash"))]
    {
      var guide = PlainGuide(.session(Self.offer()))
      let host = VirtualHost([
        (.seconds(1), .line("none")), (.seconds(2), .line("none")), (.seconds(3), .line(line)),
        (.seconds(4), .line("quit")),
      ])
      #expect(GuideProgram.run(&guide, on: host) == leaving)
      #expect(host.lines.contains("need rash: yes at 14:02, no now. Why?"))
    }
  }

  @Test func `nobody is there to say it: nothing is assumed`() {
    var offer = Self.offer()
    offer.saysYes = true
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost([(.seconds(1), .endOfInput)])
    #expect(GuideProgram.run(&guide, on: host) == .refused("Not today: rash"))
  }
}
