import Foundation
import ProtocolLibrary
import SessionEngine
import Testing

struct ProtocolFinderTests {
  /// A fresh folder that goes when the test is over.
  private final class Scratch {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.path + "/tableside-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws -> String {
      let file = path + "/" + name
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return file
    }
  }

  @Test func `a user's file with a shipped id wins`() throws {
    let scratch = try Scratch()
    let own = try scratch.write("title: Own\n", to: "own/back.yaml")
    _ = try scratch.write("title: Shipped\n", to: "shipped/back.yaml")
    let other = try scratch.write("title: Other\n", to: "shipped/neck.yaml")
    _ = try scratch.write("format: massage-common/1\n", to: "shipped/common.yaml")
    _ = try scratch.write("no protocol", to: "shipped/README.md")
    let finder = ProtocolFinder(
      folders: [
        ProtocolFolder(path: scratch.path + "/own"), ProtocolFolder(path: scratch.path + "/absent"),
        ProtocolFolder(path: scratch.path + "/shipped"),
      ],
      shipped: scratch.path + "/shipped"
    )
    #expect(finder.faults == [])
    #expect(finder.entries.map(\.id) == ["back", "neck"])
    #expect(try finder.path(for: "back") == own)
    #expect(try finder.path(for: "neck") == other)
    #expect(try finder.path(for: own) == own)
    #expect(ProtocolFinder.title(at: own) == "Own")
  }

  @Test func `an unknown id is answered with the nearest`() throws {
    let scratch = try Scratch()
    _ = try scratch.write("title: Back\n", to: "lumbar.yaml")
    let finder = ProtocolFinder(folders: [ProtocolFolder(path: scratch.path)], shipped: nil)
    let fault = #expect(throws: FileFault.self) { try finder.path(for: "lumber") }
    #expect(fault?.message.hasSuffix("Did you mean \"lumbar\"?") == true)
  }

  @Test func `a named folder that is not there is a fault`() {
    let finder = ProtocolFinder(
      folders: [ProtocolFolder(path: "/nowhere/at all", isRequired: true)],
      shipped: nil
    )
    #expect(finder.faults.map(\.rule) == [.unreadable])
    #expect(finder.entries.isEmpty)
  }

  @Test func `the same shared rules under two names are read once`() throws {
    let scratch = try Scratch()
    let text = """
      format: massage-common/1
      contraindications:
        - id: fever
          class: postpone
          ask: once
          question: Fever?

      """
    _ = try scratch.write(text, to: "common.yaml")
    let finder = ProtocolFinder(
      folders: [ProtocolFolder(path: scratch.path + "/.")],
      shipped: scratch.path
    )
    #expect(finder.commonRules().diagnostics == [])
    #expect(finder.commonRules().rules.contraindications.count == 1)
  }

  @Test func `what is no regular file is refused at once`() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    #expect(symlink(scratch.path + "/loop", scratch.path + "/loop") == 0)
    let sparse = try scratch.write("", to: "sparse")
    #expect(truncate(sparse, 10_000_000_000) == 0)
    let names = [
      scratch.path, scratch.path + "/pipe", scratch.path + "/loop", sparse, "/dev/zero",
      "/dev/null", scratch.path + "/absent", scratch.path + "/a\0b", "",
    ]
    let clock = ContinuousClock()
    for name in names {
      let time = clock.measure {
        let fault = #expect(throws: FileFault.self) { try SourceFile.read(name) }
        #expect(fault?.rule == (name == sparse ? .tooLarge : .unreadable))
      }
      #expect(time < .seconds(1))
    }
  }
}
