import ProtocolLibrary
import TestProcesses
import Testing

/// Every code of the checks has an example that it reports and one that it lets pass.
struct CodeTests {
  @Test(arguments: CodeExamples.all)
  func `a code reports its example and not the one beside it`(example: CodeExample) {
    #expect(read(example.fails).diagnostics.contains { $0.rule == example.code })
    #expect(!read(example.passes).diagnostics.contains { $0.rule == example.code })
  }

  @Test func `bytes that are no UTF-8 are reported, letters of any language are not`() {
    let letters = lumbarExample.replacingFirst("style: classic", with: "style: классический")
    #expect(!read(letters).diagnostics.contains { $0.rule == .notUTF8 })
    let bytes = Array(letters.utf8) + [0xFF]
    let reading = ProtocolReader.read(text: bytes, file: "a.yaml", common: .none)
    #expect(reading.diagnostics.contains { $0.rule == .notUTF8 })
  }

  @Test func `what is no readable file is reported, a file is not`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(lumbarExample, to: "a.yaml")
    #expect(try SourceFile.read(file).text == lumbarExample)
    for path in [folder.path, folder.path + "/b.yaml"] {
      do {
        _ = try SourceFile.read(path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.rule == .unreadable)
      }
    }
  }

  @Test func `no code is without an example`() {
    let elsewhere: [Rule] = [
      // Above, because they need bytes and files.
      .notUTF8, .unreadable,
      // Where the shared limits and the settings are.
      .tooLongForAge, .tooYoung, .keyConflict,
    ]
    let screening = ScreeningCodeTests.protocols + ScreeningCodeTests.shared
    let codes =
      CodeExamples.all.map(\.code) + ClinicalExamples.all.map(\.code) + screening.map(\.code)
      + elsewhere
    #expect(Set(codes) == Set(Rule.allCases))
  }
}
