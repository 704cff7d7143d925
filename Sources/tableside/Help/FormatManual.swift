import ProtocolLibrary
internal import TextSafety

/// tableside-protocol(5), made from the tables that the reader of the files uses.
enum FormatManual {
  static var text: String {
    var page = Roff(name: "tableside-protocol", section: 5)
    page.section("Name")
    page.paragraph("tableside-protocol - the files that describe massage protocols")
    page.section("Description")
    page.paragraph(introduction)
    for (head, words) in rules { page.entry(head, words) }
    page.section("Fields")
    page.paragraph("Fields without \"required\" may be left out.")
    for table in tables(ProtocolFields.table) {
      add(table, to: &page)
    }
    page.section("Fields of common.yaml")
    page.paragraph("Fields that a protocol has too are told of above.")
    let known = Set(tables(ProtocolFields.table).map(\.subject))
    for table in tables(CommonFields.table) where !known.contains(table.subject) {
      add(table, to: &page)
    }
    page.section("Session rules")
    page.paragraph(
      "What 'tableside check' holds every protocol to, with the codes of its findings. A warning that"
        + " is meant is explained by a comment with its code at the end of the line or above it:"
        + " # P322: why."
    )
    for rule in ClinicalRules.all {
      if case .checks(let codes) = rule.keeper {
        page.entry(rule.number, rule.sentence + " " + codes.map(\.rawValue).joined(separator: ", "))
      }
    }
    page.section("Example")
    page.listing(Scaffold.text(id: "my-protocol"))
    page.section("See also")
    page.paragraph("tableside(1), 'tableside schema' for the JSON Schema, 'tableside check'")
    return page.text
  }

  private static func add(_ table: FieldTable, to page: inout Roff) {
    page.part(table.subject.split(separator: "\"").joined())
    for field in table.fields {
      let head = field.name + (field.isRequired ? " (required)" : "")
      page.entry(head, field.meaning + " " + words(field))
    }
  }

  private static let introduction =
    "One YAML file is one protocol. Its name is the protocol's id and \".yaml\"; files named"
    + " otherwise, such as the copies that synced folders make of a conflict, are told of and not"
    + " read. 'tableside new NAME'"
    + " makes one to fill in, 'tableside check' points at every mistake by line and column,"
    + " 'tableside show' prints the plan."

  private static let rules = [
    (
      "YAML",
      "UTF-8, spaces only. Block mappings and lists, one-line lists of plain words, plain, quoted,"
        + " folded (>) and kept (|) texts, comments; a comment behind a text stands on a line of its"
        + " own. No anchors, tags, braces, tabs, empty values,"
        + " or keys that stand twice."
    ),
    (
      "Quantities",
      "The unit stands with the number: '2 min', '1 min 30 s', '15-20 min', '25/min', '1-2 days',"
        + " '2 per day', '2-3 per year', '20-25', '1-3', '4+'."
    ),
    ("Pressure", "1 very light to 5 very strong; '2-4' rises within the step, '4-2' falls."),
    ("Ages", "'adult', 'any', '3-7 years', '2-6 months', 'from 4 months'."),
    ("Sides", "Left and right are the patient's."),
    (
      "suggested",
      "Names the fields whose values no source gives; 'show' marks them with ~."
    ),
    (
      "common.yaml",
      "Questions, cautions and reaction rules that protocols share; a protocol names a shared"
        + " question by its id alone."
    ),
  ]

  /// The table and those inside it, each once.
  private static func tables(_ first: FieldTable) -> [FieldTable] {
    var found: [FieldTable] = []
    func add(_ table: FieldTable) {
      guard !found.contains(where: { $0.subject == table.subject }) else { return }
      found.append(table)
      for field in table.fields { inside(field.form).forEach(add) }
    }
    add(first)
    return found
  }

  private static func inside(_ form: ValueForm) -> [FieldTable] {
    switch form {
    case .constant, .words, .text, .integer, .boolean: []
    case .list(let element, _): inside(element)
    case .either(let forms): forms.flatMap(inside)
    case .mapping(let table): [table]
    case .mappingByID(let element): inside(element)
    }
  }

  private static func words(_ field: any AnyField) -> String {
    let text = words(field.form)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func words(_ form: ValueForm) -> String {
    switch form {
    case .constant(let word): "\"\(word)\""
    case .words(let words): "one of: \(words.joined(separator: ", "))"
    case .text(let length, nil): "text of at most \(length.upperBound) characters"
    case .text(let length, let pattern?): text(pattern, length)
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .list(let element, let count):
      "a list of \(count.lowerBound) to \(count.upperBound), each \(words(element))"
    case .either(let forms): forms.map(words).joined(separator: "; or ")
    case .mapping(let table):
      "fields of their own: \(table.fields.map(\.name).joined(separator: ", "))"
    case .mappingByID(let element): "ids, each with \(words(element))"
    }
  }

  /// A pattern by what it is known as.
  private static func text(_ pattern: String, _ length: ClosedRange<Int>) -> String {
    let isLine = pattern.holds("\\S")
    return isLine
      ? "one line of at most \(length.upperBound) characters"
      : "text in the form of the regular expression \(pattern)"
  }
}
