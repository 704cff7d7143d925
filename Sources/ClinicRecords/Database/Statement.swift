internal import CSQLite
internal import SessionEngine

/// A value that is bound to a statement.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)

  static func int(_ number: Int) -> Self { .integer(Int64(number)) }
  static func int(_ number: Int?) -> Self { number.map { .integer(Int64($0)) } ?? .null }
  static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
  static func flag(_ flag: Bool) -> Self { .integer(flag ? 1 : 0) }
}

/// The row a statement stands on, readable until its next step.
struct Row {
  let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func int(_ column: Int32) -> Int { Int(integer(column)) }

  func flag(_ column: Int32) -> Bool { integer(column) != 0 }

  func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  func text(_ column: Int32) -> String {
    String(decoding: utf8(column), as: UTF8.self)
  }

  /// The bytes of a text, where they lie until the next step.
  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    guard let bytes = sqlite3_column_text(statement, column) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
  }

  func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The value that a JSON text holds; nothing where there is none, or it cannot be read.
  func json<Value: JSONCoded>(_ column: Int32, as type: Value.Type) -> Value? {
    isNull(column) ? nil : try? Value(json: JSONValue(reading: utf8(column)))
  }
}
