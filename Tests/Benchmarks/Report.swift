import ClinicRecords
import SessionEngine
import TestProcesses

/// Results as a table, and as JSON to compare later ones with.
struct Report {
  let form: String
  var results: [Measurement] = []
  /// Medians of an earlier run, by name.
  private var medians: [String: Double] = [:]

  init(form: String) { self.form = form }

  /// Reads what `write` wrote.
  init(reading path: String) throws {
    let document = try JSONValue(reading: try Processes.read(path))
    form = try document.get("form")
    for result in document["results"]?.array ?? [] {
      let name = try result.get("name", as: String.self)
      switch result["median"] {
      case .number(let median)?: medians[name] = median
      case .integer(let median)?: medians[name] = Double(median)
      default: throw MalformedJSON(field: name, expected: "a result with its median")
      }
    }
  }

  private static let width = 44

  func heading(comparing earlier: Report?) -> String {
    let columns = ["min ms", "median", "max", "peak MB"] + (earlier == nil ? [] : ["ratio"])
    let note = earlier.map { $0.form == form ? "" : "  (compared with the \($0.form) form)" } ?? ""
    return "\(form) form".padded(Self.width) + columns.map { $0.padded(-10) }.joined() + note
  }

  static func line(_ result: Measurement, comparing earlier: Report?) -> String {
    var cells = [result.minimum, result.median, result.maximum].map(rounded)
    cells.append(result.peakMegabytes.map(rounded) ?? "-")
    if let earlier {
      cells.append(earlier.medians[result.name].map { ratio(result.median, $0) } ?? "new")
    }
    return result.name.padded(width) + cells.map { $0.padded(-10) }.joined()
  }

  private static func ratio(_ now: Double, _ before: Double) -> String {
    before > 0 ? rounded(now / before, digits: 100) : "-"
  }

  private static func rounded(_ number: Double) -> String { rounded(number, digits: 10) }

  private static func rounded(_ number: Double, digits: Double) -> String {
    String((number * digits).rounded() / digits)
  }

  func write(to path: String) throws {
    let document: JSONValue = [
      "form": .string(form),
      "results": .array(
        results.map { result in
          [
            "name": .string(result.name), "runs": .integer(Int64(result.milliseconds.count)),
            "minimum": .number(result.minimum), "median": .number(result.median),
            "maximum": .number(result.maximum),
            "peakMegabytes": result.peakMegabytes.map { .number($0) } ?? .null,
          ]
        }
      ),
    ]
    try Processes.write(document.text(pretty: true) + "\n", to: path)
  }
}

extension String {
  /// Filled up with spaces to a width: behind, or before where the width is negative.
  fileprivate func padded(_ width: Int) -> String {
    let space = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? space + self : self + space
  }
}
