import Thesis

extension ThesisFunction {
    /// All functions as a part of the help, which the manual replaces by a reference to the page of the language.
    static let help = """
        The figures that a condition may use:
        \(all.map { "  \($0.signature)\n      \($0.summary): \($0.example)" }.joined(separator: "\n"))
        """
}
