extension Records {
  /// The code on record that a new one would be taken for; nothing where it is on record itself.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func lookAlike(of code: String) throws(RecordsError) -> String? {
    let known = try read { connection throws(RecordsError) in
      try connection.rows(
        """
        SELECT code FROM patients UNION
        SELECT filed_under FROM sessions WHERE filed_under IS NOT NULL ORDER BY 1
        """
      ) { row in row.text(0) }
    }
    if known.contains(where: { $0.utf8.elementsEqual(code.utf8) }) { return nil }
    let look = CodeLikeness.look(of: code)
    return known.first { CodeLikeness.look(of: $0) == look }
  }

  /// Refuses a code that is not on record and looks like one that is: nobody is made by a slip.
  ///
  /// - Throws: `RecordsError.lookAlike`, or the reason why the records cannot be read.
  package func requireOwnLook(_ code: String) throws(RecordsError) {
    if let other = try lookAlike(of: code) { throw .lookAlike(code: code, other: other) }
  }

  /// The codes of patients with the same name and the same birth.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func twins(of patient: Patient) throws(RecordsError) -> [String] {
    guard let name = patient.name?.lowercased(), let birth = patient.birthDate else { return [] }
    return try patients().filter { other in
      other.code != patient.code && other.birthDate == birth && other.name?.lowercased() == name
    }.map(\.code)
  }
}

/// What a code looks like: case, digits of other scripts and letters that eyes take for others count
/// for nothing.
enum CodeLikeness {
  static func look(of code: String) -> String {
    String(String.UnicodeScalarView(code.lowercased().unicodeScalars.map(look)))
  }

  private static func look(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var plain = scalar
    // The full-width forms of ASCII stand in its order.
    if (0xFF01...0xFF5E).contains(scalar.value) {
      plain = Unicode.Scalar(scalar.value - 0xFEE0).map(small) ?? scalar
    }
    if plain.properties.numericType == .decimal, let digit = plain.properties.numericValue {
      return digits[Int(digit)]
    }
    return letters[plain] ?? plain
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  /// `0` and `1` look like letters.
  private static let digits: [Unicode.Scalar] = Array("oi23456789".unicodeScalars)

  /// Small letters that look like others, or whose capitals do: the single letters of the Cyrillic
  /// and Greek alphabets among the confusables of Unicode's technical standard 39.
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = ["l": "i", "ı": "i"]
    for (others, letter) in [
      ("аα", "a"), ("вβ", "b"), ("с", "c"), ("ԁ", "d"), ("еεё", "e"), ("ԍ", "g"), ("нηһ", "h"),
      ("іιїӏ", "i"), ("ј", "j"), ("кκ", "k"), ("мμ", "m"), ("ν", "n"), ("оοσ", "o"), ("рρ", "p"),
      ("ԛ", "q"), ("ѕ", "s"), ("тτ", "t"), ("уυү", "y"), ("ѵ", "v"), ("ԝ", "w"), ("хχ", "x"),
      ("ζ", "z"),
    ] as [(String, Unicode.Scalar)] {
      for other in others.unicodeScalars { letters[other] = letter }
    }
    return letters
  }()
}
