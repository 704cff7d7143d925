import CSystem
import ClinicRecords
import ProtocolLibrary

/// `new`: a protocol file to fill in, in the working folder.
struct NewCommand {
  let name: String

  func run() throws(Failure) {
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    guard Scaffold.isID(id) else {
      throw .failed("\(named(name)) cannot be the id of a protocol: \(Scaffold.ids)")
    }
    let path = id + ".yaml"
    // With the file itself as standard output, it is filled where it is.
    if isStandardOutput(path) { return try StandardStreams.write(Scaffold.text(id: id)) }
    let file = try NewFile.begun(path)
    try file.write(Scaffold.text(id: id))
    try file.finish()
    try StandardStreams.write(path + "\n")
  }

  private func isStandardOutput(_ path: String) -> Bool {
    var there = stat()
    var output = stat()
    return stat(path, &there) == 0 && fstat(1, &output) == 0 && there.st_ino == output.st_ino
      && there.st_dev == output.st_dev && there.st_size == 0
  }
}
