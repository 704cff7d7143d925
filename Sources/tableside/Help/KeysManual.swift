import GuideScreens

/// tableside-keys(7), made from the table that the screens act by.
enum KeysManual {
  static var text: String {
    var page = Roff(name: "tableside-keys", section: 7)
    page.section("Name")
    page.paragraph("tableside-keys - the keys of the guide, place by place")
    page.section("Description")
    page.paragraph(
      "These are the keys as they come; the setting 'keys' binds others, 'key_preset: remote' those"
        + " of a presenter's remote. A held key counts once. A key that does nothing says so. '?'"
        + " shows the keys of the screen you are on."
    )
    var told: Set<KeyBindings.Listing> = []
    for context in KeyContext.allCases {
      let rows = KeyBindings.standard.listing(in: context).filter { !told.contains($0) }
      guard !rows.isEmpty else { continue }
      told.formUnion(rows)
      page.section(context.heading)
      for row in rows {
        let keys = row.keys.map(\.name).joined(separator: row.isRange ? " to " : ", ")
        page.entry(keys, row.sentence)
      }
    }
    page.section("See also")
    page.paragraph("tableside(1), tableside-protocol(5), tableside-record(5)")
    return page.text
  }
}
