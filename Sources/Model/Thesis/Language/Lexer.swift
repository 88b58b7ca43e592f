/// Cuts an expression into words, numbers and signs.
struct Lexer {
    /// Longer expressions are refused; nobody reads them.
    static let longest = 10_000

    private let characters: [Character]
    private var at = 0

    private init(_ text: String) { characters = Array(text) }

    /// The tokens of an expression, the end among them.
    static func tokens(of text: String) throws(ExpressionFault) -> [Token] {
        var lexer = Lexer(text)
        guard lexer.characters.count <= longest else {
            throw ExpressionFault(longest..<longest + 1, "an expression has at most \(longest) characters")
        }
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        let end = lexer.characters.count
        return tokens + [Token(kind: .end, text: "", range: end..<end)]
    }

    private mutating func next() throws(ExpressionFault) -> Token? {
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
        let start = at
        let text = take { $0.isWordPart }
        return Token(kind: .name, text: text, range: start..<at)
    }

    private mutating func quoted(by mark: Character) throws(ExpressionFault) -> Token {
        let start = at
        at += 1
        let text = take { $0 != mark }
        guard peek() != nil else { throw ExpressionFault(start..<start + 1, "this text has no end: expected \(mark)") }
        at += 1
        return Token(kind: .text, text: text, range: start..<at)
    }

    private static let signs: [(written: String, plain: String)] = [
        (">=", ">="), ("<=", "<="), ("!=", "!="), ("==", "="), ("<>", "!="), ("≥", ">="), ("≤", "<="), ("≠", "!="),
        (">", ">"), ("<", "<"), ("=", "="), ("+", "+"), ("-", "-"), ("\u{2212}", "-"), ("*", "*"), ("×", "*"),
        ("/", "/"), ("÷", "/"), ("(", "("), (")", ")"), (",", ","),
    ]

    private mutating func sign() throws(ExpressionFault) -> Token {
        for (written, plain) in Lexer.signs where characters[at...].starts(with: written) {
            let start = at
            at += written.count
            return Token(kind: .sign, text: plain, range: start..<at)
        }
        throw ExpressionFault(at..<at + 1, "'\(PlainText.clean(String(characters[at])))' has no meaning here")
    }

    private mutating func number() throws(ExpressionFault) -> Token {
        let start = at
        let isMoney = peek() == "$"
        if isMoney { at += 1 }
        let digits = take { $0.isDigit || $0 == "." || $0 == "_" }
        let letters = take { $0.isWordPart }
        if !isMoney, !digits.contains("."), letters.isMark {
            return Token(kind: .mark, text: digits + letters, range: start..<at)
        }
        let unit = try letters.isEmpty && !isMoney ? followingUnit() : letters
        let range = start..<at
        guard let value = Double(digits.filter { $0 != "_" }), value.isFinite, digits.last != "." else {
            throw ExpressionFault(range, "'\(spelling(range))' is no number")
        }
        let decimals = digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
        guard let quantity = Quantity(value, written: unit, isMoney: isMoney, decimals: decimals) else {
            let units = isMoney ? "m, bn and tn, as $1bn" : "%, pp, bp, d and days; money is written $1bn"
            throw ExpressionFault(range, "'\(unit)' is no unit: there are \(units)")
        }
        return Token(kind: .quantity(quantity), text: spelling(range), range: range)
    }

    /// A unit that stands right behind a number or after a blank; empty where none does.
    private mutating func followingUnit() throws(ExpressionFault) -> String {
        let before = at
        skipBlanks()
        if peek() == "%" {
            at += 1
            return "%"
        }
        let word = take { $0.isWordPart }
        if Quantity.units.contains(word) { return word }
        at = before
        return ""
    }

    private func spelling(_ range: Range<Int>) -> String { String(characters[range]) }
    private func peek(_ ahead: Int = 0) -> Character? {
        characters.indices.contains(at + ahead) ? characters[at + ahead] : nil
    }
    private mutating func skipBlanks() { while peek()?.isWhitespace == true { at += 1 } }
    private mutating func take(while belongs: (Character) -> Bool) -> String {
        let start = at
        while let character = peek(), belongs(character) { at += 1 }
        return spelling(start..<at)
    }
}

extension Quantity {
    /// The units that may follow a number, money aside.
    static let units: Set = ["%", "pp", "bp", "d", "day", "days"]

    fileprivate init?(_ value: Double, written unit: String, isMoney: Bool, decimals: Int) {
        switch (isMoney, unit) {
        case (false, ""): self.init(value, .plain, decimals: decimals)
        case (false, "%"), (false, "pp"): self.init(value, .percent, decimals: decimals)
        case (false, "bp"): self.init(value, .bp, decimals: decimals)
        case (false, "d"), (false, "day"), (false, "days"): self.init(value, .days, decimals: decimals)
        case (true, ""): self.init(value, .money, decimals: decimals, scale: 1e-6)
        case (true, "m"): self.init(value, .money, decimals: decimals)
        case (true, "bn"): self.init(value, .money, decimals: decimals, scale: 1e3)
        case (true, "tn"): self.init(value, .money, decimals: decimals, scale: 1e6)
        default: return nil
        }
    }
}

extension String {
    /// Whether these letters behind a number make it a name: `Y` of `10Y`, `s10s` of `2s10s`.
    fileprivate var isMark: Bool {
        ["y", "m", "w"].contains(self) || contains { $0.isUpper || $0.isDigit }
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isUpper: Bool { ("A"..."Z").contains(self) }
    fileprivate var isWordStart: Bool { isUpper || ("a"..."z").contains(self) || self == "_" || self == "^" }
    fileprivate var isWordPart: Bool { isWordStart || isDigit || self == "." }
}
