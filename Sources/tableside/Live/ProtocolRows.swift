import GuideProgram
import ProtocolLibrary

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
