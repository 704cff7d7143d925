internal import SessionEngine
internal import Words

/// One session as an article of a page.
struct SessionPages {
  private let session: ExportedSession
  private let note: SOAPNote
  private let body: SessionOnBody
  /// Unlike that of every other session in the document.
  private let id: String

  init(_ session: ExportedSession, id: String) {
    self.session = session
    note = SOAPNote(session)
    body = SessionOnBody(session.record)
    self.id = id
  }

  var forPatient: Markup {
    let handout = Handout(session)
    return article(
      [Markup("h1", handout.title)] + warnings + [figures { $0.plainly }]
        + handout.sections.flatMap { section($0) }
    )
  }

  var forChart: Markup {
    let record = session.record
    let heading = note.heading.flatMap { [Markup("dt", $0[0]), Markup("dd", $0[1])] }
    let steps =
      record.steps.isEmpty ? [] : [plot(PlotFigure(steps: record.steps, id: id + "-steps"))]
    let parts: [[Markup]] = [
      [Markup("h1", note.title)], warnings, [Markup("dl", [:], heading, onLines: true)],
      [figures { $0.inRecord }],
      section(note.subjective), section(note.objective), steps,
      section(note.assessment), pain, section(note.plan),
      note.additions.isEmpty
        ? [] : section(.init(title: "Additions", blocks: [.list(note.additions)])),
      [signature],
    ]
    return article(parts.flatMap(\.self))
  }

  private func article(_ inside: [Markup]) -> Markup {
    Markup("article", [:], inside.filter { $0 != .none }, onLines: true)
  }

  private var warnings: [Markup] { note.warnings.map { Markup("p", ["class": "warning"], $0) } }

  private func section(_ section: SOAPNote.Section) -> [Markup] {
    [Markup("h2", section.title)] + section.blocks.map(\.markup)
  }

  private func figures(_ named: ([Zone]) -> String) -> Markup {
    let figures = body.views.enumerated().map { number, view in
      let figure = BodyFigure(body: body, view: view, id: "\(id)-body-\(number)")
      return Markup(
        "figure",
        [:],
        [figure.svg, Markup("figcaption", caption(view, named))],
        onLines: true
      )
    }
    return figures.isEmpty ? .none : Markup("div", ["class": "figures"], figures, onLines: true)
  }

  /// What the signs of the figure stand for, as far as they are in it.
  private func caption(_ view: BodyView, _ named: ([Zone]) -> String) -> String {
    let parts = [
      ("Dark, worked", body.zonesWorked(from: view)),
      ("Dashed, left out", body.leftOut(from: view)),
      ("Cross, tender or painful", SessionOnBody.listed(body.tender(from: view))),
    ]
    let told = parts.filter { !$0.1.isEmpty }.map { "\($0.0): \(named($0.1))." }
    let never = body.neverWorked(from: view).map(\.name)
    let spared =
      never.isEmpty ? [] : ["White within, never worked: \(never.joined(separator: ", "))."]
    return (["Seen \(view.onScreen)."] + told + spared).joined(separator: " ")
  }

  /// This session's pain among that of the course.
  private var pain: [Markup] {
    let record = session.record
    let here = PainPoint(
      sessionNumber: record.opening.sessionNumber,
      at: record.startedAt,
      before: record.painBefore,
      after: record.painAfter
    )
    let points = (session.context.earlierPain + [here]).filter {
      $0.before != nil || $0.after != nil
    }
    return points.isEmpty ? [] : [plot(PlotFigure(pain: points, id: id + "-pain"))]
  }

  private func plot(_ plot: PlotFigure) -> Markup {
    Markup("figure", [:], [plot.svg, Markup("figcaption", plot.title)], onLines: true)
  }

  private var signature: Markup {
    Markup(
      "p",
      ["class": "signature"],
      [
        Markup("Signed "), Markup("span", ["class": "name"], ""), Markup("Date "),
        Markup("span", ["class": "day"], ""),
      ]
    )
  }
}
