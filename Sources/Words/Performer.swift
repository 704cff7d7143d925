package import SessionEngine

extension Performer {
  package var onScreen: String {
    switch self {
    case .therapist: "by a therapist"
    case .parent: "by a parent"
    case .doctorOrdered: "on a doctor's order"
    case .selfMassage: "by oneself"
    }
  }
}
