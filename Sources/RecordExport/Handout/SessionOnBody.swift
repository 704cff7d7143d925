internal import SessionEngine

/// Where a session came on the body: what was worked, what was left out, what hurt.
struct SessionOnBody: Sendable, Hashable {
  /// A zone on one half of the body.
  struct Place: Sendable, Hashable {
    var zone: Zone
    var side: BodySide
  }

  private(set) var worked: [BodyView: Set<Place>] = [:]
  private(set) var leftOut: [Zone] = []
  /// Tender points, and where the patient told of pain.
  private(set) var tender: Set<Place> = []
  let isInfant: Bool

  init(_ record: SessionRecord) {
    isInfant = record.plan?.isForInfant ?? false
    var position = record.plan?.position ?? .prone
    for step in record.steps {
      position = step.step.positionFromHere ?? position
      guard step.actual > .zero else { continue }
      let view = BodyView(zones: step.step.zones, position: position)
      worked[view, default: []].formUnion(Self.places(step.step.zones, step.step.side.bodySide))
    }
    let reactions = record.reactions.filter { !$0.isRetracted }
    let closed =
      (record.plan?.banners ?? []).filter { $0.technique == nil }.flatMap(\.zones)
      + record.steps.flatMap(\.step.avoid)
      + reactions.filter { $0.directive == .leaveOutZone }.flatMap(\.reaction.zones)
    for zone in closed where !leftOut.contains(zone) { leftOut.append(zone) }
    for logged in reactions where logged.reaction.kind.isOfOnePlace {
      tender.formUnion(Self.places(logged.reaction.zones, logged.reaction.side))
    }
  }

  private static func places(_ zones: [Zone], _ side: BodySide?) -> [Place] {
    zones.flatMap { zone in
      (side.map { [$0] } ?? BodySide.allCases).map { Place(zone: zone, side: $0) }
    }
  }

  /// The figures that show all of it; none where nothing was worked, left out or tender.
  var views: [BodyView] {
    var views = BodyView.allCases.filter { worked[$0] != nil }
    for zone in leftOut + tender.map(\.zone) where !views.contains(where: { $0.shows(zone) }) {
      views.append(BodyView.onlyView(of: zone) ?? .behind)
    }
    return BodyView.allCases.filter(views.contains)
  }

  func zonesWorked(from view: BodyView) -> [Zone] { Self.listed(worked[view] ?? []) }

  func leftOut(from view: BodyView) -> [Zone] { leftOut.filter(view.shows) }

  func tender(from view: BodyView) -> Set<Place> { tender.filter { view.shows($0.zone) } }

  /// What no hand works inside the worked zones.
  func neverWorked(from view: BodyView) -> [NeverWorked] {
    let reach = Set(zonesWorked(from: view).flatMap(\.withZonesInside))
    return NeverWorked.places(in: reach, from: view, isInfant: isInfant)
  }

  /// The zones of some places, in the order of the closed list.
  static func listed(_ places: Set<Place>) -> [Zone] {
    let zones = Set(places.map(\.zone))
    return Zone.allCases.filter(zones.contains)
  }

  static func sides(of zone: Zone, in places: Set<Place>) -> [BodySide] {
    BodySide.allCases.filter { places.contains(Place(zone: zone, side: $0)) }
  }
}

extension ReactionKind {
  /// Whether it has a place that a hand can find again.
  fileprivate var isOfOnePlace: Bool {
    switch self {
    case .pain, .sharpPain, .soreness, .tenderPoint, .radiatingPain: true
    case .relief, .warmth, .relaxation, .redness, .pleasantSoreness, .tingling, .cramp, .dizziness,
      .nausea, .headache, .fatigue, .anxiety, .bruising, .skinIrritation, .skinNumbness, .tension,
      .spasm, .swelling, .chill, .crying, .resisting, .other, .numbness, .weakness, .faintness,
      .palpitations, .breathlessness, .chestPain, .bladderBowel, .saddleNumbness:
      false
    }
  }
}
