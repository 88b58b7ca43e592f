/// Reads the arguments of one function after another from the tokens of an expression.
struct ArgumentReader {
    /// Functions look back at most so many sessions, nearly eight years.
    static let mostSessions = 2000

    let tokens: [Token]
    var at = 0
    let vocabulary: ThesisVocabulary
    var inputs = ThesisInputs()
    private var signature = ""
    private var isFirst = true

    init(_ tokens: [Token], _ vocabulary: ThesisVocabulary) {
        self.tokens = tokens
        self.vocabulary = vocabulary
    }

    /// The token that comes next; the end stays.
    var next: Token { tokens[min(at, tokens.count - 1)] }

    mutating func advance() { at += 1 }

    /// Takes a sign where it comes next.
    mutating func take(_ sign: String) -> Bool {
        guard next.isSign(sign) else { return false }
        at += 1
        return true
    }

    /// Reads a function's arguments between its parentheses.
    mutating func bind(_ function: ThesisFunction) throws(ExpressionFault) -> ThesisFunction.Bound {
        signature = function.signature
        isFirst = true
        guard take("(") else {
            throw ExpressionFault(next.range, "expected '(': write \(signature), as \(function.example)")
        }
        let bound = try function.bind(&self)
        guard take(")") else {
            let wanted = next.isSign(",") ? "there are no more arguments" : "expected ')', found \(next.described)"
            throw ExpressionFault(next.range, "\(wanted): write \(signature)")
        }
        return bound
    }

    /// Whether another argument follows.
    var hasMore: Bool { isFirst ? !next.isSign(")") : next.isSign(",") }

    /// Goes to the next argument, which must be there.
    mutating func begin(_ expected: String) throws(ExpressionFault) {
        if isFirst {
            isFirst = false
        } else if !take(",") {
            let found = next.isSign(")") ? "" : ", found \(next.described)"
            throw ExpressionFault(next.range, "expected ',' and \(expected)\(found): write \(signature)")
        }
        if next.isSign(")") || next.kind == .end {
            throw ExpressionFault(next.range, "expected \(expected): write \(signature)")
        }
    }

    func fault(expected: String, suggestion: String = "") -> ExpressionFault {
        ExpressionFault(next.range, "expected \(expected), found \(next.described)\(suggestion)")
    }
}

/// The names that a thesis can use beside those of the language.
public struct ThesisVocabulary: Sendable {
    /// The instruments on the market.
    public var symbols: Set<Symbol>
    /// What they are compared with, where something fits.
    public var benchmarks: [Symbol: Symbol]
    /// The instruments of each group.
    public var groups: [String: [Symbol]]
    /// Ratios with a name of their own.
    public var derived: [String: Gauge] = [:]

    /// The names of instruments.
    public init(_ instruments: some Sequence<Instrument>) {
        symbols = Set(instruments.lazy.map(\.symbol))
        benchmarks = Dictionary(
            instruments.lazy.compactMap { instrument in instrument.benchmark.map { (instrument.symbol, $0) } },
            uniquingKeysWith: { first, _ in first })
        groups = Dictionary(grouping: instruments, by: \.group).mapValues { $0.map(\.symbol) }
    }

    /// The names of a market's instruments.
    public init(of market: Market) { self.init(market.listings.lazy.map(\.instrument)) }

    var names: [String] { (symbols.map(\.name) + derived.keys).sorted() }
}
