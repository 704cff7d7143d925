// swift-tools-version: 6.2

import PackageDescription

// Debian's headers lie where every compiler looks; Homebrew's are found by pkg-config.
#if os(macOS)
let yamlPackage: String? = "yaml-0.1"
#else
let yamlPackage: String? = nil
#endif

/// The C libraries, each with one importer; POSIX has those that need it.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
  .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
  .systemLibrary(
    name: "CYAML",
    pkgConfig: yamlPackage,
    providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
  ),
  .systemLibrary(name: "CGetopt"),
  .systemLibrary(name: "CSystem"),
  .systemLibrary(name: "CWidth"),
]

/// The modules, in dependency order.
let modules: [Target] = [
  .target(name: "TextSafety"),
  .target(name: "SessionEngine"),
  .target(name: "Words", dependencies: ["SessionEngine"]),
  .target(
    name: "ProtocolLibrary",
    dependencies: ["SessionEngine", "TextSafety", "CYAML"],
    linkerSettings: [.linkedLibrary("yaml")]
  ),
  .target(
    name: "ClinicRecords",
    dependencies: ["SessionEngine", "TextSafety", "CSQLite", "CSystem"],
    linkerSettings: [.linkedLibrary("sqlite3")]
  ),
  .target(
    name: "RecordExport",
    dependencies: ["SessionEngine", "TextSafety", "Words"],
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]
  ),
  .target(name: "TerminalFrame", dependencies: ["TextSafety", "CWidth"]),
  .target(
    name: "GuideScreens",
    dependencies: ["RecordExport", "SessionEngine", "TerminalFrame", "TextSafety", "Words"]
  ),
  .target(
    name: "GuideProgram",
    dependencies: [
      "GuideScreens", "RecordExport", "SessionEngine", "TerminalFrame", "TextSafety", "Words",
    ]
  ),
  .target(
    name: "Terminal",
    dependencies: ["TerminalFrame", "TextSafety", "CNcurses"],
    linkerSettings: [
      .linkedLibrary("ncursesw", .when(platforms: [.linux])),
      .linkedLibrary("ncurses", .when(platforms: [.macOS])),
    ]
  ),
  .executableTarget(
    name: "tableside",
    dependencies: [
      "ClinicRecords", "GuideProgram", "GuideScreens", "ProtocolLibrary", "RecordExport",
      "SessionEngine", "Terminal", "TerminalFrame", "TextSafety", "Words", "CGetopt", "CSystem",
    ]
  ),
]

/// One folder per module, and one target that drives the real binary in a real terminal.
let tests: [Target] = [
  .target(name: "TestSupport", dependencies: ["SessionEngine"], path: "Tests/TestSupport"),
  .target(name: "TestProcesses", path: "Tests/TestProcesses"),
  .target(
    name: "Simulation",
    dependencies: [
      "ClinicRecords", "GuideProgram", "GuideScreens", "RecordExport", "SessionEngine",
      "TerminalFrame", "TextSafety", "TestSupport",
    ],
    path: "Tests/Simulation"
  ),
  .executableTarget(
    name: "simulator",
    dependencies: ["Simulation", "TerminalFrame", "TestSupport"],
    path: "Tests/Simulator"
  ),
  .executableTarget(
    name: "benchmarks",
    dependencies: [
      "ClinicRecords", "GuideScreens", "Layouts", "ProtocolLibrary", "SessionEngine",
      "TerminalFrame", "TestProcesses", "TestSupport",
    ],
    path: "Tests/Benchmarks"
  ),
  .target(
    name: "Layouts",
    dependencies: [
      "GuideProgram", "GuideScreens", "ProtocolLibrary", "SessionEngine", "Simulation",
      "TerminalFrame", "TextSafety",
    ],
    path: "Tests/Layouts"
  ),
  .executableTarget(
    name: "layouts",
    dependencies: ["Layouts", "TerminalFrame"],
    path: "Tests/LayoutCheck"
  ),
  .testTarget(name: "TextSafetyTests", dependencies: ["TextSafety"]),
  .testTarget(name: "SessionEngineTests", dependencies: ["SessionEngine", "TestSupport"]),
  .testTarget(name: "WordsTests", dependencies: ["SessionEngine", "TestSupport", "Words"]),
  .testTarget(
    name: "ProtocolLibraryTests",
    dependencies: ["ProtocolLibrary", "SessionEngine", "TestProcesses", "TextSafety", "Words"],
    exclude: ["validate-protocols.py"]
  ),
  .testTarget(
    name: "RecordExportTests",
    dependencies: ["RecordExport", "SessionEngine", "TestProcesses", "TestSupport", "TextSafety"],
    exclude: ["validate-bundle.py", "validate-calendar.py", "validate-html.py"]
  ),
  .testTarget(
    name: "ClinicRecordsTests",
    dependencies: ["ClinicRecords", "SessionEngine", "TestSupport"]
  ),
  .testTarget(name: "TerminalFrameTests", dependencies: ["TerminalFrame", "TextSafety"]),
  .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalFrame"]),
  .testTarget(
    name: "GuideScreensTests",
    dependencies: [
      "GuideProgram", "GuideScreens", "Layouts", "ProtocolLibrary", "RecordExport", "SessionEngine",
      "TerminalFrame", "TestSupport", "TextSafety", "Words",
    ],
    exclude: ["Frames"]
  ),
  .testTarget(
    name: "GuideProgramTests",
    dependencies: [
      "GuideProgram", "GuideScreens", "RecordExport", "SessionEngine", "TerminalFrame",
      "TestSupport", "Words",
    ]
  ),
  .testTarget(
    name: "CommandLineTests",
    dependencies: [
      "ClinicRecords", "tableside", "ProtocolLibrary", "SessionEngine", "TestProcesses",
    ],
    exclude: ["Records-1.0.0", "stand-in.py"]
  ),
  .testTarget(name: "TerminalSessionTests", dependencies: ["tableside", "TestProcesses"]),
  .testTarget(name: "FaultTests", dependencies: ["tableside", "TestProcesses"]),
  .testTarget(name: "SimulationTests", dependencies: ["Simulation", "TerminalFrame"]),
  .target(
    name: "FuzzEntries",
    dependencies: [
      "ClinicRecords", "GuideProgram", "GuideScreens", "ProtocolLibrary", "RecordExport",
      "SessionEngine", "Simulation", "Terminal", "TerminalFrame",
    ],
    path: "Tests/FuzzEntries"
  ),
  .testTarget(
    name: "FuzzEntriesTests",
    dependencies: ["FuzzEntries", "TestSupport"],
    exclude: ["Corpus"]
  ),
]

/// Built only where asked for: it needs a toolchain with libFuzzer, whose debug information not
/// every linker reads.
let isFuzzing = Context.environment["TABLESIDE_FUZZING"] != nil
let fuzzing: [Target] =
  isFuzzing
  ? [
    .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
    .executableTarget(
      name: "fuzzer",
      dependencies: ["FuzzEntries", "CFuzzer"],
      path: "Tests/Fuzzer",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    ),
  ] : []

let package = Package(
  name: "tableside",
  platforms: [.macOS(.v15)],
  targets: systemLibraries + modules + tests + fuzzing
)

let strictSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// No module uses regular expressions; importing them would link 1.3 MB of the runtime.
let withoutRegularExpressions = SwiftSetting.unsafeFlags([
  "-Xfrontend", "-disable-implicit-string-processing-module-import",
])

for target in package.targets where target.type != .system {
  let isModule = modules.contains { $0 === target }
  target.swiftSettings = strictSettings + (isModule ? [withoutRegularExpressions] : [])
  if isFuzzing { target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer"])) }
}
