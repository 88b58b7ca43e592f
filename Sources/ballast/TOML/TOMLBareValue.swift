/// A bare value according to the grammar of TOML: a boolean, a number, a date or a time.
struct TOMLBareValue {
    private let bytes: [UInt8]
    private var index = 0

    /// Creates a value from letters, digits, `+-_.:`, and a blank between a date and a time.
    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether the text is a valid value.
    var isValue: Bool {
        ["true", "false"].contains { bytes.elementsEqual($0.utf8) } || isNumber || isDateOrTime
    }

    private var isNumber: Bool {
        var parser = self
        let isSigned = parser.skip("+-")
        if ["inf", "nan"].contains(where: { parser.bytes[parser.index...].elementsEqual($0.utf8) }) { return true }
        if !isSigned, bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let digits: String? =
                switch bytes[1] {
                case UInt8(ascii: "x"): "0123456789abcdefABCDEF"
                case UInt8(ascii: "o"): "01234567"
                case UInt8(ascii: "b"): "01"
                default: nil
                }
            if let digits {
                parser.index = 2
                return parser.readDigits(digits) != nil && parser.isAtEnd
            }
        }
        let start = parser.index
        guard let count = parser.readDigits(), count == 1 || bytes[start] != UInt8(ascii: "0") else { return false }
        if parser.skip(".") { guard parser.readDigits() != nil else { return false } }
        if parser.skip("eE") {
            _ = parser.skip("+-")
            guard parser.readDigits() != nil else { return false }
        }
        return parser.isAtEnd
    }

    private var isDateOrTime: Bool {
        var parser = self
        if parser.readTime() { return parser.isAtEnd }
        parser = self
        guard parser.read("0000-00-00") else { return false }
        if parser.isAtEnd { return true }
        guard parser.skip("Tt "), parser.readTime() else { return false }
        if parser.isAtEnd || parser.skip("Zz") { return parser.isAtEnd }
        return parser.skip("+-") && parser.read("00:00") && parser.isAtEnd
    }

    private var isAtEnd: Bool { index == bytes.count }

    /// Consumes one of the given characters; returns false if none of them follows.
    private mutating func skip(_ characters: String) -> Bool {
        guard index < bytes.count, characters.utf8.contains(bytes[index]) else { return false }
        index += 1
        return true
    }

    /// Consumes digits, which may be separated by single underscores, and returns the number of characters; nil if
    /// there are none.
    private mutating func readDigits(_ digits: String = "0123456789") -> Int? {
        let start = index
        repeat {
            guard skip(digits) else { return nil }
            while skip(digits) {}
        } while skip("_")
        return index - start
    }

    private mutating func readTime() -> Bool {
        guard read("00:00:00") else { return false }
        guard skip(".") else { return true }
        let start = index
        while skip("0123456789") {}
        return index > start
    }

    /// Consumes text that matches a pattern, in which 0 stands for any digit.
    private mutating func read(_ pattern: String) -> Bool {
        pattern.utf8.allSatisfy { $0 == UInt8(ascii: "0") ? skip("0123456789") : skip(String(Unicode.Scalar($0))) }
    }
}
