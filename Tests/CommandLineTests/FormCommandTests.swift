import TestProcesses
import Testing

@Suite struct FormCommandTests {
  @Test func `a new protocol passes the check and can be shown as it is`() throws {
    let guide = try GuideRun()
    let made = try guide.shell("$T new my-neck && $T check my-neck.yaml && $T show ./my-neck.yaml")
    #expect(made.status == 0, "\(made.output) \(made.errors)")
    #expect(made.output.hasPrefix("my-neck.yaml\n"))
    #expect(made.errors.contains("0 errors, 0 warnings"))
    let text = try guide.read("my-neck.yaml")
    #expect(text.contains("id: my-neck "))
    #expect(text.contains("title: My neck"))
    let again = try guide.shell("$T new my-neck")
    #expect(again.status == 1)
    #expect(again.errors.contains("'my-neck.yaml' is there already"))
    let piped = try guide.shell("$T new other > other.yaml && $T check other.yaml")
    #expect(piped.status == 0, "\(piped.output) \(piped.errors)")
  }

  @Test(arguments: ["My-neck", "neck massage", "../neck", "-", "9neck", "neck-", "nec\u{1B}k"])
  func `a name that is no id is refused`(name: String) throws {
    let result = try GuideRun().shell("$T new -- '\(name)'; status=$?; ls; exit $status")
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot be the id of a protocol"))
    #expect(!result.output.contains("yaml"))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `both schemas are printed`() throws {
    let guide = try GuideRun()
    let files = try guide("schema").output
    #expect(files.contains("massage-protocol/1"))
    let record = try guide("schema", "--record").output
    #expect(record.contains("Tableside record, version 1"))
    for text in [files, record] {
      #expect(text.contains("https://json-schema.org/draft/2020-12/schema"))
    }
  }

  @Test(arguments: [
    ("ex", "export"), ("patient ", "add edit show remove list"), ("patient add --da", "--data"),
    ("export --format ", "json csv markdown html fhir soap ical"),
    ("--data x export --tab", "--table"),
    ("export --table s", "steps sessions"), ("completion ", "bash zsh fish"),
    ("session assign ID --p", "--patient --protocols"), ("run --sp", "--speed"),
  ])
  func `bash completes what the tables of the program say`(line: String, words: String) throws {
    let guide = try GuideRun()
    let parts = ("tableside " + line).split(separator: " ", omittingEmptySubsequences: false)
    let quoted = parts.map { "'\($0)'" }.joined(separator: " ")
    let result = try guide.shell(
      """
      $T completion bash > completion.bash && exec bash -c '. ./completion.bash
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tableside; echo "${COMPREPLY[*]}"' - \(quoted)
      """
    )
    #expect(result.output == words + "\n", "\(result.errors)")
  }

  private static func isThere(_ program: String) -> Bool {
    let guide = try? GuideRun()
    return (try? guide?.shell("command -v \(program)").status) == 0
  }

  @Test(
    .enabled(if: isThere("fish"), "fish is not installed"),
    arguments: [
      ("ex", ["export"]), ("patient ", ["add", "edit", "list", "remove", "show"]),
      ("session ", ["assign", "note", "void"]),
      ("export --format ", ["csv", "fhir", "json", "markdown", "soap"]),
      ("show neck-fr", ["neck-fracture-1", "neck-fracture-2", "neck-fracture-3"]),
      ("list --performer s", ["self"]), ("run back-pain --sp", ["--speed"]),
    ]
  )
  func `fish completes what the tables of the program say`(line: String, words: [String]) throws {
    let guide = try GuideRun()
    let result = try guide.shell(
      """
      $T completion fish > tableside.fish && ln -s "$T" tableside && PATH="$PWD:$PATH" \
      exec fish --no-config -c 'source tableside.fish; complete -C "tableside \(line)"'
      """
    )
    let found = result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    #expect(found.sorted() == words, "\(result.errors)")
  }

  @Test(.enabled(if: isThere("zsh"), "zsh is not installed"))
  func `zsh reads its completion without a word`() throws {
    let result = try GuideRun().shell("$T completion zsh > _tableside && exec zsh -f -n _tableside")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test(
    .enabled(if: isThere("mandoc"), "mandoc is not installed"),
    arguments: ["command", "keys", "format", "record"]
  )
  func `every page of the manual is free of mistakes`(page: String) throws {
    let result = try GuideRun().shell("$T manual \(page) | mandoc -T lint -W error")
    #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
  }

  @Test func `every shell gets every command and option`() throws {
    let guide = try GuideRun()
    let help = try guide("--help").output
    let options = Set(
      help.split { " ,|\n".contains($0) }.filter { $0.hasPrefix("--") && $0.count > 3 }
        .map { $0.filter { $0.isLetter || $0 == "-" } }
    )
    for shell in ["bash", "zsh", "fish"] {
      let script = try guide("completion", shell)
      #expect(script.status == 0)
      for option in options {
        let word = shell == "fish" ? "-l " + option.dropFirst(2) : option
        #expect(script.output.contains(word), "\(shell) \(option)")
      }
    }
    let wrong = try guide("completion", "csh")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("one of: bash, zsh, fish, found 'csh'"))
  }

  @Test(arguments: ["", "command", "keys", "format", "record"])
  func `the manual has no line that a formatter would not know`(page: String) throws {
    let result = try GuideRun().run(["manual", page].filter { !$0.isEmpty })
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(".TH TABLESIDE"))
    let marks = [".TH ", ".nh", ".ad", ".SH ", ".SS ", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE"]
    for line in result.output.split(separator: "\n") where ".'".contains(line.prefix(1)) {
      #expect(marks.contains { line.hasPrefix($0) }, "\(line)")
    }
  }
}
