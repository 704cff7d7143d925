import CSystem
import ClinicRecords

/// The folder of the records, made private from the start.
enum RecordsPlace {
  static func make(_ path: String) throws(Failure) {
    do throws(RecordsError) {
      try PrivateFolder.make(path)
    } catch {
      throw unusable(path, "made or used", error.reason)
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw unusable(path, "used", String(cString: strerror(last_error())))
    }
  }

  private static func unusable(_ path: String, _ use: String, _ reason: String) -> Failure {
    .failed(
      "the records folder \(named(path)) cannot be \(use): \(reason). Choose another with --data DIR."
    )
  }
}
