import ProtocolLibrary

extension Benchmark {
  /// A thousand protocols: by title, with their times, and checked.
  static let library: [Benchmark] = [
    .onLibrary("library: titles of 1,000 files") { "$T --protocols \($0) list --titles" },
    .onLibrary("library: list 1,000 files") { "$T --protocols \($0) list" },
    .onLibrary("library: search 1,000 files") {
      "$T --protocols \($0) list --zone neck --minutes 10"
    },
    .onLibrary("library: check 1,000 files") { "$T check \($0)" },
  ]

  private static func onLibrary(
    _ name: String,
    _ line: @escaping @Sendable (String) -> String
  ) -> Self {
    Self(name) { workshop in
      let folder = try workshop.library(of: 1_000)
      return { try workshop.shell(line(folder) + " >/dev/null", records: folder) }
    }
  }
}

/// The shipped protocols again and again, each under a name of its own; the shared rules that come
/// with the program hold for them too.
enum ProtocolCopies {
  static func fill(count: Int, write: (_ text: String, _ name: String) throws -> Void) throws {
    let shipped =
      #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Protocols"
    let finder = ProtocolFinder(folders: [ProtocolFolder(path: shipped)], shipped: shipped)
    let texts = try finder.entries.map { ($0.id, try SourceFile.read($0.path).text) }
    for number in 0..<count {
      let (name, text) = texts[number % texts.count]
      let id = "copy-\(number)"
      let copy = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line == "id: \(name)" ? "id: \(id)" : line
      }
      try write(copy.joined(separator: "\n"), id + ".yaml")
    }
  }
}
