import Model

extension XMLScanner {
    /// Whether these characters stand here.
    func stands(_ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[at..<at + $0.count].elementsEqual($0) }
    }

    /// Goes on behind the next place where these characters stand.
    mutating func skip(behind end: StaticString, _ expected: String) throws(FeedError) {
        let start = at
        at += 2
        while at < bytes.count, !stands(end) { at += 1 }
        guard at < bytes.count else {
            at = start
            throw fault(expected)
        }
        at += end.utf8CodeUnitCount
    }

    /// Skips a document type with whatever it declares.
    mutating func skipDeclaration() throws(FeedError) {
        guard stands("<!DOCTYPE") || stands("<!doctype") else { throw fault("a tag") }
        let start = at
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case .quote, .apostrophe: skipQuoted()
            case .less where stands("<!--"): try skip(behind: "-->", "the end of a comment")
            case .less, UInt8(ascii: "["):
                depth += 1
                at += 1
            case .greater, UInt8(ascii: "]"):
                depth -= 1
                at += 1
                if depth == 0 { return }
            default: at += 1
            }
        }
        at = start
        throw fault("the end of a document type")
    }

    private mutating func skipQuoted() {
        let quote = bytes[at]
        at += 1
        while at < bytes.count, bytes[at] != quote { at += 1 }
        at += 1
    }

    /// Reads a name.
    mutating func readName() throws(FeedError) -> Range<Int> {
        let start = at
        while at < bytes.count, bytes[at].isInXMLName { at += 1 }
        guard at > start, bytes[start].beginsXMLName else {
            at = start
            throw fault("a name")
        }
        return start..<at
    }

    /// Reads a name and the quoted value that it is given.
    mutating func readAttribute() throws(FeedError) -> (name: Range<Int>, value: Range<Int>) {
        let name = try readName()
        skipSpace()
        guard stands("=") else { throw fault("=") }
        at += 1
        skipSpace()
        guard at < bytes.count, bytes[at] == .quote || bytes[at] == .apostrophe else { throw fault("a quote") }
        let start = at
        let quote = bytes[at]
        at += 1
        while at < bytes.count, bytes[at] != quote, bytes[at] != .less { at += 1 }
        guard at < bytes.count, bytes[at] == quote else {
            at = start
            throw fault("a closing quote")
        }
        at += 1
        return (name, start + 1..<at - 1)
    }

    mutating func skipSpace() {
        while at < bytes.count, bytes[at].isXMLSpace { at += 1 }
    }

    /// Whether an attribute declares a namespace.
    func isDeclaration(_ name: Range<Int>) -> Bool {
        let prefix = bytes[name].prefix(6)
        return prefix.elementsEqual("xmlns".utf8) || prefix.elementsEqual("xmlns:".utf8)
    }

    /// What stands behind the colon of a name.
    func localName(_ name: Range<Int>) -> String {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":"))
        return text((colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound)
    }

    /// The characters in a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let ampersand = UInt8(ascii: "&")
    static let apostrophe = UInt8(ascii: "'")

    /// Blank, tab or line end.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

    /// Whether a name may begin with it.
    fileprivate var beginsXMLName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: true
        default: self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
        }
    }

    /// Whether a name may have it.
    fileprivate var isInXMLName: Bool {
        beginsXMLName || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }
}
