package import SessionEngine

extension Contraindication.Class {
  /// What a yes means.
  package var onScreen: String {
    switch self {
    case .absolute: "Not with this protocol"
    case .postpone: "Not today"
    case .consult: "Only with a doctor's consent"
    case .local: "Place left out"
    }
  }
}
