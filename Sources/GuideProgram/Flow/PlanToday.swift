package import SessionEngine

// Today's plan, made from everything that was answered.

/// What is said of today's plan where the protocol leaves it open.
package struct PlanWishes: Sendable, Hashable {
  package var position: Position?
  /// Hands-on time at hand.
  package var available: Duration? {
    didSet { isWhole = false }
  }
  /// The whole plan, whatever minutes were given before.
  package var isWhole = false
  /// Who answers, where that is another than usual.
  package var answerer: Answerer?

  /// The minutes that can be said.
  static let minutes = 1...480

  package init(position: Position? = nil, available: Duration? = nil) {
    self.position = position
    self.available = available
  }
}

extension OpeningFlow {
  /// The review of today's plan, or what stands in its way.
  package var planned: OpeningQuestion {
    do throws(PlanRefusal) {
      return .review(try SessionPlan(offer.massage, for: request))
    } catch {
      return mayHelp(otherMinutes: error) ? .minutes(after: error) : .noPlan(error)
    }
  }

  private var request: PlanRequest {
    var request = offer.request
    request.findings += state.findings
    if case .seen(let word)? = state.referralAnswer { request.obey(word) }
    request.isSideTold = state.isPainfulSideTold
    if state.isPainfulSideTold { request.painfulSide = state.painfulSide }
    request.curve = state.curve ?? request.curve
    request.position = wishes.position ?? request.position
    request.available = wishes.isWhole ? nil : wishes.available ?? request.available
    return request
  }

  /// The positions to choose from; empty where there is nothing to choose.
  package var positions: [Position] {
    offer.massage.positions.count > 1 && offer.request.position == nil
      ? offer.massage.positions : []
  }

  /// Whether the minutes have to be asked for: the sources give none, and nobody has said any.
  package var asksMinutes: Bool { offer.massage.asksMinutes && offer.request.available == nil }

  /// How long today's plan is with all the time it wants, and at its shortest.
  package var planLength: ClosedRange<Duration>? {
    var request = request
    request.available = nil
    guard let longest = try? SessionPlan(offer.massage, for: request).length else { return nil }
    request.available = .milliseconds(1)
    do throws(PlanRefusal) {
      _ = try SessionPlan(offer.massage, for: request)
    } catch {
      if case .tooShort(_, let shortest) = error { return min(shortest, longest)...longest }
    }
    return longest...longest
  }

  /// Why no plan can be made whatever is still answered.
  ///
  /// What the answers close already leaves a stage without a step, in every position; what else is
  /// answered closes more, never less.
  var hopeless: PlanRefusal? {
    guard !offer.isBeforehand, state.plan == nil, !state.findings.isEmpty else { return nil }
    // What is limited in a place alone is limited nowhere else once that is said.
    let unplaced = state.openNeeds.compactMap { need in
      if case .finding(let question, .place) = need { question } else { nil }
    }
    var refusals: [PlanRefusal] = []
    for position in positions.isEmpty ? [wishes.position] : positions.map(Optional.some) {
      var request = request
      request.available = nil
      request.findings.removeAll { unplaced.contains($0.reason) }
      request.position = position ?? request.position
      do throws(PlanRefusal) {
        _ = try SessionPlan(offer.massage, for: request)
        return nil
      } catch {
        guard case .closed = error else { return nil }
        refusals.append(error)
      }
    }
    return refusals.first
  }

  /// Whether other minutes may help where a plan was refused.
  private func mayHelp(otherMinutes refusal: PlanRefusal) -> Bool {
    guard case .tooShort(let available, _) = refusal else { return false }
    return available == request.available
  }
}
