import GuideScreens
import TerminalFrame
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Letters of other layouts, where no text is typed.
struct KeyPlacesTests {
  @Test(
    arguments: [
      ("ы", "s"), ("и", "b"), ("к", "r"), ("т", "n"), ("Ы", "S"), ("ю", "."), ("і", "s"),
      ("σ", "s"), ("Β", "B"), ("ד", "s"), ("נ", "b"), ("س", "s"), ("ﻻ", "b"), ("٤", "4"),
      ("４", "4"),
    ] as [(Character, Character)]
  )
  func `a letter stands for the key at its place`(letter: Character, key: Character) {
    #expect(Key.character(letter).atItsPlace == .character(key))
  }

  @Test(arguments: ["s", "4", "é", "ß", "腰", "👍", "½"] as [Character])
  func `what lies on no other layout is itself`(letter: Character) {
    #expect(Key.character(letter).atItsPlace == nil)
  }

  @Test(.enabled(if: KeyboardLayout.library != nil, "libxkbcommon is not installed"))
  func `every letter lies where the system's layouts have it`() throws {
    let places = try #require(KeyboardLayout(named: "us"))
    #expect(places.letters == KeyPlaces.american)
    for (name, letters) in KeyPlaces.others {
      #expect(try #require(KeyboardLayout(named: name)).letters == letters, "\(name)")
    }
  }
}

/// A layout as the system's own data have it.
private struct KeyboardLayout {
  /// What the keys of letters bring, row by row.
  let letters: String

  // dlopen's handle is used by this test alone.
  nonisolated(unsafe) static let library = dlopen("libxkbcommon.so.0", RTLD_NOW)
  private static let keys: [UInt32] = [49] + Array(24...35) + Array(38...48) + [51] + Array(52...61)

  private typealias Pointer = UnsafeMutableRawPointer
  private typealias NewContext = @convention(c) (Int32) -> Pointer?
  private typealias NewKeymap = @convention(c) (Pointer, UnsafeRawPointer, Int32) -> Pointer?
  private typealias NewState = @convention(c) (Pointer) -> Pointer?
  private typealias Letter = @convention(c) (Pointer, UInt32) -> UInt32

  init?(named name: String) {
    guard let newContext = Self.function("xkb_context_new", NewContext.self),
      let newKeymap = Self.function("xkb_keymap_new_from_names", NewKeymap.self),
      let newState = Self.function("xkb_state_new", NewState.self),
      let letter = Self.function("xkb_state_key_get_utf32", Letter.self),
      let context = newContext(0)
    else { return nil }
    let words = (["evdev", "pc105", name, "", ""] as [String]).map { strdup($0) }
    defer { for word in words { free(word) } }
    guard
      let keymap = words.withUnsafeBytes({ bytes in
        bytes.baseAddress.flatMap { newKeymap(context, $0, 0) }
      }), let state = newState(keymap)
    else { return nil }
    letters = Self.keys.reduce(into: "") { text, key in
      text.unicodeScalars.append(Unicode.Scalar(max(0x20, letter(state, key))) ?? " ")
    }
  }

  private static func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
    dlsym(library, name).map { unsafeBitCast($0, to: type) }
  }
}
