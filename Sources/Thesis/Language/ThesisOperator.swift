/// An operator of the language. `all` is the only list of their spellings.
public struct ThesisOperator: Sendable {
    /// The spelling that the others stand for.
    public let plain: String
    /// All spellings.
    public let spellings: [String]
    /// The meaning.
    public let summary: String

    private init(_ plain: String, or others: [String] = [], _ summary: String) {
        self.plain = plain
        spellings = [plain] + others
        self.summary = summary
    }

    /// Whether it is a word rather than a sign.
    public var isWord: Bool { plain.allSatisfy(\.isLetter) }

    /// All operators, those that bind weakest first.
    public static let all = [
        ThesisOperator("or", "one of two conditions, or both"),
        ThesisOperator("and", "both of two conditions"),
        ThesisOperator("not", "the opposite of a condition"),
        ThesisOperator(">", "more than"), ThesisOperator(">=", or: ["≥"], "at least"),
        ThesisOperator("<", "less than"), ThesisOperator("<=", or: ["≤"], "at most"),
        ThesisOperator("=", or: ["=="], "equal, also to a word such as falling"),
        ThesisOperator("!=", or: ["<>", "≠"], "not equal"),
        ThesisOperator("+", "the sum"), ThesisOperator("-", or: ["\u{2212}"], "the difference, or the negative"),
        ThesisOperator("*", or: ["×"], "the product"), ThesisOperator("/", or: ["÷"], "the quotient"),
    ]
}
