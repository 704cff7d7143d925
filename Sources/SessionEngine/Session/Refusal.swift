/// Why a command is not carried out; the screen shows the sentence.
package struct Refusal: Error, Sendable, Hashable {
  package let sentence: String

  package init(_ sentence: String) { self.sentence = sentence }
}
