import RecordExport
import Testing

struct DocumentPiecesTests {
  /// Every piece as `member:text`, or the fault; so many bytes come at a time.
  private func pieces(of text: String, by count: Int) -> [String] {
    var rest = Array(text.utf8)[...]
    var document = DocumentPieces { buffer in
      let taken = rest.prefix(count)
      rest = rest.dropFirst(taken.count)
      buffer.replaceSubrange(0..<taken.count, with: taken)
      return taken.count
    }
    var found: [String] = []
    do throws(DocumentPieces.Fault) {
      while let piece = try document.next() {
        found.append((piece.isElement ? piece.member : piece.member + "!") + ":" + piece.text)
      }
      if document.total != text.utf8.count { found.append("read \(document.total)") }
    } catch {
      found.append("fault: " + error.sentence)
    }
    return found
  }

  @Test(
    arguments: [
      (
        #"{"a":1,"b":[2, "x,]" ,{"c":[3]}],"d":[]}"#, ["a!:1", "b:2", #"b:"x,]""#, #"b:{"c":[3]}"#]
      ),
      (#" { "a" : "b" } "#, [#"a!:"b""#]),
      (#"{"a":"\"\\","b":[[],{}]}"#, [#"a!:"\"\\""#, "b:[]", "b:{}"]),
      (#"{"a":[1"x"]}"#, [#"a:1"x""#]),
      (#"{"a":[,1]}"#, ["a:,1"]),
      (#"{"a":[1 2]}"#, ["a:1", "fault: \",\" is missing at byte 8"]),
      (#"{"a":}"#, ["fault: a value is missing"]),
      (#"{"a":[{"b":1]"#, [#"a:{"b":1]"#, "fault: it ends in the middle"]),
      (#"{"a":[{"b":"#, ["fault: it ends in the middle"]),
      (#"{"a":"b"#, ["fault: it ends in the middle"]),
      (#"{"a":"b\"#, ["fault: it ends in the middle"]),
      (#"{"a":12"#, ["a!:12", "fault: it ends in the middle"]),
      (#"{"a":1,"a":2}"#, ["a!:1", "fault: \"a\" stands in it twice"]),
      (#"{"a":1} x"#, ["a!:1", "fault: something follows its end"]),
      ("", ["fault: it ends in the middle"]),
    ] as [(String, [String])]
  )
  func `a document is taken apart alike however its bytes come`(text: String, told: [String]) {
    for count in [1, 2, 3, 7, 1_000] { #expect(pieces(of: text, by: count) == told, "\(count)") }
  }
}
