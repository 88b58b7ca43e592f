/// A value of TOML that stands without marks, as its grammar has it: a truth, a number, a date or a time.
struct TOMLWord {
    private let bytes: [UInt8]
    private var index = 0

    /// A word of letters, digits and `+-_.:`, and a blank between a date and a time.
    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether the grammar has such a value.
    var isValue: Bool {
        ["true", "false"].contains { bytes.elementsEqual($0.utf8) } || isNumber || isMoment
    }

    private var isNumber: Bool {
        var word = self
        let isSigned = word.skip("+-")
        if ["inf", "nan"].contains(where: { word.bytes[word.index...].elementsEqual($0.utf8) }) { return true }
        if !isSigned, bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let digits: String? =
                switch bytes[1] {
                case UInt8(ascii: "x"): "0123456789abcdefABCDEF"
                case UInt8(ascii: "o"): "01234567"
                case UInt8(ascii: "b"): "01"
                default: nil
                }
            if let digits {
                word.index = 2
                return word.readDigits(digits) != nil && word.isAtEnd
            }
        }
        let start = word.index
        guard let count = word.readDigits(), count == 1 || bytes[start] != UInt8(ascii: "0") else { return false }
        if word.skip(".") { guard word.readDigits() != nil else { return false } }
        if word.skip("eE") {
            _ = word.skip("+-")
            guard word.readDigits() != nil else { return false }
        }
        return word.isAtEnd
    }

    private var isMoment: Bool {
        var word = self
        if word.readTime() { return word.isAtEnd }
        word = self
        guard word.read("0000-00-00") else { return false }
        if word.isAtEnd { return true }
        guard word.skip("Tt "), word.readTime() else { return false }
        if word.isAtEnd || word.skip("Zz") { return word.isAtEnd }
        return word.skip("+-") && word.read("00:00") && word.isAtEnd
    }

    private var isAtEnd: Bool { index == bytes.count }

    /// Goes behind one of some characters; false where none of them is there.
    private mutating func skip(_ characters: String) -> Bool {
        guard index < bytes.count, characters.utf8.contains(bytes[index]) else { return false }
        index += 1
        return true
    }

    /// Goes behind digits, between two of which may be a bar; nil where there are none. How many characters they take.
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

    /// Goes behind what looks like a pattern, in which 0 is any digit.
    private mutating func read(_ pattern: String) -> Bool {
        pattern.utf8.allSatisfy { $0 == UInt8(ascii: "0") ? skip("0123456789") : skip(String(Unicode.Scalar($0))) }
    }
}
