import GuideProgram
import ProtocolLibrary
import SessionEngine
import TerminalFrame
import Testing

/// The form for pen and paper beside the lines of the opening, for every shipped file.
@Suite struct IntakeFormTests {
  private static let ages: [AgeRange?] = [
    nil, AgeRange(line: "1 m"), AgeRange(line: "4 m"), AgeRange(line: "11 m"), .years(2), .years(5),
    .years(9),
    .years(12), .years(17), .years(30), .years(70),
  ]

  private static let protocols: [MassageProtocol] = {
    let folder =
      #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Protocols"
    let finder = ProtocolFinder(
      folders: [ProtocolFolder(path: folder, isRequired: true)],
      shipped: folder
    )
    let common = finder.commonRules().rules
    return finder.entries.compactMap { entry in
      (try? SourceFile.read(entry.path)).flatMap {
        ProtocolReader.read($0, common: common).protocol
      }
    }
  }()

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `every line that the opening asks is on the form, with its words and two boxes`() {
    Repertoire.useUTF8()
    #expect(Self.protocols.count > 70)
    for massage in Self.protocols {
      for age in Self.ages {
        var offer = NewSession(id: "s", massage: massage, digest: "", request: PlanRequest())
        if let age { offer.take(age: age) }
        let text = IntakeForm(offer).text
        let rows = text.split(separator: "\n").map(String.init)
        let lines = Heading.Page.allCases.flatMap { page in
          let pages = ScreeningPages(
            offer.questions,
            under: offer.opening.headings,
            silent: offer.memory.silent
          )
          return page == .today ? pages.today : pages.health
        }
        #expect(rows.count { $0.hasSuffix("[ ]    [ ]") } == lines.count)
        #expect(rows.allSatisfy { $0.count <= 80 }, "\(massage.id)")
        var form = Self.words(text.replacing("[ ]    [ ]", with: ""))
        for line in lines {
          // In this order: what was found is cut off with all before it.
          let sought = [
            Self.words(line.heading.say), Self.words(line.words.joined(separator: ", ")),
          ]
          for words in sought {
            guard let place = form.firstRange(of: words) else {
              Issue.record("\(massage.id): \(words) is missing or out of order")
              continue
            }
            form = String(form[place.upperBound...])
          }
        }
        for need in offer.opening.needs {
          #expect(Self.words(text).contains(Self.words(need.say)), "\(massage.id): \(need.say)")
        }
      }
    }
  }
}
