/// An option of the command line, by its long name.
enum OptionName: String, CaseIterable {
  case patient, session, day, minutes, until, speed, plain, yes
  case zone, condition, age, json
  case format, output, all, rehearsals
  case data, protocols, config, ascii, help, version
  case noColor = "no-color"

  var takesValue: Bool {
    switch self {
    case .plain, .yes, .json, .all, .rehearsals, .ascii, .help, .version, .noColor: false
    default: true
    }
  }

  var letter: Character? {
    switch self {
    case .help: "h"
    case .version: "V"
    case .output: "o"
    default: nil
    }
  }

  /// Understood by every command.
  static let common: Set<Self> = [.data, .protocols, .config, .noColor, .ascii, .help, .version]
}

/// A command that works, by its word on the command line.
enum CommandName: String, CaseIterable {
  case run, resume, list, show, check, history, export

  /// What it understands beside the common options.
  var options: Set<OptionName> {
    switch self {
    case .run: [.patient, .session, .day, .minutes, .until, .speed, .plain, .yes]
    case .resume: [.session, .speed, .plain]
    case .list: [.zone, .condition, .age, .json]
    case .show: [.session, .day, .json]
    case .check: [.json]
    case .history: [.patient, .rehearsals, .json]
    case .export: [.format, .session, .patient, .all, .output, .rehearsals]
    }
  }
}
