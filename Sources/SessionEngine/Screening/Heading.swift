/// One line of the screening: a sentence that is read aloud and stands for several questions.
package struct Heading: Sendable, Hashable {
  package enum Page: String, CaseIterable, Sendable, Hashable {
    case today, health
  }

  package var id: String
  package var page: Page
  /// One sentence for the mouth; `{date}` stands for the day of the last session.
  package var say: String
  /// Words shown for what no question stands for.
  package var short: String?
  /// Sentences for those to whom some of its questions are not put.
  package var variants: [Variant]

  /// What is said in place of the sentence to patients of an age, of a sex, or of both.
  package struct Variant: Sendable, Hashable {
    package var ages: AgeRange?
    package var sex: Sex?
    package var say: String

    package init(ages: AgeRange? = nil, sex: Sex? = nil, say: String) {
      self.ages = ages
      self.sex = sex
      self.say = say
    }
  }

  package init(
    id: String,
    page: Page,
    say: String,
    short: String? = nil,
    variants: [Variant] = []
  ) {
    self.id = id
    self.page = page
    self.say = say
    self.short = short
    self.variants = variants
  }

  /// The heading with the sentence for this patient; a variant is said where it surely holds.
  package func said(to patient: KnownPatient) -> Self {
    let variant = variants.first { variant in
      (variant.ages.map { ages in patient.age.map(ages.covers) ?? false } ?? true)
        && (variant.sex == nil || variant.sex == patient.sex)
    }
    return Self(id: id, page: page, say: variant?.say ?? say, short: short)
  }

  /// The heading of the questions that a protocol asks beside the core.
  package static let ownID = "own"
  /// The heading that is read aloud at the table before every session, whoever answered before.
  package static let alarmID = "alarm"
}

/// A heading with the questions it stands for today.
package struct AskedHeading: Sendable, Hashable {
  package var heading: Heading
  package var questions: [Contraindication]

  package init(heading: Heading, questions: [Contraindication]) {
    self.heading = heading
    self.questions = questions
  }

  /// The questions that a "none" to the heading answers: a yes on record stays.
  package func answers(none by: Answerer?, known: [String: ScreeningAnswer]) -> [ScreeningAnswer] {
    questions.filter { known[$0.id]?.answer != .yes }.map { question in
      ScreeningAnswer(id: question.id, answer: .no, through: heading.id, by: by)
    }
  }

  /// The short words of all its questions that do not stand in the sentence, each once.
  package var words: [String] {
    let shorts = [heading.short].compactMap(\.self) + questions.compactMap(\.short)
    var shown: [String] = []
    for part in shorts.flatMap({ $0.parts(separator: ",") })
    where !heading.say.holdsWords(of: part) && !shown.contains(part) {
      shown.append(part)
    }
    return shown
  }
}

/// How long a page of the screening stood before it was answered.
package struct ReadPage: Sendable, Hashable {
  package var page: Heading.Page
  package var lines: Int
  package var stood: Duration
  /// Who filled it in before the session; nothing for a page that was read aloud at the table.
  package var beforehand: Answerer?
  /// The day of the paper form it was taken over from.
  package var formOf: CalendarDate?

  package init(
    page: Heading.Page,
    lines: Int,
    stood: Duration,
    beforehand: Answerer? = nil,
    formOf: CalendarDate? = nil
  ) {
    self.page = page
    self.lines = lines
    self.stood = stood
    self.beforehand = beforehand
    self.formOf = formOf
  }

  /// Shorter than anybody reads its lines aloud and is answered: two seconds for each.
  package var isHasty: Bool { stood < .seconds(2) * lines }
}

/// The lines of a screening, page by page.
package struct ScreeningPages: Sendable, Hashable {
  package var today: [AskedHeading] = []
  package var health: [AskedHeading] = []

  /// `silent` are the questions whose answer is on record and holds; a line of none but those is
  /// not read, and with news every line is.
  package init(
    _ questions: [Contraindication],
    under headings: [Heading],
    silent: Set<String> = [],
    hasNews: Bool = false
  ) {
    for heading in headings {
      add(AskedHeading(heading: heading, questions: questions.filter { $0.heading == heading.id }))
    }
    let known = Set(headings.map(\.id))
    for question in questions where question.heading.map({ !known.contains($0) }) ?? true {
      let page: Heading.Page = question.ask == .everySession ? .today : .health
      let own = Heading(id: Heading.ownID, page: page, say: question.question)
      add(AskedHeading(heading: own, questions: [question]))
    }
    // News opens all lines but what the record says of the age.
    let isShut = { (asked: AskedHeading) in
      asked.questions.allSatisfy { silent.contains($0.id) && (!hasNews || $0.isAgeQuestion) }
    }
    today.removeAll(where: isShut)
    health.removeAll(where: isShut)
  }

  /// Without the lines that stand for none but these questions.
  package func without(_ settled: Set<String>) -> Self {
    var pages = self
    let isSettled = { (line: AskedHeading) in line.questions.allSatisfy { settled.contains($0.id) }
    }
    pages.today.removeAll(where: isSettled)
    pages.health.removeAll(where: isSettled)
    return pages
  }

  private mutating func add(_ heading: AskedHeading) {
    guard !heading.questions.isEmpty else { return }
    switch heading.heading.page {
    case .today: today.append(heading)
    case .health: health.append(heading)
    }
  }
}

extension String {
  /// The sentence with a day in place of `{date}`.
  package func said(on day: String) -> String {
    let mark = "{date}"
    guard let start = indices.first(where: { self[$0...].hasPrefix(mark) }) else { return self }
    return self[..<start] + day + self[index(start, offsetBy: mark.count)...]
  }

  func parts(separator: Character) -> [String] {
    split(separator: separator).map { part in
      let start = part.drop { $0 == " " }
      return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
    }
  }

  /// Whether the words of the other text stand in this one, one after the other.
  package func holdsWords(of other: String) -> Bool {
    let words = spokenWords
    let sought = other.spokenWords
    guard !sought.isEmpty, sought.count <= words.count else { return false }
    return (0...words.count - sought.count).contains { start in
      words[start..<start + sought.count].elementsEqual(sought)
    }
  }

  /// The words in small letters, without what divides them.
  package var spokenWords: [String] {
    lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
  }
}
