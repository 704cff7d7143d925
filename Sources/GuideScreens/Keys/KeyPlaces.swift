package import TerminalFrame

extension Key {
  /// The key of the American layout at the place where another layout has this letter; nothing for
  /// keys that need none.
  ///
  /// Digits of other scripts stand for ours.
  package var atItsPlace: Key? {
    guard case .character(let character) = self, !character.isASCII,
      let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1
    else { return nil }
    if scalar.properties.numericType == .decimal, let digit = character.wholeNumberValue {
      return .character(Character("\(digit)"))
    }
    if let key = KeyPlaces.keys[character] { return .character(key) }
    guard let small = character.lowercased().first, let key = KeyPlaces.keys[small],
      let capital = key.uppercased().first
    else { return nil }
    return .character(capital)
  }
}

/// Which letter lies where, from the `xkeyboard-config` that X11 and Wayland use (2.35: `us`, `ru`,
/// `ua`, `by`, `gr`, `il` and `ara`, each as it is without a variant; a test compares them).
///
/// A letter that two layouts have in different places stands where the earlier one has it.
package enum KeyPlaces {
  package static let american = "`qwertyuiop[]asdfghjkl;'\\zxcvbnm,./"
  /// Key by key as the American one.
  package static let others: [(layout: String, letters: String)] = [
    ("ru", #"ёйцукенгшщзхъфывапролджэ\ячсмитьбю."#),
    ("ua", "'йцукенгшщзхїфівапролджєґячсмитьбю."),
    ("by", #"ёйцукенгшўзх'фывапролджэ\ячсмітьбю."#),
    ("gr", #"`;ςερτυθιοπ[]ασδφγηξκλ '\ζχψωβνμ,./"#),
    ("il", #";/'קראטוןםפ][שדגכעיחלךף,\זסבהנמצתץ."#),
    ("ara", #"ذضصثقفغعهخحجدشسيبلاتنمكط\ئءؤرﻻىةوزظ"#),
  ]

  static let keys: [Character: Character] = {
    var keys: [Character: Character] = [:]
    for (_, letters) in others {
      for (letter, key) in zip(letters, american) where !letter.isASCII && keys[letter] == nil {
        keys[letter] = key
      }
    }
    return keys
  }()
}
