/// What a fault of libyaml most likely means to the person who wrote the line.
struct YAMLFaultReading {
  let rule: Rule
  let position: SourcePosition
  let message: String

  init(
    fault: YAMLFault,
    problem: SourcePosition,
    context: SourcePosition,
    line: [Unicode.Scalar]
  ) {
    switch (fault.context, fault.problem) {
    case (_, let text) where text.hasPrefix("mapping values are not allowed"):
      let before = line.prefix(problem.column - 1)
      if Self.holdsColon(before) || before.first(where: { $0 != " " }) == "-" {
        self.init(
          .unquotedColon,
          problem,
          "Text with a colon and a space in it needs quotes: name: \"first: second\"."
        )
      } else {
        self.init(
          .indentation,
          SourcePosition(line: problem.line, column: Self.indentation(of: line) + 1),
          "This line is indented further than the line above allows."
        )
      }
    case (let text, _) where text.hasPrefix("while scanning a quoted scalar"):
      self.init(.unclosed, context, "The quote that opens here is not closed.")
    case (let text, _) where text.hasPrefix("while parsing a flow sequence"):
      self.init(.unclosed, context, "The bracket that opens here is not closed with \"]\".")
    case (let text, _) where text.hasPrefix("while parsing a flow mapping"):
      self.init(.unclosed, context, "The brace that opens here is not closed.")
    case (let text, _) where text.hasPrefix("while parsing a quoted scalar"),
      (let text, _) where text.hasPrefix("while parsing a double-quoted scalar"):
      self.init(.unclosed, context, "In double quotes a backslash is written twice.")
    case (let text, _) where text.hasPrefix("while scanning a simple key"):
      self.init(
        .indentation,
        context,
        "This line is no field: a colon and a space are missing after its name, "
          + "or it belongs to the line above."
      )
    default:
      self = Self.other(fault, problem, context, line)
    }
  }

  private init(_ rule: Rule, _ position: SourcePosition, _ message: String) {
    self.rule = rule
    self.position = position
    self.message = message
  }

  private static func other(
    _ fault: YAMLFault,
    _ problem: SourcePosition,
    _ context: SourcePosition,
    _ line: [Unicode.Scalar]
  ) -> Self {
    let isSpecial =
      fault.problem.hasPrefix("found character that cannot start")
      || ["directive", "anchor", "alias", "tag", "block scalar"].contains {
        fault.context.hasPrefix("while scanning a \($0)")
          || fault.context.hasPrefix("while scanning an \($0)")
          || fault.context.hasPrefix("while parsing a \($0)")
      }
      || fault.problem.hasPrefix("found undefined tag")
      || fault.problem.hasPrefix("did not find expected <document start>")
    if isSpecial {
      return Self(
        .outsideSubset,
        problem,
        "Text must not begin with one of [ ] { } & * ! | > % @ ` \" ' # - ? : unless it is quoted."
      )
    }
    let before = line.prefix(problem.column - 1).last { $0 != " " }
    if before == "\"" || before == "'" || before == "]" {
      return Self(
        .unclosed,
        problem,
        "Nothing may follow the closing quote or bracket. "
          + "Put the whole text in quotes, or double a quote inside it."
      )
    }
    if fault.problem.hasPrefix("block sequence entries are not allowed") {
      return Self(
        .indentation,
        problem,
        "A list begins on the line below its name, two spaces further in, each entry after \"- \"."
      )
    }
    return Self(
      .indentation,
      problem,
      "This line is not indented like the lines it belongs to. Use two spaces for each level."
    )
  }

  private static func holdsColon(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == ":" && $1 == " " }
  }

  private static func indentation(of line: [Unicode.Scalar]) -> Int {
    line.prefix { $0 == " " }.count
  }
}
