internal import SessionEngine

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
    .array(record.answers.flatMap { answer in Self.items(of: answer.question) })
  }

  private var questionsVersion: String {
    String(SHA256(of: Array(questionItems.text().utf8)).hexadecimal.prefix(16))
  }

  private static func items(of question: Contraindication) -> [JSONValue] {
    let asked: JSONValue = [
      "linkId": .string(question.id), "text": .string(question.question), "type": "boolean",
      "required": true,
    ]
    return [asked]
      + Detail.allCases.map { detail in
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
    case place, consent, override

    func link(_ id: String) -> String { "\(id)-\(rawValue)" }

    var text: String {
      switch self {
      case .place: "Where? That place is left out."
      case .consent: "Which doctor consented, and when?"
      case .override: "Why does the session go on all the same?"
      }
    }

    func value(in answer: ScreeningAnswer) -> String? {
      switch self {
      case .place: answer.place
      case .consent: answer.clearance.map { "\($0.doctor), \($0.date)" }
      case .override: answer.override
      }
    }
  }

  var screening: FHIREntry? {
    guard questionnaire != nil else { return nil }
    let url = names.questionnaireURL(record.opening.protocolID)
    return entry("QuestionnaireResponse", "screening", id, isIdentifierSingle: true) { identifier in
      [
        "identifier": identifier,
        "questionnaire": .string("\(url)|\(questionsVersion)"),
        "status": status(responseStatus),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "authored": .instant(answeredAt ?? record.startedAt),
        "source": .reference(patient.url),
        "item": .array(record.answers.flatMap(responseItems)),
      ]
    }
  }

  private var responseStatus: String {
    let isComplete = record.answers.allSatisfy { $0.answer.answer != .unanswered }
    return isComplete ? "completed" : record.outcome == nil ? "in-progress" : "stopped"
  }

  private var answeredAt: WallTime? {
    record.entries.last { if case .answered = $0.event { true } else { false } }?.at
  }

  private func responseItems(_ answer: SessionRecord.Answer) -> [JSONValue] {
    let given = answer.answer
    let value: JSONValue? =
      switch given.answer {
      case .yes: ["valueBoolean": true]
      case .no: ["valueBoolean": false]
      case .assumed:
        [
          "extension": [["url": .string(names.structure("answer-assumed")), "valueBoolean": true]],
          "valueBoolean": false,
        ]
      case .unanswered: nil
      }
    let answered = JSONValue.fhir([
      "linkId": .string(given.id), "answer": .array([value].compactMap(\.self)),
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
