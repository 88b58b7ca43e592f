import Model
import Thesis

/// Checks that a text follows the grammar of TOML 1.0 (https://toml.io/en/v1.0.0), in one pass and without recursion
/// that a text could deepen. Keys and values may be nested 32 deep, far more than any file needs here.
struct TOMLGrammar {
    /// The maximum number of parts in a key, and of nested lists and tables in a value.
    static let deepest = 32

    let scalars: [Unicode.Scalar]
    var index = 0
    /// The current table and key, for messages.
    private var table = "", key = ""

    /// Creates a checker for a text.
    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        // Skip a byte-order mark.
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    /// Reads the text to its end; throws at the first error.
    mutating func check() throws(TOMLSyntaxError) {
        while index < scalars.count {
            skipBlanks()
            key = ""
            switch peek {
            case nil, "#", "\n", "\r": break
            case "[": try readHead()
            default: try readPair()
            }
            try readLineEnd()
        }
    }

    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    func ahead(_ offset: Int) -> Unicode.Scalar? { index + offset < scalars.count ? scalars[index + offset] : nil }

    /// An error at the current position, or at an earlier one.
    func wrong(_ message: String, at position: Int? = nil) -> TOMLSyntaxError {
        let before = scalars[..<(position ?? index)]
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        var line = String.UnicodeScalarView()
        line.append(contentsOf: before[start...])
        let at = ThesisSource.SourceLocation(line: before.count { $0 == "\n" } + 1, column: String(line).count + 1)
        let name = [table, key].filter { !$0.isEmpty }.joined(separator: ".")
        return TOMLSyntaxError(at: at, key: name.isEmpty ? nil : name, message)
    }

    /// A description of the character at the current position.
    var found: String {
        guard let peek else { return "the end of the file" }
        if peek == "\n" || peek == "\r" && ahead(1) == "\n" { return "the end of the line" }
        return peek.isVisible ? "“\(peek)”" : peek.code
    }

    mutating func skipBlanks() {
        while peek == " " || peek == "\t" { index += 1 }
    }

    /// Consumes a line end; returns false if there is none.
    mutating func skipNewline() -> Bool {
        if peek == "\n" {
            index += 1
        } else if peek == "\r", ahead(1) == "\n" {
            index += 2
        } else {
            return false
        }
        return true
    }

    mutating func skipComment() throws(TOMLSyntaxError) {
        guard peek == "#" else { return }
        while let scalar = peek, scalar != "\n", !(scalar == "\r" && ahead(1) == "\n") {
            if scalar.isTOMLControl { throw wrong("\(scalar.code) in a comment") }
            index += 1
        }
    }

    mutating func readLineEnd() throws(TOMLSyntaxError) {
        skipBlanks()
        try skipComment()
        guard peek == nil || skipNewline() else { throw wrong("expected the end of the line, found \(found)") }
    }
}

extension TOMLGrammar {
    /// `[a.b]` or `[[a.b]]`.
    mutating func readHead() throws(TOMLSyntaxError) {
        table = ""
        let isList = ahead(1) == "["
        index += isList ? 2 : 1
        skipBlanks()
        let name = try readName(of: "a table")
        for _ in 0..<(isList ? 2 : 1) {
            guard peek == "]" else { throw wrong("expected “]” after the table’s name, found \(found)") }
            index += 1
        }
        table = name
    }

    /// `a.b = value`.
    private mutating func readPair() throws(TOMLSyntaxError) {
        key = try readName(of: "a key")
        try readEquals()
        try readValue()
    }

    mutating func readEquals() throws(TOMLSyntaxError) {
        guard peek == "=" else { throw wrong("expected “=” after the key, found \(found)") }
        index += 1
        skipBlanks()
    }

    /// A dotted name, including trailing blanks.
    @discardableResult
    mutating func readName(of what: String) throws(TOMLSyntaxError) -> String {
        var parts: [String] = []
        while true {
            parts.append(try readPart(of: what))
            skipBlanks()
            guard peek == "." else { return parts.joined(separator: ".") }
            guard parts.count < TOMLGrammar.deepest else {
                throw wrong("a name of more than \(TOMLGrammar.deepest) parts")
            }
            index += 1
            skipBlanks()
        }
    }

    private mutating func readPart(of what: String) throws(TOMLSyntaxError) -> String {
        let start = index
        if peek == "\"" || peek == "'" {
            guard peek != ahead(1) || peek != ahead(2) else { throw wrong("a name over several lines") }
            try readText()
            return string(start + 1, index - 1)
        }
        while let scalar = peek, scalar.isBareKey { index += 1 }
        guard index > start else { throw wrong("expected the name of \(what), found \(found)") }
        return string(start, index)
    }

    /// Part of the text.
    func string(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<max(start, end)])
        return String(view)
    }
}

extension Unicode.Scalar {
    fileprivate var isBareKey: Bool {
        isASCII && (properties.isAlphabetic || isTOMLDigit || self == "-" || self == "_")
    }

    var isTOMLDigit: Bool { ("0"..."9").contains(self) }

    /// A control character that is not allowed anywhere; a tab is allowed.
    var isTOMLControl: Bool { value < 0x20 && self != "\t" || value == 0x7F }

    /// `U+202E`.
    var code: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    fileprivate var isVisible: Bool { PlainText.clean(String(self)) == String(self) }
}
