/// A value that journals hold as JSON, exactly.
package protocol JSONCoded {
  /// The value as a journal writes it.
  var json: JSONValue { get }

  /// The value that a journal holds.
  ///
  /// - Throws: `MalformedJSON` for a value that does not hold what it should.
  init(json: JSONValue) throws(MalformedJSON)
}

/// What is wrong in a JSON value that should hold something known.
package struct MalformedJSON: Error, Sendable, Hashable {
  /// Names of fields from the outside in, joined by dots; empty for the value itself.
  package let field: String
  /// What would have been right there.
  package let expected: String

  package init(field: String = "", expected: String) {
    self.field = field
    self.expected = expected
  }

  fileprivate func inside(_ name: String) -> Self {
    Self(field: field.isEmpty ? name : name + "." + field, expected: expected)
  }

  /// One line for messages.
  package var sentence: String {
    (field.isEmpty ? "the value" : "“\(field)”") + " is not \(expected)"
  }
}

/// Collects the fields of an object; what is absent, empty or false is left out.
package struct JSONFields {
  private var fields: [JSONValue.Field] = []

  package init() {}

  package var object: JSONValue { .object(fields) }

  package mutating func put(_ name: String, _ value: (some JSONCoded)?) {
    if let value { fields.append(.init(name, value.json)) }
  }

  package mutating func put(_ name: String, list: [some JSONCoded]) {
    if !list.isEmpty { fields.append(.init(name, list.json)) }
  }

  package mutating func put(_ name: String, flag: Bool) {
    if flag { fields.append(.init(name, .bool(true))) }
  }

  /// The fields of a value that is an object itself.
  mutating func put(allOf value: some JSONCoded) {
    if case .object(let inside) = value.json { fields += inside }
  }
}

extension JSONValue {
  /// Collects fields and gives their object.
  package static func fields(_ fill: (inout JSONFields) -> Void) -> Self {
    var fields = JSONFields()
    fill(&fields)
    return fields.object
  }

  /// A field that must be there.
  ///
  /// - Throws: `MalformedJSON` where the field is missing or holds something else.
  package func get<Value: JSONCoded>(
    _ name: String,
    as type: Value.Type = Value.self
  ) throws(MalformedJSON) -> Value {
    guard let value = try find(name, as: type) else {
      throw MalformedJSON(field: name, expected: "there")
    }
    return value
  }

  /// A field that may be absent or null.
  ///
  /// - Throws: `MalformedJSON` where this is no object or the field holds something else.
  package func find<Value: JSONCoded>(
    _ name: String,
    as type: Value.Type = Value.self
  ) throws(MalformedJSON) -> Value? {
    guard case .object = self else { throw MalformedJSON(expected: "an object") }
    guard let json = self[name], json != .null else { return nil }
    do {
      return try Value(json: json)
    } catch {
      throw error.inside(name)
    }
  }

  /// A list that is empty where the field is absent.
  ///
  /// - Throws: `MalformedJSON` where the field holds something else; the place in the list is
  ///   named.
  package func list<Value: JSONCoded>(
    _ name: String,
    of type: Value.Type = Value.self
  ) throws(MalformedJSON) -> [Value] {
    try find(name, as: [Value].self) ?? []
  }

  /// A flag that is off where the field is absent.
  ///
  /// - Throws: `MalformedJSON` where the field holds something else.
  package func flag(_ name: String) throws(MalformedJSON) -> Bool {
    try find(name, as: Bool.self) ?? false
  }

  /// A value, with its field named where it is malformed.
  ///
  /// - Throws: What `read` throws, with the name put before its field.
  package static func within<Value>(
    _ name: String,
    _ read: () throws(MalformedJSON) -> Value
  ) throws(MalformedJSON) -> Value {
    do {
      return try read()
    } catch {
      throw error.inside(name)
    }
  }
}

extension JSONCoded where Self: RawRepresentable, RawValue == String {
  package var json: JSONValue { .string(rawValue) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let word = json.string, let value = Self(rawValue: word) else {
      throw MalformedJSON(expected: "a known word")
    }
    self = value
  }
}

extension String: JSONCoded {
  package var json: JSONValue { .string(self) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let text = json.string else { throw MalformedJSON(expected: "a text") }
    self = text
  }
}

extension Bool: JSONCoded {
  package var json: JSONValue { .bool(self) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let flag = json.bool else { throw MalformedJSON(expected: "true or false") }
    self = flag
  }
}

extension Int: JSONCoded {
  package var json: JSONValue { .integer(Int64(self)) }

  /// Bounded, so that no sum of what was read can overflow.
  package init(json: JSONValue) throws(MalformedJSON) {
    guard let number = json.integer, (-1_000_000_000...1_000_000_000).contains(number) else {
      throw MalformedJSON(expected: "a whole number of at most nine digits")
    }
    self = Int(number)
  }
}

/// Whole milliseconds; their field's name ends in `Ms`.
extension Duration: JSONCoded {
  package var json: JSONValue { .integer(wholeMilliseconds) }

  /// At most some three hundred years, so that no sum of what was read can overflow.
  package init(json: JSONValue) throws(MalformedJSON) {
    let bound: Int64 = 10_000_000_000_000
    guard let number = json.integer, (-bound...bound).contains(number) else {
      throw MalformedJSON(expected: "a number of milliseconds")
    }
    self = .milliseconds(number)
  }
}

extension Array: JSONCoded where Element: JSONCoded {
  package var json: JSONValue { .array(map(\.json)) }

  package init(json: JSONValue) throws(MalformedJSON) {
    guard let items = json.array else { throw MalformedJSON(expected: "a list") }
    self = []
    reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      append(
        try JSONValue.within(String(index)) { () throws(MalformedJSON) in
          try Element(json: item)
        }
      )
    }
  }
}

extension ClosedRange: JSONCoded where Bound: JSONCoded {
  package var json: JSONValue { .array([lowerBound.json, upperBound.json]) }

  package init(json: JSONValue) throws(MalformedJSON) {
    let bounds = try [Bound](json: json)
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      throw MalformedJSON(expected: "a lower and an upper bound")
    }
    self = bounds[0]...bounds[1]
  }
}
