import ProtocolLibrary
import RecordExport
import SessionEngine

/// `schema`: the JSON Schema of protocol files or of the record, or the definitions of our extensions.
struct SchemaCommand {
  enum Kind {
    case protocols, record, fhir

    init(_ given: GivenOptions) throws(Failure) {
      switch (given.has(.record), given.has(.fhir)) {
      case (true, true): throw .usage("--record and --fhir exclude each other")
      case (true, false): self = .record
      case (false, true): self = .fhir
      case (false, false): self = .protocols
      }
    }
  }

  let kind: Kind

  func run() throws(Failure) {
    let schema =
      switch kind {
      case .protocols: JSONSchema.ofProtocols
      case .record: recordSchema
      case .fhir: structureDefinitions
      }
    try StandardStreams.write(schema.text(pretty: true) + "\n")
  }
}
