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

  /// What is to be said of files that look like protocols and are not listed.
  var leftOut: String? {
    let left = finder.leftOut
    guard let first = left.first else { return nil }
    let name = first.file.split(separator: "/").last.map(String.init) ?? first.file
    let more = left.count > 1 ? " and \(left.count - 1) more are" : " is"
    return "\(named(name))\(more) not read: see 'tableside check'"
  }
}
