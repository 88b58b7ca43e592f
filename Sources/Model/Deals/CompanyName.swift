/// A company's name as different sources write it, brought to one form so that they can be told to mean the same.
///
/// `SANOFI S A /FI`, `Sanofi` and `Sanofi SA` are one; `Merus` and `Merus N.V.` too; `Genmab A/S` and
/// `Genmab Holding II B.V.` are, since the second only says which part of the first.
public struct CompanyName: Hashable, Sendable {
    /// Its words: lower case, without accents, punctuation, brackets, legal forms and the state that EDGAR puts behind.
    public let words: [String]

    /// The form of a name.
    public init(_ name: String) {
        var words = CompanyName.joiningInitials(CompanyName.words(of: CompanyName.trimmed(name)))
        if words.count > 1, words.first == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last, CompanyName.legalForms.contains(last) { words.removeLast() }
        self.words = CompanyName.aliases[words.joined(separator: " ")] ?? words
    }

    /// Whether two names mean one company: the same words, also where one writes them together; or one begins with the
    /// other and goes on with words that say only what such companies do, or which part of them it is.
    public func matches(_ other: CompanyName) -> Bool {
        guard let first = words.first, let otherFirst = other.words.first else { return false }
        guard first.utf8.first == otherFirst.utf8.first else { return false }
        if words == other.words || words.joined() == other.words.joined() { return true }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        guard short.count < long.count, long.starts(with: short), !CompanyName.isTooGeneral(short) else { return false }
        return long.dropFirst(short.count).allSatisfy(CompanyName.generic.contains)
    }

    /// Whether a text names the company: all its words in order, or those of them that tell it from others.
    public func isNamed(in words: [String]) -> Bool { lastIndex(in: words) != nil }

    /// The index of the word with which a text names the company last; nil where it does not.
    public func lastIndex(in words: [String]) -> Int? {
        let telling = Array(self.words.prefix { !CompanyName.generic.contains($0) })
        let sought = telling.isEmpty ? self.words : telling
        guard !CompanyName.isTooGeneral(sought) else { return nil }
        return words.indices.last { words[$0...].starts(with: sought) }
    }

    /// Whether the name is that of a company made only to buy another: `Samba Merger Sub, Inc.`
    public var isVehicle: Bool {
        words.contains { CompanyName.vehicleWords.contains($0) } || words.last == "acquisition"
    }

    /// Whether words could be of many companies.
    private static func isTooGeneral(_ words: [String]) -> Bool {
        words.allSatisfy(generic.contains) || words.joined().utf8.count <= 2
    }
}

extension CompanyName {
    /// The words of a text: letters and digits in lower case, without accents; dots and apostrophes go, `&` is a word, all
    /// else parts words. A bracket goes with what is in it.
    public static func words(of text: some StringProtocol) -> [String] {
        var splitter = WordSplitter()
        for scalar in text.unicodeScalars { splitter.take(scalar) }
        return splitter.finish()
    }

    /// Without the state or the mark that EDGAR puts behind a name: `CORP /DE/`, `INC/MD`, `/NEW`.
    private static func trimmed(_ name: String) -> Substring {
        var rest = name[...]
        while rest.last == " " || rest.last == "/" { rest.removeLast() }
        guard let slash = rest.lastIndex(of: "/") else { return rest }
        let tail = rest[rest.index(after: slash)...]
        let isMark = (2...4).contains(tail.count) && tail.allSatisfy { $0.isUppercase || $0.isWhitespace }
        return isMark ? rest[..<slash] : rest
    }

    /// Letters that stand alone at the end are initials of a legal form: `NOVO NORDISK A S`.
    private static func joiningInitials(_ words: [String]) -> [String] {
        let count = words.reversed().prefix { $0.utf8.count == 1 }.count
        guard count > 1, count < words.count else { return words }
        let joined = words.suffix(count).joined()
        return legalForms.contains(joined) ? Array(words.dropLast(count)) + [joined] : words
    }
}

/// The words so far, and the one being read.
private struct WordSplitter {
    private var words: [String] = []
    private var word = ""
    private var depth = 0

    mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "(", "[": depth += 1
        case ")", "]": depth = max(0, depth - 1)
        case _ where depth > 0: break
        case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
        case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        case ".", "'", "\u{2019}": break
        case "/" where word.utf8.count == 1: break
        case "&", "+":
            end()
            words.append("and")
        default: takeOther(scalar)
        }
    }

    mutating func finish() -> [String] {
        end()
        return words
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar) {
        guard scalar.value >= 0x80, scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return end()
        }
        let small = scalar.properties.lowercaseMapping
        word += CompanyName.plainLetters[small] ?? small
    }

    private mutating func end() {
        if !word.isEmpty { words.append(word) }
        word = ""
    }
}
