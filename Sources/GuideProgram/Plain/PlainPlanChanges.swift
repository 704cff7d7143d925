import GuideScreens
import SessionEngine
import Words

// The rest of the plan changed by a line.

extension PlainGuide {
  mutating func showRefit(at moment: Moment) -> [Effect] {
    guard let guided else { return [] }
    do throws(Refusal) {
      let refit = try guided.proposedRefit(at: moment)
      place = .refitting
      let rows = guided.rows(of: refit).map { row in
        "-  \(row.title): \(row.before.asMinutes) to "
          + (row.after == .zero ? "nothing" : row.after.asMinutes)
      }
      return [.say("The rest fitted, \(refit.remaining.asMinutes) hands-on:")]
        + rows.map(Effect.say) + [.say("'yes' takes it, 'no' leaves it.")]
    } catch {
      return [.say(error.sentence)]
    }
  }

  /// The time goes on while it is shown: what is taken is reckoned anew.
  mutating func refit(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    place = .session
    switch command {
    case .yes, .goOn, .start:
      do throws(Refusal) {
        guard let refit = try guided?.proposedRefit(at: moment) else { return [] }
        return carryOut(.refit(refit), at: moment)
      } catch {
        return [.say(error.sentence)]
      }
    case .no: return [.say("The rest of the plan keeps its lengths.")]
    case .pause, .resume, .skip, .back, .restart, .shorten, .nextStage, .lengthen, .refit, .add,
      .jump, .sign, .undo, .pain, .react, .note, .stop, .marks, .noneAfterAll, .agreed, .other,
      .value,
      .tick, .answerer, .position, .minutes, .side, .place, .clearance, .order, .override, .doctor,
      .safe,
      .advised, .write, .plan, .map, .questions, .status, .help, .leave:
      return session(command, at: moment)
    }
  }

  mutating func add(_ name: String, swaps: Bool, at moment: Moment) -> [Effect] {
    let steps = guided?.offeredSteps() ?? []
    let word = name.lowercased()
    guard
      let step = steps.first(where: { $0.id == word })
        ?? steps.first(where: {
          $0.technique.rawValue == word
        })
    else {
      let ids = steps.map(\.id).joined(separator: ", ")
      return [.say("'\(name)' is neither a step nor a technique. Known are: \(ids).")]
    }
    return carryOut(swaps ? .swap(step) : .add(step), at: moment)
  }
}
