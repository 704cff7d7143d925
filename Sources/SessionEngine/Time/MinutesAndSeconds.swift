extension Duration {
  /// The duration as `m:ss`, cut to whole seconds: lengths read alike on screens and in exports.
  package var asMinutes: String {
    let seconds = max(0, wholeMilliseconds / 1_000)
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
