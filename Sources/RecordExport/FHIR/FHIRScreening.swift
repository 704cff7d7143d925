internal import SessionEngine
internal import Words

extension FHIRSession {
  /// The questions of the day; other questions make another version.
  var questionnaire: FHIREntry? {
    guard !record.answers.isEmpty else { return nil }
    let url = names.questionnaireURL(record.opening.protocolID)
    return FHIREntry(
      url: names.url("questionnaire", "\(url)|\(questionsVersion)"),
      type: "Questionnaire",
      resource: .fhir([
        "resourceType": "Questionnaire",
        "url": .string(url),
        "version": .string(questionsVersion),
        "title": .string("Screening: \(record.opening.protocolTitle)"),
        "status": "active",
        "subjectType": ["Patient"],
        "item": questionItems,
      ]),
      delivery: .createOnce("url=\(url)&version=\(questionsVersion)")
    )
  }

  private var questionItems: JSONValue {
    let needs = record.opening.needs.map { need in
      JSONValue.fhir([
        "linkId": .string("need-\(need.id)"), "text": .string(need.say), "type": "string",
      ])
    }
    return .array(
      lines {
        Self.items(of: $0)
      } group: { id, text, items in
        ["linkId": .string(id), "text": .string(text), "type": "group", "item": .array(items)]
      } + needs
    )
  }

  /// What is asked, under the line that is read aloud for it; what has none comes last.
  private func lines(
    _ items: (SessionRecord.Answer) -> [JSONValue],
    group: (_ id: String, _ text: String, _ items: [JSONValue]) -> JSONValue
  ) -> [JSONValue] {
    let under = Dictionary(grouping: record.answers) { $0.question.heading }
    let headings = record.opening.headings.filter { under[$0.id] != nil }
    let known = Set(headings.map(\.id))
    let groups = headings.map { heading in
      group(
        "line-\(heading.id)",
        heading.say.said(on: "the last session"),
        (under[heading.id] ?? []).flatMap(items)
      )
    }
    return groups
      + record.answers.filter { $0.question.heading.map { !known.contains($0) } ?? true }
      .flatMap(items)
  }

  private var questionsVersion: String {
    String(SHA256(of: Array(questionItems.text().utf8)).hexadecimal.prefix(16))
  }

  private static func items(of answer: SessionRecord.Answer) -> [JSONValue] {
    let question = answer.question
    let asked: JSONValue = [
      "linkId": .string(question.id), "text": .string(question.question), "type": "boolean",
      "required": true,
    ]
    return [asked]
      + Detail.allCases.filter { $0.isAsked(by: answer) }.map { detail in
        [
          "linkId": .string(detail.link(question.id)),
          "text": .string(detail.text),
          "type": "string",
          "enableWhen": [
            ["question": .string(question.id), "operator": "=", "answerBoolean": true]
          ],
        ]
      }
  }

  /// What is written down beside a yes.
  private enum Detail: String, CaseIterable {
    case place, consent, override, weeks, zones, said

    /// What hardly any question asks for stands where it is asked for or was said.
    func isAsked(by answer: SessionRecord.Answer) -> Bool {
      switch self {
      case .place, .consent, .override: true
      case .weeks, .zones, .said: value(in: answer.answer) != nil
      }
    }

    func link(_ id: String) -> String { "\(id)-\(rawValue)" }

    var text: String {
      switch self {
      case .place: "Where? That place is left out."
      case .consent: "Which doctor consented, and when?"
      case .override: "Why does the session go on all the same?"
      case .weeks: "How many weeks?"
      case .zones: "Which zones does the doctor agree to?"
      case .said: "What is it?"
      }
    }

    func value(in answer: ScreeningAnswer) -> String? {
      switch self {
      case .place: answer.place
      case .consent: answer.clearance?.inSentence
      case .override: answer.override
      case .weeks: answer.weeks.map { "\($0)" }
      case .zones:
        answer.agreed.map { zones in
          zones.isEmpty ? "none" : zones.map(\.inRecord).joined(separator: ", ")
        }
      case .said: answer.said
      }
    }
  }

  var screening: FHIREntry? {
    guard questionnaire != nil else { return nil }
    let url = names.questionnaireURL(record.opening.protocolID)
    return entry("QuestionnaireResponse", "screening", id, isIdentifierSingle: true) { identifier in
      [
        "identifier": identifier,
        "questionnaire": isLean ? nil : .string("\(url)|\(questionsVersion)"),
        "status": status(responseStatus),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "authored": .instant(answeredAt ?? record.startedAt),
        "author": reference(to: therapist(atLast: \.isAnswer)),
        "source": isAnsweredByPatient && patientSpeaks ? .reference(patient.url) : nil,
        "item": .array(
          lines(responseItems) { id, text, items in
            .fhir([
              "linkId": .string(id), "text": isLean ? .string(text) : nil,
              "item": .array(items),
            ])
          } + needItems
        ),
      ]
    }
  }

  /// Before it was recorded who answers, it was the patient.
  private var isAnsweredByPatient: Bool {
    record.answers.allSatisfy { $0.answer.by ?? .patient == .patient }
  }

  private var needItems: [JSONValue] {
    record.needs.compactMap { need in
      need.inSentence.map { words in
        [
          "linkId": .string("need-\(need.id)"), "answer": [["valueString": .string(words)]],
        ]
      }
    }
  }

  private var responseStatus: String {
    let isComplete = record.answers.allSatisfy { $0.answer.answer != .unanswered }
    return isComplete ? "completed" : record.outcome == nil ? "in-progress" : "stopped"
  }

  private var answeredAt: WallTime? {
    record.entries.last { $0.event.isAnswer }?.at
  }

  private func responseItems(_ answer: SessionRecord.Answer) -> [JSONValue] {
    let given = answer.answer
    let value: JSONValue? =
      switch given.answer {
      case .yes: ["valueBoolean": true]
      case .no: ["valueBoolean": false]
      case .assumed:
        [
          "extension": [
            ["url": .string(FHIRNames.structure("answer-assumed")), "valueBoolean": true]
          ],
          "valueBoolean": false,
        ]
      case .unanswered: nil
      }
    let by = given.by.flatMap { by in by == .patient ? nil : by.rawValue }
    let answered = JSONValue.fhir([
      "extension": by.map {
        [["url": .string(FHIRNames.structure("answered-by")), "valueString": .string($0)]]
      },
      "linkId": .string(given.id),
      "text": isLean ? .string(answer.question.question) : nil,
      "answer": .array([value].compactMap(\.self)),
    ])
    return [answered]
      + Detail.allCases.compactMap { detail in
        guard given.answer == .yes, let words = detail.value(in: given),
          !words.allSatisfy(\.isWhitespace)
        else { return nil }
        return [
          "linkId": .string(detail.link(given.id)), "answer": [["valueString": .string(words)]],
        ]
      }
  }
}

extension SessionEvent {
  fileprivate var isAnswer: Bool {
    if case .answered = self { true } else { false }
  }
}
