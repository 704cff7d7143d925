import ProtocolLibrary

/// A page of the manual, in the form that `man` reads.
enum ManualPage: String, CaseIterable {
  case command, keys, format, record

  var text: String {
    switch self {
    case .command: CommandManual.text
    case .keys: KeysManual.text
    case .format: FormatManual.text
    case .record: RecordManual.text
    }
  }
}

/// The marks of a manual page.
struct Roff {
  private(set) var text: String
  /// A heading begins a paragraph by itself.
  private var isAfterHeading = false

  init(name: String, section: Int) {
    text = ".TH \(name.uppercased()) \(section) \"\" \"Tableside\"\n.nh\n.ad l\n"
  }

  mutating func section(_ title: String) { head(".SH", title.uppercased()) }

  mutating func part(_ title: String) { head(".SS", title) }

  mutating func paragraph(_ words: String) { beginParagraph(Self.lines(Self.folded(words))) }

  private mutating func head(_ mark: String, _ title: String) {
    text += "\(mark) \(Self.quoted(title))\n"
    isAfterHeading = true
  }

  private mutating func beginParagraph(_ lines: String) {
    text += (isAfterHeading ? "" : ".PP\n") + lines
    isAfterHeading = false
  }

  /// A head, and below it what it means.
  mutating func entry(_ head: String, _ words: String) {
    text += ".TP\n\\fB\(Self.plain(head))\\fP\n" + Self.lines(Self.folded(words))
    isAfterHeading = false
  }

  /// What stands further in than what is around it.
  mutating func indented(_ body: (inout Self) -> Void) {
    text += ".RS\n"
    body(&self)
    text += ".RE\n"
  }

  /// Lines as they are.
  mutating func listing(_ lines: String) {
    beginParagraph(".nf\n" + Self.lines(lines) + ".fi\n")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + plain(text.split(separator: "\"").joined(separator: "'")) + "\""
  }

  /// Words in lines that formatters and people like to read.
  private static func folded(_ words: String) -> String {
    var lines: [String] = [""]
    for word in words.split(separator: " ") {
      let isFull = !lines[lines.count - 1].isEmpty && lines[lines.count - 1].count + word.count > 62
      if isFull { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ words: String) -> String {
    words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // A dot or an apostrophe first would be taken for a mark.
      let guarded = line.first.map { ".'".contains($0) } == true ? "\\&" : ""
      return guarded + plain(String(line)) + "\n"
    }.joined()
  }

  private static func plain(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      default: String(character)
      }
    }.joined()
  }
}

/// tableside(1).
enum CommandManual {
  static var text: String {
    var page = Roff(name: "tableside", section: 1)
    page.section("Name")
    page.paragraph("tableside - guide a massage session at the table")
    page.section("Synopsis")
    page.paragraph("tableside [COMMAND] [OPTION]...")
    page.section("Description")
    page.paragraph(
      "Stands beside a massage table: screens the patient, plans the session and guides it"
        + " technique by technique. Without a command the home screen opens."
    )
    page.section("Commands")
    for command in CommandName.allCases { add(command, to: &page) }
    page.section("Options of every command")
    for use in OptionName.everywhere { page.entry(use.head, use.meaning + ".") }
    for (title, entries) in chapters {
      page.section(title)
      for (head, words) in entries { page.entry(head, words) }
    }
    page.section("Installing completion and manual")
    page.listing(installing)
    page.section("See also")
    page.paragraph("tableside-keys(7), tableside-protocol(5), tableside-record(5)")
    return page.text
  }

  private static func add(_ command: CommandName, to page: inout Roff) {
    let facts = command.facts
    page.part([command.rawValue, facts.operands.shown].compactMap(\.self).joined(separator: " "))
    page.paragraph(facts.meaning.prefix(1).uppercased() + facts.meaning.dropFirst() + ".")
    if case .words(_, let words) = facts.operands {
      page.paragraph("One of: \(words.joined(separator: ", ")).")
    }
    for use in facts.options {
      var meaning = use.meaning + "."
      if case .words(let words) = use.value {
        meaning += " One of: \(words.joined(separator: ", "))."
      }
      page.entry(use.head, meaning)
    }
  }

  private static func head(_ setting: SettingDescription) -> String {
    "\(setting.name): \(setting.values)"
  }

  private static func meaning(_ setting: SettingDescription) -> String {
    "\(setting.meaning) Without it: \(setting.standard)."
  }

  private static let chapters: [(title: String, entries: [(String, String)])] = [
    (
      "What is told of a patient",
      [
        (
          "field: value",
          "'patient add' and 'patient edit' ask on a terminal; elsewhere they read such lines from"
            + " standard input, and only what is given changes. Nothing of it is an option, so that"
            + " it stands in no list of processes and no shell history."
        ),
        ("name: TEXT", "Empty to clear it."),
        ("born: YYYY-MM-DD", "The birth date; YYYY-MM or YYYY where no more is known."),
        (
          "sex: female|male|other|unknown",
          "Questions of one sex are passed over for the other of the two alone."
        ),
        ("notes: TEXT", "Up to 2000 characters."),
        (
          "yes: ID [at PLACE]", "A question that is asked once was answered with yes; no: ID, no."
        ),
        ("leave out: ZONE, ZONE", "Zones that are left out in every session."),
        ("place: TEXT", "A place that is left out in every session, in words."),
        ("clearance: ID, DOCTOR, YYYY-MM-DD", "A doctor consented to what the question asks."),
        (
          "forget: ID|ZONE|standing",
          "Takes away an answer with its clearance, a zone, or all zones and places."
        ),
      ]
    ),
    (
      "Codes of patients",
      [
        (
          "Codes that look alike",
          "A new code that looks like one on record (case, letters of other alphabets, full-width"
            + " digits, O and 0, l and 1) makes nobody: the home screen asks who is meant, and every"
            + " command that takes a code ends with status 1 and \"did you mean A-014?\"."
        ),
        (
          "The same person twice",
          "A patient with the name and the birth of another is told of by 'patient add', 'edit' and"
            + " 'show', and on the screen."
        ),
        (
          "Sessions of patients who are not here",
          "'import' files a session under nobody where the document does not hold its patient: the"
            + " code may be another person's here. 'session assign' files it."
        ),
      ]
    ),
    (
      "Files",
      [
        (
          "~/.local/share/tableside/tableside.sqlite",
          "The records, unless --data DIR, TABLESIDE_DATA or XDG_DATA_HOME say otherwise. Copy them"
            + " with 'tableside backup' alone: a plain copy of a running database may be torn. A backup"
            + " whose name is taken gets the date. A copy that a synced folder made is told of and"
            + " not read."
        ),
        (
          "~/.local/share/tableside/protocols/",
          "Your own protocols; one with a shipped id wins over the shipped one."
        ),
        ("~/.config/tableside/config.yaml", "The settings; config.yml where that is missing."),
        (
          "~/.config/tableside/hooks/",
          "Programs that are told of a session: session-start, step-start, reaction, session-end,"
            + " each with one JSON object on standard input. They must be yours, executable and not"
            + " writable by others; after five seconds they are ended."
        ),
      ]
    ),
    ("Settings", SettingsFields.descriptions.map { (head($0), meaning($0)) }),
    (
      "Environment",
      [
        ("TABLESIDE_DATA", "The folder of the records."),
        ("TABLESIDE_THERAPIST", "The code of the therapist who works, unless --as says it."),
        ("TABLESIDE_PROTOCOLS", "The folder of the protocols, and the only one."),
        ("XDG_DATA_HOME, XDG_CONFIG_HOME", "As usual; a relative one counts as not set."),
        ("NO_COLOR", "No colours where it is set and not empty."),
      ]
    ),
    (
      "Exit status",
      [
        ("0", "Done; also ended early, or left to be resumed."),
        ("1", "Failed, or something was found wrong."),
        ("2", "The command line was not understood."),
        ("3", "The session was refused or postponed by the screening."),
        ("4", "Another running guide holds the session."),
        ("128+n", "Ended by signal n after saving."),
      ]
    ),
  ]

  /// The lines that install completion and manual pages for one account.
  static let installing = """
    # bash
    mkdir -p ~/.local/share/bash-completion/completions
    tableside completion bash > ~/.local/share/bash-completion/completions/tableside
    # zsh, with ~/.zfunc in fpath before compinit runs
    mkdir -p ~/.zfunc && tableside completion zsh > ~/.zfunc/_tableside
    # fish
    mkdir -p ~/.config/fish/completions
    tableside completion fish > ~/.config/fish/completions/tableside.fish
    # man
    mkdir -p ~/.local/share/man/man1 ~/.local/share/man/man5 ~/.local/share/man/man7
    tableside manual > ~/.local/share/man/man1/tableside.1
    tableside manual keys > ~/.local/share/man/man7/tableside-keys.7
    tableside manual format > ~/.local/share/man/man5/tableside-protocol.5
    tableside manual record > ~/.local/share/man/man5/tableside-record.5
    """
}
