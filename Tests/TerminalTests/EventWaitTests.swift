import Testing

@testable import Terminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One at a time: signal handlers are the process's.
@Suite(.serialized)
struct EventWaitTests {
  // Properties of the suite stay open to the end of a test.
  private let pipe: Pipe
  private let store: Pipe
  private let wait: EventWait

  init() throws {
    pipe = try Pipe()
    store = try Pipe()
    wait = try EventWait(input: pipe.reading, output: 1, catching: [.windowChanged])
  }

  @Test func `a deadline is reached, not before its time`() {
    let deadline = SystemClock.sinceBoot() + .milliseconds(5)
    #expect(wait.wait(until: deadline) == [.deadline])
    #expect(SystemClock.sinceBoot() >= deadline)
  }

  @Test func `a deadline gone by does not wait and hides nothing`() {
    pipe.write("s")
    #expect(wait.wait(until: .zero) == [.input, .deadline])
    #expect(wait.wait(until: .seconds(-1)) == [.input, .deadline])
  }

  @Test func `one deadline after another is kept`() {
    let start = SystemClock.sinceBoot()
    for step in 1...5 {
      #expect(wait.wait(until: start + .milliseconds(step * 2)) == [.deadline])
    }
    pipe.write("x")
    #expect(wait.wait(until: nil) == [.input])
  }

  @Test func `input and its end are told until nobody asks`() {
    pipe.closeWriting()
    #expect(wait.wait(until: nil) == [.input])
    wait.watchesInput = false
    #expect(wait.wait(until: SystemClock.sinceBoot() + .milliseconds(2)) == [.deadline])
  }

  @Test func `a watched descriptor is named`() {
    wait.watch(store.reading)
    wait.watch(store.reading)
    store.write("!")
    #expect(wait.wait(until: nil) == [.descriptor(store.reading)])
  }

  @Test func `a signal comes as a happening, once`() {
    // To the process: the threads of tests block signals.
    kill(getpid(), SIGWINCH)
    #expect(wait.wait(until: nil) == [.signal(.windowChanged)])
    #expect(wait.wait(until: SystemClock.sinceBoot() + .milliseconds(2)) == [.deadline])
  }
}

struct SystemClockTests {
  @Test func `time since boot never falls behind time awake`() {
    let awake = SystemClock.awake()
    let all = SystemClock.sinceBoot()
    #expect(all >= awake)
    #expect(SystemClock.sinceBoot() >= all)
  }

  @Test func `the wall clock counts from 1970`() {
    #expect(SystemClock.wall() > .seconds(1_700_000_000))
  }
}
