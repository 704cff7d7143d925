import ProtocolLibrary
import RecordExport
import SessionEngine

/// `schema`: the JSON Schema of protocol files, or of the record.
struct SchemaCommand {
  let ofRecord: Bool

  func run() throws(Failure) {
    let schema = ofRecord ? recordSchema : JSONSchema.ofProtocols
    try StandardStreams.write(schema.text(pretty: true) + "\n")
  }
}
