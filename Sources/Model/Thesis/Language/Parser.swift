/// Reads an expression by precedence: `or`, `and`, `not`, comparison, `+ -`, `* /`, unary `-`; and checks its types and
/// units while it reads.
struct Parser {
    /// Deeper nesting and longer calculations are refused, so that no input exhausts the stack.
    private static let deepest = 64, mostSteps = 500

    private var reader: ArgumentReader
    private var leaves: [Leaf] = []
    private var depth = 0

    /// What a part comes to.
    enum Part {
        case figure(Figure)
        case truth(Proposition, Range<Int>)
        case word(Call, [String])

        var range: Range<Int> {
            switch self {
            case .figure(let figure): figure.range
            case .truth(_, let range): range
            case .word(let call, _): call.range
            }
        }
    }

    private init(_ tokens: [Token], _ vocabulary: ThesisVocabulary) { reader = ArgumentReader(tokens, vocabulary) }

    /// An expression that is true or false.
    static func condition(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionFault) -> Expression {
        var parser = Parser(try Lexer.tokens(of: text), vocabulary)
        let root = try parser.proposition(try parser.whole())
        return Expression(text, .truth(root), leaves: parser.leaves, inputs: parser.reader.inputs)
    }

    /// An expression that comes to a number.
    static func figure(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionFault) -> Expression {
        var parser = Parser(try Lexer.tokens(of: text), vocabulary)
        let part = try parser.whole()
        guard case .figure(let figure) = part else {
            throw ExpressionFault(part.range, "expected a figure, not a condition")
        }
        return Expression(text, .number(figure), leaves: [], inputs: parser.reader.inputs)
    }

    /// An instrument or a ratio of two.
    static func gauge(_ text: String, _ vocabulary: ThesisVocabulary) throws(ExpressionFault) -> Gauge {
        var reader = ArgumentReader(try Lexer.tokens(of: text), vocabulary)
        let gauge = try reader.gaugeItself()
        guard reader.next.kind == .end else { throw reader.fault(expected: "the end") }
        return gauge
    }

    private mutating func whole() throws(ExpressionFault) -> Part {
        let part = try disjunction()
        if reader.next.kind != .end {
            throw reader.fault(expected: "an operator or the end")
        }
        return part
    }
}

extension Parser {
    private mutating func disjunction() throws(ExpressionFault) -> Part {
        try nested { parser throws(ExpressionFault) in
            let first = try parser.conjunction()
            guard parser.reader.next.isName("or") else { return first }
            var (parts, range) = ([try parser.proposition(first)], first.range)
            while parser.takeWord("or") {
                let next = try parser.conjunction()
                parts.append(try parser.proposition(next))
                range = range.joined(next.range)
            }
            return .truth(.or(parts), range)
        }
    }

    private mutating func conjunction() throws(ExpressionFault) -> Part {
        let first = try negation()
        guard reader.next.isName("and") else { return first }
        var (parts, range) = ([try proposition(first)], first.range)
        while takeWord("and") {
            let next = try negation()
            parts.append(try proposition(next))
            range = range.joined(next.range)
        }
        return .truth(.and(parts), range)
    }

    private mutating func negation() throws(ExpressionFault) -> Part {
        let start = reader.next.range
        guard takeWord("not") else { return try comparison() }
        return try nested { parser throws(ExpressionFault) in
            let part = try parser.negation()
            return .truth(.not(try parser.proposition(part)), start.joined(part.range))
        }
    }

    private mutating func comparison() throws(ExpressionFault) -> Part {
        let left = try sum()
        guard let comparison = takeComparison() else { return left }
        if case .word(let call, let words) = left { return try compare(call, words, comparison) }
        let right = try sum()
        if Comparison(rawValue: reader.next.text) != nil, reader.next.kind == .sign {
            throw ExpressionFault(
                reader.next.range, "a comparison has two sides: join two of them, as a < b and b < c")
        }
        let (a, b) = (try figure(left), try figure(right))
        try check(a, b, "compared")
        return leaf(.comparison(a, comparison, b), a.range.joined(b.range))
    }

    private mutating func compare(
        _ call: Call, _ words: [String], _ comparison: Comparison
    ) throws(ExpressionFault) -> Part {
        let expected = "one of \(words.joined(separator: " "))"
        guard comparison == .equal || comparison == .unequal else {
            let range = reader.tokens[reader.at - 1].range
            throw ExpressionFault(range, "a word is compared with = or !=: \(call.name) gives \(expected)")
        }
        let token = reader.next
        guard token.kind == .name || token.kind == .text, words.contains(token.text) else {
            throw reader.fault(expected: expected, suggestion: Suggestion.words(for: token.text, among: words))
        }
        reader.advance()
        return leaf(.word(call, isEqual: comparison == .equal, token.text), call.range.joined(token.range))
    }

    private mutating func sum() throws(ExpressionFault) -> Part {
        var part = try product()
        while let sign = takeArithmetic([.plus, .minus]) {
            let right = try product()
            part = .figure(try bounded(try add(try figure(part), sign, try figure(right))))
        }
        return part
    }

    private mutating func product() throws(ExpressionFault) -> Part {
        var part = try signed()
        while let sign = takeArithmetic([.times, .over]) {
            let right = try signed()
            part = .figure(try bounded(try multiply(try figure(part), sign, try figure(right))))
        }
        return part
    }

    private func bounded(_ figure: Figure) throws(ExpressionFault) -> Figure {
        guard figure.depth <= Parser.mostSteps else {
            throw ExpressionFault(figure.range, "a calculation of more than \(Parser.mostSteps) steps")
        }
        return figure
    }

    private mutating func signed() throws(ExpressionFault) -> Part {
        let start = reader.next.range
        guard reader.take("-") else { return try primary() }
        return try nested { parser throws(ExpressionFault) in
            let part = try parser.signed()
            let inner = try parser.figure(part)
            return .figure(
                Figure(kind: .negative(inner), unit: inner.unit, range: start.joined(part.range)))
        }
    }
}

extension Parser {
    private mutating func primary() throws(ExpressionFault) -> Part {
        let token = reader.next
        if case .quantity(let quantity) = token.kind {
            reader.advance()
            return .figure(Figure(kind: .literal(quantity.value), unit: quantity.unit, range: token.range))
        }
        if reader.take("(") {
            let part = try disjunction()
            guard reader.take(")") else { throw reader.fault(expected: "')'") }
            return part
        }
        guard token.kind == .name, !Parser.operators.contains(token.text) else {
            throw reader.fault(expected: "a figure, as return(IWM, 1M) or 8%")
        }
        return try call(token)
    }

    private static let operators: Set = ["and", "or", "not"]

    private mutating func call(_ token: Token) throws(ExpressionFault) -> Part {
        guard let function = ThesisFunction.named(token.text) else { throw unknownName(token) }
        reader.advance()
        let bound = try reader.bind(function)
        let range = token.range.lowerBound..<reader.tokens[reader.at - 1].range.upperBound
        let call = Call(name: function.name, read: bound.read, turn: bound.turn, range: range)
        switch function.result {
        case .number(let unit): return .figure(Figure(kind: .call(call), unit: unit, range: range))
        case .truth: return leaf(.truth(call), range)
        case .word(let words): return .word(call, words)
        }
    }

    private func unknownName(_ token: Token) -> ExpressionFault {
        let isInstrument =
            reader.vocabulary.symbols.contains(Symbol(token.text)) || reader.vocabulary.derived[token.text] != nil
        if isInstrument, !reader.tokens[min(reader.at + 1, reader.tokens.count - 1)].isSign("(") {
            return ExpressionFault(
                token.range, "'\(token.text)' is an instrument, not a figure: write last(\(token.text)) or return(…)")
        }
        let names = ThesisFunction.all.map(\.name) + Parser.operators.sorted()
        return ExpressionFault(
            token.range, "no function '\(token.text)'\(Suggestion.words(for: token.text, among: names))")
    }

    private mutating func leaf(_ kind: Leaf.Kind, _ range: Range<Int>) -> Part {
        leaves.append(Leaf(kind: kind, range: range))
        return .truth(.leaf(leaves.count - 1), range)
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard reader.next.isName(word) else { return false }
        reader.advance()
        return true
    }

    private mutating func takeComparison() -> Comparison? {
        guard reader.next.kind == .sign, let comparison = Comparison(rawValue: reader.next.text) else { return nil }
        reader.advance()
        return comparison
    }

    private mutating func takeArithmetic(_ signs: [Arithmetic]) -> Arithmetic? {
        guard reader.next.kind == .sign, let sign = Arithmetic(rawValue: reader.next.text), signs.contains(sign)
        else { return nil }
        reader.advance()
        return sign
    }

    private mutating func nested(
        _ body: (inout Parser) throws(ExpressionFault) -> Part
    ) throws(ExpressionFault) -> Part {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.deepest else {
            throw ExpressionFault(reader.next.range, "nested more than \(Parser.deepest) deep")
        }
        return try body(&self)
    }
}
