import RecordExport
import SessionEngine
import TestProcesses
import Testing

/// A table opened by a spreadsheet program of its own, without a screen.
struct SpreadsheetTests {
  private static let isThere: Bool = {
    let answer = try? TemporaryFolder()
      .run("command -v soffice >/dev/null")
    return answer?.status == 0
  }()

  @Test(
    .enabled(if: isThere, "needs soffice on the path: the Debian package libreoffice-calc"),
    arguments: CSVTable.allCases
  )
  func `LibreOffice takes a table as it is, and no cell for a formula`(table: CSVTable) throws {
    let reasons = [
      "=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "=\"a\"", "Žanna, „müde“", "two\nlines",
    ]
    var writer = CSVWriter(table: table)
    let text = writer.document(
      try reasons.map { ExportedSession(try ExampleSession.endedEarly(reason: $0).record) }
        + [ExportedSession(try ExampleSession.completed().record)]
    )
    let folder = try TemporaryFolder()
    try folder.write(text, to: "table.csv")
    try folder.write("reason\r\n=1+1\r\n", to: "careless.csv")
    let opened = try folder.run(
      """
      soffice --headless -env:UserInstallation=file://$PWD/profile --convert-to fods \
        --infilter='Text - txt - csv (StarCalc):44,34,UTF8,1' *.csv
      """
    )
    #expect(opened.status == 0, "\(opened.errors)")
    // Of its own: no Java is installed beside it.
    let complaints = opened.errors.split(separator: "\n").filter { !$0.contains("javaldx") }
    #expect(complaints == [])
    let sheet = try Processes.read(folder.path + "/table.fods")
    let careless = try Processes.read(folder.path + "/careless.fods").contains("table:formula")
    #expect(careless, "this program takes no formulas at all")
    let formulas = sheet.contains("table:formula")
    #expect(!formulas)
    let isTyped = sheet.contains("office:value-type=\"string\"")
    #expect(isTyped)
    guard table == .sessions else { return }
    for shown in ["&apos;=1+1", "&apos;+1", "&apos;-2+3", "&apos;@SUM(A1)", "Žanna, „müde“"] {
      let isThere = sheet.contains("<text:p>\(shown)</text:p>")
      #expect(isThere, "\(shown)")
    }
  }
}

extension TemporaryFolder {
  fileprivate func run(_ line: String) throws -> FinishedProcess {
    try Processes.run(
      "/bin/sh",
      ["-c", "cd \"$FOLDER\" && " + line],
      environment: [
        "FOLDER": path, "HOME": path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      ],
      in: self,
      limit: 300
    )
  }
}
