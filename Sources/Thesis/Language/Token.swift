/// A token of an expression and its range.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// `return`, `IWM`, `falling`.
        case name
        /// `8%`, `$1bn`, `90 days`, `20`.
        case quantity(Quantity)
        /// Starts with a digit but is not a number: `10Y`, `1M`, `2s10s`.
        case alphanumeric
        /// Text in quotation marks.
        case text
        /// `(`, `>=`, `+`.
        case sign
        /// The end of the expression.
        case end
    }

    let kind: Kind
    /// The spelling: of a text without quotation marks, of a sign the plain form.
    let text: String
    /// The range in characters of the expression.
    let range: Range<Int>

    func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
    func isName(_ name: String) -> Bool { kind == .name && text == name }

    /// The token as named in error messages.
    var described: String {
        switch kind {
        case .end: "the end"
        case .text: "\"\(text)\""
        default: "'\(text)'"
        }
    }
}

/// An error in an expression and its range.
struct ExpressionError: Error, Hashable, Sendable {
    /// The range in characters of the expression; empty at the end.
    let range: Range<Int>
    /// What is wrong and what was expected.
    let message: String

    init(_ range: Range<Int>, _ message: String) {
        self.range = range
        self.message = message
    }
}
