/// One of the systems S01 to S82 that the protocols are made from, and where it went.
package struct MassageSystem: Sendable, Hashable {
  package let number: Int
  package let name: String
  /// Where it lives beside its files, or why no file guides it; nothing where the files say it all.
  package let note: String?

  /// `S07`.
  package var code: String { Self.code(number) }

  static func code(_ number: Int) -> String { number < 10 ? "S0\(number)" : "S\(number)" }

  fileprivate init(_ number: Int, _ name: String, _ note: String? = nil) {
    self.number = number
    self.name = name
    self.note = note
  }
}

extension MassageSystem {
  /// All systems in their order.
  package static let all = children + backs + spines + conditions + auxiliary + own + effects

  private static let children = [
    Self(
      1,
      "Massage no. 10 for infants, a course",
      "Its ten daily sessions are the course of the infants' files; its questions and limits of "
        + "age are in common.yaml."
    ),
    Self(2, "Massage no. 10: exercises on the ball"),
    Self(3, "Massage at two months"),
    Self(4, "Order of zones and no-go places of infants", "No-go places: common.yaml."),
    Self(5, "Relaxing massage for babies"),
    Self(6, "Soothing strokes of a baby's face"),
    Self(7, "Massage with gymnastics from four months"),
    Self(8, "Tonic massage for children"),
    Self(9, "Tonic massage for infants"),
    Self(10, "Neck massage for a healthy child"),
    Self(11, "Therapeutic neck massage for children"),
    Self(12, "Preschool massage with gymnastics"),
    Self(13, "Therapeutic massage for children"),
    Self(14, "Collar-zone massage for children"),
  ]

  private static let backs = [
    Self(15, "Therapeutic back massage, simplified"),
    Self(16, "Back massage at home with warming gel"),
    Self(17, "Back massage, circuit from the sacrum"),
    Self(18, "Back-pain variant"),
    Self(19, "Therapeutic back massage, four techniques"),
    Self(
      20,
      "Framework of four main techniques",
      "A framework: which techniques calm and which excite is in the tempo of every file."
    ),
    Self(21, "General therapeutic massage"),
    Self(22, "Local therapeutic massage"),
    Self(
      23,
      "Course in three periods",
      "A rule of the course: sessions 1 to 3 are a period of their own in the files, and the final "
        + "stage falls."
    ),
    Self(24, "Facial massage by pinching"),
  ]

  private static let spines = [
    Self(25, "Spine: lumbar part"),
    Self(26, "Spine: neck-and-chest part"),
    Self(27, "Spine: neck part"),
    Self(28, "Therapeutic massage of the spine"),
    Self(29, "Spine: fingertips, forearms, legs"),
    Self(30, "Spine: eleven steps at home"),
    Self(31, "Cervical spine"),
    Self(32, "Cervicothoracic spine"),
    Self(33, "Lumbosacral spine"),
    Self(34, "Chest region"),
    Self(35, "Classic massage for osteochondrosis"),
    Self(36, "Collar zone, basic"),
    Self(37, "Osteochondrosis: back, 7 to 12 minutes"),
    Self(38, "Massage that starts from the neck", "Lying and seated are two files."),
    Self(
      39,
      "Soft massage in the acute phase",
      "Opened by a doctor's order only: the soft way and the healthy parts are two files."
    ),
    Self(40, "Lumbar osteochondrosis"),
    Self(41, "Paravertebral sliding"),
    Self(42, "Upper back, shoulder blades, neck, spine"),
    Self(43, "Cervical osteochondrosis, clinic"),
    Self(44, "Whole back for osteochondrosis"),
    Self(
      45,
      "Collar zone: general terms",
      "Terms, not steps: length, number and interval of neck-on-chair and child-collar-zone; the "
        + "15 minutes of children are in common.yaml."
    ),
    Self(46, "Neck massage on a chair"),
    Self(47, "Three-stage massage"),
    Self(48, "Cervical osteochondrosis, four principles"),
    Self(49, "Classic manual technique"),
    Self(
      50,
      "Which regions belong to which disease",
      "Rules for choosing zones, kept by the zones of the files."
    ),
  ]

  private static let conditions = [
    Self(51, "Scoliosis"),
    Self(52, "Radiculitis", "The back alone and the general massage are two files."),
    Self(53, "Lumbago and sciatica"),
    Self(54, "Intervertebral hernia", "Preventive use for a protrusion: lumbosacral-spine."),
    Self(55, "Neck fracture, from day 2"),
    Self(56, "Neck fracture, half-corset"),
    Self(57, "Neck fracture, plaster off"),
    Self(58, "Back fracture, first period"),
    Self(59, "Back fracture, second period"),
  ]

  private static let auxiliary = [
    Self(60, "Cupping, sliding"),
    Self(61, "Cupping with soft cups"),
    Self(62, "Cupping with fire", "Offered behind a doctor's order only, never for the home."),
    Self(63, "Cupping, static or moving", "The two ways are two files."),
    Self(64, "Acupressure, strong and weak", "The two ways are two files."),
    Self(65, "Acupressure, short and daily"),
    Self(66, "Honey massage", "Offered behind a doctor's order only."),
    Self(67, "Thai massage"),
    Self(
      68,
      "Rolling-pin massage",
      "Not guided: it loads the spine and strikes over the kidneys, both forbidden (X24)."
    ),
    Self(
      69,
      "Hardware massage",
      "Not guided: the device has its own program. Whether it suits a complex case is a question "
        + "in common.yaml; vibration by a device: lumbar-osteochondrosis."
    ),
    Self(
      70,
      "Small devices",
      "The infrared massager is guided; the others have no protocol in the sources."
    ),
  ]

  private static let own = [
    Self(71, "Self-massage in four steps"),
    Self(72, "Self-massage of the back: rules"),
    Self(73, "Self-massage of the neck"),
    Self(74, "Self-massage of the lower back"),
    Self(75, "Self-massage, short and daily"),
    Self(76, "Self-massage of neck and chest"),
    Self(77, "Self-massage with the knuckles", "Self-massage with a device: not guided, as S69."),
  ]

  private static let effects = [
    Self(78, "Tonic massage for adults"),
    Self(79, "Relaxing mode for raised tone"),
    Self(80, "Selective massage by disease", "Emphasis as ordered, in general-therapeutic."),
    Self(81, "Relaxing whole-body massage"),
    Self(
      82,
      "Names without content",
      "Not guided: the sources give names and no steps (lymph drainage, segmental, stone, sports, "
        + "foot and others)."
    ),
  ]
}
