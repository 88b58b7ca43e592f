public import Model

/// Parses function arguments from the tokens of an expression.
struct ArgumentReader {
    /// The most sessions a function looks back, nearly eight years.
    static let mostSessions = 2000

    let tokens: [Token]
    var position = 0
    let vocabulary: ThesisVocabulary
    var inputs = ThesisInputs()
    private var signature = ""
    private var isFirst = true

    init(_ tokens: [Token], _ vocabulary: ThesisVocabulary) {
        self.tokens = tokens
        self.vocabulary = vocabulary
    }

    /// The next token; stays at the end token once that is reached.
    var next: Token { tokens[min(position, tokens.count - 1)] }

    mutating func advance() { position += 1 }

    /// Consumes the next token if it is the given sign.
    mutating func consume(_ sign: String) -> Bool {
        guard next.isSign(sign) else { return false }
        position += 1
        return true
    }

    /// Parses the arguments of a function and their parentheses.
    mutating func bind(_ function: ThesisFunction) throws(ExpressionError) -> ThesisFunction.Bound {
        signature = function.signature
        isFirst = true
        guard consume("(") else {
            throw ExpressionError(next.range, "expected '(': write \(signature), for example \(function.example)")
        }
        let bound = try function.bind(&self)
        guard consume(")") else {
            let problem = next.isSign(",") ? "too many arguments" : "expected ')', found \(next.described)"
            throw ExpressionError(next.range, "\(problem): write \(signature)")
        }
        return bound
    }

    /// Whether another argument follows.
    var hasMore: Bool { isFirst ? !next.isSign(")") : next.isSign(",") }

    /// Moves to the next argument, consuming the comma before it.
    ///
    /// - Throws: An error if there is no further argument.
    mutating func begin(_ expected: String) throws(ExpressionError) {
        if isFirst {
            isFirst = false
        } else if !consume(",") {
            let found = next.isSign(")") ? "" : ", found \(next.described)"
            throw ExpressionError(next.range, "expected ',' and \(expected)\(found): write \(signature)")
        }
        if next.isSign(")") || next.kind == .end {
            throw ExpressionError(next.range, "expected \(expected): write \(signature)")
        }
    }

    func error(expected: String, suggestion: String = "") -> ExpressionError {
        ExpressionError(next.range, "expected \(expected), found \(next.described)\(suggestion)")
    }
}

/// The names that a thesis can use in addition to those of the language.
public struct ThesisVocabulary: Sendable {
    /// The instruments on the market.
    public var symbols: Set<Symbol> = []
    /// The benchmark of each instrument that has one.
    public var benchmarks: [Symbol: Symbol] = [:]
    /// The instruments of each group.
    public var groups: [String: [Symbol]] = [:]
    /// Named ratios.
    public var derived: [String: Gauge] = [:]

    /// Creates a vocabulary of instruments and their groups.
    public init(_ instruments: some Sequence<Instrument>) {
        for instrument in instruments {
            add(instrument.symbol, group: instrument.group, benchmark: instrument.benchmark)
        }
    }

    /// Adds an instrument.
    public mutating func add(_ symbol: Symbol, group: String, benchmark: Symbol?) {
        symbols.insert(symbol)
        groups[group, default: []].append(symbol)
        if benchmarks[symbol] == nil { benchmarks[symbol] = benchmark }
    }

    /// Creates a vocabulary of the instruments on a market.
    public init(of market: Market) { self.init(market.listings.lazy.map(\.instrument)) }

    var names: [String] { (symbols.map(\.name) + derived.keys).sorted() }
}
