/// A company's name in a normalised form, so that the spellings of different sources can be compared.
///
/// `SANOFI S A /FI`, `Sanofi` and `Sanofi SA` match, as do `Merus` and `Merus N.V.`; and so do `Genmab A/S` and `Genmab
/// Holding II B.V.`, where the second only adds which part of the group it is.
public struct CompanyName: Hashable, Sendable {
    /// The words in lower case, without accents, punctuation, brackets, legal forms and the state that EDGAR appends.
    public let words: [String]

    /// Normalises a name.
    public init(_ name: String) {
        var words = CompanyName.joiningInitials(CompanyName.words(of: CompanyName.trimmed(name)))
        if words.count > 1, words.first == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last, CompanyName.legalForms.contains(last) { words.removeLast() }
        self.words = CompanyName.aliases[words.joined(separator: " ")] ?? words
    }

    /// Whether two names mean the same company: the same words, possibly written together, or one begins with the other
    /// and continues with words that only describe the business or a part of the group.
    public func matches(_ other: CompanyName) -> Bool {
        guard let first = words.first, let otherFirst = other.words.first else { return false }
        guard first.utf8.first == otherFirst.utf8.first else { return false }
        if words == other.words || words.joined() == other.words.joined() { return true }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        guard short.count < long.count, long.starts(with: short), !CompanyName.isTooGeneral(short) else { return false }
        return long.dropFirst(short.count).allSatisfy(CompanyName.generic.contains)
    }

    /// Whether a text names the company, by all its words in order or by the distinctive ones.
    public func isNamed(in words: [String]) -> Bool { lastIndex(in: words) != nil }

    /// The index of the word at which a text last names the company; nil where it does not.
    public func lastIndex(in words: [String]) -> Int? {
        let distinctive = Array(self.words.prefix { !CompanyName.generic.contains($0) })
        let sought = distinctive.isEmpty ? self.words : distinctive
        guard !CompanyName.isTooGeneral(sought) else { return nil }
        return words.indices.last { words[$0...].starts(with: sought) }
    }

    /// Whether the name is that of a company formed only to buy another: `Samba Merger Sub, Inc.`
    public var isVehicle: Bool {
        words.contains { CompanyName.vehicleWords.contains($0) } || words.last == "acquisition"
    }

    /// Whether the words could belong to many companies.
    private static func isTooGeneral(_ words: [String]) -> Bool {
        words.allSatisfy(generic.contains) || words.joined().utf8.count <= 2
    }
}

extension CompanyName {
    /// The words of a text: letters and digits in lower case, without accents. Dots and apostrophes are dropped, `&` is
    /// a word, and any other character separates words. Brackets are dropped with their content.
    public static func words(of text: some StringProtocol) -> [String] {
        var splitter = WordSplitter()
        for scalar in text.unicodeScalars { splitter.consume(scalar) }
        return splitter.finish()
    }

    /// The name without the state or suffix that EDGAR appends: `CORP /DE/`, `INC/MD`, `/NEW`.
    private static func trimmed(_ name: String) -> Substring {
        var rest = name[...]
        while rest.last == " " || rest.last == "/" { rest.removeLast() }
        guard let slash = rest.lastIndex(of: "/") else { return rest }
        let tail = rest[rest.index(after: slash)...]
        let isSuffix = (2...4).contains(tail.count) && tail.allSatisfy { $0.isUppercase || $0.isWhitespace }
        return isSuffix ? rest[..<slash] : rest
    }

    /// Single letters at the end are the initials of a legal form: `NOVO NORDISK A S`.
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

    mutating func consume(_ scalar: Unicode.Scalar) {
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
        default: consumeOther(scalar)
        }
    }

    mutating func finish() -> [String] {
        end()
        return words
    }

    private mutating func consumeOther(_ scalar: Unicode.Scalar) {
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
