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

  @Test func `every field has one sentence that says what it means`() {
    var seen = 0
    func look(at form: ValueForm) {
      switch form {
      case .constant, .words, .text, .integer, .boolean: break
      case .list(let element, _), .mappingByID(let element): look(at: element)
      case .either(let forms): forms.forEach(look)
      case .mapping(let table): look(through: table)
      }
    }
    func look(through table: FieldTable) {
      for field in table.fields {
        seen += 1
        #expect(field.meaning.hasSuffix("."), "\(table.subject): \(field.name)")
        #expect(field.meaning.count > 10, "\(table.subject): \(field.name)")
        look(at: field.form)
      }
    }
    look(through: ProtocolFields.table)
    look(through: CommonFields.table)
    #expect(seen > 150)
    let goal = JSONSchema.ofProtocols["properties"]?["goal"]
    #expect(goal?["description"] == "What it is for.")
  }
}
