/// One of the systems S01 to S82 that the protocols are made from.
package struct MassageSystem: Sendable, Hashable {
  package let number: Int
  package let name: String
  /// What a row says beside its files, or why no file guides it.
  package let note: String?

  /// `S07`.
  package var code: String { number < 10 ? "S0\(number)" : "S\(number)" }

  fileprivate init(_ number: Int, _ name: String, _ note: String? = nil) {
    self.number = number
    self.name = name
    self.note = note
  }
}

extension MassageSystem {
  /// All systems in their order.
  package static let all =
    children + backs + spines + osteochondrosis + conditions + auxiliary + selfMassage + effects

  private static let children = [
    Self(1, "Massage no. 10 for infants", "a course of ten sessions"),
    Self(2, "Exercises on the ball"),
    Self(3, "Massage at two months"),
    Self(4, "Infant massage zone by zone", "its no-go places stand in `common.yaml`"),
    Self(5, "Relaxing massage for babies"),
    Self(6, "Soothing strokes of the face"),
    Self(7, "Massage with gymnastics from four months"),
    Self(8, "Tonic massage for children"),
    Self(9, "Tonic massage for infants"),
    Self(10, "Neck massage for a healthy child"),
    Self(11, "Neck massage for torticollis"),
    Self(12, "Preschool massage with gymnastics"),
    Self(13, "Therapeutic massage for children"),
    Self(14, "Collar zone massage for children"),
  ]

  private static let backs = [
    Self(15, "Therapeutic back massage, simplified"),
    Self(16, "Back massage with warming gel"),
    Self(17, "Circuit from the sacrum"),
    Self(18, "Massage for back pain"),
    Self(19, "Therapeutic back massage, four techniques"),
    Self(
      20,
      "Framework of four main techniques",
      "its first three techniques; the fourth is vibration, not done there"
    ),
    Self(21, "General therapeutic massage"),
    Self(22, "Local therapeutic massage"),
    Self(23, "Course in three periods", "the periods of their courses and the last three minutes"),
    Self(24, "Facial massage by pinching"),
  ]

  private static let spines = [
    Self(25, "Spinal massage, lumbar part"),
    Self(26, "Spinal massage, neck and chest part"),
    Self(27, "Spinal massage, neck part"),
    Self(28, "Therapeutic massage of the spine"),
    Self(29, "Fingertips, forearms and legs"),
    Self(30, "Spinal massage in eleven steps"),
    Self(31, "Cervical spine"),
    Self(32, "Cervicothoracic spine"),
    Self(33, "Lumbosacral spine"),
    Self(34, "Chest region"),
  ]

  private static let osteochondrosis = [
    Self(35, "Classic massage for osteochondrosis"),
    Self(36, "Collar zone, basic"),
    Self(37, "Back massage from 7 to 12 minutes"),
    Self(38, "Massage starting from the neck"),
    Self(39, "Massage during an acute phase", "on a doctor's order only"),
    Self(40, "Lumbar osteochondrosis"),
    Self(41, "Paravertebral sliding massage"),
    Self(42, "Upper back, shoulder blades, neck, spine"),
    Self(43, "Cervical osteochondrosis, clinic method"),
    Self(44, "Whole back for osteochondrosis"),
    Self(
      45,
      "Terms of the collar zone massage",
      "number, interval and limits; the limit of 15 minutes for children stands in "
        + "`common.yaml`"
    ),
    Self(46, "Neck massage on a chair"),
    Self(47, "Three-stage massage"),
    Self(48, "Four principles for the cervical spine"),
    Self(49, "Classic manual massage"),
    Self(50, "Which region for which part of the spine", "the zones of their steps"),
  ]

  private static let conditions = [
    Self(51, "Scoliosis"),
    Self(52, "Radiculitis"),
    Self(53, "Lumbago and lumbo-sciatica"),
    Self(54, "Intervertebral hernia, recovery phase", "on a doctor's order only"),
    Self(55, "Neck fracture, first period", "in hospital"),
    Self(56, "Neck fracture, half corset", "in hospital"),
    Self(57, "Neck fracture, plaster removed"),
    Self(58, "Back fracture, first period", "in hospital"),
    Self(59, "Back fracture, second period"),
  ]

  private static let auxiliary = [
    Self(60, "Sliding cups"),
    Self(61, "Rubber or plastic cups"),
    Self(
      62,
      "Glass fire cups",
      "behind a doctor's clearance; not offered for the home, because of the flame"
    ),
    Self(63, "Static or moving cups"),
    Self(64, "Acupressure, strong and weak"),
    Self(65, "Short daily acupressure"),
    Self(66, "Honey massage", "behind a doctor's clearance"),
    Self(67, "Thai massage"),
    Self(68, "Rolling pin", "not guided: it loads the spine and taps over the kidneys"),
    Self(
      69,
      "Vibrating, water and air devices",
      "a device may also do the vibration of `lumbar-osteochondrosis`; the others follow "
        + "their makers' settings, no steps are known"
    ),
    Self(70, "Small devices at home", "no steps are known for the others"),
  ]

  private static let selfMassage = [
    Self(71, "Self-massage in four steps"),
    Self(72, "Rules of self-massage", "the rules of both files"),
    Self(73, "Self-massage of the neck"),
    Self(74, "Self-massage of the lower back"),
    Self(75, "Short daily self-massage"),
    Self(76, "Self-massage of neck and chest"),
    Self(77, "Self-massage with the thumb knuckles"),
  ]

  private static let effects = [
    Self(78, "Tonic massage for adults"),
    Self(79, "Massage for high muscle tone"),
    Self(80, "Differentiated massage", "the emphasis that the doctor orders"),
    Self(81, "Relaxing massage of the whole body"),
    Self(
      82,
      "Lymph drainage, anti-cellulite, segmental, reflex, head, sports, hygienic, "
        + "stone, vacuum, foot, shaping and others",
      "not guided: the sources give only the names"
    ),
  ]
}
