import CYAML

/// What libyaml meets next in a file.
enum YAMLEvent {
  enum Style {
    case plain, quoted, block, flow
  }

  case begin, end
  case documentStart(isMarked: Bool)
  case documentEnd(isMarked: Bool)
  case alias
  case scalar(String, Style, hasDecoration: Bool)
  case listStart(Style, hasDecoration: Bool)
  case listEnd
  case mappingStart(Style, hasDecoration: Bool)
  case mappingEnd
}

/// An event and the place it takes in the file.
struct PlacedEvent {
  let event: YAMLEvent
  let start: SourcePosition
  let end: SourcePosition
}

/// Why libyaml reads no further.
struct YAMLFault: Error {
  let problem: String
  let position: SourcePosition
  let context: String
  let contextPosition: SourcePosition
}

/// The events of one text, one at a time, so that the reader can stop at any of them.
final class YAMLEvents {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  static var libraryVersion: String { String(cString: yaml_get_version_string()) }

  /// The text must be UTF-8; nothing where memory is short.
  init?(_ bytes: some Collection<UInt8>) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    guard yaml_parser_initialize(parser) == 1 else {
      input.deallocate()
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(YAMLFault) -> PlacedEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    return PlacedEvent(
      event: Self.read(event),
      start: SourcePosition(event.start_mark),
      end: SourcePosition(event.end_mark)
    )
  }

  private var fault: YAMLFault {
    let state = parser.pointee
    return YAMLFault(
      problem: state.problem.map { String(cString: $0) } ?? "",
      position: SourcePosition(state.problem_mark),
      context: state.context.map { String(cString: $0) } ?? "",
      contextPosition: SourcePosition(state.context_mark)
    )
  }

  private static func read(_ event: yaml_event_t) -> YAMLEvent {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      return .documentStart(isMarked: event.data.document_start.implicit == 0)
    case YAML_DOCUMENT_END_EVENT:
      return .documentEnd(isMarked: event.data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT:
      return .alias
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      return .scalar(
        String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
          as: UTF8.self
        ),
        style(scalar.style),
        hasDecoration: scalar.anchor != nil || scalar.tag != nil
      )
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return .listStart(
        list.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block,
        hasDecoration: list.anchor != nil || list.tag != nil
      )
    case YAML_SEQUENCE_END_EVENT:
      return .listEnd
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return .mappingStart(
        mapping.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block,
        hasDecoration: mapping.anchor != nil || mapping.tag != nil
      )
    case YAML_MAPPING_END_EVENT:
      return .mappingEnd
    case YAML_STREAM_START_EVENT:
      return .begin
    default:
      return .end
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLEvent.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}

extension SourcePosition {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
