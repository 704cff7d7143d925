import CSystem
import ClinicRecords
import TextSafety

extension NewFile {
  /// Begins a file, with what stands in the way as the command line says it.
  static func begun(_ path: String) throws(Failure) -> NewFile {
    do throws(RecordsError) {
      return try NewFile(path)
    } catch {
      if case .taken = error { throw .failed(ShownText(error.sentence).string) }
      throw .failed("could not write \(named(path)): \(error.reason)")
    }
  }

  func write(_ text: String) throws(Failure) {
    if let error = StandardStreams.deliver(text, to: descriptor) {
      throw .failed("could not write \(named(draft)): \(String(cString: strerror(error)))")
    }
  }

  func finish() throws(Failure) { try asked { () throws(RecordsError) in try place() } }
}
