/// An option of the command line, by its long name.
enum OptionName: String, CaseIterable {
  case patient, session, day, minutes, until, speed, plain, yes
  case zone, condition, age, performer, json, plot, record, systems, titles
  case print
  case purpose = "for"
  case format, output, all, rehearsals, table, collection, from, to
  case protocolName = "protocol"
  case withName = "with-name"
  case data, protocols, config, ascii, help, version
  case noColor = "no-color"
  case therapist, find, lean, fhir
  case actingAs = "as"

  var takesValue: Bool {
    switch self {
    case .plain, .yes, .print, .json, .plot, .record, .systems, .titles, .all, .rehearsals,
      .collection,
      .withName, .lean, .fhir,
      .ascii, .help, .version, .noColor:
      false
    case .patient, .session, .day, .minutes, .until, .speed, .zone, .condition, .age, .performer,
      .purpose, .format, .output, .table, .from, .to, .protocolName, .data, .protocols, .config,
      .therapist, .actingAs, .find:
      true
    }
  }

  var letter: Character? {
    switch self {
    case .help: "h"
    case .version: "V"
    case .output: "o"
    case .patient, .session, .day, .minutes, .until, .speed, .plain, .yes, .zone, .condition, .age,
      .performer, .json, .plot, .record, .systems, .titles, .print, .purpose, .format, .all,
      .rehearsals, .table,
      .collection, .from, .to, .protocolName, .withName, .data, .protocols, .config, .ascii,
      .noColor, .therapist, .actingAs, .find, .lean, .fhir:
      nil
    }
  }

  /// Understood by every command, and what each does.
  static let everywhere = [
    OptionUse(.data, .folder("DIR"), "the folder of the records"),
    OptionUse(.protocols, .folder("DIR"), "the folder of the protocols"),
    OptionUse(.config, .file, "the settings file"),
    OptionUse(.actingAs, .text("CODE"), "the therapist who works"),
    OptionUse(.noColor, "no colours"),
    OptionUse(.ascii, "ASCII characters only"),
    OptionUse(.help, "this page"),
    OptionUse(.version, "the version"),
  ]

  static let common = everywhere.map(\.name)
}

/// What an option does for one command.
struct OptionUse {
  /// What stands behind the option, and what a shell may offer there.
  enum Value {
    case none
    case text(String)
    case words([String])
    case file
    case folder(String)

    /// As help shows it.
    var shown: String? {
      switch self {
      case .none: nil
      case .text(let name), .folder(let name): name
      case .words(let words): words.joined(separator: "|")
      case .file: "FILE"
      }
    }
  }

  let name: OptionName
  let value: Value
  let meaning: String

  init(_ name: OptionName, _ value: Value, _ meaning: String) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }

  init(_ name: OptionName, _ meaning: String) { self.init(name, .none, meaning) }

  /// `-o, --output FILE`.
  var head: String {
    (name.letter.map { "-\($0), " } ?? "") + "--\(name.rawValue)"
      + (value.shown.map { " " + ($0.count > 32 ? name.rawValue.uppercased() : $0) } ?? "")
  }
}
