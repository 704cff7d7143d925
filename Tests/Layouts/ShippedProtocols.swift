import ProtocolLibrary
package import SessionEngine

/// The protocols that come with the program.
package enum ShippedProtocols {
  /// All of them in the order of their ids; the checkout is found from this file.
  package static func all() -> [MassageProtocol] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = "/\(root)/Protocols"
    let finder = ProtocolFinder(folders: [ProtocolFolder(path: folder)], shipped: folder)
    let common = finder.commonRules().rules
    return finder.entries.compactMap { entry in
      (try? SourceFile.read(entry.path)).flatMap {
        ProtocolReader.read($0, common: common).protocol
      }
    }
  }

  /// Walks through all of them, on as many threads as there are processors.
  ///
  /// Without ids; else through those that are named.
  package static func walked(ids: Set<String> = [], stride: Int = 1) -> (
    watch: LayoutWatch, steps: Int
  ) {
    let named = all().filter { ids.isEmpty || ids.contains($0.id) }
    let walks = SharedWork.map(named) { massage in
      var walk = LayoutWalk(massage, stride: stride)
      walk.walk()
      return walk
    }
    return walks.reduce(into: (LayoutWatch(), 0)) { sum, walk in
      sum.0.add(walk.watch)
      sum.1 += walk.steps
    }
  }
}
