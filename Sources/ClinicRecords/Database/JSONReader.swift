package import SessionEngine
internal import TextSafety

/// Reads JSON text through SQLite's own reader.
///
/// Numbers are SQLite's: whole ones to 64 bits, others as doubles.
package final class JSONReader {
  private let connection: Connection

  /// Containers inside containers, the outermost counted.
  package static let depthMax = 64

  package init() throws(RecordsError) {
    connection = try Connection(path: ":memory:", creating: true)
  }

  init(_ connection: Connection) { self.connection = connection }

  /// The document of a text of at most so many bytes.
  package func value(
    of text: String,
    bytesMax: Int = 1 << 26
  ) throws(MalformedJSON) -> JSONValue {
    if text == "{}" { return .object([]) }
    guard text.utf8.count <= bytesMax else {
      throw MalformedJSON(expected: "a document of at most \(bytesMax) bytes")
    }
    // SQLite ends a string at an escaped NUL: a sign that the text does not hold stands in for it.
    guard text.holds("\\u0000"), let sign = Self.sign(notIn: text) else {
      return try read(text, sign: nil)
    }
    return try read(Self.replacingNUL(in: text, by: sign), sign: sign)
  }

  private func read(_ text: String, sign: Unicode.Scalar?) throws(MalformedJSON) -> JSONValue {
    var tree = JSONTree(sign: sign)
    var problem: MalformedJSON?
    do {
      try connection.forEach(Self.walk, [.text(text)]) { row throws(RecordsError) in
        guard problem == nil else { return }
        if !tree.add(row, depthMax: Self.depthMax) {
          problem = MalformedJSON(expected: "nested at most \(Self.depthMax) deep")
        }
      }
    } catch {
      throw MalformedJSON(expected: "a JSON document")
    }
    if let problem { throw problem }
    guard let value = tree.finished() else { throw MalformedJSON(expected: "a JSON document") }
    return value
  }

  private static let walk = "SELECT id, parent, key, type, atom FROM json_tree(?1)"

  private static func sign(notIn text: String) -> Unicode.Scalar? {
    let candidates = (0xF0000...0xF0FFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
    return candidates.first { !text.unicodeScalars.contains($0) }
  }

  /// Only where the backslash is not itself escaped.
  private static func replacingNUL(in text: String, by sign: Unicode.Scalar) -> String {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    let escape = Array("\\u0000".utf8)
    var index = 0
    while index < source.count {
      if source[index...].starts(with: escape) {
        bytes += Array(String(sign).utf8)
        index += escape.count
      } else {
        let count = source[index] == UInt8(ascii: "\\") ? min(2, source.count - index) : 1
        bytes += source[index..<(index + count)]
        index += count
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Puts a document together from its nodes, each parent before its children.
private struct JSONTree {
  private struct Container {
    var id: Int64
    var name: String?
    var isObject: Bool
    var fields: [JSONValue.Field] = []
    var items: [JSONValue] = []

    var value: JSONValue { isObject ? .object(fields) : .array(items) }
  }

  let sign: Unicode.Scalar?
  private var open: [Container] = []
  private var root: JSONValue?

  init(sign: Unicode.Scalar?) { self.sign = sign }

  /// Answers false where the document is nested too deep.
  mutating func add(_ row: Row, depthMax: Int) -> Bool {
    if let parent = row.optionalInteger(1) {
      while let last = open.last, last.id != parent { closeLast() }
    }
    let name = open.last?.isObject == true ? text(row, 2) : nil
    switch row.text(3) {
    case "object": open.append(Container(id: row.integer(0), name: name, isObject: true))
    case "array": open.append(Container(id: row.integer(0), name: name, isObject: false))
    case "text": put(.string(text(row, 4)), name: name)
    case "integer": put(.integer(row.integer(4)), name: name)
    case "real": put(.number(row.real(4)), name: name)
    case "true": put(.bool(true), name: name)
    case "false": put(.bool(false), name: name)
    default: put(.null, name: name)
    }
    return open.count <= depthMax
  }

  mutating func finished() -> JSONValue? {
    while !open.isEmpty { closeLast() }
    return root
  }

  private mutating func closeLast() {
    let last = open.removeLast()
    put(last.value, name: last.name)
  }

  private mutating func put(_ value: JSONValue, name: String?) {
    guard !open.isEmpty else {
      root = value
      return
    }
    let last = open.count - 1
    if open[last].isObject {
      open[last].fields.append(.init(name ?? "", value))
    } else {
      open[last].items.append(value)
    }
  }

  private func text(_ row: Row, _ column: Int32) -> String {
    let text = row.text(column)
    guard let sign else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.map { $0 == sign ? "\0" : $0 })
    return String(scalars)
  }
}
