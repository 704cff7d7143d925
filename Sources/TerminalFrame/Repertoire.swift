import CWidth

/// The characters the terminal can be trusted to show.
package enum Repertoire: Sendable, Hashable {
  case unicode
  case ascii

  /// Takes up the locale of the environment and tells what may be shown.
  ///
  /// To be called once, before any width is asked for. A UTF-8 locale shows everything, an explicit
  /// other one (or one that is not installed) plain ASCII; none at all counts as C.UTF-8. Widths
  /// are those of UTF-8 in every case, so a layout does not depend on the answer.
  package static func adoptedFromEnvironment() -> Self {
    let isNamed = localeNamed != nil
    if isNamed, setlocale(LC_CTYPE, "") != nil, usesUTF8 { return .unicode }
    let hasUTF8 = useUTF8()
    return isNamed || !hasUTF8 ? .ascii : .unicode
  }

  /// The locale of UTF-8 that the environment names and the system does not have.
  package static var missingLocale: String? {
    guard let name = localeNamed, setlocale(LC_CTYPE, "") == nil else { return nil }
    let small = name.lowercased()
    return small.hasSuffix("utf-8") || small.hasSuffix("utf8") ? name : nil
  }

  private static var localeNamed: String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { (name: String) in
      getenv(name).map { String(cString: $0) }
    }.first { !$0.isEmpty }
  }

  /// Sets a UTF-8 locale whatever the environment says, as tests need it.
  @discardableResult
  package static func useUTF8() -> Bool {
    let names: [StaticString] = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
    return names.contains { setlocale(LC_CTYPE, $0.description) != nil && usesUTF8 }
  }

  private static var usesUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return strcmp(name, "UTF-8") == 0
  }
}
