import CSystem
import ProtocolLibrary
import SessionEngine

/// The protocols at hand, by the options and the environment.
struct ProtocolShelf {
  let folders: [ProtocolFolder]
  let shipped: String?

  init(_ places: Places) {
    shipped = places.shippedProtocols
    folders =
      if let chosen = places.chosenProtocols {
        [ProtocolFolder(path: chosen, isRequired: true)]
      } else {
        [places.userProtocols, shipped].compactMap(\.self).map { ProtocolFolder(path: $0) }
      }
  }

  /// What lies in the folders now.
  var finder: ProtocolFinder { ProtocolFinder(folders: folders, shipped: shipped) }

  /// Complains where a folder that was named cannot be read.
  func requireFolders() throws(Failure) {
    let finder = finder
    if let fault = finder.faults.first { throw .failed("\(named(fault.file)): \(fault.message)") }
    if finder.entries.isEmpty {
      throw .failed("no protocols were found. Say where they are with --protocols DIR.")
    }
  }

  /// The protocol a person named; its findings go to standard error where it cannot be used.
  func read(_ operand: String) throws(Failure) -> ProtocolReading {
    let finder = finder
    let source: SourceText
    do throws(FileFault) {
      source = try SourceFile.read(try finder.path(for: operand))
    } catch {
      if let folder = finder.faults.first {
        StandardStreams.complain("tableside: \(named(folder.file)): \(folder.message)\n")
      }
      throw .failed(error.message)
    }
    return ProtocolReader.read(
      source,
      common: finder.commonRules().rules,
      named: ProtocolFinder.id(of: source.file)
    )
  }

  /// A protocol whose file can be used; nothing is complained of.
  func quietly(_ id: String) -> MassageProtocol? { quietly(read: id)?.protocol }

  /// A protocol's file that can be read; nothing is complained of.
  func quietly(read id: String) -> ProtocolReading? {
    let finder = finder
    guard let path = try? finder.path(for: id), let source = try? SourceFile.read(path) else {
      return nil
    }
    return ProtocolReader.read(
      source,
      common: finder.commonRules().rules,
      named: ProtocolFinder.id(of: source.file)
    )
  }

  /// The same, usable.
  func usable(_ operand: String) throws(Failure) -> (massage: MassageProtocol, digest: String) {
    try usable(try read(operand), named: operand)
  }

  /// A reading's protocol; its mistakes are told where there is none.
  func usable(_ reading: ProtocolReading, named operand: String) throws(Failure) -> (
    massage: MassageProtocol, digest: String
  ) {
    guard let massage = reading.protocol else {
      for finding in reading.diagnostics where finding.severity == .error {
        StandardStreams.complain(finding.text + "\n")
      }
      throw .failed("\(named(operand)) holds mistakes; no session can be started with it.")
    }
    return (massage, reading.source.checksum.hexadecimal)
  }

  /// Every protocol file that can be read, by id.
  func readAll() -> [(entry: ProtocolEntry, reading: ProtocolReading)] {
    let finder = finder
    let common = finder.commonRules().rules
    return SharedWork.map(finder.entries) { entry in
      guard let source = try? SourceFile.read(entry.path) else { return nil }
      return (entry, ProtocolReader.read(source, common: common, named: entry.id))
    }.compactMap(\.self)
  }
}
