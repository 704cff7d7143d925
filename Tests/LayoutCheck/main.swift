import Layouts
import TerminalFrame

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// Every screen of every step of the shipped protocols, or of those that are named, in four windows
// and three looks.

_ = Repertoire.useUTF8()
let clock = ContinuousClock()
let start = clock.now
let (watch, steps) = ShippedProtocols.walked(ids: Set(CommandLine.arguments.dropFirst()))
for fault in watch.faults.prefix(50) { print(fault.report) }
print(
  "\(steps) steps, \(watch.frames) frames, \(watch.faults.count) faults"
    + " in \(start.duration(to: clock.now).components.seconds) s"
)
exit(watch.faults.isEmpty && steps > 0 ? 0 : 1)
