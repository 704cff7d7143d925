internal import TextSafety

/// Markup that is whole: words come into it escaped alone, so that none can become a tag.
///
/// What is written holds for HTML, for the SVG inside it, and for XHTML.
struct Markup: Sendable, Hashable {
  let text: String

  private init(whole text: String) { self.text = text }

  /// Words of any origin.
  init(_ words: String) { text = Self.escaped(words) }

  /// An element with what stands in it; parts that are blocks stand on lines of their own.
  init(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String>,
    _ inside: [Self],
    onLines: Bool = false
  ) {
    let given = attributes.map { " \($0)=\"\(Self.escaped($1))\"" }.joined()
    let separator = onLines ? "\n" : ""
    let content = inside.map { separator + $0.text }.joined() + separator
    text = "<\(name)\(given)>\(content)</\(name)>"
  }

  /// An element around words.
  init(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ words: String) {
    self.init(name, attributes, [Self(words)])
  }

  init(_ name: StaticString, _ words: String) { self.init(name, [:], words) }

  static let none = Self(whole: "")

  private static func escaped(_ words: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in ShownText(words).string.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
