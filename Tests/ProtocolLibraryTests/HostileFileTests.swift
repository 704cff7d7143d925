import ProtocolLibrary
import SessionEngine
import Testing

struct HostileFileTests {
  @Test func `a file cut anywhere is an error or holds every question, step and rule`() throws {
    let whole = try #require(read(lumbarExample).protocol)
    let bytes = Array(lumbarExample.utf8)
    let aftercare = try #require(lumbarExample.utf8.count(before: "aftercare:"))
    // Before `aftercare` a cut file cannot pass for whole; its first lines decide.
    let cuts =
      Array(stride(from: 0, to: aftercare, by: 211)) + Array(aftercare..<aftercare + 60)
      + Array(stride(from: aftercare + 60, to: bytes.count, by: 11))
    for cut in cuts {
      let reading = ProtocolReader.read(
        text: Array(bytes.prefix(cut)),
        file: "a.yaml",
        common: .none
      )
      guard let read = reading.protocol else {
        #expect(reading.diagnostics.contains { $0.severity == .error }, "cut at \(cut)")
        continue
      }
      #expect(read.contraindications == whole.contraindications, "cut at \(cut)")
      #expect(read.stages == whole.stages, "cut at \(cut)")
      #expect(read.reactions == whole.reactions, "cut at \(cut)")
      #expect(read.course == whole.course, "cut at \(cut)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a garbled file ends in findings`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var bytes = Array(lumbarExample.utf8)
    for _ in 0..<(1 + seed % 9) {
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 4 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next() % 128), at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 99)))
      }
    }
    let reading = ProtocolReader.read(text: bytes, file: "a.yaml", common: .none)
    let hasErrors = reading.diagnostics.contains { $0.severity == .error }
    #expect((reading.protocol == nil) == hasErrors)
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.text.utf8.count < 2_000)
      #expect(!diagnostic.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
  }

  @Test(arguments: [
    "\u{1B}[2J", "\u{1B}]52;c;AAAA\u{7}", "\u{9B}2J", "\u{90}q", "\u{8}\u{8}", "\u{202E}",
    "\u{2066}",
    "\u{200B}", "\u{E0041}", "\u{FFF9}", String(Unicode.Scalar(0xFDD0 as UInt16) ?? "?"),
    "\u{E000}", "\ra",
  ])
  func `nothing that moves or hides text gets through`(hidden: String) {
    for (old, new) in [
      ("title: Classic", "title: \(hidden)Classic"), ("style: classic", "sty\(hidden)le: classic"),
      ("zone: lumbar", "zone: lumbar\(hidden)"), ("# Classic", "# \(hidden)Classic"),
    ] {
      let reading = ProtocolReader.read(
        text: Array(lumbarExample.replacingFirst(old, with: new).utf8),
        file: "a\(hidden).yaml",
        common: .none
      )
      #expect(reading.protocol == nil)
      #expect(reading.diagnostics.contains { $0.rule == .forbiddenCharacter })
      for diagnostic in reading.diagnostics {
        #expect(!diagnostic.text.contains(hidden))
      }
    }
  }

  @Test func `names of 4 kB and 10000 steps have their rules`() {
    let long = lumbarExample.replacingFirst(
      "title: Stroking",
      with: "title: " + String(repeating: "a", count: 4_000)
    )
    #expect(read(long).diagnostics.map(\.rule) == [.badText])
    let step = "      - id: a\n        technique: effleurage\n"
    let many = lumbarExample.replacingFirst(
      "      - id: lumbar-stroking\n",
      with: String(repeating: step, count: 5_000) + "      - id: lumbar-stroking\n"
    )
    #expect(read(many).diagnostics.contains { $0.rule == .tooLarge })
    #expect(read(many).protocol == nil)
  }
}

/// A small generator whose seed replays the same numbers.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String.UTF8View {
  /// How many bytes stand before the first line that begins so.
  fileprivate func count(before line: String) -> Int? {
    let bytes = Array(self)
    let wanted = Array(("\n" + line).utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) }.map { $0 + 1 }
  }
}
