import ProtocolLibrary
import SessionEngine
import Testing

struct JSONSchemaTests {
  @Test func `the schema knows the fields and words of the reader`() {
    let schema = JSONSchema.ofProtocols
    let properties = schema["properties"]
    #expect(schema["required"]?.array?.contains("aftercare") == true)
    #expect(properties?["goal"]?["enum"]?.array?.count == Goal.allCases.count)
    let main = properties?["stages"]?["properties"]?["main"]
    let entry = main?["properties"]?["steps"]?["items"]?["anyOf"]?.array
    #expect(entry?.count == 2)
    #expect(entry?.first?["properties"]?["technique"]?["enum"]?.array?.contains("rubbing") == true)
    #expect(entry?.last?["required"]?.array == ["repeat", "steps"])
    #expect(schema["additionalProperties"]?.bool == false)
  }
}
