/// A word, a number or a sign of an expression, and where it stands.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// `return`, `IWM`, `falling`.
        case name
        /// `8%`, `$1bn`, `90 days`, `20`.
        case quantity(Quantity)
        /// What begins with a digit and is no number: `10Y`, `1M`, `2s10s`.
        case mark
        /// Words between quotation marks.
        case text
        /// `(`, `>=`, `+`.
        case sign
        /// The end.
        case end
    }

    let kind: Kind
    /// Its spelling: of a text without the quotation marks, of a sign the plain form.
    let text: String
    /// Where it stands, in characters of the expression.
    let range: Range<Int>

    func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
    func isName(_ name: String) -> Bool { kind == .name && text == name }

    /// It as a reader is told of it.
    var described: String {
        switch kind {
        case .end: "the end"
        case .text: "\"\(text)\""
        default: "'\(text)'"
        }
    }
}

/// What is wrong with an expression, and where.
struct ExpressionFault: Error, Hashable, Sendable {
    /// The place in characters of the expression; empty at its end.
    let range: Range<Int>
    /// What is wrong and what was expected, for a person.
    let message: String

    init(_ range: Range<Int>, _ message: String) {
        self.range = range
        self.message = message
    }
}
