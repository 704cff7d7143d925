internal import SessionEngine

/// A protocol file to fill in: it passes the check as it is and reads like a form.
package enum Scaffold {
  /// What an id may be, in words.
  package static let ids =
    "a letter a-z first, then a-z, 0-9 and single hyphens, at most \(Kind<String>.idLengthMax)"

  /// Whether a name can be the id of a protocol.
  package static func isID(_ name: String) -> Bool { Kind<String>.isID(name) }

  /// The file for an id.
  package static func text(id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    return """
      # \(title). Fill in what stands behind each colon; lines behind a # are read by people alone.
      # 'tableside check \(id).yaml' says what is wrong, 'tableside show ./\(id).yaml' shows the plan.
      format: massage-protocol/1
      id: \(id)              # the file's name without .yaml
      version: 0.1.0         # raise it with every change
      language: en
      title: \(title)
      summary: >
        In one or two sentences: what is done, for whom, and what never is.
      # one of: \(list(Goal.self))
      goal: clinical
      style: classic
      # one of: \(list(Position.self))
      position: prone
      # one of: \(list(Performer.self))
      performer: therapist
      ages: adult            # or such as '3-7 years', 'from 4 months', 'any'
      conditions: [back-pain]  # words to search by
      session: 8-10 min      # hands-on time, from the shortest to the longest
      suggested: [session]   # fields whose values no source gives
      indications:
        - What it is good for
      materials:
        - Oil or cream
        - Towel
      sources:
        - "Where this comes from."

      course:
        sessions: 10
        every: 1-2 days
        suggested: [sessions, every]
        periods:
          # The gentlest come first; the last one is open.
          - id: first
            title: First sessions
            sessions: 1-3
            max_pressure: 2  # 1 very light, 5 very strong
            note: Gentle the first times.
          - id: further
            title: Further sessions
            sessions: 4+

      preparation:
        room:
          - Couch warm, oil and towel at hand
        therapist:
          - Hands warm, nails short
        patient:
          - Last meal two hours ago or more
          - Has been to the toilet
          - Skin clean and dry

      # What this massage alone must ask; what every massage asks is asked anyway, and "overrides"
      # say what differs. A yes always means risk.
      # class: \(list(Contraindication.Class.self))
      # ask: \(list(Contraindication.Rhythm.self))
      contraindications:
      \(questions)

      # technique: \(list(Technique.strokes.map(\.rawValue)))
      # zone: \(list(Zone.self))
      # side: \(list(SideRule.self))
      # direction: \(list(Direction.self))
      # motion: \(list(Motion.self))
      # hands: \(list(HandPart.self))
      stages:
        introductory:
          aim: Warm and relax
          steps:
            - id: opening-stroking
              title: Opening strokes
              technique: effleurage
              zone: back
              direction: upward
              hands: both-palms
              duration: 2 min
              tempo: 15/min  # strokes
              pressure: 1
              suggested: [duration, tempo, pressure]
              text: What the hands do, in words that can be read at a glance.
        main:
          aim: What the main part is for
          steps:
            - id: rubbing
              title: Rubbing
              technique: friction
              zone: back
              direction: upward
              motion: circular
              hands: finger-pads
              duration: 3 min
              at_least: 2 min  # when time is short
              tempo: 25/min
              pressure: 2
              ask: [pain]
              suggested: [duration, at_least, tempo, pressure, ask]
              text: Beside the spine, never on it, not over the kidneys.
            - id: kneading
              title: Kneading
              technique: petrissage
              zone: back
              direction: upward
              hands: both-palms
              duration: 3 min
              at_least: 2 min
              tempo: 25/min
              pressure: 2
              suggested: [duration, at_least, tempo, pressure]
              text: Beside the spine, slowly and rhythmically.
        final:
          aim: Calm down
          steps:
            - id: closing-stroking
              title: Closing strokes
              technique: effleurage
              zone: back
              direction: upward
              hands: both-palms
              duration: 2 min
              tempo: 15/min
              pressure: 1
              ask: [pain, sensation]
              suggested: [duration, tempo, pressure, ask]
              text: Slower and lighter with every stroke, ending with resting palms.

      # What the guide does when the patient reacts; the shared rules hold beside these.
      # do: \(list(Directive.self))
      reactions:
        - reaction: pain
          rise: 2
          do: ease
          text: Lower the pressure by one level.

      aftercare:
        rest: 10-15 min
        ask: [pain, sensation]
        suggested: [rest, ask]
        text: Lie covered and warm, get up slowly.

      """
  }

  private static let questions = """
      - id: own-question
        class: postpone
        ask: every-session
        question: Something that this massage alone must ask?
    """

  private static func list<Word: CaseIterable & RawRepresentable<String>>(
    _ words: Word.Type
  ) -> String { list(words.allCases.map(\.rawValue)) }

  private static func list(_ all: [String]) -> String {
    // Long lists go on over several lines of comment.
    var lines = [""]
    for word in all {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = word
      } else if last.count + word.count + 2 <= 80 {
        lines[lines.count - 1] += ", " + word
      } else {
        lines[lines.count - 1] += ","
        lines.append(word)
      }
    }
    return lines.joined(separator: "\n#   ")
  }
}
