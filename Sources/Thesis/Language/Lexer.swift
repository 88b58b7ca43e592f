import Model

/// Splits an expression into tokens: names, numbers, texts and signs.
struct Lexer {
    /// The most characters of an expression; longer ones are rejected.
    static let longest = 10_000

    private let characters: [Character]
    private var position = 0

    private init(_ text: String) { characters = Array(text) }

    /// The tokens of an expression, ending with the `.end` token.
    static func tokens(of text: String) throws(ExpressionError) -> [Token] {
        var lexer = Lexer(text)
        guard lexer.characters.count <= longest else {
            throw ExpressionError(longest..<longest + 1, "an expression has at most \(longest) characters")
        }
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        let end = lexer.characters.count
        return tokens + [Token(kind: .end, text: "", range: end..<end)]
    }

    private mutating func next() throws(ExpressionError) -> Token? {
        skipBlanks()
        guard let character = peek() else { return nil }
        if character == "$" || character.isDigit || (character == "." && peek(1)?.isDigit == true) {
            return try number()
        }
        if character.isWordStart { return name() }
        if character == "\"" || character == "'" { return try quoted(by: character) }
        return try sign()
    }

    private mutating func name() -> Token {
        let start = position
        let text = consume { $0.isWordPart }
        return Token(kind: .name, text: text, range: start..<position)
    }

    private mutating func quoted(by quote: Character) throws(ExpressionError) -> Token {
        let start = position
        position += 1
        let text = consume { $0 != quote }
        guard peek() != nil else { throw ExpressionError(start..<start + 1, "unterminated text: expected \(quote)") }
        position += 1
        return Token(kind: .text, text: text, range: start..<position)
    }

    /// The signs, the longest first.
    private static let signs: [(written: String, plain: String)] = {
        let operators = ThesisOperator.all.filter { !$0.isWord }.flatMap { sign in
            sign.spellings.map { (written: $0, plain: sign.plain) }
        }
        let others = ["(", ")", ","].map { (written: $0, plain: $0) }
        return (operators + others).sorted { $0.written.count > $1.written.count }
    }()

    private mutating func sign() throws(ExpressionError) -> Token {
        for (written, plain) in Lexer.signs where characters[position...].starts(with: written) {
            let start = position
            position += written.count
            return Token(kind: .sign, text: plain, range: start..<position)
        }
        throw ExpressionError(
            position..<position + 1, "'\(PlainText.clean(String(characters[position])))' has no meaning here")
    }

    private mutating func number() throws(ExpressionError) -> Token {
        let start = position
        let isMoney = peek() == "$"
        if isMoney { position += 1 }
        let digits = consume { $0.isDigit || $0 == "." || $0 == "_" }
        let letters = consume { $0.isWordPart }
        if !isMoney, !digits.contains("."), letters.isAlphanumericSuffix {
            return Token(kind: .alphanumeric, text: digits + letters, range: start..<position)
        }
        let unit = try letters.isEmpty && !isMoney ? followingUnit() : letters
        let range = start..<position
        guard let value = Double(digits.filter { $0 != "_" }), value.isFinite, digits.last != "." else {
            throw ExpressionError(range, "'\(PlainText.clean(spelling(range)))' is not a number")
        }
        let decimals = digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
        guard let quantity = Quantity(value, written: unit, isMoney: isMoney, decimals: decimals) else {
            let units = isMoney ? "m, bn and tn such as $1bn" : "%, pp, bp, d and days; money is written $1bn"
            throw ExpressionError(range, "'\(unit)' is not a unit: the units are \(units)")
        }
        return Token(kind: .quantity(quantity), text: spelling(range), range: range)
    }

    /// Consumes the unit that follows a number, directly or after blanks; empty if there is none.
    private mutating func followingUnit() throws(ExpressionError) -> String {
        let before = position
        skipBlanks()
        if peek() == "%" {
            position += 1
            return "%"
        }
        let unit = consume { $0.isWordPart }
        if Quantity.units.contains(unit) { return unit }
        position = before
        return ""
    }

    private func spelling(_ range: Range<Int>) -> String { String(characters[range]) }
    private func peek(_ ahead: Int = 0) -> Character? {
        characters.indices.contains(position + ahead) ? characters[position + ahead] : nil
    }
    private mutating func skipBlanks() { while peek()?.isWhitespace == true { position += 1 } }
    private mutating func consume(while belongs: (Character) -> Bool) -> String {
        let start = position
        while let character = peek(), belongs(character) { position += 1 }
        return spelling(start..<position)
    }
}

extension Quantity {
    /// The units that may follow a number that is not money.
    static let units = Set(WrittenUnit.all.filter { !$0.isMoney }.flatMap(\.spellings)).subtracting([""])

    fileprivate init?(_ value: Double, written spelling: String, isMoney: Bool, decimals: Int) {
        guard let written = WrittenUnit.named(spelling, isMoney: isMoney) else { return nil }
        self.init(value, written.unit, decimals: decimals, scale: written.scale)
    }
}

extension String {
    /// Whether these letters after digits make an alphanumeric token: `Y` of `10Y`, `s10s` of `2s10s`.
    fileprivate var isAlphanumericSuffix: Bool {
        ["y", "m", "w"].contains(self) || contains { $0.isUpper || $0.isDigit }
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isUpper: Bool { ("A"..."Z").contains(self) }
    fileprivate var isWordStart: Bool { isUpper || ("a"..."z").contains(self) || self == "_" || self == "^" }
    fileprivate var isWordPart: Bool { isWordStart || isDigit || self == "." }
}
