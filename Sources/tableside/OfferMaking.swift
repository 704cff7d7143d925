import ClinicRecords
import GuideProgram
import GuideScreens
import ProtocolLibrary
import SessionEngine

/// Makes what a session is opened with.
struct OfferMaking {
  let shelf: ProtocolShelf
  let records: LiveRecords

  func offer(
    _ name: String,
    patient: String?,
    place: CoursePlace,
    available: Duration? = nil,
    speed: Speed? = nil,
    saysYes: Bool = false
  ) throws(Failure) -> SessionOffer {
    let reading = try shelf.read(name)
    let (massage, digest) = try shelf.usable(reading, named: name)
    records.store.keepProtocolText(reading.source.text, sha256: digest)
    var request = place.request
    request.available = available
    if case .next = place, let patient {
      request.sessionNumber = try next(of: massage.id, for: patient)
    }
    return SessionOffer(
      id: Self.newID(),
      massage: massage,
      digest: digest,
      request: request,
      patient: patient,
      speed: speed,
      saysYes: saysYes
    )
  }

  /// One more than the sessions that count.
  private func next(of protocolID: String, for patient: String) throws(Failure) -> Int {
    do throws(RecordsError) {
      guard let records = try Records.existing(in: records.folder) else { return 1 }
      defer { records.close() }
      let filter = SessionFilter(patient: patient, protocolID: protocolID, withVoided: false)
      return try records.sessions(filter).count { $0.counts } + 1
    } catch {
      throw .failed(error.sentence)
    }
  }

  /// A name no other session has: 128 random bits.
  private static func newID() -> String {
    var numbers = SystemRandomNumberGenerator()
    let words = [numbers.next(), numbers.next()] as [UInt64]
    return words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension ProtocolShelf {
  /// Every protocol to choose from, those with mistakes last.
  func rows() -> [ProtocolFacts] {
    let readings = readAll()
    let usable = readings.compactMap { $0.reading.protocol.map(ProtocolFacts.init) }
    let faulty = readings.filter { $0.reading.protocol == nil }.map { entry, reading in
      ProtocolFacts(
        id: entry.id,
        title: entry.id,
        session: .zero...(.zero),
        zones: [],
        fault: reading.diagnostics.first { $0.severity == .error }?.text ?? "it holds mistakes"
      )
    }
    return usable + faulty
  }
}
