import Testing

/// The script beside this file, which holds Bundles against an independent model of FHIR.
enum BundleValidator {
  static let need: Comment = """
    needs python3, or the interpreter that TABLESIDE_TEST_PYTHON names, with fhir.resources 6.2.1: \
    see .github/CONTRIBUTING.md
    """

  private static let check = PythonCheck(script: "validate-bundle.py")

  static let isThere = check.isThere

  /// What the script finds wrong; empty for valid Bundles.
  static func faults(of bundles: [String]) throws -> String { try check.faults(of: bundles) }
}
