import RecordExport
import SessionEngine
import TestSupport
import Testing

struct MarkdownWriterTests {
  private func note(_ example: ExampleSession, context: RecordContext = RecordContext()) throws
    -> String
  {
    SOAPNote(ExportedSession(try example.record, context: context)).markdown
  }

  @Test func `a completed session reads as a note with four parts`() throws {
    let context = RecordContext(
      remarks: [RecordContext.Remark("Called: feels fine.", at: ExampleSession.start)],
      course: RecordContext.CourseFacts(
        id: "c1",
        startedAt: ExampleSession.start,
        sessions: 10...10,
        interval: .days(1...2),
        counted: 4
      ),
      earlierPain: [
        PainPoint(sessionNumber: 1, at: ExampleSession.start, before: 8, after: 6)
      ],
      minutesFromUTC: 180
    )
    #expect(try note(.completed(), context: context) == Self.expected)
  }

  @Test func `nothing is noted in the words of files`() throws {
    for example in ExampleSession.everyOutcome + ExampleSession.everyReaction {
      let note = try note(example)
      #expect(RawWords.found(in: note).isEmpty, "\(note)")
    }
  }

  private static let expected = #"""
    # Massage session 4

    - Patient: A-014
    - Protocol: Lumbar massage, version 1.0.0
    - Start: 2026-11-20 17:02 UTC+03:00
    - End: 2026-11-20 17:10 UTC+03:00
    - Outcome: completed

    ## Subjective

    - Pain before the session: 6 of 10.
    - Since the last session: soreness, moderate, for days.
    - Found: skin. Place: mole left of L2.
    - Screening, 3 questions: 2 answered no.

    ## Objective

    Hands-on time 7:30 min of 7:30 min planned; patient prone, period Main part.

    | No. | Technique | Zone | Side | Planned | Done | Pressure | Result |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1 | effleurage | back | both sides | 2:00 | 2:00 | very light | done |
    | 2 | friction | lumbar | left, then right | 3:00 | 3:00 | medium | done |
    | 3 | petrissage | lumbar, buttocks | both sides | 1:30 | 1:30 | medium | done |
    | 4 | effleurage | back | both sides | 1:00 | 1:00 | very light | done |

    - Tender point at friction, lumbar (3:20 min into the session): left
    - Note (friction, lumbar): soft tissue \*today\* \| ok

    ## Assessment

    - Reaction at effleurage, back (1:11 min into the session): pain 4, left; pressure eased.
    - Pain after the session: 3 of 10, 3 less than before.
    - Over the course: pain before session 1 was 8 of 10, before this one 6 of 10.

    ## Plan

    - Next: session 5 of 10, every 1 to 2 days.
    - Advice given: Keep warm
    - Advice not given: Drink water

    ## Additions

    - 2026-11-20 17:02 UTC+03:00: Called: feels fine.

    Signed: \_\_\_\_\_\_\_\_\_\_\_\_ Date: \_\_\_\_\_\_\_\_

    """#

  @Test func `a rehearsal and a voided session say so at the top`() throws {
    let context = RecordContext(corrections: [
      RecordContext.Correction(.voided, reason: "wrong room", at: ExampleSession.start)
    ])
    let text = try note(.completed(rehearsal: true), context: context)
    #expect(text.contains("**REHEARSAL: nobody was treated.**"))
    #expect(text.contains("**VOID since 2026-11-20 14:02 UTC: wrong room**"))
  }

  @Test func `a refused session names what was found, not the question`() throws {
    let text = try note(.refused())
    #expect(text.contains("- Outcome: refused: tumour\n"))
    #expect(text.contains("No technique was done."))
    #expect(text.contains("No session with this protocol."))
  }

  @Test func `outside text can neither mark up nor reach a terminal raw`() throws {
    let text = try note(.endedEarly(reason: "<b>x</b> \u{1B}[31m | [a](b)"))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B })
    #expect(text.contains(#"\<b\>x\</b\> "#))
    #expect(text.contains(#"\| \[a\](b)"#))
  }

  @Test(arguments: [
    ("1. x", #"1\. x"#), ("- x", #"\- x"#), ("a_b*c", #"a\_b\*c"#), ("", ""),
    ("a|\u{301}", "a\\|\u{301}"), ("12)\u{301}", "12\\)\u{301}"), ("12", "12"), ("=", "\\="),
  ])
  func `a text that looks like a list stays a text`(raw: String, escaped: String) {
    #expect(SOAPNote.Block.paragraph(raw).markdown == escaped)
  }
}
