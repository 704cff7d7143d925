import SessionEngine
import Testing

struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `the published messages have the published checksums`(message: String, checksum: String) {
    #expect(SHA256(of: Array(message.utf8)).hexadecimal == checksum)
  }

  @Test(arguments: 54...66)
  func `every length around a block pads to whole blocks`(count: Int) {
    let message = [UInt8](repeating: 0x61, count: count)
    #expect(SHA256(of: message).bytes.count == 32)
    #expect(SHA256(of: message) != SHA256(of: message + [0x61]))
  }
}
