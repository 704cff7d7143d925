import GuideProgram
import SessionEngine
import TerminalFrame
import TextSafety
import Words

/// `show`: the plan as it would run, with times.
struct ShowCommand {
  let shelf: ProtocolShelf
  let options: ShowOptions

  func run() throws(Failure) {
    let massage = try shelf.usable(options.protocolName).massage
    let plan: SessionPlan
    do throws(PlanRefusal) {
      plan = try SessionPlan(massage, for: options.place.request)
    } catch {
      throw .failed(error.sentence)
    }
    let listing = PlanListing(plan)
    try StandardStreams.write(
      options.json
        ? listing.json.text(pretty: true) + "\n"
        : text(listing.lines) + ProtocolListing(massage).parts.map(text).joined()
    )
  }

  private func text(_ lines: [String]) -> String {
    lines.map { ShownText($0).string + "\n" }.joined()
  }

  private func text(_ part: ProtocolListing.Part) -> String {
    let columns = 96
    let lines = part.lines.flatMap { line in
      ShownText(line).wrapped(toColumns: columns).enumerated().map { index, piece in
        (index == 0 ? "  " : "    ") + piece.string
      }
    }
    return text(["", part.heading + ":"]) + lines.map { $0 + "\n" }.joined()
  }
}
