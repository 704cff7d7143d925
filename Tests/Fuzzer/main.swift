import CFuzzer
import FuzzEntries

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// fuzzer --entry=NAME [options and folders of libFuzzer, which ignores what begins with --]

nonisolated(unsafe) var entry: FuzzEntry?

func take(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let complaints = entry?.complaints(about: input) ?? []
  if !complaints.isEmpty { fatalError(complaints.joined(separator: "\n")) }
  return 0
}

let names = CommandLine.arguments.compactMap { argument in
  argument.hasPrefix("--entry=") ? String(argument.dropFirst("--entry=".count)) : nil
}
guard let kind = names.first.flatMap(FuzzEntry.Kind.init) else {
  let known = FuzzEntry.Kind.allCases.map { "--entry=" + $0.rawValue }
  print("One of \(known.joined(separator: ", ")) is needed.")
  exit(2)
}
entry = FuzzEntry(kind)

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments, take))
