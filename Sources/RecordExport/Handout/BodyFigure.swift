internal import SessionEngine
internal import Words

/// The body as seen from one side, drawn in SVG from the outlines of the terminal's map.
struct BodyFigure: Sendable {
  let body: SessionOnBody
  let view: BodyView
  /// Unlike that of every other figure in the document.
  let id: String

  /// Parts of the drawing for one height of the body; whole numbers are exact enough.
  private static let scale = 1_000.0

  var svg: Markup {
    let extent = view.extent(isInfant: body.isInfant)
    let width = Self.whole(extent.width * Self.scale)
    let height = Self.whole(extent.height * Self.scale)
    let (left, right) = view == .front ? ("right", "left") : ("left", "right")
    return Markup(
      "svg",
      [
        "role": "img", "class": "body", "viewBox": "\(-width / 2) -10 \(width) \(height + 70)",
        "aria-labelledby": id + "-title",
      ],
      [
        Markup(
          "title",
          ["id": id + "-title"],
          "The body \(view.onScreen), with what is told below it"
        ),
        Markup("clipPath", ["id": id], silhouette(of: "inside"), onLines: true),
      ] + silhouette(of: "edge") + silhouette(of: "skin") + [
        Markup("g", ["clip-path": "url(#\(id))"], worked + neverWorked + leftOut, onLines: true)
      ] + tender + [
        label(left, x: -width / 2 + 50, y: height + 45),
        label(right, x: width / 2 - 50, y: height + 45),
      ],
      onLines: true
    )
  }

  /// The whole body: its edge is drawn beneath its skin, so that only the outer half is seen.
  private func silhouette(of part: String) -> [Markup] {
    let outlines = view == .seated ? BodyOutline.upperBody + [.stool] : BodyOutline.wholeBody
    return outlines.flatMap { paths($0, BodySide.allCases, part) }
  }

  private var worked: [Markup] {
    let places = body.worked[view] ?? []
    return body.zonesWorked(from: view).flatMap { zone in
      let sides = SessionOnBody.sides(of: zone, in: places)
      return BodyOutline.of(zone).flatMap { paths($0, sides, "worked") }
    }
  }

  private var leftOut: [Markup] {
    body.leftOut(from: view).flatMap(BodyOutline.of)
      .flatMap { paths($0, BodySide.allCases, "left-out") }
  }

  private var neverWorked: [Markup] {
    body.neverWorked(from: view).flatMap { place in
      paths(place.outline, place.side.map { [$0] } ?? BodySide.allCases, "never")
    }
  }

  private var tender: [Markup] {
    let places = body.tender(from: view)
    return SessionOnBody.listed(places).flatMap { zone in
      SessionOnBody.sides(of: zone, in: places).flatMap { cross(zone, $0) }
    }
  }

  /// A cross with a bright rim, seen on every ground.
  private func cross(_ zone: Zone, _ side: BodySide) -> [Markup] {
    guard let mark = BodyOutline.of(zone).first?.painMark else { return [] }
    let (x, y) = place(mark, side)
    let line = "M\(x - 16) \(y)H\(x + 16)M\(x) \(y - 16)V\(y + 16)"
    return ["rim", "tender"].map { Markup("path", ["class": $0, "d": line], []) }
  }

  private func label(_ text: String, x: Int, y: Int) -> Markup {
    Markup("text", ["x": "\(x)", "y": "\(y)", "text-anchor": "middle"], text)
  }

  /// An outline on some halves of the body; what meets its mirror image becomes one with it.
  private func paths(_ outline: BodyOutline, _ sides: [BodySide], _ part: String) -> [Markup] {
    let isOpen = outline.points.first?.x == 0 && outline.points.last?.x == 0 && sides.count == 2
    let points = body.isInfant ? outline.finely(closed: !isOpen) : outline.points
    if isOpen {
      let whole = points.map { place($0, .right) } + points.reversed().map { place($0, .left) }
      return [path(whole, part)]
    }
    return sides.map { side in path(points.map { place($0, side) }, part) }
  }

  private func path(_ points: [(x: Int, y: Int)], _ part: String) -> Markup {
    let line = points.map { "\($0.x) \($0.y)" }.joined(separator: " ")
    return Markup("path", ["class": part, "d": "M\(line)Z"], [])
  }

  /// Where a point of the patient's right half, or its mirror image, stands in the drawing.
  private func place(_ point: BodyPoint, _ side: BodySide) -> (x: Int, y: Int) {
    let seen = body.isInfant ? point.shrunk : point
    let isOnRight = (side == .right) == (view != .front)
    return (
      Self.whole((isOnRight ? seen.x : -seen.x) * Self.scale), Self.whole(seen.y * Self.scale)
    )
  }

  private static func whole(_ number: Double) -> Int { Int(number.rounded()) }
}

extension BodyOutline {
  /// With more points along every edge, to be bent into an infant's shape.
  fileprivate func finely(closed: Bool) -> [BodyPoint] {
    let ends = points.dropFirst() + (closed ? points.prefix(1) : [])
    let between = zip(points, ends).flatMap { start, end in
      (0..<8).map { part in
        let share = Double(part) / 8
        return BodyPoint(
          start.x + (end.x - start.x) * share,
          start.y + (end.y - start.y) * share
        )
      }
    }
    return closed ? between : between + points.suffix(1)
  }
}
