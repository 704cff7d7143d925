import TestProcesses
import Testing

/// Several rooms of one clinic, on one host and with the same records.
@Suite struct ConcurrentGuidesTests {
  private static let rooms = 20

  @Test func `twenty guides at once hold twenty sessions, each with its owner, and lose nothing`()
    throws
  {
    let guide = try GuideRun()
    _ = try guide.protocols(only: "neck-on-chair")
    // Each guide's commands come through a pipe that stays open, so that all of them run at once.
    let rooms = try guide.shell(
      """
      export TABLESIDE_PROTOCOLS="$PWD/protocols"
      everyone="$(seq \(Self.rooms))"
      for room in $everyone; do
        mkfifo in-$room
        $T run neck-on-chair --plain --yes --patient P-$room <>in-$room >out-$room 2>err-$room &
        echo $! > pid-$room
      done
      for turn in $(seq 2000); do
        [ $(grep -l 'step 1 of 8' out-* | wc -l) = \(Self.rooms) ] && break; sleep 0.1
      done
      $T status --json > status
      for file in home/.local/share/tableside/running/*; do
        $T resume --session ${file##*/} --plain; echo $? >> held
      done 2>> refusals
      for room in $everyone; do
        printf 'pain 4\\nnote words of room %s\\nskip\\nstop enough\\ndone\\n\\n' $room 1<>in-$room
      done
      for room in $everyone; do wait $(cat pid-$room) || { cat err-$room; exit 9; }; done
      $T status --json > status-after
      $T export --all --format json -o one && $T import one --data other \\
        && $T export --all --format json --data other -o two && cmp one two
      """,
      limit: 600
    )
    #expect(rooms.status == 0, "\(rooms.output) \(rooms.errors)")
    #expect(try guide.read("status").texts(after: "\"state\":").count == Self.rooms)
    #expect(try guide.read("status-after") == "[]\n")
    #expect(try guide.read("held") == String(repeating: "4\n", count: Self.rooms))
    let export = try guide.read("one")
    for room in 1...Self.rooms {
      let lines = export.split(separator: "\n").filter { $0.contains("\"words of room \(room)\"") }
      #expect(lines.count == 1)
      #expect(lines.first?.contains("\"patient\":\"P-\(room)\"") == true)
      #expect(lines.first?.contains("\"score\":4") == true)
      #expect(lines.first?.contains("\"outcome\":\"endedEarly\",\"reason\":\"enough\"") == true)
    }
  }
}
