import Model

/// Parses an expression by precedence: `or`, `and`, `not`, comparison, `+ -`, `* /`, unary `-`. Types and units are
/// checked during parsing.
struct Parser {
    /// Limits of nesting and of steps in a calculation, so that no input exhausts the stack.
    private static let deepest = 64, mostSteps = 500

    private var reader: ArgumentReader
    private var leaves: [Leaf] = []
    private var depth = 0

    /// A parsed part of an expression, by type.
    enum Part {
        case figure(Figure)
        case truth(Proposition, Range<Int>)
        case keyword(Call, [String])

        var range: Range<Int> {
            switch self {
            case .figure(let figure): figure.range
            case .truth(_, let range): range
            case .keyword(let call, _): call.range
            }
        }
    }

    private init(_ tokens: [Token], _ vocabulary: ThesisVocabulary) { reader = ArgumentReader(tokens, vocabulary) }

    /// Parses an expression that is true or false.
    static func condition(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionError) -> Expression {
        var parser = Parser(try Lexer.tokens(of: text), vocabulary)
        let root = try parser.proposition(try parser.completeExpression())
        return Expression(text, .truth(root), leaves: parser.leaves, inputs: parser.reader.inputs)
    }

    /// Parses an expression that evaluates to a number.
    static func figure(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionError) -> Expression {
        var parser = Parser(try Lexer.tokens(of: text), vocabulary)
        let part = try parser.completeExpression()
        guard case .figure(let figure) = part else {
            throw ExpressionError(part.range, "expected a figure, not a condition")
        }
        return Expression(text, .number(figure), leaves: [], inputs: parser.reader.inputs)
    }

    /// Parses an instrument or a ratio of two.
    static func gauge(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionError) -> Gauge {
        var reader = ArgumentReader(try Lexer.tokens(of: text), vocabulary)
        let gauge = try reader.parseGauge()
        guard reader.next.kind == .end else { throw reader.error(expected: "the end") }
        return gauge
    }

    private mutating func completeExpression() throws(ExpressionError) -> Part {
        let part = try disjunction()
        if reader.next.kind != .end {
            throw reader.error(expected: "an operator or the end")
        }
        return part
    }
}

extension Parser {
    private mutating func disjunction() throws(ExpressionError) -> Part {
        try nested { parser throws(ExpressionError) in
            let first = try parser.conjunction()
            guard parser.reader.next.isName("or") else { return first }
            var (parts, range) = ([try parser.proposition(first)], first.range)
            while parser.consumeKeyword("or") {
                let next = try parser.conjunction()
                parts.append(try parser.proposition(next))
                range = range.joined(next.range)
            }
            return .truth(.or(parts), range)
        }
    }

    private mutating func conjunction() throws(ExpressionError) -> Part {
        let first = try negation()
        guard reader.next.isName("and") else { return first }
        var (parts, range) = ([try proposition(first)], first.range)
        while consumeKeyword("and") {
            let next = try negation()
            parts.append(try proposition(next))
            range = range.joined(next.range)
        }
        return .truth(.and(parts), range)
    }

    private mutating func negation() throws(ExpressionError) -> Part {
        let start = reader.next.range
        guard consumeKeyword("not") else { return try comparison() }
        return try nested { parser throws(ExpressionError) in
            let part = try parser.negation()
            return .truth(.not(try parser.proposition(part)), start.joined(part.range))
        }
    }

    private mutating func comparison() throws(ExpressionError) -> Part {
        let left = try sum()
        guard let comparison = consumeComparison() else { return left }
        if case .keyword(let call, let keywords) = left { return try compare(call, keywords, comparison) }
        let right = try sum()
        if Comparison(rawValue: reader.next.text) != nil, reader.next.kind == .sign {
            throw ExpressionError(
                reader.next.range, "a comparison has two sides: join two of them, as in a < b and b < c")
        }
        let (a, b) = (try figure(left), try figure(right))
        try check(a, b, "compared")
        return leaf(.comparison(a, comparison, b), a.range.joined(b.range))
    }

    private mutating func compare(
        _ call: Call, _ keywords: [String], _ comparison: Comparison
    ) throws(ExpressionError) -> Part {
        let expected = "one of \(keywords.joined(separator: " "))"
        guard comparison == .equal || comparison == .unequal else {
            let range = reader.tokens[reader.position - 1].range
            throw ExpressionError(range, "a word is compared with = or !=: \(call.name) returns \(expected)")
        }
        let token = reader.next
        guard token.kind == .name || token.kind == .text, keywords.contains(token.text) else {
            throw reader.error(expected: expected, suggestion: Suggestion.hint(for: token.text, among: keywords))
        }
        reader.advance()
        return leaf(.keyword(call, isEqual: comparison == .equal, token.text), call.range.joined(token.range))
    }

    private mutating func sum() throws(ExpressionError) -> Part {
        var part = try product()
        while let sign = consumeArithmetic([.plus, .minus]) {
            let right = try product()
            part = .figure(try bounded(try add(try figure(part), sign, try figure(right))))
        }
        return part
    }

    private mutating func product() throws(ExpressionError) -> Part {
        var part = try signed()
        while let sign = consumeArithmetic([.times, .over]) {
            let right = try signed()
            part = .figure(try bounded(try multiply(try figure(part), sign, try figure(right))))
        }
        return part
    }

    private func bounded(_ figure: Figure) throws(ExpressionError) -> Figure {
        guard figure.depth <= Parser.mostSteps else {
            throw ExpressionError(figure.range, "a calculation of more than \(Parser.mostSteps) steps")
        }
        return figure
    }

    private mutating func signed() throws(ExpressionError) -> Part {
        let start = reader.next.range
        guard reader.consume("-") else { return try primary() }
        return try nested { parser throws(ExpressionError) in
            let part = try parser.signed()
            let inner = try parser.figure(part)
            return .figure(
                Figure(kind: .negative(inner), unit: inner.unit, range: start.joined(part.range)))
        }
    }
}

extension Parser {
    private mutating func primary() throws(ExpressionError) -> Part {
        let token = reader.next
        if case .quantity(let quantity) = token.kind {
            reader.advance()
            return .figure(Figure(kind: .literal(quantity.value), unit: quantity.unit, range: token.range))
        }
        if reader.consume("(") {
            let part = try disjunction()
            guard reader.consume(")") else { throw reader.error(expected: "')'") }
            return part
        }
        guard token.kind == .name, !Parser.operators.contains(token.text) else {
            throw reader.error(expected: "a figure such as return(IWM, 1M) or 8%")
        }
        return try call(token)
    }

    private static let operators = Set(ThesisOperator.all.filter(\.isWord).map(\.plain))

    private mutating func call(_ token: Token) throws(ExpressionError) -> Part {
        guard let function = ThesisFunction.named(token.text) else { throw unknownName(token) }
        reader.advance()
        let bound = try reader.bind(function)
        let range = token.range.lowerBound..<reader.tokens[reader.position - 1].range.upperBound
        let call = Call(name: function.name, read: bound.read, turn: bound.turn, range: range)
        switch function.result {
        case .number(let unit): return .figure(Figure(kind: .call(call), unit: unit, range: range))
        case .truth: return leaf(.truth(call), range)
        case .keyword(let keywords): return .keyword(call, keywords)
        }
    }

    private func unknownName(_ token: Token) -> ExpressionError {
        let isInstrument =
            reader.vocabulary.symbols.contains(Symbol(token.text)) || reader.vocabulary.derived[token.text] != nil
        if isInstrument, !reader.tokens[min(reader.position + 1, reader.tokens.count - 1)].isSign("(") {
            return ExpressionError(
                token.range, "'\(token.text)' is an instrument, not a figure: write last(\(token.text)) or return(…)")
        }
        let names = ThesisFunction.all.map(\.name) + Parser.operators.sorted()
        return ExpressionError(
            token.range, "unknown function '\(token.text)'\(Suggestion.hint(for: token.text, among: names))")
    }

    private mutating func leaf(_ kind: Leaf.Kind, _ range: Range<Int>) -> Part {
        leaves.append(Leaf(kind: kind, range: range))
        return .truth(.leaf(leaves.count - 1), range)
    }

    private mutating func consumeKeyword(_ keyword: String) -> Bool {
        guard reader.next.isName(keyword) else { return false }
        reader.advance()
        return true
    }

    private mutating func consumeComparison() -> Comparison? {
        guard reader.next.kind == .sign, let comparison = Comparison(rawValue: reader.next.text) else { return nil }
        reader.advance()
        return comparison
    }

    private mutating func consumeArithmetic(_ signs: [Arithmetic]) -> Arithmetic? {
        guard reader.next.kind == .sign, let sign = Arithmetic(rawValue: reader.next.text), signs.contains(sign)
        else { return nil }
        reader.advance()
        return sign
    }

    private mutating func nested(
        _ body: (inout Parser) throws(ExpressionError) -> Part
    ) throws(ExpressionError) -> Part {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.deepest else {
            throw ExpressionError(reader.next.range, "nested more than \(Parser.deepest) deep")
        }
        return try body(&self)
    }
}
