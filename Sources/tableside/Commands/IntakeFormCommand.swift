import ClinicRecords
import GuideProgram
import ProtocolLibrary
import SessionEngine

/// `intake --print`: the questions before a session, for pen and paper.
struct IntakeFormCommand {
  let places: Places
  let options: IntakeOptions

  func run() throws(Failure) {
    let shelf = ProtocolShelf(places)
    var name = options.protocolName
    var records: ReadRecords?
    if let patient = options.patient {
      let opened = try ReadRecords(places)
      if name == nil { name = try opened.lastProtocol(of: patient) }
      records = opened
    }
    var massage = MassageProtocol(questionsOf: shelf.finder.commonRules().rules)
    if let name { massage = try shelf.usable(name).massage }
    var offer = try NewSessionMaking(shelf: shelf).offerOnPaper(
      SessionWish(protocolName: massage.id, patient: options.patient, isBeforehand: true),
      massage,
      from: records?.records
    )
    if let age = options.age { offer.take(age: age) }
    try StandardStreams.write(IntakeForm(offer).text)
  }
}

extension MassageProtocol {
  /// The questions of every massage, for an adult where no age is named, and nothing to be done.
  fileprivate init(questionsOf common: CommonRules) {
    self.init(
      id: "any",
      version: "1.0.0",
      title: "any massage",
      goal: .relaxation,
      positions: [],
      ages: .adults,
      session: .zero ... .zero,
      preparation: Preparation(),
      contraindications: common.core,
      headings: common.headings,
      introductory: Stage(name: .introductory, entries: []),
      main: Stage(name: .main, entries: []),
      final: Stage(name: .final, entries: []),
      reactions: [],
      aftercare: Aftercare(rest: .zero ... .zero)
    )
  }
}
