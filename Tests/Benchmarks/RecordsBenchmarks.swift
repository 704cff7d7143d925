import ClinicRecords
import SessionEngine

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Benchmark {
  /// What the database's own shell takes for the same file: what leaves and what comes in is
  /// counted in these.
  static let limits: [Benchmark] =
    access("/usr/bin/sqlite3", X_OK) == 0
    ? [
      .shell("limit: the database's dump") { _ in
        "sqlite3 $R/tableside.sqlite .dump > dump.sql"
      },
      .shell("limit: the dump read back") { _ in
        """
        [ -e dump.sql ] || sqlite3 $R/tableside.sqlite .dump > dump.sql
        rm -f dumped.sqlite; sqlite3 dumped.sqlite < dump.sql
        """
      },
    ] : []

  /// The same work on ten times and a hundred times as much.
  static let growth: [Benchmark] = [10, 100, 1_000].flatMap { (count: Int) -> [Benchmark] in
    [
      .shell("growth: export \(count) sessions, csv", sessions: count) { _ in
        "$T --data $R export --format csv --all"
      },
      .shell("growth: export \(count) sessions, json", sessions: count) { _ in
        "$T --data $R export --format json --all"
      },
      .shell("growth: history of \(count) sessions", sessions: count) { _ in
        "$T --data $R history"
      },
    ]
  }

  /// Records as they grow: lists, trends, what leaves and what comes in.
  static let records: [Benchmark] = [
    .function("records: first page of the history") { workshop in
      let folder = try workshop.clinic().folder
      return {
        let records = try Records.existing(in: folder)
        _ = try records?.sessions(page: ListPage(limit: 50))
      }
    },
    .function("records: replay 100 sessions") { workshop in
      let folder = try workshop.clinic().folder
      return {
        guard let records = try Records.existing(in: folder) else { return }
        for session in try records.sessions(page: ListPage(limit: 100)) {
          _ = SessionRecord(id: session.id, entries: try records.journal(of: session.id))
        }
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
