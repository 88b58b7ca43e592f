import Model

/// A condition on the columns of the tickers: `1M > 5 and volatility < 20`, `volume > 10m or not (YTD < 0)`.
///
/// Returns, volatility, drawdown and distances are in percent, as the columns show them. A figure that is missing meets
/// no comparison.
struct ColumnExpression: Sendable {
    private indirect enum Node: Sendable {
        case comparison(Operand, Comparison, Operand)
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
    }

    private enum Operand: Sendable {
        case column(TickerColumn)
        case number(Double)
    }

    private let root: Node

    /// Whether a filter is meant as an expression rather than as text: it has a sign of comparison.
    static func isMeant(by text: String) -> Bool { text.contains(where: Comparison.isSign) }

    /// Parses an expression.
    init(_ text: String) throws(FilterFailure) {
        var parser = Parser(text)
        root = try parser.alternatives()
        if let rest = parser.next { throw FilterFailure(position: rest.position, message: "expected “and” or “or”") }
    }

    /// Whether an instrument meets the condition. O(figures).
    func matches(_ listing: Listing, in market: Market) -> Bool { ColumnExpression.holds(root, listing, market) }

    private static func holds(_ node: Node, _ listing: Listing, _ market: Market) -> Bool {
        switch node {
        case .and(let a, let b): return holds(a, listing, market) && holds(b, listing, market)
        case .or(let a, let b): return holds(a, listing, market) || holds(b, listing, market)
        case .not(let a): return !holds(a, listing, market)
        case .comparison(let a, let comparison, let b):
            guard let a = value(a, listing, market), let b = value(b, listing, market) else { return false }
            return comparison.holds(a, b)
        }
    }

    private static func value(_ operand: Operand, _ listing: Listing, _ market: Market) -> Double? {
        switch operand {
        case .number(let number): return number
        case .column(let column):
            return column.figure(listing, in: market).map { column.isFraction ? $0 * 100 : $0 }
        }
    }
}

extension TickerColumn {
    /// Whether its figure is a fraction, shown in percent.
    fileprivate var isFraction: Bool { ![.symbol, .last, .volume, .volumeToMedian].contains(self) }

    /// The names that an expression may use for it.
    var expressionNames: [String] {
        switch self {
        case .symbol: []
        case .last: ["last", "price"]
        case .relative: ["relative", "vs"]
        case .volatility: ["volatility", "vol"]
        case .drawdown: ["drawdown"]
        case .average50: ["to50", "average50"]
        case .average200: ["to200", "average200"]
        case .volume: ["volume"]
        case .volumeToMedian: ["volumes", "tomedian"]
        default: [window?.rawValue.lowercased() ?? ""]
        }
    }

    /// The names that an expression may use, the usual one of each column.
    static let expressionWords: [String] = allCases.compactMap(\.expressionNames.first)

    static let byExpressionName: [String: TickerColumn] = Dictionary(
        allCases.flatMap { column in column.expressionNames.map { ($0, column) } }
    ) { first, _ in first }
}

extension ColumnExpression {
    private struct Token: Hashable {
        let text: String
        let position: Int
    }

    private struct Parser {
        private var tokens: [Token]
        private let end: Int
        /// Deeper parentheses are refused, so that no text can exhaust the stack.
        private var depth = 0

        var next: Token? { tokens.first }

        init(_ text: String) {
            var tokens: [Token] = [], word = "", start = 0, position = 0
            func close() -> [Token] { word.isEmpty ? [] : [Token(text: word, position: start)] }
            for character in text.lowercased() {
                defer { position += 1 }
                if character.isLetter || character.isNumber || "._-\u{2212}+".contains(character) {
                    if word.isEmpty { start = position }
                    word.append(character)
                    continue
                }
                tokens += close()
                word = ""
                if character == "=", let last = tokens.last, "<>".contains(last.text), last.position == position - 1 {
                    tokens[tokens.count - 1] = Token(text: last.text + "=", position: last.position)
                } else if character != " ", character != "%" {
                    tokens.append(Token(text: String(character), position: position))
                }
            }
            self.tokens = tokens + close()
            end = position
        }

        mutating func alternatives() throws(FilterFailure) -> Node {
            var node = try conjunction()
            while consume("or") { node = .or(node, try conjunction()) }
            return node
        }

        private mutating func conjunction() throws(FilterFailure) -> Node {
            var node = try negation()
            while consume("and") { node = .and(node, try negation()) }
            return node
        }

        private mutating func negation() throws(FilterFailure) -> Node {
            depth += 1
            defer { depth -= 1 }
            guard depth < 32 else { throw failure("expected fewer parentheses") }
            if consume("not") { return .not(try negation()) }
            guard consume("(") else { return try comparison() }
            let node = try alternatives()
            guard consume(")") else { throw failure("expected “)”") }
            return node
        }

        private mutating func comparison() throws(FilterFailure) -> Node {
            let left = try operand(beside: nil)
            guard let comparison = next.flatMap({ Comparison($0.text) }) else {
                throw failure("expected a comparison: < > <= >= =")
            }
            tokens.removeFirst()
            return .comparison(left, comparison, try operand(beside: left))
        }

        /// A column or a number. Beside the volume `3m` is three million, not the return over three months.
        private mutating func operand(beside left: Operand?) throws(FilterFailure) -> Operand {
            guard let token = next else { throw failure("expected a column or a number") }
            var isOfVolume = false
            if case .column(.volume)? = left { isOfVolume = true }
            if isOfVolume, let number = Parser.number(token.text) {
                tokens.removeFirst()
                return .number(number)
            }
            if let column = TickerColumn.byExpressionName[token.text] {
                tokens.removeFirst()
                return .column(column)
            }
            guard let number = Parser.number(token.text) else {
                let hint = Suggestion.hint(for: token.text, among: TickerColumn.expressionWords)
                throw failure("expected a column or a number" + hint)
            }
            tokens.removeFirst()
            return .number(number)
        }

        private static func number(_ text: String) -> Double? {
            ScaledNumber(text.replacing("\u{2212}", with: "-"))?.value
        }

        private mutating func consume(_ text: String) -> Bool {
            guard next?.text == text else { return false }
            tokens.removeFirst()
            return true
        }

        private func failure(_ message: String) -> FilterFailure {
            FilterFailure(position: next?.position ?? end, message: message)
        }
    }
}
