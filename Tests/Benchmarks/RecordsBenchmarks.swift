import ClinicRecords
import SessionEngine

extension Benchmark {
  /// Records as they grow: lists, trends, what leaves and what comes in.
  static let records: [Benchmark] = [
    .function("records: first page of the history") { workshop in
      let folder = try workshop.clinic().folder
      return {
        let records = try Records.existing(in: folder)
        _ = try records?.sessions(page: ListPage(limit: 50))
      }
    },
    .shell("history: a patient's sessions") { "$T --data $R history --patient \($0.patient)" },
    .shell("history: a patient's trend") {
      "$T --data $R history --patient \($0.patient) --plot"
    },
    .shell("history: everybody, the first lines") { _ in "$T --data $R history | head -n 50" },
    .shell("history: everybody") { _ in "$T --data $R history" },
    .shell("export: a patient, fhir") {
      "$T --data $R export --format fhir --patient \($0.patient)"
    },
    .shell("export: a patient, markdown") {
      "$T --data $R export --format markdown --patient \($0.patient)"
    },
    .shell("export: a month, csv") {
      "$T --data $R export --format csv --all --from \($0.from) --to \($0.to)"
    },
    .shell("export: everything, csv") { _ in "$T --data $R export --format csv --all" },
    .shell("export: everything, json") { _ in
      "rm -f all.json; $T --data $R export --format json --all -o all.json"
    },
    .shell("import: everything") { _ in
      """
      [ -e all.json ] || $T --data $R export --format json --all -o all.json
      rm -rf other; $T --data other import all.json
      """
    },
  ]
}
