import TestProcesses
import Testing

/// The README's commands for other systems, against a stand-in on this machine.
@Suite struct OtherSystemsTests {
  private static let canTry: Bool = {
    let found = try? GuideRun().shell("command -v python3 && command -v curl && python3 -c ''")
    return found?.status == 0
  }()

  @Test(.enabled(if: canTry, "needs python3 and curl on the path"))
  func `a FHIR server and OpenEMR take what the README's commands send, once and again`() throws {
    let guide = try GuideRun()
    for commands in ["pain 5\nnote warm\nstop enough\n", "react numbness\nyes\n"] {
      try guide.hold(patient: "A-014", commands: commands)
    }
    let session = try #require(
      try guide("history", "--json").output.texts(after: "\"id\": ").first { $0.count == 34 }
    )
    let readme = try Processes.read(Processes.package + "/README.md")
    let fhir = try #require(Self.block("fhir", in: readme))
    let openEMR = try #require(Self.block("openemr", in: readme))
    try guide.folder.write(Self.here(fhir), to: "to-fhir.sh")
    try guide.folder.write(Self.here(openEMR), to: "to-openemr.sh")
    let standIn = Processes.package + "/Tests/CommandLineTests/stand-in.py"
    let tried = try guide.shell(
      """
      mkdir bin && ln -s "$T" bin/tableside && export PATH="$PWD/bin:$PATH" TOKEN=secret
      export SESSION=\(session.dropFirst().dropLast())
      python3 \(standIn) port >requests 2>problems & server=$!
      for turn in $(seq 600); do [ -e port ] && break; sleep 0.05; done
      export PORT=$(cat port)
      sh to-fhir.sh && sh to-fhir.sh && sh to-openemr.sh
      status=$?; TOKEN=wrong sh to-openemr.sh && status=9
      kill $server; wait $server 2>/dev/null; cat problems >&2; exit $status
      """,
      limit: 120
    )
    #expect(tried.status == 0, "\(tried.errors) \(tried.output)")
    let requests = try guide.read("requests").split(separator: "\n").map(String.init)
    #expect(requests.count == 4)
    #expect(requests.first?.contains("[\"201 Created\"]") == true, "\(requests)")
    #expect(requests.dropFirst().first?.contains("[\"200 OK\"]") == true, "\(requests)")
    #expect(requests.dropFirst(2).first?.hasPrefix("201 ") == true, "\(requests)")
    #expect(requests.last?.hasPrefix("401 ") == true, "\(requests)")
    let stored = requests.prefix(2).map { $0.texts(after: "\"stored\": ") }
    #expect(stored.first == stored.last)
  }

  /// The commands below a mark of the README.
  private static func block(_ mark: String, in readme: String) -> String? {
    guard let found = readme.firstRange(of: "<!-- \(mark) -->\n```sh\n") else { return nil }
    let rest = readme[found.upperBound...]
    return rest.firstRange(of: "```").map { String(rest[..<$0.lowerBound]) }
  }

  /// The same with the stand-in's address.
  private static func here(_ commands: String) -> String {
    ["https://fhir.example.org", "https://emr.example.org"].reduce(commands) { text, host in
      text.replacing(host, with: "http://127.0.0.1:$PORT")
    }
  }
}
